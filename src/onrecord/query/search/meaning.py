"""Who is meant where a search names an actor: by name, or by an id."""

from onrecord.errors import NotInRecord
from onrecord.query.lexicon import known_by_id
from onrecord.query.naming import choices, entities_named
from onrecord.records import Entity
from onrecord.store.view import View


def actors_meant(view: View, actor: str) -> list[Entity]:
    """Who may be meant, best first.

    ``actor`` is a name, the id of an entity or of an actor of one report, or that of a country or
    body in the codebooks (``country:JP``). Raises ``NotInRecord`` where nobody fits.
    """
    if actor.startswith("act1_"):
        entity = view.entity_of(actor)
        if entity is None:
            raise NotInRecord(f"no actor {actor} in the record")
        return [view.entity(entity)]
    entry = known_by_id(actor)
    found = entities_named(view, actor if entry is None else entry.name)
    return found if entry is None else [each for each in found if each.known_as == entry.id]


def actor_meant(view: View, actor: str) -> Entity:
    """The one who is meant; raises ``NotInRecord`` naming the choices where there are more."""
    found = actors_meant(view, actor)
    if len(found) != 1:
        told = f"may be {choices(found)}; ask for one of them by id" if found else "is not in it"
        raise NotInRecord(f"{actor!r} {told}")
    return found[0]

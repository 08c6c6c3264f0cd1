"""From a name that a user types to the entity meant, or to those that may be meant."""

from collections.abc import Sequence

from onrecord.errors import NotInRecord
from onrecord.query.lexicon import known, known_by_id
from onrecord.query.question.topic import exact_entities
from onrecord.records import Entity
from onrecord.store.view import View

_MOSTLY = 8  # times as many reports as speak of all others so named


def entities_named(view: View, name: str) -> list[Entity]:
    """Who may be meant by a name, best first: exactly so named, else by last name or beginning.

    "Tokyo" and "Japanese" find Japan, as its id in the codebooks does (``country:JP``). Where nearly all reports that speak of somebody so named
    mean one of them, it is that one alone. Raises ``NotInRecord`` where nobody fits.
    """
    if name.startswith("ent"):
        try:
            return [view.entity(name)]
        except NotInRecord:
            pass
    entry = known(name) or known_by_id(name)
    if entry is not None:
        settled = [e for e in view.find_entities(entry.name) if e.known_as == entry.id]
        if settled:
            return settled
    exact = exact_entities(view, name)
    found = [view.entity(each.id) for each in exact] or view.find_entities(name)
    if not found:
        raise NotInRecord(f"no actor called {name!r} in the record; nobody has that name or alias")
    return _mostly_meant(found) or found


def _mostly_meant(found: Sequence[Entity]) -> list[Entity]:
    most = max(found, key=lambda entity: (len(entity.actors), entity.id))
    rest = sum(len(entity.actors) for entity in found) - len(most.actors)
    return [most] if len(most.actors) >= _MOSTLY * rest else []


def one_named(view: View, name: str) -> Entity:
    """The one entity meant by a name; raises ``NotInRecord`` naming the choices if there are more."""
    found = entities_named(view, name)
    if len(found) > 1:
        raise NotInRecord(
            f"{name!r} may be {choices(found)}; ask for one of them by its full name or id"
        )
    return found[0]


def choices(entities: Sequence[Entity], most: int = 8) -> str:
    """The entities in one line: name, kind, country and id."""
    said = [in_full(entity) for entity in entities[:most]]
    more = len(entities) - most
    return ", ".join(said) + (f" and {more} more" if more > 0 else "")


def in_full(entity: Entity) -> str:
    """An entity's name with what tells it apart: kind, country and id."""
    told = ", ".join(filter(None, (entity.kind, entity.country, entity.id)))
    return f"{entity.name} ({told})"

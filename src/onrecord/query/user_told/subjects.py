"""Whom a correction is of, found again in the record as it is settled now."""

from collections import Counter
from collections.abc import Iterable

from onrecord.errors import NotInRecord
from onrecord.query.naming import one_named
from onrecord.records import Actor, Entity, Subject
from onrecord.store import fold
from onrecord.store.view import View


def bearer(view: View, name: str) -> Entity:
    """The one whom a name or an id means, also an id that a correction has done away with.

    Raises ``NotInRecord``.
    """
    try:
        return one_named(view, name)
    except NotInRecord:
        for correction in reversed(view.corrections()):
            for subject in correction.subjects:
                found = subject_now(view, subject) if subject.entity == name else None
                if found is not None:
                    return found
        raise


def subject_now(view: View, subject: Subject) -> Entity | None:
    """Whom a subject of a correction is found to be now, or ``None``: nobody, or one of several.

    By its articles' actors; where these are gone, by its known id, its id, or its name.
    """
    held = _most(view, subject.actors)
    if held is not None:
        return held
    named = [
        actor.id
        for article in subject.articles
        for actor in view.claims(Actor, article=article)
        if fold(subject.name) in {fold(form) for form in (actor.name, *actor.aliases)}
    ]
    again = _most(view, named)
    if again is not None:
        return again
    alike = view.find_entities(subject.name)
    for fits in (
        [e for e in alike if subject.known_as is not None and e.known_as == subject.known_as],
        [e for e in alike if e.id == subject.entity],
        [
            e
            for e in alike
            if fold(e.name) == fold(subject.name)
            and (e.kind, e.country) == (subject.kind, subject.country)
        ],
    ):
        if len(fits) == 1:
            return fits[0]
    return None


def _most(view: View, actors: Iterable[str]) -> Entity | None:
    """The entity that most of these actors are, of equals the first by id."""
    found = view.entities_of(actors)
    if not found:
        return None
    held = Counter(entity.id for entity in found.values())
    most = min(held, key=lambda id: (-held[id], id))
    return next(entity for entity in found.values() if entity.id == most)

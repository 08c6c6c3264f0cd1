"""Events in the order of their days."""

from onrecord.query.board.asking import inquire
from onrecord.query.disputes.bearing import borne_out
from onrecord.query.happenings import Happening, happenings_for, happenings_of
from onrecord.query.naming import one_named
from onrecord.query.question.asked import Asked
from onrecord.query.question.retrieval import matched_events
from onrecord.query.reader import Reader
from onrecord.store.view import View


def timeline(
    view: View,
    *,
    actor: str | None = None,
    question: str | Asked | None = None,
    limit: int | None = None,
) -> tuple[Happening, ...]:
    """Events by day, undated ones last: all, those of an actor, those that speak of a question.

    ``limit`` keeps the latest, those with a day first. Raises ``NotInRecord`` where the actor's name fits nobody or more
    than one, ``QuestionError`` where the question cannot be understood.
    """
    entity = one_named(view, actor) if actor is not None else None
    if question is not None:
        inquiry = inquire(view, question)
        told = [match.claim for match in matched_events(inquiry.reader, inquiry.topic)]
        found = happenings_of(inquiry.reader, told)
        if entity is not None:
            own = {event.id for event in view.events(entity=entity.id)}
            found = [happening for happening in found if happening.event in own]
        return tuple(borne_out(inquiry.reader, _latest(found, limit)))
    events = view.events(entity=entity.id if entity is not None else None)
    if limit is not None:
        dated = [event for event in events if event.date is not None and event.date.start]
        undated = [event for event in events if event.date is None or not event.date.start]
        events = dated[-limit:] + (undated if len(dated) < limit else [])
    reader = Reader(view)
    return tuple(borne_out(reader, _latest(happenings_for(reader, events), limit)))


def _latest(found: list[Happening], limit: int | None) -> list[Happening]:
    """By day, those of unknown day after them by the day they were told; the last so many."""
    dated = [happening for happening in found if happening.day is not None]
    undated = [happening for happening in found if happening.day is None]
    dated.sort(key=lambda h: (h.day, h.event))
    undated.sort(key=lambda h: (_told(h), h.event))
    if limit is None:
        return dated + undated
    dated = dated[-limit:]
    room = limit - len(dated)
    return dated + (undated[-room:] if room else [])


def _told(happening: Happening) -> str:
    published = happening.sources[0].published
    return published.value if published is not None else ""

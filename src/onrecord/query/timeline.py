"""Events in the order of their days: all, an actor's, a question's, of a type, a status, a stretch of days."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from typing import get_args

import msgspec

from onrecord.errors import QuestionError
from onrecord.query.disputes.bearing import borne_out
from onrecord.query.happenings import Happening, happenings_for, happenings_of
from onrecord.query.paging import Page
from onrecord.query.question.asked import Asked, ask
from onrecord.query.question.retrieval import matched_events
from onrecord.query.question.topic import make_topic
from onrecord.query.reader import Reader
from onrecord.query.ties.listed import bearer_meant
from onrecord.records import Event, EventMention, EventStatus
from onrecord.schema.plover import plover
from onrecord.store.view import View
from onrecord.store.view.event_days import DayKind, EventsWanted

_DAY = datetime.timedelta(days=1)


def timeline(  # noqa: PLR0913 - an argument each for what can be asked
    view: View,
    *,
    actor: str | None = None,
    question: str | Asked | None = None,
    types: Collection[str] = (),
    statuses: Collection[EventStatus] = (),
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    limit: int | None = None,
) -> tuple[Happening, ...]:
    """Events by day, undated ones last: all, those of an actor, those that speak of a question.

    ``since`` and ``until`` are days, both included: they leave out what is undated. ``limit`` keeps the
    latest, those with a day first. Raises ``NotInRecord`` where the actor's name fits nobody or more
    than one, ``QuestionError`` where the question cannot be understood or a type or status is none.
    """
    reader = Reader(view)
    told = _told(reader, question) if question is not None else None
    wanted = events_wanted(
        view, actor=actor, types=types, statuses=statuses, since=since, until=until,
        among=None if told is None else view.events_of(mention.id for mention in told).values(),
    )  # fmt: skip
    ids = _latest(view, wanted, limit)
    if told is None:
        found = happenings_for(reader, _events(view, ids))
    else:  # told by those tellings alone that speak of it
        by_id = {happening.event: happening for happening in happenings_of(reader, told)}
        found = [by_id[id] for id in ids if id in by_id]
    return tuple(borne_out(reader, found))


def _latest(view: View, wanted: EventsWanted, limit: int | None) -> list[str]:
    """Ids by day, then those of unknown day by the day they were first told; the last so many."""
    dated = msgspec.structs.replace(wanted, dated=True)
    ids = view.event_ids(dated, limit=-1 if limit is None else limit)[::-1]
    room = None if limit is None else limit - len(ids)
    if room == 0 or wanted.since is not None or wanted.until is not None:
        return ids
    undated = msgspec.structs.replace(wanted, dated=False, by="report")
    more = view.event_ids(undated, limit=-1 if room is None else room)[::-1]
    return ids + more


def events_wanted(  # noqa: PLR0913 - an argument each for what can be asked
    view: View,
    *,
    actor: str | None = None,
    types: Collection[str] = (),
    statuses: Collection[str] = (),
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    by: DayKind = "event",
    dated: bool | None = None,
    among: Iterable[str] | None = None,
) -> EventsWanted:
    """What is asked of a timeline, in the record's own terms; ``until`` is the last day, included.

    ``actor`` is a name, or the id of an entity or of one report's actor. Raises ``NotInRecord`` and
    ``QuestionError`` as ``timeline``, the latter also where ``until`` lies before ``since``.
    """
    if since is not None and until is not None and until < since:
        raise QuestionError(f"{until} is before {since}: no day lies between")
    return EventsWanted(
        entity=bearer_meant(view, actor).id if actor is not None else None,
        types=tuple(sorted(_known("type", types, sorted(plover().types)))),
        statuses=tuple(
            status for status in get_args(EventStatus) if status in _known_statuses(statuses)
        ),
        by=by,
        since=since,
        until=None if until is None or until == datetime.date.max else until + _DAY,
        dated=dated,
        among=None if among is None else frozenset(among),
    )


def _known_statuses(statuses: Collection[str]) -> Collection[str]:
    return _known("status", statuses, get_args(EventStatus))


def _known(what: str, given: Collection[str], valid: Sequence[str]) -> Collection[str]:
    for value in given:
        if value not in valid:
            raise QuestionError(f"{value!r} is no {what} of events; there are: {', '.join(valid)}")
    return given


def events_on(view: View, question: str | Asked) -> frozenset[str]:
    """The ids of events that speak of a question; raises ``QuestionError``."""
    told = _told(Reader(view), question)
    return frozenset(view.events_of(mention.id for mention in told).values())


def _told(reader: Reader, question: str | Asked) -> list[EventMention]:
    asked = ask(question) if isinstance(question, str) else question
    topic = make_topic(reader.view, asked.question, asked.family)
    return [match.claim for match in matched_events(reader, topic)]


def happenings_page(
    view: View,
    wanted: EventsWanted,
    *,
    offset: int = 0,
    limit: int = 50,
    newest: bool = True,
    total: int | None = None,
) -> Page[Happening]:
    """A part of a timeline, newest or oldest first; contradictions are not looked for.

    ``total`` is how many there are, where that is known already.
    """
    ids = view.event_ids(wanted, offset=offset, limit=limit, newest=newest)
    found = happenings_for(Reader(view), _events(view, ids))
    if total is None:
        total = view.count_events(wanted)
    return Page(items=tuple(found), total=total, offset=offset, limit=limit)


def _events(view: View, ids: Sequence[str]) -> list[Event]:
    found = view.events_by_id(ids)
    return [found[id] for id in ids if id in found]

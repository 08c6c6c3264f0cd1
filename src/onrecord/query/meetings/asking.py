"""Which meetings were held between whom and when, as asked."""

import datetime
from collections.abc import Iterable, Sequence

from onrecord.query.meetings.joined import country_of, join_meetings
from onrecord.query.meetings.lines import MeetingLine, line_of
from onrecord.query.naming import one_named
from onrecord.query.reader import Reader
from onrecord.records import Entity, EventStatus, Meeting, Participant
from onrecord.store.view import View


def meetings(
    view: View,
    *,
    between: tuple[str, str] | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    status: EventStatus | None = None,
    limit: int | None = None,
) -> tuple[MeetingLine, ...]:
    """Meetings by day, undated ones last.

    Args:
        view: The record.
        between: Two names: only meetings in which both took part, or people for them.
        since: Only meetings on that day or later.
        until: Only meetings on that day or earlier.
        status: Only meetings of this status.
        limit: The latest so many, those with a day first.

    Raises:
        NotInRecord: A name in ``between`` fits nobody or more than one.
    """
    sides = tuple(one_named(view, name) for name in between) if between is not None else ()
    reader = Reader(view)
    found = [
        line_of(reader, same)
        for same in join_meetings(reader, view.claims(Meeting))
        if _is_between(reader, same.meetings, sides)
    ]
    kept = [
        line
        for line in found
        if (status is None or line.status == status) and _is_within(line, since, until)
    ]
    dated = sorted((x for x in kept if x.day is not None), key=lambda x: (x.day, x.meetings))
    undated = sorted((x for x in kept if x.day is None), key=lambda x: x.meetings)
    if limit is None:
        return (*dated, *undated)
    dated = dated[-limit:]
    return (*dated, *undated[: limit - len(dated)])


def _is_within(line: MeetingLine, since: datetime.date | None, until: datetime.date | None) -> bool:
    if since is None and until is None:
        return True
    if line.date is None or line.date.start is None:
        return False
    last = line.date.end or datetime.date.max
    return (since is None or last > since) and (until is None or line.date.start <= until)


def _is_between(reader: Reader, told: Iterable[Meeting], sides: Sequence[Entity]) -> bool:
    people = [one for meeting in told for one in meeting.participants]
    chosen: set[int] = set()
    for side in sides:
        place = next(
            (
                n
                for n, one in enumerate(people)
                if n not in chosen and stands_for(reader, one, side)
            ),
            None,
        )
        if place is None:
            return False
        chosen.add(place)
    return True


def stands_for(reader: Reader, one: Participant, side: Entity) -> bool:
    """True where the participant is the actor, or takes part for it: its member, its country's."""
    keys = {reader.who(actor).entity for actor in (one.actor, one.body) if actor is not None}
    if side.id in keys:
        return True
    return side.kind == "government" and side.country == country_of(reader, one)

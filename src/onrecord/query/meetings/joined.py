"""Which meetings of different reports are one.

Two reports tell of one meeting where their mentions speak of one settled event; or where both
date it to the same day and the same sides took part. A report's own meetings stay apart.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.query.reader import Reader
from onrecord.records import Meeting, Participant


@dataclass(frozen=True)
class Same:
    """Meetings that are one, the fullest first, with the settled events they speak of and why."""

    meetings: tuple[Meeting, ...]
    events: tuple[str, ...]
    reason: str


def join_meetings(reader: Reader, told: Iterable[Meeting]) -> list[Same]:
    """All meetings, those of different reports that are one together; independent of their order."""
    ordered = sorted(told, key=lambda meeting: meeting.id)
    reader.meet(
        actor
        for meeting in ordered
        for one in meeting.participants
        for actor in (one.actor, one.body)
        if actor is not None
    )
    events = {
        meeting.id: tuple(
            sorted({e for id in meeting.mentions if (e := reader.view.event_of(id)) is not None})
        )
        for meeting in ordered
    }
    groups = _Groups(ordered)
    by_event: dict[str, list[Meeting]] = {}
    for meeting in ordered:
        for event in events[meeting.id]:
            by_event.setdefault(event, []).append(meeting)
    for event in sorted(by_event):
        groups.join(by_event[event], "their mentions speak of one event")
    by_day: dict[tuple[datetime.date, frozenset[str]], list[Meeting]] = {}
    for meeting in ordered:
        key = _day_and_sides(reader, meeting)
        if key is not None:
            by_day.setdefault(key, []).append(meeting)
    for same in sorted(by_day.values(), key=lambda each: each[0].id):
        groups.join(same, "the same day and sides")
    return [_same(members, reasons, events) for members, reasons in groups.all()]


def _same(members: list[Meeting], reasons: list[str], events: dict[str, tuple[str, ...]]) -> Same:
    ordered = sorted(members, key=lambda m: (-len(m.participants), -len(m.evidence), m.id))
    return Same(
        meetings=tuple(ordered),
        events=tuple(sorted({event for m in members for event in events[m.id]})),
        reason="; ".join(dict.fromkeys(reasons)) or "told by one report",
    )


def country_of(reader: Reader, one: Participant) -> str | None:
    """The country that a participant takes part for, by its own report or by what others tell."""
    if one.country is not None:
        return one.country
    for actor in (one.body, one.actor):
        if actor is not None and (known := reader.who(actor).country) is not None:
            return known
    return None


def _day_and_sides(reader: Reader, meeting: Meeting) -> tuple[datetime.date, frozenset[str]] | None:
    """The day of a meeting and who took part by country, or by actor where that is not known."""
    date = meeting.date
    if date is None or date.start is None or date.precision != "day":
        return None
    sides: set[str] = set()
    for one in meeting.participants:
        country = country_of(reader, one)
        if country is not None:
            sides.add(country)
        elif one.actor is not None:
            sides.add(reader.who(one.actor).key)
    return (date.start, frozenset(sides)) if len(sides) > 1 else None


class _Groups:
    """Meetings in groups, at most one of an article in each."""

    def __init__(self, ordered: list[Meeting]) -> None:
        self._groups: dict[str, tuple[list[Meeting], list[str]]] = {
            meeting.id: ([meeting], []) for meeting in ordered
        }

    def join(self, meetings: list[Meeting], reason: str) -> None:
        """Make these one, as far as no article's own meetings come together."""
        first = meetings[0]
        for other in meetings[1:]:
            one, two = self._groups[first.id], self._groups[other.id]
            if one is two or {m.article for m in one[0]} & {m.article for m in two[0]}:
                continue
            joined = ([*one[0], *two[0]], [*one[1], *two[1], reason])
            for meeting in joined[0]:
                self._groups[meeting.id] = joined

    def all(self) -> list[tuple[list[Meeting], list[str]]]:
        """Every group once, in the order of its first id."""
        found: dict[tuple[str, ...], tuple[list[Meeting], list[str]]] = {}
        for id_ in sorted(self._groups):
            group = self._groups[id_]
            found.setdefault(tuple(meeting.id for meeting in group[0]), group)
        return list(found.values())

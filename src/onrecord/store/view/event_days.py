"""Settled events by their days: a part of the list, and how many there are, without reading them."""

import datetime
from collections.abc import Collection, Iterable
from typing import Any, Literal, NamedTuple

import msgspec
from sqlalchemy import Select, case, func, literal, or_, select

from onrecord.records import Event, EventStatus
from onrecord.store import tables
from onrecord.store.rows import decoder, iso_day
from onrecord.store.view.connected import Connected, listed

DayKind = Literal["event", "report"]
Stretch = Literal["day", "month", "year"]
_LENGTH: dict[str, int] = {"day": 10, "month": 7, "year": 4}  # characters of an ISO 8601 day
# The grains of days that lie in one such stretch.
_WITHIN: dict[str, tuple[str, ...]] = {
    "day": ("day",),
    "month": ("day", "month"),
    "year": ("day", "month", "year"),
}


class EventsWanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which events: of an entity, of types, of statuses, of a stretch of days.

    ``by`` says which day of theirs counts: that on which they happened as far as reports tell it, or
    that of the first report. ``since`` is the first day, ``until`` the day after the last; an event
    is wanted when all of its days lie between. ``dated`` keeps those whose first day is told (true)
    or is not (false). ``among`` are ids; empty collections of types or statuses are all.
    """

    entity: str | None = None
    types: Collection[str] = ()
    statuses: Collection[EventStatus] = ()
    by: DayKind = "event"
    since: datetime.date | None = None
    until: datetime.date | None = None
    dated: bool | None = None
    among: Collection[str] | None = None


class EventCount(NamedTuple):
    """How many events of a type and status lie in a stretch, by its first day.

    ``stretch`` is "2014", "2014-03" or "2014-03-27"; ``None`` counts those that lie in no one stretch
    so short, or that have no day at all.
    """

    stretch: str | None
    type: str
    status: EventStatus
    number: int


class EventDays(Connected):
    """Settled events as lists and counts show them."""

    def event_ids(
        self, wanted: EventsWanted, *, offset: int = 0, limit: int = -1, newest: bool = True
    ) -> list[str]:
        """The ids of events by their day, those without one last; newest or oldest first."""
        table = tables.event_days.c
        day = table.day if wanted.by == "event" else table.told
        order = (
            (day.desc(), table.event.desc()) if newest else (day.is_(None), day, table.event)
        )  # descending, SQLite has what is null at the end, as we want it
        query = _of(select(table.event), wanted).order_by(*order).offset(offset).limit(limit)
        return [str(id) for (id,) in self._all(query)]

    def count_events(self, wanted: EventsWanted) -> int:
        """How many there are."""
        return int(self._all(_of(select(func.count()), wanted))[0][0])

    def count_event_days(self, wanted: EventsWanted, stretch: Stretch) -> list[EventCount]:
        """How many there are in each year, month or day, of each type and status."""
        if stretch != "day" and _is_whole_months(wanted):
            return self._count_whole_months(wanted, stretch)
        table = tables.event_days.c
        day: Any = table.day if wanted.by == "event" else table.told
        start: Any = func.substr(day, 1, _LENGTH[stretch])
        if wanted.by == "event":
            start = case((table.grain.in_(_WITHIN[stretch]), start), else_=literal(None))
        columns = (start.label("stretch"), table.type, table.status)
        query = _of(select(*columns, func.count().label("number")), wanted)
        rows = self._all(query.group_by(*columns).order_by(*columns))
        return [EventCount(*row) for row in rows]

    def _count_whole_months(self, wanted: EventsWanted, stretch: Stretch) -> list[EventCount]:
        table = tables.event_months.c
        start: Any = func.substr(table.month, 1, _LENGTH[stretch])
        in_one = table.month != ""
        if wanted.by == "event":
            in_one = table.grain.in_(_WITHIN[stretch])
        columns = (
            case((in_one, start), else_=literal(None)).label("stretch"),
            table.type,
            table.status,
        )
        query: Select[Any] = select(*columns, func.sum(table.number).label("number"))
        query = query.where(table.kind == wanted.by)
        if wanted.since is not None:
            query = query.where(table.month >= _month(wanted.since))
        if wanted.until is not None:
            query = query.where(table.month != "", table.month < _month(wanted.until))
            if wanted.by == "event":
                query = query.where(table.last != "", table.last < _month(wanted.until))
        if wanted.dated is not None:
            query = query.where(table.grain != "" if wanted.dated else table.grain == "")
        query = _of_kinds(query, table, wanted).group_by(*columns).order_by(*columns)
        return [EventCount(*row) for row in self._all(query)]

    def days_of_events(self, wanted: EventsWanted) -> tuple[datetime.date, datetime.date] | None:
        """The first and the last of their days; ``None`` where none has a day."""
        table = tables.event_days.c
        day = table.day if wanted.by == "event" else table.told
        found = []
        for order in (day, day.desc()):
            query = _of(select(day).where(day.is_not(None)), wanted).order_by(order).limit(1)
            found += [datetime.date.fromisoformat(value) for (value,) in self._all(query)]
        return (found[0], found[1]) if found else None

    def events_by_id(self, ids: Iterable[str]) -> dict[str, Event]:
        """These events; those that are none are left out."""
        table = tables.events.c
        rows = self._among(select(table.id, table.body), table.id, ids)
        return {id: decoder(Event).decode(body) for id, body in rows}


def _of(query: Select[Any], wanted: EventsWanted) -> Select[Any]:
    """The query on ``event_days``, with what is wanted as its conditions."""
    table = tables.event_days.c
    query = query.where(table.entity == (wanted.entity or ""))
    day = table.day if wanted.by == "event" else table.told
    if wanted.since is not None:
        query = query.where(day >= iso_day(wanted.since))
    if wanted.until is not None:
        query = query.where(day < iso_day(wanted.until))
        if wanted.by == "event":
            query = query.where(table.until <= iso_day(wanted.until))
    if wanted.dated is not None:
        query = query.where(table.day.is_not(None) if wanted.dated else table.day.is_(None))
    if wanted.among is not None:
        query = query.where(table.event.in_(listed(wanted.among)))
    return _of_kinds(query, table, wanted)


def _of_kinds(query: Select[Any], table: Any, wanted: EventsWanted) -> Select[Any]:
    for column, values in ((table.type, wanted.types), (table.status, wanted.statuses)):
        if values:
            query = query.where(or_(*(column == value for value in sorted(values))))
    return query


def _is_whole_months(wanted: EventsWanted) -> bool:
    """True where the months that are counted for all events together have the answer."""
    ends = (day for day in (wanted.since, wanted.until) if day is not None)
    return wanted.entity is None and wanted.among is None and all(day.day == 1 for day in ends)


def _month(day: datetime.date) -> str:
    return day.isoformat()[:7]

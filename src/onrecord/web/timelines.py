"""What is asked of a timeline, in an address; and the same addresses with something put otherwise."""

import calendar
import datetime
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends, Query, Request

from onrecord.query import Asked, Zoom, events_on, events_wanted, zoom
from onrecord.store.view import Bearer
from onrecord.store.view.event_days import EventsWanted
from onrecord.web import addresses
from onrecord.web.days import day_of
from onrecord.web.desk import Desk
from onrecord.web.questions import LONGEST, asked_of


@dataclass(frozen=True, kw_only=True)
class Filters:
    """A timeline's filters as they stand in its address; what is empty is not asked for."""

    actor: str = ""
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    question: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    by: Literal["event", "report"] = "event"
    dated: Literal["", "yes", "no"] = ""
    order: Literal["newest", "oldest"] = "newest"
    asked: Asked | None = None  # the question, read

    @property
    def told(self) -> dict[str, addresses.Value]:
        """The parameters of an address; what is so unless told is left out."""
        return {
            "actor": self.actor,
            "type": self.types,
            "status": self.statuses,
            "question": self.question,
            "since": self.since,
            "until": self.until,
            "by": self.by if self.by != "event" else None,
            "dated": self.dated,
            "order": self.order if self.order != "newest" else None,
        }

    def address(self, **changed: addresses.Value) -> str:
        """The page with some parameters put otherwise, from its beginning."""
        return addresses.timeline(**{**self.told, **changed})

    def within(self, first: datetime.date | None, last: datetime.date | None) -> str:
        """The page of these days, both included."""
        return self.address(since=first, until=last)

    @property
    def narrowed(self) -> bool:
        """True where anything but the order is asked for."""
        return any((self.actor, self.types, self.statuses, self.question, self.since, self.until, self.dated))  # fmt: skip


def _filters(  # noqa: PLR0913, PLR0917 - the parameters of the address
    request: Request,
    actor: Annotated[str, Query(max_length=300, description="A name or an id")] = "",
    type: Annotated[
        list[str] | None, Query(max_length=50, description="PLOVER types, as ACCUSE")
    ] = None,
    status: Annotated[
        list[str] | None,
        Query(max_length=20, description="happened, planned, asked_for, hypothetical, denied …"),
    ] = None,
    question: Annotated[
        str, Query(max_length=LONGEST, description="Only events that speak of it")
    ] = "",
    since: Annotated[str, Query(max_length=10, description="First day, as 2018-03-01")] = "",
    until: Annotated[str, Query(max_length=10, description="Last day, included")] = "",
    by: Annotated[
        Literal["event", "report"],
        Query(description="Whose day counts: the event's, or that of its first report"),
    ] = "event",
    dated: Annotated[
        Literal["", "yes", "no"], Query(description="Only those whose day is told, or is not")
    ] = "",
    order: Literal["newest", "oldest"] = "newest",
) -> Filters:
    return Filters(
        actor=" ".join(actor.split()),
        types=tuple(dict.fromkeys(type or ())),
        statuses=tuple(dict.fromkeys(status or ())),
        question=question.strip(),
        since=day_of(since),
        until=day_of(until),
        by="report" if dated == "no" else by,  # what has no day is put by its first report
        dated=dated,
        order=order,
        asked=asked_of(question, request.app.state.site.questions) if question.strip() else None,
    )


FiltersDep = Annotated[Filters, Depends(_filters)]


def wanted_of(desk: Desk, filters: Filters, actor: Bearer | None = None) -> EventsWanted:
    """What these filters ask for; ``actor`` is who was found for theirs already.

    Raises ``NotInRecord`` where it fits nobody or more than one, ``QuestionError``.
    """
    asked = filters.asked
    among = None
    if asked is not None:
        among = desk.remembered(
            ("events on", asked.question, asked.family), lambda: events_on(desk.view, asked)
        )
    dated = {"yes": True, "no": False}.get(filters.dated)
    return events_wanted(
        desk.view,
        actor=actor.id if actor is not None else filters.actor or None,
        types=filters.types,
        statuses=filters.statuses,
        since=filters.since,
        until=filters.until,
        by=filters.by,
        dated=True if filters.by == "event" and dated is None else dated,
        among=among,
    )


def counts_of(desk: Desk, wanted: EventsWanted) -> Zoom:
    """The counts of a timeline; those of the whole record are remembered."""
    whole = EventsWanted(by=wanted.by, dated=wanted.dated)
    if wanted == whole:
        return desk.remembered(("events counted", wanted.by, wanted.dated), lambda: zoom(desk.view, whole))  # fmt: skip
    return zoom(desk.view, wanted)


def way_out(filters: Filters) -> list[tuple[str, str | None]]:
    """From all days to those shown: words, and the address where it is not what is shown."""
    first, last = filters.since, filters.until
    found: list[tuple[str, str | None]] = [("All days", filters.within(None, None))]
    if first is None and last is None:
        return [("All days", None)]
    if first is not None and last is not None and first.year == last.year:
        year = first.replace(month=1, day=1), first.replace(month=12, day=31)
        found.append((str(first.year), filters.within(*year)))
        if first.month == last.month:
            end = calendar.monthrange(first.year, first.month)[1]
            month = first.replace(day=1), first.replace(day=end)
            if (first, last) != year:
                found.append((f"{first:%B}", filters.within(*month)))
            if (first, last) != month:
                found.append((_days(first, last), None))
        elif (first, last) != year:
            found.append((_days(first, last), None))
    else:
        found.append((_days(first, last), None))
    return [*found[:-1], (found[-1][0], None)]


def _days(first: datetime.date | None, last: datetime.date | None) -> str:
    if first is None:
        return f"until {_said(last)}" if last is not None else "all days"
    if last is None:
        return f"from {_said(first)}"
    return _said(first) if first == last else f"{_said(first)} to {_said(last)}"


def _said(day: datetime.date) -> str:
    return f"{day.day} {day:%B} {day.year}"

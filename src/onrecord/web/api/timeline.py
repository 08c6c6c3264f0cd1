"""What happened, by day: the events, how many there are in each stretch of days, and each with all who tell it."""

from collections.abc import Iterable, Sequence

from fastapi import APIRouter, Request
from fastapi.responses import Response

from onrecord.query import (
    EventShown,
    EventTelling,
    Happening,
    Zoom,
    happenings_page,
    show_event,
)
from onrecord.query.paging import Page
from onrecord.web.api.describing import answers
from onrecord.web.api.replying import reply
from onrecord.web.desk import DeskDep
from onrecord.web.lists import PagingDep
from onrecord.web.timelines import FiltersDep, counts_of, wanted_of

router = APIRouter(tags=["events"])

_EVENTS = (
    "event", "type", "mode", "status", "statuses", "first_day", "day_after", "date", "actors",
    "recipients", "place", "reports", "outlets", "origins", "words", "told_by", "outlet",
    "published", "article", "claim",
)  # fmt: skip
_COUNTS = ("first_day", "last_day", "type", "status", "number")
_TELLINGS = (
    "claim", "type", "mode", "status", "date", "actors", "recipients", "place", "told_by", "origin",
    "words", "outlet", "published", "article", "start", "end",
)  # fmt: skip


@router.get("/timeline", responses=answers(Page[Happening], csv=True), response_class=Response)
def timeline(
    request: Request,
    desk: DeskDep,
    filters: FiltersDep,
    paging: PagingDep,
    format: str = "json",
) -> Response:
    """Events by day, those that the filters ask for, each with its best words."""
    page = happenings_page(
        desk.view,
        wanted_of(desk, filters),
        offset=paging.offset,
        limit=paging.limit,
        newest=filters.order == "newest",
    )
    return reply(request, page, rows=(_EVENTS, _event_row), name="timeline")


@router.get("/timeline/counts", responses=answers(Zoom, csv=True), response_class=Response)
def counts(request: Request, desk: DeskDep, filters: FiltersDep, format: str = "json") -> Response:
    """How many of these events there are in each year, month or day, by type and status."""
    found = counts_of(desk, wanted_of(desk, filters))
    if format == "csv":
        rows = tuple(
            (bar.first, bar.last, each.type, each.status, each.number)
            for bar in found.bars
            for each in bar.counted
        )
        return reply(request, rows, rows=(_COUNTS, lambda row: [row]), name="timeline-counts")
    return reply(request, found)


@router.get("/event/{id}", responses=answers(EventShown, csv=True), response_class=Response)
def event(request: Request, desk: DeskDep, id: str, format: str = "json") -> Response:
    """An event by its id or that of one of its tellings: who tells it, and in which words."""
    shown = show_event(desk.view, id)
    if format == "csv":
        return reply(request, shown.tellings, rows=(_TELLINGS, _telling_row), name="event")
    return reply(request, shown)


def _event_row(each: Happening) -> Iterable[Sequence[object]]:
    date, source = each.date, each.sources[0]
    yield (
        each.event, each.type, each.mode, each.status, each.statuses,
        date and date.start, date and date.end, date and date.value,
        each.actors, each.recipients, each.place and each.place.span.quote,
        each.reports, each.outlets, each.origins,
        source.quote, each.told_by, source.outlet, source.published and source.published.value,
        source.article, source.claim,
    )  # fmt: skip


def _telling_row(each: EventTelling) -> Iterable[Sequence[object]]:
    source = each.source
    yield (
        each.claim, each.type, each.mode, each.status, each.date and each.date.value,
        each.actors, each.recipients, each.place and each.place.span.quote, each.by,
        None if each.origin is None else each.origin + 1,
        source.quote, source.outlet, source.published and source.published.value,
        source.article, source.start, source.end,
    )  # fmt: skip

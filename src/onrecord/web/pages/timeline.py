"""What happened, by day: a chart that is zoomed by following its bars, the events, and each with all who tell it."""

import calendar
import datetime
from typing import Any, get_args

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from onrecord.brief.wording import say_date, say_day
from onrecord.errors import NotInRecord
from onrecord.query import (
    Bar,
    Happening,
    Zoom,
    happenings_page,
    show_event,
)
from onrecord.query.paging import Page
from onrecord.query.ties import bearers_meant
from onrecord.records import EventStatus
from onrecord.schema.plover import plover
from onrecord.web.charts.timeline import Column, draw_columns
from onrecord.web.desk import Desk, DeskDep
from onrecord.web.lists import ShortPagingDep
from onrecord.web.rendering import render
from onrecord.web.timelines import Filters, FiltersDep, counts_of, wanted_of, way_out

router = APIRouter()
_WIDE, _NARROW = 1136, 358  # pixels of the chart, on a desk and on a phone
_DAY = datetime.timedelta(days=1)
_CHOICES = 12  # of those whom a name may mean


@router.get("/timeline", response_class=HTMLResponse)
def timeline(
    request: Request, desk: DeskDep, filters: FiltersDep, paging: ShortPagingDep
) -> HTMLResponse:
    """Events by day, counted in a chart and listed; only those that the filters ask for."""
    about, status = _about(desk, filters)
    context: dict[str, Any] = {
        "filters": filters,
        "about": about,
        "types": _types(),
        "statuses": get_args(EventStatus),
        "quad_of": {name: held.quad for name, held in plover().types.items()},
    }
    if about["problem"] or about["choices"]:
        return render(request, "timeline.html", status=status, counts=None, **context)
    wanted = wanted_of(desk, filters, about["actor"])
    counts = counts_of(desk, wanted)
    page = happenings_page(
        desk.view,
        wanted,
        offset=paging.offset,
        limit=paging.limit,
        newest=filters.order == "newest",
        total=counts.total,
    )
    return render(
        request,
        "timeline.html",
        counts=counts,
        page=page,
        days=_by_day(page, filters),
        columns=_columns(counts, filters),
        drawn=_drawn(counts, filters),
        ends=_ends(counts, filters),
        way=way_out(filters),
        **context,
    )


@router.get("/event/{id:path}", response_class=HTMLResponse)
def event(request: Request, desk: DeskDep, id: str) -> HTMLResponse:
    """An event, every telling of it, and what the reports do not agree on."""
    shown = show_event(desk.view, id)
    return render(
        request,
        "event.html",
        shown_event=shown,
        say_date=say_date,
        happening=shown.happening,
        type=plover().types[shown.event.type],
        quad=plover().quads[plover().types[shown.event.type].quad],
    )


def _about(desk: Desk, filters: Filters) -> tuple[dict[str, Any], int]:
    """Whom the actor's name means, or may mean."""
    found: dict[str, Any] = {"actor": None, "choices": (), "problem": None}
    if not filters.actor:
        return found, 200
    try:
        named = bearers_meant(desk.view, filters.actor)
    except NotInRecord as error:
        return found | {"problem": str(error)}, 404
    if len(named) > 1:
        return found | {"choices": desk.view.entity_list(name=filters.actor, limit=_CHOICES)}, 200
    return found | {"actor": named[0]}, 200


def _types() -> list[tuple[int, str, list[str]]]:
    """The types of events by quad."""
    held = plover()
    return [
        (number, title, [each.name for each in held.types.values() if each.quad == number])
        for number, title in sorted(held.quads.items())
    ]


def _by_day(page: Page[Happening], filters: Filters) -> list[tuple[str, list[Happening]]]:
    """Events that follow each other under one day, as the day is known."""
    found: list[tuple[str, list[Happening]]] = []
    for happening in page.items:
        if filters.by == "event":
            day = say_date(happening.date)
        else:
            day = say_day(happening.told) if happening.told else "In reports without a date"
        if not found or found[-1][0] != day:
            found.append((day, []))
        found[-1][1].append(happening)
    return found


def _columns(counts: Zoom, filters: Filters) -> list[Column]:
    return [_column(bar, counts, filters) for bar in counts.bars]


def _column(bar: Bar, counts: Zoom, filters: Filters) -> Column:
    held = plover().types
    numbers = [0, 0, 0, 0]
    for each in bar.counted:
        numbers[held[each.type].quad - 1] += each.number
    label, full = _called(bar, counts)
    kinds = f"{sum(numbers[:2]):,} of cooperation, {sum(numbers[2:]):,} of conflict"
    said = f"{full}: {bar.number:,} {'event' if bar.number == 1 else 'events'}, {kinds}"
    alone = filters.since == bar.first and filters.until == bar.last
    address = None if alone or not bar.number else filters.within(bar.first, bar.last)
    return Column(label, full, said, address, (numbers[0], numbers[1], numbers[2], numbers[3]))


def _called(bar: Bar, counts: Zoom) -> tuple[str, str]:
    """A stretch as it is written under its bar, and in full."""
    day = bar.first
    if counts.stretch == "year":
        return str(day.year), str(day.year)
    month = calendar.month_abbr[day.month]
    if counts.stretch == "month":
        years = counts.bars[0].first.year != counts.bars[-1].first.year
        return f"{month} {day.year}" if years else month, f"{day:%B} {day.year}"
    return f"{day.day} {month}", f"{day.day} {day:%B} {day.year}"


def _drawn(counts: Zoom, filters: Filters) -> tuple[Markup, Markup] | None:
    """The chart for a desk and for a phone; one bar alone is no chart."""
    columns = _columns(counts, filters)
    if len(columns) < 2:
        return None
    label = f"Events by {counts.stretch}: {columns[0].full} to {columns[-1].full}"
    return (
        draw_columns(columns, label=label, width=_WIDE),
        draw_columns(columns, label=label, width=_NARROW),
    )


def _ends(counts: Zoom, filters: Filters) -> tuple[str, str]:
    """The pages of what is earlier, and what is later, than is drawn."""
    if not counts.bars:
        return filters.address(), filters.address()
    before, after = (
        counts.bars[0].first - min(_DAY, counts.bars[0].first - datetime.date.min),
        counts.bars[-1].last + min(_DAY, datetime.date.max - counts.bars[-1].last),
    )
    return filters.within(filters.since, before), filters.within(after, filters.until)

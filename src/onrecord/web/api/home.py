"""What is new."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from onrecord.query.latest import LATELY, Latest, NewReport, latest, newest_page
from onrecord.query.paging import Page
from onrecord.web.api.describing import answers
from onrecord.web.api.replying import reply
from onrecord.web.desk import DeskDep
from onrecord.web.lists import PagingDep

router = APIRouter(tags=["reports"])
_COLUMNS = ("article", "day", "outlet", "title", "story", "others", "taken", "reliability")


@router.get("/latest", responses=answers(Latest), response_class=Response)
def new(
    request: Request,
    desk: DeskDep,
    limit: Annotated[int, Query(ge=1, le=50, description="Most entries of each kind")] = 8,
    days: Annotated[
        int, Query(ge=1, le=3660, description="Days back from the newest report, for actors")
    ] = LATELY.days,
) -> Response:
    """The record at a glance: its sizes, the last run, the newest reports, stories and actors."""
    found = desk.remembered(
        ("latest", limit, days), lambda: latest(desk.view, limit=limit, days=days)
    )
    return reply(request, found)


@router.get("/reports", responses=answers(Page[NewReport], csv=True), response_class=Response)
def reports(request: Request, desk: DeskDep, paging: PagingDep) -> Response:
    """The reports of the record, the newest first."""
    found = newest_page(desk.view, offset=paging.offset, limit=paging.limit)
    return reply(request, found, rows=(_COLUMNS, _rows), name="reports")


def _rows(each: NewReport) -> list[tuple[object, ...]]:
    return [tuple(getattr(each, name) for name in _COLUMNS)]

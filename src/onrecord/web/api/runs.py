"""What was read, how far a run under way has come, and what was not read and why."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from onrecord.query import runs as asking
from onrecord.query.paging import Page
from onrecord.query.runs import RejectedLine, RunLine, RunShown
from onrecord.web.api.describing import answers
from onrecord.web.api.replying import reply
from onrecord.web.lists import PagingDep
from onrecord.web.live import LiveDeskDep

router = APIRouter(tags=["runs"])

LONGEST = 200  # characters of words and ids looked for
_RUNS = (
    "id", "state", "started", "ended", "seconds", "inputs", "read", "already", "rejected",
    "set_aside",
)  # fmt: skip
_REJECTED = ("locator", "code", "message", "run")


@router.get("/runs", responses=answers(Page[RunLine], csv=True), response_class=Response)
def runs(request: Request, desk: LiveDeskDep, paging: PagingDep) -> Response:
    """Every run of reading, the newest first."""
    found = asking.runs(desk.view, offset=paging.offset, limit=paging.limit)
    return reply(request, found, rows=(_RUNS, _run_rows), name="runs")


@router.get("/runs/running", responses=answers(tuple[RunLine, ...]), response_class=Response)
def running(request: Request, desk: LiveDeskDep) -> Response:
    """How far the runs that are under way have come."""
    return reply(request, asking.running(desk.view))


@router.get(
    "/runs/rejected", responses=answers(Page[RejectedLine], csv=True), response_class=Response
)
def rejected(
    request: Request,
    desk: LiveDeskDep,
    paging: PagingDep,
    code: Annotated[
        str | None, Query(max_length=40, description="One reason, as too-large")
    ] = None,
    run: Annotated[
        str | None, Query(max_length=LONGEST, description="Those that this run noted first")
    ] = None,
    words: Annotated[
        str | None, Query(max_length=LONGEST, description="Characters of the place or the reason")
    ] = None,
) -> Response:
    """Inputs that were not read, and why; those taken back since are left out."""
    found = asking.rejected(
        desk.view,
        code=code or None,
        run=run or None,
        words=words,
        offset=paging.offset,
        limit=paging.limit,
    )
    return reply(request, found, rows=(_REJECTED, _rejected_rows), name="rejected")


@router.get("/runs/{id}", responses=answers(RunShown), response_class=Response)
def run(request: Request, desk: LiveDeskDep, id: str) -> Response:
    """One run: what made it, what came of it."""
    return reply(request, asking.run(desk.view, id))


def _run_rows(each: RunLine) -> list[tuple[object, ...]]:
    return [tuple(getattr(each, name) for name in _RUNS)]


def _rejected_rows(each: RejectedLine) -> list[tuple[object, ...]]:
    return [tuple(getattr(each, name) for name in _REJECTED)]

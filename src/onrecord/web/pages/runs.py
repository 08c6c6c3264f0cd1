"""What was read, with what; what was not read, and why; how far a run under way has come."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.query import runs as asking
from onrecord.query.latest import reports_in_order
from onrecord.web.api.runs import LONGEST
from onrecord.web.lists import PagingDep
from onrecord.web.live import LiveDeskDep
from onrecord.web.rendering import render

router = APIRouter()


@router.get("/runs", response_class=HTMLResponse)
def runs(request: Request, desk: LiveDeskDep, paging: PagingDep) -> HTMLResponse:
    """Every run of reading, the newest first."""
    view = desk.view
    return render(
        request,
        "runs.html",
        page=asking.runs(view, offset=paging.offset, limit=paging.limit),
        running=asking.running(view),
        rejected=sum(each.inputs for each in asking.rejected_codes(view)),
    )


@router.get("/runs/running", response_class=HTMLResponse)
def running(request: Request, desk: LiveDeskDep, part: bool = False) -> HTMLResponse:
    """How far the runs under way have come; with ``part`` without the page around it."""
    name = "parts/running_now.html" if part else "running.html"
    return render(request, name, running=asking.running(desk.view))


@router.get("/runs/rejected", response_class=HTMLResponse)
def rejected(
    request: Request,
    desk: LiveDeskDep,
    paging: PagingDep,
    code: Annotated[str, Query(max_length=40)] = "",
    run: Annotated[str, Query(max_length=LONGEST)] = "",
    words: Annotated[str, Query(max_length=LONGEST)] = "",
) -> HTMLResponse:
    """What was not read, and why."""
    kept = {"run": run or None, "words": words}
    found = asking.rejected(
        desk.view, code=code or None, offset=paging.offset, limit=paging.limit, **kept
    )
    return render(
        request,
        "rejected.html",
        page=found,
        codes=asking.rejected_codes(desk.view, **kept),
        asked={"code": code, "run": run, "words": words.strip()},
    )


@router.get("/runs/{id}", response_class=HTMLResponse)
def run(request: Request, desk: LiveDeskDep, id: str) -> HTMLResponse:
    """One run: what made it, what came of it."""
    found = asking.run(desk.view, id)
    reports = reports_in_order(desk.view, found.newest)
    return render(request, "run.html", run=found, reports=reports)

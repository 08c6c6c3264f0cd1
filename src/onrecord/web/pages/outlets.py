"""Who published the reports, and how reliable the user holds them to be."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.web.api.outlets import LetterDep, OrderDep, WordsDep, listed
from onrecord.web.desk import DeskDep
from onrecord.web.lists import PagingDep
from onrecord.web.rendering import render

router = APIRouter()


@router.get("/outlets", response_class=HTMLResponse)
def outlets(
    request: Request,
    desk: DeskDep,
    paging: PagingDep,
    words: WordsDep = "",
    letter: LetterDep = "",
    order: OrderDep = "reports",
) -> HTMLResponse:
    """The outlets of the record."""
    asked = {"words": words, "letter": letter, "order": order if order != "reports" else ""}
    found = listed(desk, paging, words, letter, order)
    most = max((line.reports for line in found.items), default=0)
    return render(request, "outlets.html", page=found, asked=asked, order=order, most=most)

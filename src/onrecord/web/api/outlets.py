"""The outlets of the record, and the user's letters for them."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from onrecord.query import OutletLine
from onrecord.query import outlets as outlet_lines
from onrecord.query.paging import Page
from onrecord.query.user_told.ratings import OutletOrder, outlet_page
from onrecord.web.api.describing import answers
from onrecord.web.api.replying import reply
from onrecord.web.desk import Desk, DeskDep
from onrecord.web.lists import Paging, PagingDep

router = APIRouter(tags=["outlets"])

LONGEST = 200  # characters of words looked for
Letters = Literal["", "A", "B", "C", "D", "E", "F", "none", "any"]
WordsDep = Annotated[str, Query(max_length=LONGEST, description="Characters of the name")]
LetterDep = Annotated[Letters, Query(description="Outlets of this letter, of any, or of none")]
OrderDep = Annotated[OutletOrder, Query(description="What comes first")]
_COLUMNS = ("outlet", "reports", "own", "starts", "first", "last", "letter", "why", "made")


@router.get("/outlets", responses=answers(Page[OutletLine], csv=True), response_class=Response)
def outlets(
    request: Request,
    desk: DeskDep,
    paging: PagingDep,
    words: WordsDep = "",
    letter: LetterDep = "",
    order: OrderDep = "reports",
) -> Response:
    """The outlets of the record, with what is their own, and the letters that the user gave them."""
    found = listed(desk, paging, words, letter, order)
    return reply(request, found, rows=(_COLUMNS, _rows), name="outlets")


def listed(
    desk: Desk, paging: Paging, words: str, letter: str, order: OutletOrder
) -> Page[OutletLine]:
    """A page of the outlets that fit."""
    return outlet_page(
        desk.view,
        words=words.strip() or None,
        letter=letter or None,
        order=order,
        offset=paging.offset,
        limit=paging.limit,
        known=desk.remembered("outlets", lambda: outlet_lines(desk.view)),
    )


def _rows(each: OutletLine) -> list[tuple[object, ...]]:
    return [tuple(getattr(each, name) for name in _COLUMNS)]

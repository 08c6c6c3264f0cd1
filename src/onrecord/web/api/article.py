"""Reports with their claims, and claims, as JSON."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from onrecord.query import ClaimRecord, Mark, ShownPart, claim_record, show_claims, show_part
from onrecord.query.paging import Page
from onrecord.web.api.describing import answers
from onrecord.web.api.replying import reply
from onrecord.web.desk import DeskDep
from onrecord.web.kinds import MARKED
from onrecord.web.lists import PagingDep

router = APIRouter(tags=["reports"])
KindsDep = Annotated[
    list[str] | None, Query(max_length=20, description="Kinds of claims: statement, event …")
]
IdDep = Annotated[str, Path(min_length=1, max_length=200, description="An id")]
_COLUMNS = ("number", "kind", "claim", "tag", "tells", "words", "start", "end")


@router.get("/article/{id}", responses=answers(ShownPart), response_class=Response)
def article(
    request: Request,
    desk: DeskDep,
    id: IdDep,
    part: Annotated[int | None, Query(ge=1, le=1_000_000, description="Of a long text")] = None,
    kinds: KindsDep = None,
    claim: Annotated[
        str | None, Query(max_length=100, description="Show the part with its words")
    ] = None,
) -> Response:
    """A report, by id or the beginning of one, with the claims of its text."""
    asked = kinds or MARKED
    return reply(request, show_part(desk.view, id, part=part, kinds=asked, claim=claim or None))


@router.get(
    "/article/{id}/claims", responses=answers(Page[Mark], csv=True), response_class=Response
)
def claims(
    request: Request,
    desk: DeskDep,
    paging: PagingDep,
    id: IdDep,
    kinds: KindsDep = None,
    format: str = "json",
) -> Response:
    """The claims of a report in the order of its text: those of these kinds, or all."""
    page = show_claims(desk.view, id, kinds=kinds or (), offset=paging.offset, limit=paging.limit)
    return reply(request, page, rows=(_COLUMNS, _rows), name="claims")


@router.get("/claim/{id}", responses=answers(ClaimRecord), response_class=Response)
def claim(request: Request, desk: DeskDep, id: IdDep) -> Response:
    """A claim of any kind: its fields, its words, who else tells it, the story of its report."""
    return reply(request, claim_record(desk.view, id))


def _rows(mark: Mark) -> Iterator[tuple[object, ...]]:
    told = (mark.number, mark.kind, mark.claim, mark.tag, mark.tells)
    words = tuple(span.quote for span in mark.spans)
    first = mark.spans[0].start if mark.spans else None
    last = max(span.end for span in mark.spans) if mark.spans else None
    yield (*told, " … ".join(words), first, last)

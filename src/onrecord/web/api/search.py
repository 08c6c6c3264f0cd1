"""Searches: reports and claims by words and filters, with what they can be narrowed by."""

from collections.abc import Iterable, Sequence

from fastapi import APIRouter, Request
from fastapi.responses import Response

from onrecord.query import Found, Searched, search
from onrecord.web.api.describing import answers
from onrecord.web.api.replying import reply
from onrecord.web.desk import DeskDep
from onrecord.web.lists import PagingDep
from onrecord.web.searches import AskedDep

router = APIRouter(tags=["search"])

_COLUMNS = (
    "kind", "id", "type", "status", "parties", "what", "words", "title", "outlet", "published",
    "article", "start", "end", "url",
)  # fmt: skip


@router.get("/search", responses=answers(Searched, csv=True), response_class=Response)
def searched(
    request: Request, desk: DeskDep, asked: AskedDep, paging: PagingDep, format: str = "json"
) -> Response:
    """Reports or claims that hold all these words and pass these filters, and counts to narrow by."""
    found = search(
        desk.view,
        asked.search,
        offset=paging.offset,
        limit=paging.limit,
        remember=desk.remembered,
    )
    if format == "csv":
        return reply(request, found.page, rows=(_COLUMNS, _row), name="search")
    return reply(request, found)


def _row(found: Found) -> Iterable[Sequence[object]]:
    published = found.published.value if found.published is not None else None
    yield (
        found.kind,
        found.id,
        found.type,
        found.status,
        [f"{party.role}: {party.name}" for party in found.parties],
        found.what,
        found.words,
        found.title,
        found.outlet,
        published,
        found.article,
        found.start,
        found.end,
        found.url,
    )

"""The open questions that reports raise."""

import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from onrecord.query import Proposed
from onrecord.query.paging import Page
from onrecord.web.api.describing import answers
from onrecord.web.api.replying import reply
from onrecord.web.desk import DeskDep
from onrecord.web.lists import Paging, paged
from onrecord.web.open_questions import DEEPEST, open_questions
from onrecord.web.questions import LONGEST

router = APIRouter(tags=["questions"])

_COLUMNS = (
    "question", "family", "reports", "open_reports", "origins", "holders", "positions", "first",
    "last",
)  # fmt: skip


QuestionPagingDep = Annotated[Paging, Depends(paged(20, most=100, deepest=DEEPEST))]


@router.get("/questions", responses=answers(Page[Proposed], csv=True), response_class=Response)
def questions(
    request: Request,
    desk: DeskDep,
    paging: QuestionPagingDep,
    about: Annotated[
        str | None, Query(max_length=LONGEST, description="An actor or words that it names")
    ] = None,
    since: Annotated[
        datetime.date | None, Query(description="Only reports published on this day or later")
    ] = None,
) -> Response:
    """The open questions that reports raise, those with most reports and holders first."""
    found = open_questions(
        desk,
        about=(about or "").strip() or None,
        since=since,
        offset=paging.offset,
        limit=paging.limit,
    )
    return reply(request, found, rows=(_COLUMNS, _rows), name="questions")


def _rows(each: Proposed) -> list[tuple[object, ...]]:
    told = (getattr(each, name) for name in _COLUMNS[1:])
    return [(each.question.text, *told)]

"""Who stands where on a question, what changed, and the brief."""

import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from onrecord.export import board_lines
from onrecord.query import Board, Changes
from onrecord.web.api.describing import answers
from onrecord.web.api.replying import reply
from onrecord.web.desk import DeskDep
from onrecord.web.questions import DayDep, QuestionDep, SinceDep

router = APIRouter(tags=["questions"])


@router.get("/board", responses=answers(Board, csv=True), response_class=Response)
def board(
    request: Request,
    desk: DeskDep,
    question: QuestionDep,
    as_of: DayDep = None,
    since: SinceDep = None,
    assume: Annotated[
        list[str] | None, Query(max_length=60, description="Stances to suppose, as Japan=for")
    ] = None,
    format: str = "json",
) -> Response:
    """Everyone who has a say on a question: where each stands, since when, in whose words."""
    found = desk.record.board(question, as_of=as_of, since=since, assume=assume or ())
    if format == "csv":
        named = {"Content-Disposition": 'attachment; filename="board.csv"'}
        return Response("".join(board_lines(found)), media_type="text/csv", headers=named)
    return reply(request, found)


@router.get("/changes", responses=answers(Changes), response_class=Response)
def changes(
    request: Request,
    desk: DeskDep,
    question: QuestionDep,
    since: Annotated[datetime.date, Query(description="What became known after this day")],
    as_of: DayDep = None,
) -> Response:
    """What became known of a question after a day: new, moved, contradicted, corrected, late."""
    return reply(request, desk.record.changes(question, since=since, as_of=as_of))

"""The open questions that reports raise, to be asked."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.web.api.questions import QuestionPagingDep
from onrecord.web.days import day_of
from onrecord.web.desk import DeskDep
from onrecord.web.open_questions import open_questions
from onrecord.web.questions import LONGEST, asked_of
from onrecord.web.rendering import render

router = APIRouter()


@router.get("/questions", response_class=HTMLResponse)
def questions(
    request: Request,
    desk: DeskDep,
    paging: QuestionPagingDep,
    about: Annotated[str, Query(max_length=LONGEST)] = "",
    since: Annotated[str, Query(max_length=10)] = "",
) -> HTMLResponse:
    """What may be asked: the questions served, and those that reports raise."""
    files = request.app.state.site.questions
    day, words = day_of(since), about.strip() or None
    found = open_questions(desk, about=words, since=day, offset=paging.offset, limit=paging.limit)
    return render(
        request,
        "questions.html",
        page=found,
        about=words,
        since=day,
        asked={"about": words, "since": day},
        files=[(name, asked_of(name, files).question.text) for name in files],
    )

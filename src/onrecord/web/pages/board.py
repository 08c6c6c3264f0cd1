"""The board of a question: who stands where, what changed, what if; and its brief."""

import datetime
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.brief.wording import CREDIBILITY
from onrecord.query import Board, Line, Told
from onrecord.query.board.asking import board_of, inquire
from onrecord.query.board.coalitions import read_assumptions
from onrecord.query.changes import changes_of
from onrecord.web.days import day_of
from onrecord.web.desk import DeskDep
from onrecord.web.questions import LONGEST, DayDep, QuestionDep, asked_of
from onrecord.web.rendering import render

router = APIRouter()
_LINES, _PARTS = 40, 6  # lines of a table shown at once, and parts beneath one of them
_ALL = 2000  # shown of each where all are asked for


@router.get("/board", response_class=HTMLResponse)
def board(
    request: Request,
    desk: DeskDep,
    question: Annotated[str, Query(max_length=LONGEST)] = "",
    as_of: Annotated[str, Query(max_length=10)] = "",
    since: Annotated[str, Query(max_length=10)] = "",
    assume: Annotated[list[str] | None, Query(max_length=400)] = None,
    all: Annotated[bool, Query(description="All lines, where a page has the first")] = False,
) -> HTMLResponse:
    """The board of a question; without one, the form to ask it."""
    if not question.strip():
        return render(request, "ask.html")
    asked = asked_of(question, request.app.state.site.questions)
    at, after = day_of(as_of), day_of(since)
    supposed = [each for each in assume or () if not each.endswith("=")]
    inquiry = inquire(desk.view, asked, threshold=desk.record.settings.stance_threshold)
    found = board_of(inquiry, as_of=at, assumed=read_assumptions(supposed))
    return render(
        request,
        "board.html",
        board=found,
        asked=question,
        as_of=at,
        since=after,
        assume=supposed,
        most=_ALL if all else _LINES,
        parts=_ALL if all else _PARTS,
        assumed={each.rpartition("=")[0]: each.rpartition("=")[2] for each in supposed},
        changes=changes_of(inquiry, since=after, as_of=at) if after is not None else None,
        days=_days(found if at is None else board_of(inquiry)),
        bar=_bar(found),
        credibility=CREDIBILITY,
    )


@router.get("/brief", response_class=HTMLResponse)
def brief(
    request: Request, desk: DeskDep, question: QuestionDep, as_of: DayDep = None
) -> HTMLResponse:
    """The brief of a question, whole, each sentence with its sources."""
    found = desk.record.brief(question, as_of=as_of, long=True)
    asked = request.query_params["question"]
    return render(request, "brief.html", brief=found, asked=asked, as_of=as_of)


def _days(board: Board) -> list[datetime.date]:
    """The days on which something on the board became known, in order: where its slider stops."""
    lines = [each for line in (*board.deciders, *board.others) for each in (line, *line.parts)]
    return sorted({told.learned for line in lines for told in _tellings(line) if told.learned})


def _tellings(line: Line) -> Iterator[Told]:
    yield from line.told
    yield from line.corrected
    yield from line.unclear
    for camp in line.sides:
        yield from camp.told
    for stage in line.before:
        yield from stage.told
        for camp in stage.sides:
            yield from camp.told


_SEGMENTS = (
    ("for", "for"),
    ("leaning_for", "leaning for"),
    ("undecided", "undecided"),
    ("abstaining", "abstaining"),
    ("unclear", "unclear"),
    ("silent", "silent"),
    ("disputed", "disputed"),
    ("leaning_against", "leaning against"),
    ("against", "against"),
)


def _bar(board: Board) -> list[tuple[str, str, int, float, float]]:
    """The deciders by stance: kind, words, number, and where its part begins and how wide it is, in %."""
    tally = board.tally
    numbers = {**tally.stances, "silent": tally.silent, "unclear": tally.unclear}
    parts, begins = [], 0.0
    for kind, words in _SEGMENTS:
        if number := numbers.get(kind, 0):
            width = 100 * number / tally.deciders
            parts.append((kind, words, number, begins, width))
            begins += width
    return parts

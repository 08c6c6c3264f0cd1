"""What is new: the first page."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.errors import QuestionError
from onrecord.query import Changes, Proposed
from onrecord.query.latest import LATELY, Latest, latest
from onrecord.query.runs import running
from onrecord.web.days import day_of
from onrecord.web.desk import Desk, DeskDep
from onrecord.web.open_questions import open_questions
from onrecord.web.questions import asked_of
from onrecord.web.rendering import render

router = APIRouter()
_SHOWN = 8  # of each kind
_YEAR = datetime.timedelta(days=365)
_FOLLOWED = 6  # open questions whose changes are looked for: 10 to 60 ms each, once

Followed = tuple[str, str, Changes | None]  # what it is asked by, what it is called, what changed


@router.get("/", response_class=HTMLResponse)
def home(
    request: Request, desk: DeskDep, since: Annotated[str, Query(max_length=10)] = ""
) -> HTMLResponse:
    """What is new; with ``since`` what changed on open questions after that day."""
    files = request.app.state.site.questions
    found, asked, day, followed = start(desk, files, day_of(since))
    return render(
        request,
        "home.html",
        latest=found,
        questions=asked,
        files=[(name, told) for name, told, _ in followed if name in files],
        changed=_apart(followed, files),
        looked=len(followed),
        since=day,
        earlier=day - _YEAR if day is not None and day == _usual(found) else day,
        running=running(desk.view),
    )


def start(
    desk: Desk, files: dict[str, Path], since: datetime.date | None = None
) -> tuple[Latest, Sequence[Proposed], datetime.date | None, list[Followed]]:
    """What the page tells: what is new, open questions, and from which day on what changed on them."""
    found = desk.remembered(("latest", _SHOWN), lambda: latest(desk.view, limit=_SHOWN))
    asked = open_questions(desk, limit=_SHOWN).items
    day = since or _usual(found)
    followed = desk.remembered(("followed", day), lambda: _followed(desk, files, asked, day))
    return found, asked, day, followed


def _usual(found: Latest) -> datetime.date | None:
    """The day from which what is new is told: a month before the newest report."""
    newest = found.lately.last
    return newest - LATELY if newest is not None else None


def _followed(
    desk: Desk, files: dict[str, Path], asked: Sequence[Proposed], day: datetime.date | None
) -> list[Followed]:
    """The questions served and the first of the open ones, with what changed on each after the day."""
    names = [*files, *(each.question.text for each in asked[:_FOLLOWED])]
    return [_changes(desk, files, name, day) for name in names]


def _apart(followed: Sequence[Followed], files: dict[str, Path]) -> list[Followed]:
    """Those on which anything changed; a raised question that tells nothing but what stands before is left out."""
    kept: list[Followed] = []
    seen: set[str] = set()
    for name, words, found in followed:
        if found is None or found.empty:
            continue
        claims = {told.source.claim for shift in found.all for told in shift.told}
        if name in files or not claims or not claims <= seen:
            kept.append((name, words, found))
        seen |= claims
    return kept


def _changes(desk: Desk, files: dict[str, Path], name: str, day: datetime.date | None) -> Followed:
    """A question file that cannot be read is told by its board, and is none here."""
    try:
        question = asked_of(name, files)
        if day is None:
            return name, question.question.text, None
        return name, question.question.text, desk.record.changes(question, since=day)
    except QuestionError:
        return name, name, None

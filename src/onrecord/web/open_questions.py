"""The open questions of the record as pages list them, remembered while it stays as it is."""

import datetime

from onrecord.query import Proposed
from onrecord.query.paging import Page
from onrecord.web.desk import Desk

# How many are looked for at a time: what follows another is only found together with it.
_STEPS = (25, 75, 225)
DEEPEST = _STEPS[-1]  # beyond that hardly more than one report raises a question


def open_questions(
    desk: Desk,
    *,
    about: str | None = None,
    since: datetime.date | None = None,
    offset: int = 0,
    limit: int = 20,
) -> Page[Proposed]:
    """A page of the questions that reports raise, as of ``OpenRecord.questions``.

    No more than ``DEEPEST`` are gone through. Raises ``QuestionError``.
    """
    most = next((step for step in _STEPS if step > offset + limit), DEEPEST)
    found = desk.remembered(
        ("open questions", about, since, most),
        lambda: desk.record.questions(about=about, since=since, limit=most),
    )
    items = found[offset : offset + limit]
    more = len(found) == most and offset + limit < DEEPEST
    total = offset + len(items) if more else len(found)
    return Page(items=items, total=total, offset=offset, limit=limit, more=more)

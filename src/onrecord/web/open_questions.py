"""The open questions of the record as pages list them, remembered while it stays as it is."""

import datetime

from onrecord.query import Proposed
from onrecord.query.paging import Page
from onrecord.query.questions import kept_questions
from onrecord.query.questions.kept import MOST
from onrecord.web.desk import Desk

# How many are looked for at a time: what follows another is only found together with it.
_STEPS = (25, 75, MOST)
DEEPEST = _STEPS[-1]


def open_questions(
    desk: Desk,
    *,
    about: str | None = None,
    since: datetime.date | None = None,
    offset: int = 0,
    limit: int = 20,
) -> Page[Proposed]:
    """A page of the questions that reports raise, as of ``OpenRecord.questions``.

    Without ``about`` and ``since`` they are those that are kept with the record. No more than
    ``DEEPEST`` are gone through. Raises ``QuestionError``.
    """
    kept = None
    if about is None and since is None:
        kept = desk.remembered("kept questions", lambda: kept_questions(desk.view))
    if kept is not None:
        items = kept[offset : offset + limit]
        return Page(items=items, total=len(kept), offset=offset, limit=limit)
    most = next((step for step in _STEPS if step > offset + limit), DEEPEST)
    found = desk.remembered(
        ("open questions", about, since, most),
        lambda: desk.record.questions(about=about, since=since, limit=most),
    )
    items = found[offset : offset + limit]
    more = len(found) == most and offset + limit < DEEPEST
    total = offset + len(items) if more else len(found)
    return Page(items=items, total=total, offset=offset, limit=limit, more=more)

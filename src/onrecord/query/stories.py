"""The stories of a record: which reports tell of one happening, and which come from which."""

import datetime

from onrecord.query.origins import independent
from onrecord.query.reader import Reader
from onrecord.records import Record
from onrecord.store.view import View


class Told(Record, frozen=True, kw_only=True):
    """A report within a story. ``taken_from`` is the id of the report that its text comes from."""

    article: str
    outlet: str | None
    title: str | None
    day: datetime.date | None
    locator: str | None
    taken_from: str | None = None
    how: str | None = None
    share: float | None = None


class StoryLine(Record, frozen=True, kw_only=True):
    """A story with its reports, oldest first, and how many independent origins they have."""

    id: str
    title: str
    first: datetime.date | None
    last: datetime.date | None
    origins: int
    reports: tuple[Told, ...]


def stories(view: View, *, smallest: int = 1, limit: int | None = None) -> tuple[StoryLine, ...]:
    """All stories with at least ``smallest`` reports, newest first; undated ones last."""
    reader = Reader(view)
    found = []
    for story in view.stories():
        if len(story.articles) < smallest:
            continue
        steps = {step.article: step for step in story.derivations}
        reports = []
        for id in story.articles:
            article, step = reader.article(id), steps.get(id)
            reports.append(
                Told(
                    article=id,
                    outlet=article.publisher,
                    title=article.title,
                    day=reader.published(id),
                    locator=reader.locator(id),
                    taken_from=step.source if step is not None else None,
                    how=step.kind if step is not None else None,
                    share=step.share if step is not None else None,
                )
            )
        reports.sort(
            key=lambda r: (r.day or datetime.date.max, r.taken_from is not None, r.article)
        )
        days = [report.day for report in reports if report.day is not None]
        found.append(
            StoryLine(
                id=story.id,
                title=story.title or reports[0].title or "untitled",
                first=min(days, default=None),
                last=max(days, default=None),
                origins=independent(reader, story.articles),
                reports=tuple(reports),
            )
        )
    found.sort(key=lambda s: (s.last is None, -(s.last or datetime.date.min).toordinal(), s.id))
    return tuple(found[:limit])

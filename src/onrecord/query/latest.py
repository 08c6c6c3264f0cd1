"""What is new in a record: its newest reports, and whom they speak of."""

import datetime
from collections.abc import Iterable, Sequence

from onrecord.query.paging import Page
from onrecord.query.reader import Reader
from onrecord.query.runs import RunLine, runs
from onrecord.query.stories import StoryEntry, story_list
from onrecord.records import Record, Reliability
from onrecord.store.view import StoryFilter, View

LATELY = datetime.timedelta(days=30)  # before the newest report, that day included
_READ = 400  # reports at most whose actors are counted: 15 ms
_RANKED = 150  # actors looked at: those without a name are left out after they are counted


class NewReport(Record, frozen=True, kw_only=True):
    """A report as a list of the newest shows it.

    ``story`` is its story's id, told by ``others`` more reports; ``taken`` is true where it takes
    its text from another report. ``reliability`` is the user's letter for the outlet.
    """

    article: str
    title: str | None
    outlet: str | None
    day: datetime.date | None
    story: str | None = None
    others: int = 0
    taken: bool = False
    reliability: Reliability | None = None


class Busy(Record, frozen=True, kw_only=True):
    """An actor that many of the newest reports speak of: how many, and of what kind it is."""

    entity: str
    name: str
    kind: str
    country: str | None
    reports: int


class Lately(Record, frozen=True, kw_only=True):
    """Whom reports speak of most from ``first`` to ``last``, both included.

    ``reports`` is how many were counted: all of these days, or the newest of very many.
    ``persons`` and ``bodies`` (governments, parties, organisations …) are those spoken of by most.
    """

    first: datetime.date | None
    last: datetime.date | None
    reports: int
    persons: tuple[Busy, ...]
    bodies: tuple[Busy, ...]


class Latest(Record, frozen=True, kw_only=True):
    """A record at a glance: its sizes, the last run, the newest reports, stories and actors.

    ``articles``, ``entities``, ``events`` and ``stories`` are numbers. ``told`` are the newest
    stories that two reports or more tell.
    """

    articles: int
    entities: int
    events: int
    stories: int
    run: RunLine | None
    reports: tuple[NewReport, ...]
    told: tuple[StoryEntry, ...]
    lately: Lately


def latest(view: View, *, limit: int = 8, days: int = LATELY.days) -> Latest:
    """What is new: so many of each. ``days`` as of ``lately``."""
    sizes = view.sizes()
    return Latest(
        articles=sizes["article"],
        entities=sizes["entity"],
        events=sizes["event"],
        stories=sizes["story"],
        run=next(iter(runs(view, limit=1).items), None),
        reports=newest_reports(view, limit=limit),
        told=story_list(view, StoryFilter(smallest=2), limit=limit).items,
        lately=lately(view, days=days, limit=limit),
    )


def newest_reports(view: View, *, limit: int = 10) -> tuple[NewReport, ...]:
    """The newest reports by the day of their publication; those without a day come last."""
    return reports_in_order(view, [id for id, _ in view.newest(limit=limit)])


def newest_page(view: View, *, offset: int = 0, limit: int = 50) -> Page[NewReport]:
    """A page of all reports, in the order of ``newest_reports``."""
    ids = [id for id, _ in view.newest(offset=offset, limit=limit)]
    total = view.sizes()["article"]
    return Page(items=reports_in_order(view, ids), total=total, offset=offset, limit=limit)


def reports_in_order(view: View, ids: Sequence[str]) -> tuple[NewReport, ...]:
    """These reports, in this order."""
    reader = Reader(view)
    reader.head(ids)
    reader.place(ids, found=False)
    parts = {id: part for id in ids if (part := reader.part(id)) is not None}
    sizes = view.story_sizes({part.story for part in parts.values()})
    found = []
    for id in ids:
        article, part = reader.heading(id), parts.get(id)
        size = sizes[part.story][1] if part is not None and part.story in sizes else 1
        found.append(
            NewReport(
                article=id,
                title=article.title,
                outlet=article.publisher,
                day=reader.published(id),
                story=part.story if part is not None else None,
                others=size - 1,
                taken=reader.derived(id),
                reliability=reader.letter(article.publisher),
            )
        )
    return tuple(found)


def lately(view: View, *, days: int = LATELY.days, limit: int = 8) -> Lately:
    """Whom the reports of the last so many days speak of, counted back from the newest report.

    ``limit`` is how many persons, and how many others, are given.
    """
    newest = next((day for _, day in view.newest(limit=1)), None)
    if newest is None:
        return Lately(first=None, last=None, reports=0, persons=(), bodies=())
    since = newest - datetime.timedelta(days=days - 1)
    found = view.newest(since=since, limit=_READ)
    busy = _busy(view, [id for id, _ in found])
    return Lately(
        first=min(day for _, day in found if day is not None),
        last=newest,
        reports=len(found),
        persons=tuple(each for each in busy if each.kind == "person")[:limit],
        bodies=tuple(each for each in busy if each.kind != "person")[:limit],
    )


def _busy(view: View, articles: Iterable[str]) -> list[Busy]:
    """Those with a name of their own that most of the articles speak of, most first."""
    return [
        Busy(
            entity=each.id,
            name=each.name,
            kind=each.kind,
            country=each.country,
            reports=each.articles,
        )
        for each in view.named_most(articles, limit=_RANKED)
        if not each.kind.startswith("unnamed")
    ]

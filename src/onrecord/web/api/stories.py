"""Stories: their lists, one with its origins, one compared, and two reports side by side."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from onrecord.query import Beside, Compared, Point, StoryEntry, StoryLine
from onrecord.query.paging import Page
from onrecord.query.stories import story_list
from onrecord.store.view import StoryFilter, StoryOrder
from onrecord.web.api.describing import answers
from onrecord.web.api.replying import reply
from onrecord.web.days import day_of
from onrecord.web.desk import Desk, DeskDep
from onrecord.web.lists import Paging, PagingDep

R = TypeVar("R")
router = APIRouter(tags=["stories"])

_LONGEST = 200  # characters of words looked for
_MOST_WORDS = 10
_LARGEST = 1_000_000  # reports
_DAY = 10  # characters of a day
ReportDep = Annotated[
    str, Query(min_length=1, max_length=300, description="A report: its id, path or address")
]


@dataclass(frozen=True)
class Asked:
    """What a list of stories is asked for, as it stands in an address."""

    words: str
    outlet: str
    since: str
    until: str
    smallest: int
    copies: bool
    order: StoryOrder

    @property
    def filter(self) -> StoryFilter:
        """The same for the record; raises ``QuestionError``."""
        return StoryFilter(
            outlet=self.outlet or None,
            smallest=self.smallest,
            since=day_of(self.since),
            until=day_of(self.until),
            words=tuple(dict.fromkeys(self.words.replace("\0", " ").split()))[:_MOST_WORDS],
            copies=self.copies,
        )

    @property
    def narrow(self) -> bool:
        """True where it asks for more than a number of reports."""
        return bool(self.words or self.outlet or self.since or self.until or self.copies)


def _asked(
    words: Annotated[str, Query(max_length=_LONGEST, description="Words of the title")] = "",
    outlet: Annotated[str, Query(max_length=_LONGEST, description="Who tells it")] = "",
    since: Annotated[
        str, Query(max_length=_DAY, description="With reports on or after this day")
    ] = "",
    until: Annotated[
        str, Query(max_length=_DAY, description="With reports on or before this day")
    ] = "",
    smallest: Annotated[int, Query(ge=1, le=_LARGEST, description="Reports at least")] = 2,
    copies: Annotated[
        bool, Query(description="With a report that is not independent of another")
    ] = False,
    order: Annotated[StoryOrder, Query(description="What comes first")] = "newest",
) -> Asked:
    return Asked(words.strip(), outlet, since, until, smallest, copies, order)


AskedDep = Annotated[Asked, Depends(_asked)]


def listed(desk: Desk, paging: Paging, asked: Asked) -> Page[StoryEntry]:
    """A page of the stories that fit."""
    return story_list(
        desk.view, asked.filter, order=asked.order, offset=paging.offset, limit=paging.limit
    )


_STORIES = ("story", "title", "first", "last", "reports", "origins", "outlets", "first_report", "follows")  # fmt: skip
_REPORTS = ("origin", "article", "outlet", "day", "title", "how", "taken_from", "share", "names_no_original", "where")  # fmt: skip
_POINTS = ("told_by", "kind", "what", "by", "status", "day", "reports", "outlets", "origins", "outlet", "words", "article", "claim")  # fmt: skip
_SENTENCES = ("how", "alike", "first", "second")


@router.get("/stories", responses=answers(Page[StoryEntry], csv=True), response_class=Response)
def stories(request: Request, desk: DeskDep, asked: AskedDep, paging: PagingDep) -> Response:
    """Stories with the number of their reports and independent origins, newest first."""
    found = listed(desk, paging, asked)
    return reply(request, found, rows=(_STORIES, _story_rows), name="stories")


def _story_rows(each: StoryEntry) -> Iterator[tuple[object, ...]]:
    outlets = dict.fromkeys(told.outlet for told in each.reports if told.outlet)
    follows = each.follows.id if each.follows is not None else None
    yield (
        each.id, each.title, each.first, each.last, each.number, each.origins, tuple(outlets),
        each.report, follows,
    )  # fmt: skip


@router.get("/story/{id}", responses=answers(StoryLine, csv=True), response_class=Response)
def story(request: Request, desk: DeskDep, id: str) -> Response:
    """A story, by its id or that of a report: its reports, what they take from whom, its origins."""
    found = desk.record.story(id)
    return _either(request, found, _REPORTS, _report_rows, "reports")


def _report_rows(found: StoryLine) -> Iterator[tuple[object, ...]]:
    by_id = {told.article: told for told in found.reports}
    for number, origin in enumerate(found.which, 1):
        for told in (by_id[id] for id in origin.reports):
            yield (
                number, told.article, told.outlet, told.day, told.title, told.how, told.taken_from,
                told.share, told.unnamed, told.locator,
            )  # fmt: skip


@router.get("/story/{id}/compared", responses=answers(Compared, csv=True), response_class=Response)
def compared(request: Request, desk: DeskDep, id: str) -> Response:
    """What the reports of a story tell alike, what one alone tells, and where they differ."""
    found = desk.record.compare(id)
    return _either(request, found, _POINTS, _point_rows, "compared")


def _point_rows(found: Compared) -> Iterator[tuple[object, ...]]:
    for told_by, points in (
        ("all", found.agreed),
        ("several", found.several),
        ("one", found.alone),
    ):
        for point in points:
            yield from _tellings(told_by, point)


def _tellings(told_by: str, point: Point) -> Iterator[tuple[object, ...]]:
    day = point.date.value if point.date is not None else None
    for source in point.told:
        yield (
            told_by, point.kind, point.what, point.by, point.status, day, point.reports,
            point.outlets, point.origins, source.outlet, source.quote, source.article, source.claim,
        )  # fmt: skip


@router.get("/beside", responses=answers(Beside, csv=True), response_class=Response)
def beside(request: Request, desk: DeskDep, one: ReportDep, other: ReportDep) -> Response:
    """Two reports sentence by sentence: what the one takes from the other."""
    found = desk.record.beside(one, other)
    return _either(request, found, _SENTENCES, _sentence_rows, "beside")


def _sentence_rows(found: Beside) -> Iterator[tuple[object, ...]]:
    for row in found.rows:
        sides = (" … ".join(span.quote for span in side) for side in (row.first, row.second))
        yield row.how, row.alike, *sides


def _either(
    request: Request,
    found: R,
    columns: Sequence[str],
    rows: Callable[[R], Iterable[Sequence[object]]],
    name: str,
) -> Response:
    """One record as JSON, or what is listed in it as CSV."""
    csv = request.query_params.get("format") == "csv"
    return reply(request, (found,) if csv else found, rows=(columns, rows), name=name)

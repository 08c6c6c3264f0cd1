"""Stories: their list, one with who is independent and what its reports tell, two reports side by side."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.brief.beside import say_relation
from onrecord.brief.compared import what_is_told
from onrecord.brief.stories import HOW
from onrecord.query import Beside, Compared, Origin, Point, StoryLine, compare, story_line
from onrecord.query.beside import Row, Side
from onrecord.query.compared import MOST, find_story
from onrecord.query.origins import voices
from onrecord.query.reader import Reader
from onrecord.query.stories import StoryEntry, Told
from onrecord.web.api.stories import AskedDep, listed
from onrecord.web.desk import Desk, DeskDep
from onrecord.web.lists import PagingDep
from onrecord.web.rendering import render

router = APIRouter()

_ORIGINS, _WITHIN = 30, 8  # independent origins shown of one story, and reports of one of them
_MOST = 2000  # reports shown at all
_COMPARED = 5  # reports of one story compared at once
_POINTS, _ALONE = 12, 3  # points shown at once, and of what one voice alone tells
_CHOICES = 200  # reports of a story that can be picked to be set side by side
_TITLE = 60  # code points of a title in the name of a report
_PARTS = {"same": "both", "reworded": "both", "only_first": "first", "only_second": "second"}


# A sentence in pieces: words, and whether the other report has not got them.
Sentence = list[tuple[str, bool]]


class Teller(NamedTuple):
    """An outlet in a list of stories: how many reports of it, and whether they bring an origin."""

    outlet: str
    independent: bool
    reports: int


class Source(NamedTuple):
    """An independent origin: the report that it begins with, and those that take from it."""

    number: int
    origin: Origin
    first: Told
    others: tuple[Told, ...]
    left_out: int


class Block(NamedTuple):
    """Sentences of two reports that say the same, or some that stand in one of them alone."""

    how: str
    first: list[Sentence]
    second: list[Sentence]


class Voice(NamedTuple):
    """What one voice alone tells; ``several`` where more than one report speaks for it."""

    name: str
    several: bool
    points: tuple[Point, ...]


@router.get("/stories", response_class=HTMLResponse)
def stories(request: Request, desk: DeskDep, asked: AskedDep, paging: PagingDep) -> HTMLResponse:
    """Stories, newest first, with who tells them and how many are independent."""
    found = listed(desk, paging, asked)
    counts = desk.remembered(
        "stories", lambda: (desk.view.story_count(), desk.view.story_outlets())
    )
    return render(
        request,
        "stories.html",
        page=found,
        tellers={story.id: _tellers(story) for story in found.items},
        asked=asked,
        stories=counts[0],
        outlets=sorted(counts[1], key=str.casefold),
        parameters={
            "words": asked.words,
            "outlet": asked.outlet,
            "since": asked.since,
            "until": asked.until,
            "smallest": asked.smallest if asked.smallest != 2 else None,
            "copies": "true" if asked.copies else "",
            "order": asked.order if asked.order != "newest" else "",
        },
    )


def _tellers(story: StoryEntry) -> list[Teller]:
    """Who tells a story, each outlet once as independent and once as not."""
    seen: set[int] = set()
    counted: dict[tuple[str, bool], int] = {}
    for told in story.reports:
        key = told.outlet or "outlet not known", told.origin not in seen
        seen.add(told.origin)
        counted[key] = counted.get(key, 0) + 1
    return [Teller(*key, reports) for key, reports in counted.items()]


@router.get("/story/{id:path}", response_class=HTMLResponse)
def story(
    request: Request,
    desk: DeskDep,
    id: str,
    full: Annotated[bool, Query(description="All, where a page has the first of each")] = False,
) -> HTMLResponse:
    """A story: which of its reports are independent, where they differ, what each alone tells."""
    stored = find_story(desk.view, id)
    reader = Reader(desk.view)
    several = voices(reader, stored.articles).count > 1
    found = story_line(desk.view, stored, events=not several, reader=reader)
    told = None
    if several:
        told = compare(desk.view, stored, most=MOST if full else _COMPARED, reader=reader)
    return render(
        request,
        "story.html",
        story=found,
        first=found.reports[0],
        sources=_sources(found, full=full),
        names=_names(found.reports),
        actors=list(zip(found.actors, found.actor_ids, strict=True)),
        compared=told,
        voices=_voices(told) if told is not None else {},
        alone=_alone(told) if told is not None else [],
        what=what_is_told,
        how=HOW,
        full=full,
        most_points=None if full else _POINTS,
        most_alone=None if full else _ALONE,
        choices=found.reports[:_CHOICES],
    )


def _sources(story: StoryLine, *, full: bool) -> list[Source]:
    """The origins in the order of their first reports, those of several reports as far as shown."""
    by_id = {told.article: told for told in story.reports}
    within = _MOST if full else _WITHIN
    found = []
    for number, origin in enumerate(story.which[: _MOST if full else _ORIGINS], 1):
        told = [by_id[id] for id in origin.reports]
        told.sort(key=lambda each: each.taken_from is not None)
        shown = tuple(told[1 : 1 + within])
        found.append(Source(number, origin, told[0], shown, len(told) - 1 - len(shown)))
    return found


def _names(reports: Sequence[Told]) -> dict[str, str]:
    """What each report is called: its outlet, with its title where that has several."""
    times = Counter(told.outlet for told in reports)
    return {
        told.article: told.outlet
        if told.outlet is not None and times[told.outlet] == 1
        else f"{told.outlet or 'outlet not known'}, “{_short(told)}”"
        for told in reports
    }


def _short(told: Told) -> str:
    """The beginning of its title; of one without, the end of where it was found."""
    title = told.title or (told.locator or "").rstrip("/").rpartition("/")[2] or "untitled"
    return title if len(title) <= _TITLE else f"{title[:_TITLE].rsplit(' ', 1)[0]} …"


def _voices(told: Compared) -> Mapping[str, int]:
    """How many reports the voice has that each report is of."""
    return {report: len(voice.reports) for voice in told.voices for report in voice.reports}


def _alone(told: Compared) -> list[Voice]:
    """What each voice alone tells, the voices in their order."""
    points = sorted(told.alone, key=lambda point: _place(told, point))
    grouped = itertools.groupby(points, key=lambda point: _place(told, point))
    return [
        Voice(_called(told.voices[n]), len(told.voices[n].reports) > 1, tuple(of_one))
        for n, of_one in grouped
    ]


def _called(voice: Origin) -> str:
    """The outlets of a voice in a line."""
    more = len(voice.outlets) - 1
    rest = f" and {more} more outlet{'s' if more > 1 else ''}" if more > 0 else ""
    return (voice.outlets[0] if voice.outlets else "Outlet not known") + rest


def _place(told: Compared, point: Point) -> int:
    article = point.told[0].article
    return next(n for n, voice in enumerate(told.voices) if article in voice.reports)


@router.get("/beside", response_class=HTMLResponse)
def beside(
    request: Request,
    desk: DeskDep,
    one: Annotated[str, Query(max_length=300)] = "",
    other: Annotated[str, Query(max_length=300)] = "",
    rows: Annotated[str, Query(pattern="^(all|both|first|second)?$")] = "",
) -> HTMLResponse:
    """Two reports sentence by sentence; without both, the form to pick them."""
    if not one.strip() or not other.strip():
        return render(request, "beside.html", found=None, one=one, other=other)
    found = desk.record.beside(one, other)
    shown = rows or "all"
    return render(
        request,
        "beside.html",
        found=found,
        one=found.first.article,
        other=found.second.article,
        relation=say_relation(found),
        numbers=_numbers(found),
        shown_rows=shown,
        rows=list(_blocks(row for row in found.rows if shown in {"all", _PARTS[row.how]})),
        reports=_of_story(desk, found),
    )


def _numbers(found: Beside) -> dict[str, int]:
    """How many rows there are of each sort, and on each part of the page."""
    hows = Counter[str](row.how for row in found.rows)
    parts = Counter(_PARTS[row.how] for row in found.rows)
    return {
        **dict.fromkeys((*_PARTS, *_PARTS.values()), 0),
        **hows,
        **parts,
        "all": len(found.rows),
    }


def _of_story(desk: Desk, found: Beside) -> list[Side]:
    """The reports of the story that both are of, to pick others."""
    if found.story is None:
        return []
    told = desk.view.story_tellers([found.story], most=_CHOICES)
    reader = Reader(desk.view)
    reader.fetch(each.article for each in told)
    return [
        Side(
            article=each.article,
            outlet=each.outlet,
            title=reader.heading(each.article).title,
            day=each.day,
            locator=reader.locator(each.article),
        )
        for each in told
    ]


def _blocks(rows: Iterable[Row]) -> Iterator[Block]:
    """The rows, those that only one of the two has gathered up to the next that both have."""
    for alone, group in itertools.groupby(rows, key=lambda row: _PARTS[row.how] != "both"):
        held = list(group)
        for some in [held] if alone else [[row] for row in held]:
            yield Block(
                "alone" if alone else some[0].how,
                [piece for row in some for piece in _pieces(row, "first")],
                [piece for row in some for piece in _pieces(row, "second")],
            )


def _pieces(row: Row, side: str) -> Iterator[Sentence]:
    """The sentences of a side."""
    changed = getattr(row, f"{side}_changed")
    for span in getattr(row, side):
        found, place = [], span.start
        for each in changed:
            if span.contains(each):
                found.append((span.quote[place - span.start : each.start - span.start], False))
                found.append((each.quote, True))
                place = each.end
        found.append((span.quote[place - span.start :], False))
        yield [piece for piece in found if piece[0]]

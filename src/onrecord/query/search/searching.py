"""Searches: words and filters → what is found, a part at a time, and how much there is of what."""

import dataclasses
import datetime
import functools
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, Literal, TypeVar

import msgspec

from onrecord.errors import QuestionError
from onrecord.query.paging import Page
from onrecord.query.reader import Reader, Who, who_is
from onrecord.query.search.found import Found, found_of
from onrecord.query.ties import bearer_meant
from onrecord.records import Record
from onrecord.store.fulltext import match_expression
from onrecord.store.searching import Sought
from onrecord.store.view import Cell, View

T = TypeVar("T")

Order = Literal["best", "newest"]
By = Literal["type", "status", "outlet", "time", "actor"]

# As they are offered: the reports, then what they tell.
KINDS = (
    "article", "statement", "event_mention", "position", "meeting", "request", "tenure", "membership",
)  # fmt: skip

_RANKED = 2000  # of what is found the newest are ranked: all matches of a common word take seconds
_ALONE = 4  # words counted by themselves
_CHOICES = 100  # of a facet at most, and those that are chosen
_ACTORS = 12
_NAMED_IN = {"article": 100}  # items whose actors are counted: a report has forty, a claim two
_NAMED_IN_CLAIMS = 1000


class Choice(Record, frozen=True, kw_only=True):
    """A value to filter by, and how many of what is found have it.

    ``name`` is what it is called where the value is no word for it (an actor).
    """

    value: str
    number: int
    chosen: bool = False
    name: str | None = None


class Facet(Record, frozen=True, kw_only=True):
    """What can be filtered by: most first, ``time`` in order ("2015", or "2015-08" within a year).

    Values are counted as if nothing of their own facet were chosen. ``more`` values are not
    shown. ``within``: only that many of the newest were looked at, else all that is found.
    """

    by: By
    choices: tuple[Choice, ...]
    more: int = 0
    within: int | None = None


class Search(Record, frozen=True, kw_only=True):
    """What is looked for; conditions are joined by "and", the values of one by "or".

    ``words`` are all looked for, in any inflection, or as a "phrase" in straight double quotes;
    none finds everything. ``kind`` is one of ``KINDS``, ``types`` and ``statuses`` as of its
    records (a status of a position is how it is known). ``actor`` is a name or an id, as of
    ``bearers_meant``: reports speak of them, claims name them in any part. ``since`` and ``until``
    are days of publication, both included. ``order`` is "best" where words are given and nothing
    else is said.
    """

    words: str = ""
    kind: str = "article"
    actor: str | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    order: Order | None = None


class Searched(Record, frozen=True, kw_only=True):
    """What a search found: how much of each kind, by what it can be narrowed, and a page of it.

    ``kinds`` are counted without types and statuses, of which each kind has its own. With
    ``page.more`` so much matches the words that only what was read last was looked at.
    """

    asked: Search
    actor: Who | None
    kinds: tuple[Choice, ...]
    facets: tuple[Facet, ...]
    page: Page[Found]


Remember = Callable[[object, Callable[[], Any]], Any]


def search(
    view: View,
    asked: Search,
    *,
    offset: int = 0,
    limit: int = 50,
    remember: Remember = lambda _, make: make(),
) -> Searched:
    """Reports or claims by words and filters, with the counts of what they can be narrowed by.

    Args:
        view: The record.
        asked: What is looked for.
        offset: How many of what is found to pass over.
        limit: How many to give at most.
        remember: Called with a key and a function for what is counted of the whole record, to
            give what that function gives, or gave before in the same state of the record.

    Raises:
        NotInRecord: The actor's name fits nobody, or more than one.
        QuestionError: The kind is none, or the words have no letter or digit in them.
    """
    sought, actor = _sought(view, asked)
    cells, more = _remembered(remember, sought, "cells", lambda: view.searched_cells(sought))
    own = [cell for cell in cells if cell.kind == asked.kind]
    chosen = [cell for cell in own if _fits(asked, cell)]
    total = sum(cell.number for cell in chosen)
    order = asked.order or ("best" if sought.asked is not None else "newest")
    head = view.searched_numbers(
        sought, chosen, limit=_RANKED if order == "best" else _NAMED_IN_CLAIMS
    )
    numbers = _part(view, sought, chosen, head, order, offset=offset, limit=limit)
    items = view.searched_items(sought, numbers)
    narrowed = functools.partial(_remembered, remember, sought) if chosen == own else _anew
    actors = narrowed(f"actors {asked.kind}", lambda: _actors(view, asked, head, total, actor))
    return Searched(
        asked=msgspec.structs.replace(asked, order=order),
        actor=actor,
        kinds=_kinds(asked, cells),
        facets=(*_facets(asked, own), _times(view, asked, sought, chosen), actors),
        page=Page(
            items=found_of(Reader(view), items),
            total=total,
            offset=offset,
            limit=limit,
            more=more[0] if asked.kind == "article" else more[1],
        ),
    )


def _part(
    view: View,
    sought: Sought,
    cells: Sequence[Cell],
    head: Sequence[int],
    order: Order,
    *,
    offset: int,
    limit: int,
) -> list[int]:
    """Entries ``offset`` to ``offset + limit`` of what is found; ``head`` are the newest of it.

    By rank the head comes first, then the rest by day.
    """
    whole = len(head) < (_RANKED if order == "best" else _NAMED_IN_CLAIMS)
    if order == "best":
        best = view.searched_best(sought, head, offset=offset, limit=limit)
        left = limit - len(best)
        if left == 0 or whole:
            return best
        rest = max(offset, len(head))
        return best + view.searched_numbers(sought, cells, offset=rest, limit=left)
    if whole or offset + limit <= len(head):
        return list(head[offset : offset + limit])
    return view.searched_numbers(sought, cells, offset=offset, limit=limit)


def words_alone(view: View, asked: Search) -> tuple[Choice, ...]:
    """How much there is of each of several words by itself: where all together find nothing."""
    words = tuple(dict.fromkeys(asked.words.replace('"', " ").split()))
    if len(words) < 2:
        return ()
    sought, _ = _sought(view, asked)
    only: Literal["articles", "claims"] = "articles" if asked.kind == "article" else "claims"
    found: list[Choice] = []
    for word in words:
        alone = match_expression(word)
        if alone is not None and len(found) < _ALONE:
            cells, _ = view.searched_cells(dataclasses.replace(sought, asked=alone), only=only)
            number = sum(c.number for c in cells if c.kind == asked.kind and _fits(asked, c))
            found.append(Choice(value=word, number=number))
    return tuple(found)


def _sought(view: View, asked: Search) -> tuple[Sought, Who | None]:
    """The words and the actor as the record knows them."""
    if asked.kind not in KINDS:
        raise QuestionError(
            f"{asked.kind!r} is no kind to search; choose one of {', '.join(KINDS)}"
        )
    words = match_expression(asked.words)
    if asked.words.strip() and words is None:
        raise QuestionError(f"there is no word to look for in {asked.words.strip()!r}")
    entity = bearer_meant(view, asked.actor) if asked.actor else None
    sought = view.sought(
        words=words,
        entity=entity.id if entity is not None else None,
        since=asked.since,
        until=asked.until,
    )
    return sought, who_is(entity) if entity is not None else None


def _remembered(remember: Remember, sought: Sought, key: str, make: Callable[[], T]) -> T:
    """What is made of the whole record is remembered; what is made of a search is not."""
    found: T = remember(("search", key), make) if sought == Sought() else make()
    return found


def _anew(_: str, make: Callable[[], T]) -> T:
    return make()


def _fits(asked: Search, cell: Cell, *, without: By | None = None) -> bool:
    """Whether what a cell holds passes the filters, that of one facet left out."""
    return (
        (without == "type" or not asked.types or cell.type in asked.types)
        and (without == "status" or not asked.statuses or cell.status in asked.statuses)
        and (without == "outlet" or not asked.outlets or cell.outlet in asked.outlets)
    )


def _kinds(asked: Search, cells: Iterable[Cell]) -> tuple[Choice, ...]:
    counts = Counter[str]()
    for cell in cells:
        if not asked.outlets or cell.outlet in asked.outlets:
            counts[cell.kind] += cell.number
    return tuple(
        Choice(value=kind, number=counts[kind], chosen=kind == asked.kind) for kind in KINDS
    )


def _facets(asked: Search, cells: Sequence[Cell]) -> Iterator[Facet]:
    """By type, status and outlet; those that there is nothing to choose of are left out."""
    facets: tuple[tuple[By, Callable[[Cell], str], tuple[str, ...]], ...] = (
        ("type", lambda cell: cell.type, asked.types),
        ("status", lambda cell: cell.status, asked.statuses),
        ("outlet", lambda cell: cell.outlet, asked.outlets),
    )
    for by, value, chosen in facets:
        counts = Counter(dict.fromkeys(chosen, 0))
        for cell in cells:
            if _fits(asked, cell, without=by):
                counts[value(cell)] += cell.number
        if by == "outlet" or any(counts):
            yield _facet(by, counts, chosen)


def _facet(by: By, counts: Counter[str], chosen: Collection[str]) -> Facet:
    """The most frequent values, and all that are chosen; only an outlet may be not known."""
    known = ((value, number) for value, number in counts.items() if value or by == "outlet")
    ordered = sorted(known, key=lambda each: (-each[1], each[0]))
    shown = [each for each in ordered[:_CHOICES] if each[1] or each[0] in chosen]
    shown += [each for each in ordered[_CHOICES:] if each[0] in chosen]
    return Facet(
        by=by,
        choices=tuple(
            Choice(value=value, number=number, chosen=value in chosen) for value, number in shown
        ),
        more=len(ordered) - len(shown),
    )


def _times(view: View, asked: Search, sought: Sought, cells: Sequence[Cell]) -> Facet:
    """By year, or by month where all that is found may be of one year."""
    year = asked.since.year if asked.since is not None else None
    if year is not None and asked.until is not None and asked.until.year == year:
        counted = dict(view.searched_months(sought, cells))
    else:
        counted = Counter[str]()
        for cell in cells:
            counted[cell.year] += cell.number
    return Facet(
        by="time",
        choices=tuple(
            Choice(value=value, number=number) for value, number in sorted(counted.items())
        ),
    )


def _actors(view: View, asked: Search, head: Sequence[int], total: int, meant: Who | None) -> Facet:
    """By whom the newest of what is found name most."""
    within = _NAMED_IN.get(asked.kind, _NAMED_IN_CLAIMS)
    found = view.searched_actors(head[:within], limit=_ACTORS)
    return Facet(
        by="actor",
        choices=tuple(
            Choice(
                value=bearer.known_as or actor,
                name=bearer.name,
                number=number,
                chosen=meant is not None and bearer.id == meant.entity,
            )
            for bearer, actor, number in found
        ),
        within=within if total > within else None,
    )

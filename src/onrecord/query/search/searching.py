"""Searches: words and filters → what is found, a part at a time, and how much there is of what."""

import dataclasses
import functools
from collections.abc import Callable, Sequence
from typing import Any, Literal, TypeVar

import msgspec

from onrecord.errors import QuestionError
from onrecord.query.paging import Page
from onrecord.query.reader import Reader, Who, who_is
from onrecord.query.search.asked import KINDS, Order, Search
from onrecord.query.search.facets import (
    NAMED_IN,
    Choice,
    Facet,
    actor_facet,
    facets_of,
    fits,
    kind_choices,
    time_facet,
)
from onrecord.query.search.found import Found, found_of
from onrecord.query.ties import bearer_meant
from onrecord.records import Record
from onrecord.store.fulltext import match_expression
from onrecord.store.searching import Sought
from onrecord.store.view import Cell, View

T = TypeVar("T")

_RANKED = 2000  # of what is found the newest are ranked: all matches of a common word take seconds
_ALONE = 4  # words counted by themselves


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
    chosen = [cell for cell in own if fits(asked, cell)]
    total = sum(cell.number for cell in chosen)
    order = asked.order or ("best" if sought.asked is not None else "newest")
    head = view.searched_numbers(sought, chosen, limit=_RANKED if order == "best" else NAMED_IN)
    numbers = _part(view, sought, chosen, head, order, offset=offset, limit=limit)
    items = view.searched_items(sought, numbers)
    narrowed = functools.partial(_remembered, remember, sought) if chosen == own else _anew
    actors = narrowed(f"actors {asked.kind}", lambda: actor_facet(view, asked, head, total, actor))
    return Searched(
        asked=msgspec.structs.replace(asked, order=order),
        actor=actor,
        kinds=kind_choices(asked, cells),
        facets=(*facets_of(asked, own), time_facet(view, asked, sought, chosen), actors),
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
    whole = len(head) < (_RANKED if order == "best" else NAMED_IN)
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
            number = sum(c.number for c in cells if c.kind == asked.kind and fits(asked, c))
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

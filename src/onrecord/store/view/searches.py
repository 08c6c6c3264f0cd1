"""Searches by words and filters: how much there is of what, and what it is, a part at a time."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from typing import Literal

import msgspec
from sqlalchemy import Connection, func, select

from onrecord.records import Article, Claim
from onrecord.store import searching, tables
from onrecord.store.rows import KINDS, decoder, indexed_passages, iso_day
from onrecord.store.searching import Among, Sought
from onrecord.store.view.connected import Connected
from onrecord.store.view.entities import Bearer

_OPENING = 320  # code points of an article that stand for it where no words were asked for
_FEW = 20_000  # items that are found quicker by what they are than by going through the days

Marks = tuple[tuple[int, int], ...]


class Cell(msgspec.Struct, frozen=True, gc=False):
    """How many of what matches are of one kind, type, status, outlet and year; empty for none."""

    id: int
    kind: str
    type: str
    status: str
    outlet: str
    year: str
    number: int


class Item(msgspec.Struct, frozen=True):
    """What matches: an article, without its text, or a claim.

    ``excerpt`` are words of the article, ``in_excerpt`` and ``in_title`` which of them matched.
    For a claim ``in_text`` says where in the article's text the words stand by which it was found;
    it is empty where these are names of its actors. All are half-open code points.
    """

    of: Article | Claim
    excerpt: str = ""
    in_excerpt: Marks = ()
    in_title: Marks = ()
    in_text: Marks = ()


class Searches(Connected):
    """What matches words and filters, of reports and of claims."""

    def __init__(self, connection: Connection, name: str) -> None:
        super().__init__(connection, name)
        self._cells: dict[int, tuple[str, str, str, str, str]] = {}  # never changed, only added to

    def sought(
        self,
        *,
        words: str | None = None,
        entity: str | None = None,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
    ) -> Sought:
        """What is looked for, for the calls below: all of it, or everything where nothing is given.

        ``words`` are a ``match_expression``, ``entity`` the id of one that is named, ``since`` and
        ``until`` days of publication, both included.
        """
        named = None
        if entity is not None:
            with self._reading():
                named = searching.naming(self._connection, entity)
        return Sought(asked=words, named=named, since=iso_day(since), until=iso_day(until))

    def searched_cells(
        self, sought: Sought, *, only: Literal["articles", "claims"] | None = None
    ) -> tuple[list[Cell], tuple[bool, bool]]:
        """How many of each cell match; where words are looked for, ``only`` of these.

        And whether more articles, and more claims, match the words than were looked at.
        """
        table = tables.search_cells.c
        with self._reading():
            articles = None if only is None else only == "articles"
            counts, more = searching.cell_counts(self._connection, sought, only=articles)
            query = select(
                table.cell, table.kind, table.type, table.status, table.outlet, table.year
            )
            unknown = [cell for cell in counts if cell not in self._cells]
            for cell, *told in self._among(query, table.cell, unknown):
                self._cells[cell] = tuple(told)
        return [Cell(cell, *self._cells[cell], n) for cell, n in counts.items()], more

    def searched_numbers(
        self, sought: Sought, cells: Collection[Cell], *, offset: int = 0, limit: int = 50
    ) -> list[int]:
        """What matches in these cells, for the calls below: newest first, the undated last.

        The cells are all of articles, or all of claims.
        """
        with self._reading():
            among = _among(cells)
            return searching.newest(self._connection, sought, among, offset=offset, limit=limit)

    def searched_best(
        self, sought: Sought, numbers: Sequence[int], *, offset: int = 0, limit: int = 50
    ) -> list[int]:
        """Those of ``searched_numbers`` in the order of how well they match the words.

        Two thousand take some ten milliseconds.
        """
        with self._reading():
            return searching.ranked(self._connection, sought, numbers, offset=offset, limit=limit)

    def searched_months(self, sought: Sought, cells: Collection[Cell]) -> list[tuple[str, int]]:
        """How much of what matches in these cells was published in each month ("2021-08"), in order."""
        with self._reading():
            return searching.months(self._connection, sought, _among(cells))

    def searched_actors(
        self, numbers: Sequence[int], *, limit: int
    ) -> list[tuple[Bearer, str, int]]:
        """Whom most of what has these numbers names, and how many do.

        Each with the id of an actor of theirs, which stays when entities are settled anew. Those
        without a name are left out.
        """
        with self._reading():
            found = searching.most_named(self._connection, numbers, limit=4 * limit)
            bearers = self._named_bearers(entity for entity, *_ in found)
        named = [(bearers[id], actor, number) for id, actor, number in found if id in bearers]
        return named[:limit]

    def searched_items(self, sought: Sought, numbers: Sequence[int]) -> list[Item]:
        """What has these numbers, in their order, the words that were asked for marked."""
        with self._reading():
            marked = (
                searching.marked(self._connection, sought.asked, numbers) if sought.asked else {}
            )
            articles = self._articles_numbered(-number for number in numbers if number < 0)
            claims = self._claims_numbered(number for number in numbers if number > 0)
        found = []
        for number in numbers:
            title, words = marked.get(number, ("", ""))
            if number < 0:
                article, opening = articles[-number]
                found.append(_article_item(article, opening, title, words))
            else:
                claim = claims[number]
                found.append(Item(claim, in_text=_in_text(claim, words)))
        return found

    def _named_bearers(self, ids: Iterable[str]) -> dict[str, Bearer]:
        table = tables.entities.c
        query = select(table.id, table.name, table.kind, table.country, table.known_as)
        rows = self._among(query.where(~table.kind.startswith("unnamed")), table.id, ids)
        return {row.id: Bearer(*row) for row in rows}

    def _articles_numbered(self, numbers: Iterable[int]) -> dict[int, tuple[Article, str]]:
        """Articles without their texts, each with how its text begins."""
        table, decode = tables.articles.c, decoder(Article).decode
        opening = func.substr(table.text, 1, _OPENING)
        rows = self._among(select(table.number, table.body, opening), table.number, numbers)
        return {number: (decode(body), words) for number, body, words in rows}

    def _claims_numbered(self, numbers: Iterable[int]) -> dict[int, Claim]:
        table = tables.claims.c
        rows = self._among(select(table.number, table.kind, table.body), table.number, numbers)
        return {number: decoder(KINDS[kind]).decode(body) for number, kind, body in rows}


def _among(cells: Collection[Cell]) -> Among:
    return Among(
        articles=any(cell.kind == "article" for cell in cells),
        cells=[cell.id for cell in cells],
        few=sum(cell.number for cell in cells) <= _FEW,
    )


def _article_item(article: Article, opening: str, title: str, words: str) -> Item:
    """An article by the words that matched, or else by how it begins."""
    excerpt, in_excerpt = searching.unmarked(words)
    _, in_title = searching.unmarked(title)
    return Item(article, excerpt or _whole_words(opening), in_excerpt, in_title)


def _whole_words(opening: str) -> str:
    """How a text begins, not cut within a word."""
    return opening if len(opening) < _OPENING else opening.rsplit(maxsplit=1)[0] + "…"


def _in_text(claim: Claim, words: str) -> Marks:
    """Where the marks in the words that a claim is found by stand in its article's text."""
    passages = indexed_passages(claim)
    plain, marks = searching.unmarked(words)
    if plain != "\n".join(quote for _, quote in passages):
        return ()  # no words were asked for, or they hold the signs of marks themselves
    found, before = [], 0
    for start, quote in passages:
        after = before + len(quote)
        found += [
            (low - before + start, high - before + start)
            for low, high in marks
            if before <= low and high <= after
        ]
        before = after + 1
    return tuple(sorted(set(found)))

"""Positions by what they speak of: all of them, however many, and no more of each than is needed."""

from collections.abc import Iterable
from typing import TypeVar

import msgspec
from sqlalchemy import select

from onrecord.records import Claim
from onrecord.store import besides, fulltext, tables
from onrecord.store.besides import Beside
from onrecord.store.fulltext import Alternative
from onrecord.store.passages import Named
from onrecord.store.rows import decoder
from onrecord.store.view.connected import Connected

C = TypeVar("C", bound=Claim)

_NAMED = msgspec.json.Decoder(tuple[tuple[Named, ...], tuple[Named, ...]])
_NAMED_THERE = msgspec.json.Decoder(tuple[Named, ...])


class PositionText(msgspec.Struct, frozen=True, gc=False):
    """The words of a position: ``about`` of its target, ``around`` of its evidence, each with its names.

    ``number`` is the claim's; ``holder`` an actor of the article, ``published`` the first day on
    which that may have been published, ``outlet`` its publisher.
    """

    number: int
    article: str
    holder: str | None
    about: str
    around: str
    named: str
    published: str | None
    outlet: str | None
    beside: str | None

    def told_beside(self) -> Beside:
        """What the report tells beside it."""
        return besides.read(self.beside)

    def names(self) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
        """Who is named in ``about``, and in ``around``, by where they stand in it."""
        return _NAMED.decode(self.named)


class EventText(msgspec.Struct, frozen=True, gc=False):
    """The evidence of an event mention, with where its trigger stands in it, half-open.

    ``number`` is the claim's.
    """

    number: int
    article: str
    around: str
    named: str
    start: int
    end: int

    def names(self) -> tuple[Named, ...]:
        """Who is named in it, by where they stand."""
        return _NAMED_THERE.decode(self.named)


class Speaking(Connected):
    """What speaks of a question."""

    def position_texts(self, alternatives: Iterable[Alternative]) -> list[PositionText]:
        """Every position that one of the alternatives fits; by article and place in it."""
        with self._reading():
            rows = fulltext.position_texts(self._connection, alternatives)
        return [PositionText(*row) for row in rows]

    def event_texts(self, asked: Iterable[tuple[str, bool]]) -> list[EventText]:
        """Every event mention that one of these searches finds; by article and place in it.

        A search is a text and whether any of its words will do, as for ``search``.
        """
        found = (fulltext.match_expression(words, any_word=any) for words, any in asked)
        with self._reading():
            rows = fulltext.event_texts(self._connection, [each for each in found if each])
        return [EventText(*row) for row in rows]

    def stored(self, kind: type[C], numbers: Iterable[int]) -> dict[int, C]:
        """The claims of these numbers, of one kind, by number; unknown numbers are left out."""
        table, decode = tables.claims.c, decoder(kind).decode
        rows = self._among(select(table.number, table.body), table.number, numbers)
        return {number: decode(body) for number, body in rows}

    def besides(self, positions: Iterable[str]) -> dict[str, Beside]:
        """What their reports tell beside the positions of these ids; unknown ids are left out."""
        claims, texts = tables.claims.c, tables.position_texts.c
        query = select(claims.id, texts.beside).where(claims.number == texts.number)
        return {id: besides.read(told) for id, told in self._among(query, claims.id, positions)}

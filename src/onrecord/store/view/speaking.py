"""Positions by what they speak of: all of them, however many, and no more of each than is needed."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import select

from onrecord.records import Position
from onrecord.store import fulltext, tables
from onrecord.store.fulltext import Alternative
from onrecord.store.position_texts import Named
from onrecord.store.rows import decoder
from onrecord.store.view.connected import ASKED, Connected

_NAMED = msgspec.json.Decoder(tuple[tuple[Named, ...], tuple[Named, ...]])


class PositionText(msgspec.Struct, frozen=True):
    """The words of a position: ``about`` of its target, ``around`` of its evidence, each with its names.

    ``number`` is the claim's; ``holder`` an actor of the article.
    """

    number: int
    article: str
    holder: str | None
    about: str
    around: str
    named: str

    def names(self) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
        """Who is named in ``about``, and in ``around``, by where they stand in it."""
        return _NAMED.decode(self.named)


class Speaking(Connected):
    """What speaks of a question."""

    def position_texts(self, alternatives: Iterable[Alternative]) -> list[PositionText]:
        """Every position that one of the alternatives fits; by article and place in it."""
        with self._reading():
            rows = fulltext.position_texts(self._connection, alternatives)
        return [PositionText(*row) for row in rows]

    def positions(self, numbers: Iterable[int]) -> dict[int, Position]:
        """The positions of these numbers, by number; unknown numbers are left out."""
        table, wanted = tables.claims.c, sorted(set(numbers))
        decode = decoder(Position).decode
        found: dict[int, Position] = {}
        for start in range(0, len(wanted), ASKED):
            number = table.number.in_(wanted[start : start + ASKED])
            query = select(table.number, table.body).where(number)
            found.update((row.number, decode(row.body)) for row in self._all(query))
        return found

"""Ties between entities, as they were kept when the record was settled."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, and_, func, literal, or_, select, union_all

from onrecord.store import tables
from onrecord.store.rows import iso_day
from onrecord.store.ties import KeptTelling, KeptTie
from onrecord.store.view.connected import Connected, listed

_LISTED = tuple(c for c in tables.ties.c)
_FEW = 20_000  # tellings that are looked up one by one
_ALIVE = ("told", "ended", "planned", "ending")  # every standing but that of no tie


@dataclass(frozen=True, kw_only=True)
class TieFilter:
    """Which ties: of these kinds (all if empty), in these standings, told of in these days, both included."""

    kinds: frozenset[str] = frozenset()
    standings: frozenset[str] = frozenset(_ALIVE)
    since: datetime.date | None = None
    until: datetime.date | None = None

    @property
    def dated(self) -> bool:
        """Whether it asks for days."""
        return self.since is not None or self.until is not None


class Window(msgspec.Struct, frozen=True):
    """What is told of a tie within some days: in how many reports, the first and the last day."""

    reports: int
    first: str
    last: str


class Tied(Connected):
    """Who is tied to whom."""

    def ties_mark(self) -> tuple[str | None, str | None]:
        """What the record was settled with, and what its ties were found with after that."""
        table = tables.meta.c
        query = select(table.key, table.value).where(table.key.in_(("settled", "ties")))
        found = {row.key: row.value for row in self._all(query)}
        return found.get("settled"), found.get("ties")

    def kept_ties(self, entity: str, partner: str | None = None) -> list[KeptTie]:
        """The ties of an entity, or those with a partner, with all their tellings; by id."""
        table, parts = tables.ties.c, tables.tie_tellings.c
        sides = _of(entity) if partner is None else _between(entity, partner)
        ties = {row.id: row for row in self._all(select(*_LISTED).where(sides))}
        query = select(parts.tie, parts.telling, parts.article, parts.day, parts.body)
        if partner is None:
            rows = self._all(query.where(parts.tie.in_(select(table.id).where(sides))))
        else:
            rows = self._among(query, parts.tie, ties)
        return _with_tellings(ties, rows)

    def kept(self, ids: Iterable[str]) -> list[KeptTie]:
        """These ties, with all their tellings; unknown ids are left out."""
        table, parts = tables.ties.c, tables.tie_tellings.c
        asked = list(ids)
        ties = {row.id: row for row in self._among(select(*_LISTED), table.id, asked)}
        query = select(parts.tie, parts.telling, parts.article, parts.day, parts.body)
        return _with_tellings(ties, self._among(query, parts.tie, asked))

    def tie_count(
        self,
        wanted: TieFilter,
        entity: str | None,
        partner: str | None = None,
        *,
        most: int | None = None,
    ) -> int:
        """How many ties between actors with names: all, an entity's, or those between two.

        Counted no further than ``most``.
        """
        asked = self._of_ties(wanted, entity, partner)
        some = select(tables.ties.c.id).where(*asked).limit(most).subquery()
        return int(self._all(select(func.count()).select_from(some))[0][0])

    def tie_list(
        self,
        wanted: TieFilter,
        entity: str | None,
        partner: str | None = None,
        *,
        newest: bool = False,
        offset: int = 0,
        limit: int | None = 50,
    ) -> list[KeptTie]:
        """Those of ``tie_count``, without tellings: told in most reports first, or the ``newest``."""
        table = tables.ties.c
        order: list[ColumnElement[Any]] = [table.reports.desc(), table.last.desc(), table.id]
        if newest:
            order = [table.last.is_(None), table.last.desc(), table.reports.desc(), table.id]
        query = select(*_LISTED).where(*self._of_ties(wanted, entity, partner))
        return [_tie(row) for row in self._all(query.order_by(*order).limit(limit).offset(offset))]

    def _of_ties(
        self, wanted: TieFilter, entity: str | None, partner: str | None
    ) -> list[ColumnElement[bool]]:
        """What ties are asked for; of the whole record by its days, if few are told of them."""
        if entity is not None:
            return _asked(wanted, entity, partner)
        if not wanted.dated:
            return _asked(wanted, everywhere=True)
        days = tables.tie_tellings.c
        told = select(days.tie).where(days.day.is_not(None), *_days(wanted))
        some = told.limit(_FEW).subquery()
        if int(self._all(select(func.count()).select_from(some))[0][0]) == _FEW:
            return _asked(wanted, everywhere=True)
        undated = replace(wanted, since=None, until=None)
        return [*_asked(undated), tables.ties.c.id.in_(told)]

    def ties_among(self, entities: Iterable[str], wanted: TieFilter) -> list[KeptTie]:
        """The ties of which both sides are among these, told in most reports first."""
        table, among = tables.ties.c, listed(entities)
        query = (
            select(*_LISTED)
            .where(table.one.in_(among), table.other.in_(among), *_asked(wanted))
            .order_by(table.reports.desc(), table.id)
        )
        return [_tie(row) for row in self._all(query)]

    def partners(
        self, entities: Collection[str], wanted: TieFilter, *, most: int
    ) -> dict[str, list[tuple[str, int]]]:
        """Who is most tied to each of these, so many at most, with the number of their reports.

        A report that tells of two ties is counted twice.
        """
        table, among = tables.ties.c, listed(entities)
        asked = _asked(wanted)
        one = table.one.label("me"), table.other.label("you"), table.reports
        other = table.other.label("me"), table.one.label("you"), table.reports
        both = union_all(
            select(*one).where(table.one.in_(among), *asked),
            select(*other).where(table.other.in_(among), *asked),
        ).subquery()
        weight = func.sum(both.c.reports).label("weight")
        pairs = select(both.c.me, both.c.you, weight).group_by(both.c.me, both.c.you).subquery()
        place = func.row_number().over(
            partition_by=pairs.c.me, order_by=(pairs.c.weight.desc(), pairs.c.you)
        )
        ranked = select(pairs, place.label("place")).subquery()
        query = select(ranked).where(ranked.c.place <= most).order_by(ranked.c.me, ranked.c.place)
        found: dict[str, list[tuple[str, int]]] = {}
        for row in self._all(query):
            found.setdefault(row.me, []).append((row.you, int(row.weight)))
        return found

    def ties_within(self, ties: Iterable[str], wanted: TieFilter) -> dict[str, Window]:
        """What is told of each of these ties within the filter's days; those without are left out."""
        table = tables.tie_tellings.c
        query = select(
            table.tie, func.count(table.article.distinct()), func.min(table.day), func.max(table.day)
        ).where(table.day.is_not(None), *_days(wanted))  # fmt: skip
        rows = self._among(query.group_by(table.tie), table.tie, ties)
        return {tie: Window(*told) for tie, *told in rows}

    def newest_tellings(
        self, ties: Iterable[str], wanted: TieFilter, *, most: int
    ) -> dict[str, list[KeptTelling]]:
        """The newest tellings of each of these ties, so many at most; those without a day are the oldest."""
        table = tables.tie_tellings.c
        place = func.row_number().over(
            partition_by=table.tie, order_by=(table.day.desc(), table.telling)
        )
        told = select(table.tie, table.telling, table.article, table.day, place.label("place"))
        asked = told.where(table.tie.in_(listed(ties)), *_days(wanted)).subquery()
        query = (
            select(table.tie, table.telling, table.article, table.day, table.body)
            .where(table.tie == asked.c.tie, table.telling == asked.c.telling, asked.c.place <= most)
            .order_by(asked.c.tie, asked.c.place)
        )  # fmt: skip
        found: dict[str, list[KeptTelling]] = {}
        for tie, *telling in self._all(query):
            found.setdefault(tie, []).append(KeptTelling(*telling))
        return found


def _of(entity: str) -> ColumnElement[bool]:
    table = tables.ties.c
    return or_(table.one == entity, table.other == entity)


def _between(entity: str, partner: str) -> ColumnElement[bool]:
    table = tables.ties.c
    return or_(
        and_(table.one == entity, table.other == partner),
        and_(table.one == partner, table.other == entity),
    )


def _asked(
    wanted: TieFilter,
    entity: str | None = None,
    partner: str | None = None,
    *,
    everywhere: bool = False,
) -> list[ColumnElement[bool]]:
    """``everywhere``: all ties in the order of their index; otherwise it is not looked at."""
    table = tables.ties.c
    named = table.named if everywhere else table.named + literal(0)
    asked = [named == literal(1), table.standing.in_(sorted(wanted.standings))]
    if wanted.kinds:
        asked.append(table.kind.in_(sorted(wanted.kinds)))
    if entity is not None:
        asked.append(_of(entity) if partner is None else _between(entity, partner))
    if wanted.dated:
        told = select(1).where(tables.tie_tellings.c.tie == table.id, *_days(wanted))
        asked.append(told.exists())
    return asked


def _days(wanted: TieFilter) -> list[ColumnElement[bool]]:
    day, asked = tables.tie_tellings.c.day, []
    if wanted.since is not None:
        asked.append(day >= iso_day(wanted.since))
    if wanted.until is not None:
        asked.append(day <= iso_day(wanted.until))
    return asked


def _tie(row: Any, tellings: tuple[KeptTelling, ...] = ()) -> KeptTie:
    return KeptTie(*(*row[:-1], bool(row[-1]), tellings))  # the columns are its fields


def _with_tellings(ties: dict[str, Any], rows: Iterable[Any]) -> list[KeptTie]:
    told: dict[str, list[KeptTelling]] = {id: [] for id in ties}
    for tie, *telling in rows:
        told[tie].append(KeptTelling(*telling))
    return [_tie(row, tuple(told[id])) for id, row in sorted(ties.items())]

"""Matters, counted by what they are about, and fetched for those that count."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import ColumnClause, func, literal_column, select

from onrecord.records import Matter
from onrecord.store import tables
from onrecord.store.rows import decoder, iso_day
from onrecord.store.view.connected import Connected

_KIND: ColumnClause[str] = literal_column(
    "'matter'"
)  # written out, so that the partial index on matters is used


class MatterCount(NamedTuple):
    """How many reports hold matters of one label (see ``Matter.label``), and where one is stored."""

    label: str
    articles: int
    one: int


class Matters(Connected):
    """What may be done, by what it is about."""

    def matter_counts(
        self, *, since: datetime.date | None = None, most: int | None = None
    ) -> list[MatterCount]:
        """The labels of matters with their numbers of reports, most first, then by label.

        ``since`` counts reports published on that day or later only; ``most`` keeps so many.
        """
        claims, articles = tables.claims.c, tables.articles.c
        number = func.count(claims.article.distinct())
        query = (
            select(claims.type, number.label("articles"), func.min(claims.number).label("one"))
            .where(claims.kind == _KIND, claims.type.is_not(None))
            .group_by(claims.type)
            .order_by(number.desc(), claims.type)
        )
        if since is not None:
            query = query.where(articles.id == claims.article, articles.published >= iso_day(since))
        if most is not None:
            query = query.limit(most)
        return [MatterCount(row.type, row.articles, row.one) for row in self._all(query)]

    def matters_stored(self, numbers: Iterable[int]) -> list[Matter]:
        """The matters that ``MatterCount.one`` names, in the order they were stored."""
        claims = tables.claims.c
        decode = decoder(Matter).decode
        query = select(claims.body).order_by(claims.number)
        return [decode(body) for (body,) in self._among(query, claims.number, numbers)]

    def matters_labelled(
        self, labels: Iterable[str], *, since: datetime.date | None = None, most: int | None = None
    ) -> list[Matter]:
        """The matters of these labels, by article and place; ``most`` keeps the newest stored."""
        claims, articles = tables.claims.c, tables.articles.c
        query = select(claims.number, claims.article, claims.position, claims.body).where(
            claims.kind == _KIND
        )
        if since is not None:
            query = query.where(articles.id == claims.article, articles.published >= iso_day(since))
        if most is not None:
            query = query.order_by(claims.number.desc()).limit(most)
        rows = self._among(query, claims.type, labels)
        if most is not None:
            rows = sorted(rows, key=lambda row: -row.number)[:most]
        decode = decoder(Matter).decode
        return [decode(row.body) for row in sorted(rows, key=lambda r: (r.article, r.position))]

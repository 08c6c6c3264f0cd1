"""What came last: the newest reports, whom they speak of, and the numbers of outlets."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

import msgspec
from sqlalchemy import ColumnClause, func, literal_column, select

from onrecord.records import ActorKind, DerivationKind
from onrecord.store import heads, tables
from onrecord.store.rows import iso_day
from onrecord.store.view.connected import Connected

_ACTOR: ColumnClause[str] = literal_column("'actor'")  # written out, for the partial index
_STEPS = msgspec.json.Decoder(tuple[tuple[DerivationKind, str], ...])


class PublisherCount(NamedTuple):
    """How many reports a publisher has, and the days of the first and the last."""

    publisher: str
    articles: int
    first: datetime.date | None
    last: datetime.date | None


class Named(NamedTuple):
    """An entity and how many reports speak of it."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    articles: int


class Newest(Connected):
    """The end of the record, without the rest of it."""

    def sizes(self) -> dict[str, int]:
        """How many articles, entities, events and stories there are; claims are not counted."""
        counted = {
            "article": tables.articles,
            "entity": tables.entities,
            "event": tables.events,
            "story": tables.stories,
        }
        return {
            name: int(self._all(select(func.count()).select_from(table))[0][0])
            for name, table in counted.items()
        }

    def newest(
        self, *, since: datetime.date | None = None, offset: int = 0, limit: int
    ) -> list[tuple[str, datetime.date | None]]:
        """Articles with the first days on which they may have been published, the newest first.

        Those without a day come last; ``since`` keeps those published on that day or later.
        """
        table = tables.articles.c
        query = select(table.id, table.published)
        if since is not None:
            query = query.where(table.published >= iso_day(since))
        # Nulls are smaller than all else in SQLite, so that its index gives this order.
        newest = query.order_by(table.published.desc(), table.number.desc())
        rows = self._all(newest.offset(offset).limit(limit))
        return [(row.id, _day(row.published)) for row in rows]

    def named_most(self, articles: Iterable[str], *, limit: int) -> list[Named]:
        """The entities that most of these articles speak of, most first, then by id."""
        claims, same = tables.claims.c, tables.identities.c
        number = func.count(claims.article.distinct())
        query = (
            select(same.entity, number.label("articles"))
            .where(claims.kind == _ACTOR, same.actor == claims.id, same.judgement == "same")
            .group_by(same.entity)
            .order_by(number.desc(), same.entity)
            .limit(limit)
        )
        counts = [tuple(row) for row in self._among(query, claims.article, articles)]
        table = tables.entities.c
        told = select(table.id, table.name, table.kind, table.country)
        names = {row.id: row for row in self._among(told, table.id, (id for id, _ in counts))}
        return [
            Named(id, row.name, row.kind, row.country, number)
            for id, number in counts
            if (row := names.get(id)) is not None
        ]

    def publisher_counts(self) -> list[PublisherCount]:
        """Every publisher with its number of reports and their first and last days, by name."""
        table = tables.articles.c
        query = select(
            table.publisher,
            func.count().label("articles"),
            func.min(table.published).label("first"),
            func.max(table.published).label("last"),
        ).where(table.publisher.is_not(None))
        return [
            PublisherCount(row.publisher, row.articles, _day(row.first), _day(row.last))
            for row in self._all(query.group_by(table.publisher).order_by(table.publisher))
        ]

    def derived(self) -> list[tuple[str | None, tuple[tuple[DerivationKind, str], ...]]]:
        """The publisher, and the kind and source of each derivation, of every article that has any."""
        table = tables.story_articles.c
        publisher = (
            select(heads.PUBLISHER).select_from(heads.HEADS).where(table.article == heads.ID)
        )
        one = publisher.correlate(tables.story_articles).scalar_subquery()
        query = select(one.label("publisher"), table.steps).where(table.steps.is_not(None))
        decode = _STEPS.decode
        return [(publisher, decode(steps)) for publisher, steps in self._all(query)]

    def story_sizes(self, stories: Iterable[str]) -> dict[str, tuple[str, int]]:
        """Title and number of articles of each of these stories."""
        table, parts = tables.stories.c, tables.story_articles.c
        query = (
            select(table.id, table.title, func.count().label("articles"))
            .where(parts.story == table.id)
            .group_by(table.id)
        )
        rows = self._among(query, table.id, stories)
        return {row.id: (row.title, row.articles) for row in rows}


def _day(day: str | None) -> datetime.date | None:
    return None if day is None else datetime.date.fromisoformat(day)

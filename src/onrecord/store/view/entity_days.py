"""What reports tell of an entity, newest first, and counted, without reading what is not shown."""

import datetime
from collections.abc import Collection, Iterable
from typing import Any, Literal, NamedTuple

import msgspec
from sqlalchemy import Select, and_, func, select

from onrecord.store import fulltext, tables
from onrecord.store.rows import iso_day
from onrecord.store.view.connected import Connected, Ids, listed
from onrecord.store.view.entities import Bearer

ToldKind = Literal["report", "statement", "position"]
BondKind = Literal["tenure", "membership", "relation"]

_MOST_WORDS = 20_000  # newest claims with the words asked for that are looked through


class Total(NamedTuple):
    """How many there are, with the first and the last day where any is known, both included."""

    number: int
    first: datetime.date | None
    last: datetime.date | None


class Bond(msgspec.Struct, frozen=True, gc=False):
    """A tenure, membership or relation by the entities that it ties, without its words.

    ``number`` and ``claim`` are the claim's, ``one`` and ``other`` entities, ``title`` a post's or
    member, applicant, observer, partner, part, head, same. ``dated`` says that the claim tells when
    it began or ended; ``day`` is its report's.
    """

    number: int
    claim: str
    article: str
    kind: BondKind
    one: str
    other: str | None
    title: str
    words: str | None
    status: str
    day: datetime.date | None
    dated: bool


class Holders(NamedTuple):
    """Of one post in a body: who is told to hold it with one status, in how many reports, when."""

    one: str
    title: str
    status: str
    reports: int
    first: datetime.date | None
    last: datetime.date | None


class EntityDays(Connected):
    """What is told of whom, by days."""

    def told_total(self, entity: str, kind: ToldKind) -> Total:
        """How many reports speak of an entity, or how many statements or positions are its own."""
        days = tables.entity_days.c
        where = and_(days.entity == entity, days.kind == kind)
        number = int(self._all(select(func.count()).where(where))[0][0])
        known = select(days.day).where(where, days.day != "").limit(1)
        first = self._all(known.order_by(days.day))
        last = self._all(known.order_by(days.day.desc()))
        return Total(number, *(_day(rows[0].day) if rows else None for rows in (first, last)))

    def told_newest(
        self,
        entity: str | Collection[str],
        kind: ToldKind,
        *,
        words: str | None = None,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> list[int]:
        """Numbers of claims, or of articles for reports, the newest first and undated last.

        Of several entities, what is of more than one of them is given once.
        ``words`` keeps claims that full text finds by them, of the newest 20,000 with such words;
        ``since`` and ``until`` keep the days between, both included.
        """
        days = tables.entity_days.c
        query = select(days.number).order_by(days.day.desc(), days.number.desc())
        if not isinstance(entity, str):
            query = query.distinct()
        asked = self._asked(query, entity, kind, words, since, until)
        return [row.number for row in self._all(asked.offset(offset).limit(limit))]

    def told_number(
        self,
        entity: str | Collection[str],
        kind: ToldKind,
        *,
        words: str | None = None,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
    ) -> int:
        """How many ``told_newest`` would give without a limit."""
        number = (
            func.count()
            if isinstance(entity, str)
            else func.count(tables.entity_days.c.number.distinct())
        )
        query = self._asked(select(number), entity, kind, words, since, until)
        return int(self._all(query)[0][0])

    def _asked(
        self,
        query: Select[Any],
        entity: str | Collection[str],
        kind: ToldKind,
        words: str | None,
        since: datetime.date | None,
        until: datetime.date | None,
    ) -> Select[Any]:
        days = tables.entity_days.c
        whose = (
            days.entity == entity if isinstance(entity, str) else days.entity.in_(listed(entity))
        )
        query = query.where(whose, days.kind == kind)
        if since is not None:
            query = query.where(days.day >= iso_day(since))
        if until is not None:
            query = query.where(days.day <= iso_day(until), days.day != "")
        if words:
            query = query.where(days.number.in_(listed(self._holding(words, kind))))
        return query

    def _holding(self, words: str, kind: ToldKind) -> list[int]:
        asked = fulltext.match_expression(words)
        if asked is None:
            return []
        with self._reading():
            searched = "article" if kind == "report" else kind
            return fulltext.newest(self._connection, asked, _MOST_WORDS, kind=searched)

    def told_by_month(self, entity: str, kind: ToldKind) -> dict[str, int]:
        """How many of a kind each month has ("2018-05"), those without a day left out."""
        days = tables.entity_days.c
        month = func.substr(days.day, 1, 7).label("month")
        query = (
            select(month, func.count().label("number"))
            .where(days.entity == entity, days.kind == kind, days.day != "")
            .group_by(month)
            .order_by(month)
        )
        return {row.month: row.number for row in self._all(query)}

    def told_there(
        self,
        entity: str | Collection[str],
        kind: ToldKind,
        *,
        articles: Ids,
        days: Iterable[datetime.date],
    ) -> list[int]:
        """Numbers of what ``told_newest`` gives that is in these articles, and of these days or of none."""
        table, claims = tables.entity_days.c, tables.claims.c
        known = ["", *sorted({day.isoformat() for day in days})]
        query = self._asked(select(table.number), entity, kind, None, None, None).where(
            table.day.in_(listed(known)), claims.number == table.number
        )
        return sorted({row.number for row in self._among(query, claims.article, articles)})

    def articles_beside(self, articles: Ids, *, most: int) -> list[str]:
        """The articles of the stories that these articles are of, at most so many of each story."""
        parts = tables.story_articles.c
        own = self._among(select(parts.story), parts.article, articles)
        found: list[str] = []
        for story in sorted({row.story for row in own}):
            query = select(parts.article).where(parts.story == story).order_by(parts.article)
            found += [row.article for row in self._all(query.limit(most))]
        return found

    def bonds(
        self,
        kinds: Iterable[BondKind],
        *,
        one: str | None = None,
        other: str | None = None,
        most: int | None = None,
    ) -> list[Bond]:
        """Bonds of an entity that is the ``one`` side or the ``other``, in the order of their claims.

        Where there are more than ``most``, every so-manieth is given, so that they are spread over
        all reports.
        """
        table = tables.bonds.c
        side = table.one == one if one is not None else table.other == other
        where = and_(side, table.kind.in_(sorted(kinds)))
        query = select(*tables.bonds.c).where(where)
        if most is not None:
            number = int(self._all(select(func.count()).where(where))[0][0])
            if number > most:
                query = query.where(table.number % -(-number // most) == 0)
        return sorted(map(_bond, self._all(query)), key=lambda bond: bond.number)

    def bonds_of(self, kind: BondKind, ones: Ids) -> list[Bond]:
        """All bonds of a kind whose ``one`` side is one of these entities, in the order of claims."""
        table = tables.bonds.c
        query = select(*table).where(table.kind == kind).order_by(table.number)
        return [_bond(row) for row in self._among(query, table.one, ones)]

    def holders(self, body: str, titles: Iterable[str] | None = None) -> list[Holders]:
        """Who is told to hold posts in a body, by person, title and status; of these titles, or of all."""
        table = tables.bonds.c
        query = (
            select(
                table.one,
                table.title,
                table.status,
                func.count(table.article.distinct()),
                func.min(table.day),
                func.max(table.day),
            )
            .where(table.other == body, table.kind == "tenure")
            .group_by(table.one, table.title, table.status)
            .order_by(table.one, table.title, table.status)
        )
        if titles is not None:
            query = query.where(table.title.in_(listed(titles)))
        return [
            Holders(one, title, status, reports, _day(first), _day(last))
            for one, title, status, reports, first, last in self._all(query)
        ]

    def titles_in(self, body: str) -> list[str]:
        """The words for posts in a body, each once."""
        table = tables.bonds.c
        query = select(table.title).where(table.other == body, table.kind == "tenure").distinct()
        return [row.title for row in self._all(query.order_by(table.title))]

    def bearers_with(self, ids: Ids) -> dict[str, Bearer]:
        """The entities with these ids, as far as names and kinds; unknown ids are left out."""
        table = tables.entities.c
        query = select(table.id, table.name, table.kind, table.country, table.known_as)
        return {row.id: Bearer(*row) for row in self._among(query, table.id, ids)}

    def actor_counts(self, ids: Ids) -> dict[str, int]:
        """In how many reports' actors each of these entities was found."""
        table = tables.entities.c
        rows = self._among(select(table.id, table.actors), table.id, ids)
        return {row.id: row.actors for row in rows}


def _bond(row: Any) -> Bond:
    *told, day, dated = row
    return Bond(*[*told, _day(day), bool(dated)])


def _day(value: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if value else None

"""Lists of stories: which there are, in which order, told by whom. No story is read for them."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Select, Text, cast, func, select

from onrecord.records import Story
from onrecord.store import tables
from onrecord.store.rows import decoder, iso_day
from onrecord.store.view.connected import Connected, listed

StoryOrder = Literal["newest", "largest", "origins"]


class StoryFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which stories are wanted: those that fit all that is given.

    ``since`` and ``until`` are days, both included, on which or between which a story has reports:
    a story of no known day fits neither. ``words`` all stand in the title, also as parts of words.
    ``copies`` keeps stories with a report that is not independent of another one.
    """

    outlet: str | None = None
    smallest: int = 1
    since: datetime.date | None = None
    until: datetime.date | None = None
    words: tuple[str, ...] = ()
    copies: bool = False


class StoryHead(NamedTuple):
    """What is known of a story without reading it: see ``StoryLists.story_heads``."""

    title: str
    first: datetime.date | None
    last: datetime.date | None
    reports: int
    origins: int
    follows: str | None


class StoryTeller(NamedTuple):
    """A report of a story. Those of one ``origin`` are of one independent origin of the story.

    ``taken`` is true where it takes its text from another report of the story.
    """

    story: str
    article: str
    outlet: str | None
    day: datetime.date | None
    origin: str
    taken: bool


class NamedIn(NamedTuple):
    """An entity that some articles name: how many of them, and how often."""

    entity: str
    name: str
    articles: int
    times: int


class StoryLists(Connected):
    """Which stories there are."""

    def story_ids(
        self,
        wanted: StoryFilter | None = None,
        *,
        order: StoryOrder = "newest",
        offset: int = 0,
        limit: int | None = None,
    ) -> list[str]:
        """The ids of stories: newest, largest or of most independent origins first, undated last."""
        table = tables.story_days.c
        by_day = table.last.desc().nulls_last()
        leading = {
            "newest": (),
            "largest": (table.reports.desc(),),
            "origins": (table.origins.desc(), table.reports.desc()),
        }
        query = _fitting(select(table.story), wanted or StoryFilter())
        query = query.order_by(*leading[order], by_day, table.story)
        return [row.story for row in self._all(query.offset(offset).limit(limit))]

    def story_count(self, wanted: StoryFilter | None = None) -> int:
        """How many stories fit."""
        query = _fitting(select(func.count()), wanted or StoryFilter())
        return int(self._all(query)[0][0])

    def story_outlets(self, *, smallest: int = 1) -> dict[str, int]:
        """In how many stories of at least so many reports each outlet tells something, most first."""
        table = tables.story_days.c
        number = func.count().label("number")
        query = (
            select(table.outlet, number)
            .where(table.outlet != "", table.reports >= smallest)
            .group_by(table.outlet)
            .order_by(number.desc(), table.outlet)
        )
        return {row.outlet: row.number for row in self._all(query)}

    def stories_by_id(self, ids: Iterable[str]) -> dict[str, Story]:
        """The stories with these ids; unknown ids are left out."""
        table, decode = tables.stories.c, decoder(Story).decode
        rows = self._among(select(table.id, table.body), table.id, ids)
        return {id: decode(body) for id, body in rows}

    def story_titles(self, ids: Iterable[str]) -> dict[str, str]:
        """The titles of the stories with these ids; unknown ids are left out."""
        table = tables.stories.c
        return dict(map(tuple, self._among(select(table.id, table.title), table.id, ids)))

    def story_heads(self, ids: Iterable[str]) -> dict[str, StoryHead]:
        """Title, days and counts of the stories with these ids; unknown ids are left out."""
        days, table = tables.story_days.c, tables.stories.c
        query = select(
            table.id, table.title, days.first, days.last, days.reports, days.origins, days.follows
        ).where(days.outlet == "", days.story == table.id)
        return {
            id: StoryHead(title, _day(first), _day(last), *counts)
            for id, title, first, last, *counts in self._among(query, table.id, ids)
        }

    def story_tellers(self, stories: Iterable[str], *, most: int) -> list[StoryTeller]:
        """The first reports of each of these stories, at most so many, by story and then by day."""
        parts, told = tables.story_articles.c, tables.articles.c
        taken = func.coalesce(func.instr(parts.heads, parts.article) == 0, False)
        place = func.row_number().over(
            partition_by=parts.story, order_by=(told.published.nulls_last(), taken, parts.article)
        )
        query = select(
            parts.story,
            parts.article,
            told.publisher.label("outlet"),
            told.published,
            func.coalesce(cast(parts.origin, Text), parts.article).label("origin"),
            taken.label("taken"),
            place.label("place"),
        ).where(told.id == parts.article)
        ids = dict.fromkeys(stories)
        ranked = query.where(parts.story.in_(listed(ids))).subquery()
        rows = (
            self._all(select(ranked).where(ranked.c.place <= most).order_by("story", "place"))
            if ids
            else []
        )
        return [
            StoryTeller(r.story, r.article, r.outlet, _day(r.published), r.origin, bool(r.taken))
            for r in rows
        ]

    def named_in(self, articles: Iterable[str], *, most: int) -> list[NamedIn]:
        """Whom most of these articles name, then who is named most often; those with a name alone."""
        claims, same, known = tables.claims.c, tables.identities.c, tables.entities.c
        naming = tables.claim_actors.c
        named = select(func.count()).where(naming.actor == claims.id, naming.role == "actor")
        times = named.scalar_subquery()
        number, often = func.count(claims.article.distinct()), func.sum(times)
        query = (
            select(same.entity, known.name, number.label("articles"), often.label("times"))
            .where(
                claims.kind == "actor",
                same.actor == claims.id,
                same.judgement == "same",
                times > 0,
                known.id == same.entity,
                known.kind.not_like("unnamed%"),
            )
            .group_by(same.entity, known.name)
            .order_by(number.desc(), often.desc(), known.name, same.entity)
            .limit(most)
        )
        return [NamedIn(*row) for row in self._among(query, claims.article, articles)]

    def stories_titled(self) -> Iterator[tuple[str, str]]:
        """Id and title of every story, by id."""
        table = tables.stories.c
        yield from map(tuple, self._stream(select(table.id, table.title).order_by(table.id)))

    def stories_beginning(self, start: str, *, limit: int = 6) -> list[str]:
        """The ids of stories that begin so, in order; ``limit`` of them at most."""
        table = tables.stories.c
        query = select(table.id).where(table.id >= start, table.id < start + "\U0010ffff")
        return [row.id for row in self._all(query.order_by(table.id).limit(limit))]

    def following(self, story: str) -> list[str]:
        """The ids of stories that follow this one up, by day."""
        table = tables.story_days.c
        query = select(table.story).where(table.outlet == "", table.follows == story)
        found = self._all(query.order_by(table.last.nulls_last(), table.story))
        return [row.story for row in found]


def _day(words: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(words) if words is not None else None


def _fitting(query: Select[Any], wanted: StoryFilter) -> Select[Any]:
    table, titled = tables.story_days.c, tables.stories.c
    asked: list[ColumnElement[bool]] = [table.outlet == (wanted.outlet or "")]
    if wanted.smallest > 1:
        asked.append(table.reports >= wanted.smallest)
    if wanted.copies:
        asked.append(table.origins < table.reports)
    if wanted.since is not None:
        asked.append(table.last >= iso_day(wanted.since))
    if wanted.until is not None:
        asked.append(table.first <= iso_day(wanted.until))
    if wanted.words:
        asked.append(titled.id == table.story)
        asked += [titled.title.icontains(word, autoescape=True) for word in wanted.words]
    return query.where(*asked)

"""Lists of stories: which there are, in which order, told by whom. No story is read for them."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Select, func, select

from onrecord.records import Story
from onrecord.store import tables
from onrecord.store.rows import decoder, iso_day
from onrecord.store.view.connected import Connected

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

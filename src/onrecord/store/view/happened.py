"""What happened across articles: events, and the stories that articles tell together."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import func, select

from onrecord.records import DerivationKind, Event, Story
from onrecord.store import tables
from onrecord.store.rows import decoder
from onrecord.store.view.event_days import EventDays


class StoryPart(msgspec.Struct, frozen=True, gc=False):
    """What an article is to its story, without the story.

    ``origin`` is the place of its group among the story's ``origins``, ``None`` where it is in none;
    ``heads`` are those of that group that take their text from no other, or all where each does,
    and none where the article is alone in it; ``steps`` the kind and source of each of its
    derivations, ``corrected_by`` the first article that corrects it; ``unnamed`` is true where it
    does not name its original.
    """

    story: str
    origins: int = 0
    origin: int | None = None
    heads: tuple[str, ...] = ()
    steps: tuple[tuple[DerivationKind, str], ...] = ()
    corrected_by: str | None = None
    unnamed: bool = False


_HEADS = msgspec.json.Decoder(tuple[str, ...])
_STEPS = msgspec.json.Decoder(tuple[tuple[DerivationKind, str], ...])


class Happened(EventDays):
    """Settled events and stories."""

    def events(self, entity: str | None = None) -> list[Event]:
        """Events, all or those an entity takes part in; by first day (undated last), then id."""
        table, parts = tables.events.c, tables.event_entities.c
        query = select(table.body).order_by(table.date_start.is_(None), table.date_start, table.id)
        if entity is not None:
            query = query.where(table.id.in_(select(parts.event).where(parts.entity == entity)))
        return self._records(Event, query)

    def event_count(self, entity: str) -> int:
        """In how many events an entity takes part."""
        parts = tables.event_entities.c
        query = select(func.count(parts.event.distinct())).where(parts.entity == entity)
        return int(self._all(query)[0][0])

    def event_of(self, mention: str) -> str | None:
        """The id of the event that an event mention speaks of, or ``None``."""
        table = tables.event_mentions.c
        for (event,) in self._all(select(table.event).where(table.mention == mention).limit(1)):
            return str(event)
        return None

    def events_of(self, mentions: Iterable[str]) -> dict[str, str]:
        """The id of the event that each of these event mentions speaks of; those of none are left out."""
        table = tables.event_mentions.c
        rows = self._among(select(table.mention, table.event), table.mention, mentions)
        return dict(map(tuple, rows))

    def events_told_again(self) -> dict[str, list[str]]:
        """The mentions of each event that has more than one, in order."""
        table = tables.event_mentions.c
        several = select(table.event).group_by(table.event).having(func.count() > 1)
        query = select(table.event, table.mention).where(table.event.in_(several))
        found: dict[str, list[str]] = {}
        for row in self._all(query.order_by(table.event, table.mention)):
            found.setdefault(row.event, []).append(row.mention)
        return found

    def stories(self) -> list[Story]:
        """All stories, by id."""
        table = tables.stories.c
        return self._records(Story, select(table.body).order_by(table.id))

    def story_of(self, article: str) -> Story | None:
        """The story that an article is of, or ``None``."""
        table, parts = tables.stories.c, tables.story_articles.c
        query = select(table.body).where(table.id == parts.story, parts.article == article)
        for story in self._records(Story, query.order_by(table.id).limit(1)):
            return story
        return None

    def articles_of_story(self, story: str, *, limit: int) -> list[str]:
        """The ids of articles of a story, in order; ``limit`` of them at most."""
        table = tables.story_articles.c
        query = select(table.article).where(table.story == story)
        return [row.article for row in self._all(query.order_by(table.article).limit(limit))]

    def story_parts(self, articles: Iterable[str]) -> dict[str, StoryPart]:
        """What each of these articles is to its story; those of none are left out."""
        table = tables.story_articles.c
        query = select(
            table.article, table.story, table.origins, table.origin, table.heads, table.steps,
            table.corrected_by, table.unnamed,
        ).order_by(table.story)  # fmt: skip
        found: dict[str, StoryPart] = {}
        for row in self._among(query, table.article, articles):
            article, story, origins, origin, heads, steps, corrected_by, unnamed = row
            if article not in found:
                found[article] = StoryPart(
                    story,
                    origins,
                    origin,
                    _HEADS.decode(heads) if heads is not None else (),
                    _STEPS.decode(steps) if steps is not None else (),
                    corrected_by,
                    bool(unnamed),
                )
        return found

    def articles_in(self, stories: Iterable[str]) -> set[str]:
        """The ids of the articles of these stories."""
        table = tables.story_articles.c
        return {row.article for row in self._among(select(table.article), table.story, stories)}

    def stories_of(self, articles: Iterable[str]) -> dict[str, Story]:
        """The story that each of these articles is of; those of none are left out."""
        table = tables.stories.c
        parts = self.story_parts(articles)
        rows = self._among(select(table.body), table.id, (part.story for part in parts.values()))
        stories = {story.id: story for (body,) in rows for story in [decoder(Story).decode(body)]}
        return {article: stories[p.story] for article, p in parts.items() if p.story in stories}

"""What happened across articles: events, and the stories that articles tell together."""

from collections.abc import Iterable

from sqlalchemy import func, select

from onrecord.records import Event, Story
from onrecord.store import tables
from onrecord.store.rows import decoder
from onrecord.store.view.connected import Connected, chunks


class Happened(Connected):
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
        found: dict[str, str] = {}
        for chunk in chunks(mentions):
            query = select(table.mention, table.event).where(table.mention.in_(chunk or ()))
            found.update((row.mention, row.event) for row in self._all(query))
        return found

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

    def stories_of(self, articles: Iterable[str]) -> dict[str, Story]:
        """The story that each of these articles is of; those of none are left out."""
        table, parts = tables.stories.c, tables.story_articles.c
        query = select(parts.article, table.body).where(table.id == parts.story)
        found: dict[str, Story] = {}
        for chunk in chunks(articles):
            asked = query.where(parts.article.in_(chunk or ())).order_by(parts.article, table.id)
            for row in self._all(asked):
                found.setdefault(row.article, decoder(Story).decode(row.body))
        return found

"""Reading the record. Everything here returns records; nothing here changes them."""

import datetime
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self, TypeVar

from onrecord.records import (
    Article,
    Claim,
    Entity,
    Event,
    Identity,
    Record,
    Rejection,
    Run,
    Story,
)

C = TypeVar("C", bound=Claim)


class Hit(Record, frozen=True, kw_only=True):
    """A match of a full-text search: an article (``kind`` "article") or a claim.

    ``kind`` is a key of ``KINDS`` or "article"; ``snippet`` the words around the match, without
    marks; ``score`` is higher for a better match and comparable only within one search.
    """

    kind: str
    id: str
    article: str
    snippet: str
    score: float


class View:
    """The record, to be read. Made by ``Store.view()``.

    Every call sees the latest commit; within ``with store.view() as view:`` all calls see one
    and the same state, whatever is written meanwhile.
    """

    def __enter__(self) -> Self:
        raise NotImplementedError

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        raise NotImplementedError

    def close(self) -> None:
        """Give the connection back. Safe to call twice."""
        raise NotImplementedError

    # Articles

    def article(self, id: str) -> Article:
        """The article with this id; raises ``NotInRecord``."""
        raise NotImplementedError

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Article]:
        """All articles, or those with these ids, by id; streamed, not held in memory."""
        raise NotImplementedError

    def article_ids(self) -> list[str]:
        """The ids of all articles, in order."""
        raise NotImplementedError

    def read_at(self, article: str) -> datetime.datetime:
        """When an article was first read (learned time, UTC); raises ``NotInRecord``."""
        raise NotImplementedError

    def locators(self, article: str) -> list[str]:
        """Every place where the article was found (path, URL …): the first one first."""
        raise NotImplementedError

    # Claims

    def claim(self, id: str) -> Claim:
        """The claim with this id, of any kind; raises ``NotInRecord``."""
        raise NotImplementedError

    def claims(
        self,
        kind: type[C],
        *,
        article: str | None = None,
        entity: str | None = None,
        role: str | None = None,
        ids: Iterable[str] | None = None,
    ) -> list[C]:
        """Claims of one kind, by article id and then by their order in the article.

        ``entity`` keeps those that name an actor settled as this entity, in the field ``role``
        if given (a name out of ``kind.actor_fields()``). ``ids`` keeps those with these ids;
        unknown ids are left out. Conditions are joined by "and".
        """
        raise NotImplementedError

    def iter_claims(self, kind: type[C]) -> Iterator[C]:
        """All claims of one kind in the order of ``claims``; streamed, not held in memory."""
        raise NotImplementedError

    # What is settled across articles

    def entities(self) -> list[Entity]:
        """All entities, by id."""
        raise NotImplementedError

    def entity(self, id: str) -> Entity:
        """The entity with this id; raises ``NotInRecord``."""
        raise NotImplementedError

    def entity_of(self, actor: str) -> str | None:
        """The id of the entity that an article's actor was settled as, or ``None``."""
        raise NotImplementedError

    def find_entities(self, name: str) -> list[Entity]:
        """Entities of this name, best first, with case, diacritics and full stops folded.

        First whose name it is, then whose alias, then persons with this last name, then those
        whose name or alias begins with it; equals by how many articles speak of them.
        """
        raise NotImplementedError

    def identities(self, entity: str | None = None) -> list[Identity]:
        """The decisions on which actors are one, all or those about one entity, by actor."""
        raise NotImplementedError

    def events(self, entity: str | None = None) -> list[Event]:
        """Events, all or those an entity takes part in; by first day (undated last), then id."""
        raise NotImplementedError

    def event_of(self, mention: str) -> str | None:
        """The id of the event that an event mention speaks of, or ``None``."""
        raise NotImplementedError

    def stories(self) -> list[Story]:
        """All stories, by id."""
        raise NotImplementedError

    def story_of(self, article: str) -> Story | None:
        """The story that an article is of, or ``None``."""
        raise NotImplementedError

    # Looking for words

    def search(self, text: str, *, kind: str | None = None, limit: int = 50) -> list[Hit]:
        """Articles and claims that hold all these words (or their inflections), best first.

        ``kind`` keeps "article" or one kind of claim ("statement", "event_mention",
        "position", "tenure", "membership"). Signs in ``text`` are read as spaces; words in
        straight double quotes are looked for as a phrase. Empty text gives no hits.
        """
        raise NotImplementedError

    # About the record

    def runs(self) -> list[Run]:
        """Every run of ``read``, oldest first."""
        raise NotImplementedError

    def rejections(self) -> list[Rejection]:
        """Every input that was not read, by locator, code and message."""
        raise NotImplementedError

    def counts(self) -> dict[str, int]:
        """How many of everything: "article", each kind of claim, "entity", "event", "story", …"""
        raise NotImplementedError

    def digest(self) -> str:
        """SHA-256, in hexadecimal, of the record without clock times and runs.

        Two records with one digest hold the same, whatever the order they were read in.
        """
        raise NotImplementedError

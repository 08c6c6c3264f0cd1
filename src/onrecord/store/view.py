"""Reading the record. Everything here returns records; nothing here changes them."""

import contextlib
import datetime
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec
from sqlalchemy import Connection, Select, and_, func, or_, select

from onrecord.errors import NotInRecord
from onrecord.records import (
    ActorKind,
    Article,
    Claim,
    Comparison,
    Correction,
    Entity,
    Event,
    Identity,
    KnownActor,
    Record,
    Rejection,
    Run,
    Story,
)
from onrecord.store import fulltext, tables, told
from onrecord.store.connection import saying
from onrecord.store.digest import digest_of
from onrecord.store.names import fold
from onrecord.store.rows import KIND_NAMES, KINDS, article_of, decoder, settled_mark

C = TypeVar("C", bound=Claim)
R = TypeVar("R", bound=Record)

_BATCH = 256  # rows fetched at a time when streaming
_ASKED = 500  # ids put into one statement
_OF_MENTIONS = (
    "actor"  # the field in which every mention names its actor: too many to look up by id
)
_BEGINNING = 3  # rank of a name that only begins with what is looked for


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
    and the same state, whatever is written meanwhile. Not to be shared between threads.
    """

    def __init__(self, connection: Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self._open = 0  # calls and loops under way: they share one transaction

    def __enter__(self) -> Self:
        self._open += 1
        with saying(self._name):  # SQLite's snapshot begins with the first read
            self._connection.execute(select(tables.meta.c.key).limit(1)).all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the connection back. Safe to call twice."""
        self._connection.close()

    # Articles

    def article(self, id: str) -> Article:
        """The article with this id; raises ``NotInRecord``."""
        for article in self.articles([id]):
            return article
        raise NotInRecord(f"no article {id} in {self._name}")

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Article]:
        """All articles, or those with these ids, by id; streamed, not held in memory."""
        table = tables.articles.c
        query = select(table.body, table.text).order_by(table.id)
        for chunk in _chunks(ids):
            asked = query if chunk is None else query.where(table.id.in_(chunk))
            for body, text in self._stream(asked):
                yield article_of(body, text)

    def article_ids(self) -> list[str]:
        """The ids of all articles, in order."""
        return [row.id for row in self._all(select(tables.articles.c.id).order_by("id"))]

    def published(self) -> dict[str, datetime.date]:
        """The first day on which each article may have been published, where that is known."""
        table = tables.articles
        query = select(table.c.id, table.c.published).where(table.c.published.is_not(None))
        return {row.id: datetime.date.fromisoformat(row.published) for row in self._stream(query)}

    def days(self, articles: Iterable[str]) -> dict[str, datetime.date | None]:
        """The first day on which each of these articles may have been published, or ``None``."""
        table = tables.articles.c
        query = select(table.id, table.published)
        found: dict[str, datetime.date | None] = {}
        for chunk in _chunks(articles):
            for row in self._all(query.where(table.id.in_(chunk or ()))):
                day = row.published
                found[row.id] = datetime.date.fromisoformat(day) if day is not None else None
        return found

    def read_at(self, article: str) -> datetime.datetime:
        """When an article was first read (learned time, UTC); raises ``NotInRecord``."""
        table = tables.articles.c
        for (moment,) in self._all(select(table.read_at).where(table.id == article)):
            return datetime.datetime.fromisoformat(moment)
        raise NotInRecord(f"no article {article} in {self._name}")

    def analysis_of(self, article: str) -> str | None:
        """How an article's claims were made (see ``Writer.add``); ``None`` if it is not stored."""
        table = tables.articles.c
        for (analysis,) in self._all(select(table.analysis).where(table.id == article)):
            return str(analysis)
        return None

    def locators(self, article: str) -> list[str]:
        """Every place where the article was found (path, URL …): the one it was read from first."""
        table = tables.locators.c
        query = select(table.locator).where(table.article == article)
        return [row.locator for row in self._all(query.order_by(table.first.desc(), table.locator))]

    def first_locators(self, articles: Iterable[str]) -> dict[str, str]:
        """Where each of these articles was read from first; those without a place are left out."""
        table = tables.locators.c
        query = select(table.article, table.locator)
        found: dict[str, str] = {}
        for chunk in _chunks(articles):
            asked = query.where(table.article.in_(chunk or ()))
            for row in self._all(asked.order_by(table.first.desc(), table.locator)):
                found.setdefault(row.article, row.locator)
        return found

    # Claims

    def claim(self, id: str) -> Claim:
        """The claim with this id, of any kind; raises ``NotInRecord``."""
        table = tables.claims.c
        for kind, body in self._all(select(table.kind, table.body).where(table.id == id)):
            claim: Claim = decoder(KINDS[kind]).decode(body)
            return claim
        raise NotInRecord(f"no claim {id} in {self._name}")

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
        table = tables.claims.c
        few = ids is not None or (entity is not None and role != _OF_MENTIONS)
        query = _claims_of(kind, by_id=article is None and few)
        if article is not None:
            query = query.where(table.article == article)
        if entity is not None:
            query = query.where(table.id.in_(_claims_naming([entity], role)))
        rows: list[Any] = []
        for chunk in _chunks(ids):
            rows.extend(self._all(query if chunk is None else query.where(table.id.in_(chunk))))
        if ids is not None:
            rows.sort(key=lambda row: (row.article, row.position))
        decode = decoder(kind).decode
        return [decode(row.body) for row in rows]

    def claims_of(self, kind: type[C], entities: Iterable[str], role: str) -> list[C]:
        """Claims of one kind that name any of these entities in this field, each once.

        In the order of ``claims``; the same as asking for each entity, in one go.
        """
        found: dict[str, Any] = {}
        for chunk in _chunks(entities):
            naming = _claims_naming(chunk or (), role)
            query = _claims_of(kind, by_id=True).where(tables.claims.c.id.in_(naming))
            found.update((row.body, row) for row in self._all(query))
        decode = decoder(kind).decode
        rows = sorted(found.values(), key=lambda row: (row.article, row.position))
        return [decode(row.body) for row in rows]

    def claim_counts(self, entity: str, roles: Iterable[str]) -> dict[str, int]:
        """How many claims name an entity in each of these fields, none in those left out."""
        parts, same = tables.claim_actors.c, tables.identities.c
        query = (
            select(parts.role, func.count(parts.claim.distinct()).label("number"))
            .where(
                parts.role.in_(sorted(roles)),
                parts.actor == same.actor,
                same.entity == entity,
                same.judgement == "same",
            )
            .group_by(parts.role)
        )
        return {row.role: row.number for row in self._all(query)}

    def event_count(self, entity: str) -> int:
        """In how many events an entity takes part."""
        parts = tables.event_entities.c
        query = select(func.count(parts.event.distinct())).where(parts.entity == entity)
        return int(self._all(query)[0][0])

    def articles_of(self, entity: str) -> dict[str, datetime.date | None]:
        """The articles that speak of an entity, with the first day each may have been published."""
        articles, claims, same = tables.articles.c, tables.claims.c, tables.identities.c
        query = (
            select(articles.id, articles.published)
            .where(
                articles.id == claims.article,
                claims.id == same.actor,
                same.entity == entity,
                same.judgement == "same",
            )
            .order_by(articles.id)
        )
        return {
            row.id: datetime.date.fromisoformat(row.published) if row.published else None
            for row in self._all(query)
        }

    def iter_claims(self, kind: type[C]) -> Iterator[C]:
        """All claims of one kind in the order of ``claims``; streamed, not held in memory."""
        decode = decoder(kind).decode
        for row in self._stream(_claims_of(kind)):
            yield decode(row.body)

    # What is settled across articles

    def entities(self) -> list[Entity]:
        """All entities, by id."""
        table = tables.entities.c
        return self._records(Entity, select(table.body).order_by(table.id))

    def identified_entities(self) -> list[Entity]:
        """Entities that are, or may be, known actors of the user's lists; by id."""
        table = tables.entities.c
        named = table.body.contains('"identified":[{"source":')
        return self._records(Entity, select(table.body).where(named).order_by(table.id))

    def entity(self, id: str) -> Entity:
        """The entity with this id; raises ``NotInRecord``."""
        table = tables.entities.c
        for entity in self._records(Entity, select(table.body).where(table.id == id)):
            return entity
        raise NotInRecord(f"no actor {id} in {self._name}")

    def entity_of(self, actor: str) -> str | None:
        """The id of the entity that an article's actor was settled as, or ``None``."""
        table = tables.identities.c
        query = select(table.entity).where(table.actor == actor, table.judgement == "same")
        for (entity,) in self._all(query.order_by(table.entity).limit(1)):
            return str(entity)
        return None

    def entities_of(self, actors: Iterable[str]) -> dict[str, Entity]:
        """What each of these articles' actors was settled as; the unsettled are left out."""
        same, table = tables.identities.c, tables.entities.c
        query = select(same.actor, same.entity).where(same.judgement == "same")
        settled: dict[str, str] = {}
        for chunk in _chunks(actors):
            asked = query.where(same.actor.in_(chunk or ())).order_by(same.actor, same.entity)
            for row in self._all(asked):
                settled.setdefault(row.actor, row.entity)
        # An entity has the ids of all its actors in it: each is fetched and decoded once.
        entities: dict[str, Entity] = {}
        for chunk in _chunks(sorted(set(settled.values()))):
            asked = select(table.body).where(table.id.in_(chunk or ()))
            entities.update((each.id, each) for each in self._records(Entity, asked))
        return {actor: entities[id] for actor, id in settled.items() if id in entities}

    def entity_map(self) -> dict[str, str]:
        """Entity id by actor id, for all actors settled as one: 200 bytes an actor in memory."""
        table = tables.identities.c
        query = select(table.actor, table.entity).where(table.judgement == "same")
        return {row.actor: row.entity for row in self._stream(query.order_by(table.entity.desc()))}

    def find_entities(self, name: str) -> list[Entity]:
        """Entities of this name, best first, with case, diacritics and full stops folded.

        First whose name it is, then whose alias, then persons with this last name, then those
        whose name or alias begins with it; equals by how many articles speak of them.
        """
        folded = fold(name)
        if not folded:
            return []
        names, table = tables.entity_names.c, tables.entities.c
        found: dict[str, tuple[int, int, str, str]] = {}
        query = select(names.folded, names.rank, table.actors, table.id, table.body).where(
            names.entity == table.id,
            names.folded >= folded,
            names.folded < folded + "\U0010ffff",
        )
        for row in self._all(query):
            rank = row.rank if row.folded == folded else _BEGINNING
            entry = (rank, -row.actors, row.id, row.body)
            found[row.id] = min(found.get(row.id, entry), entry)
        return [decoder(Entity).decode(body) for *_, body in sorted(found.values())]

    def names_beginning(
        self, name: str, kinds: Iterable[ActorKind]
    ) -> list[tuple[str, str, ActorKind, int]]:
        """Id, name, kind and number of actors of entities of these kinds whose name goes on from this one.

        "LDP" finds "LDP lawmakers" and "LDP’s defense committee". Case, diacritics and full stops
        are folded; what bears just this name is left out.
        """
        folded = fold(name)
        names, table = tables.entity_names.c, tables.entities.c
        query = (
            select(table.id, table.name, table.kind, table.actors)
            .where(
                names.entity == table.id,
                or_(
                    and_(names.folded > f"{folded} ", names.folded < f"{folded}!"),
                    and_(names.folded > f"{folded}'", names.folded < f"{folded}("),
                ),
                table.kind.in_(sorted(kinds)),
            )
            .distinct()
            .order_by(table.id)
        )
        return [(row.id, row.name, row.kind, row.actors) for row in self._all(query)]

    def identities(self, entity: str | None = None) -> list[Identity]:
        """The decisions on which actors are one, all or those about one entity, by actor."""
        table = tables.identities.c
        query = select(table.actor, table.entity, table.judgement, table.reason)
        if entity is not None:
            query = query.where(table.entity == entity)
        rows = self._all(query.order_by(table.actor, table.entity))
        return [Identity(**row._mapping) for row in rows]

    def comparisons(self, entity: str | None = None) -> list[Comparison]:
        """Entities that were compared and not joined, all or those with one entity, by ids."""
        table = tables.comparisons.c
        query = select(table.one, table.other, table.judgement, table.reasons)
        if entity is not None:
            query = query.where(or_(table.one == entity, table.other == entity))
        return [
            Comparison(
                one=row.one,
                other=row.other,
                judgement=row.judgement,
                reasons=tuple(msgspec.json.decode(row.reasons, type=list[str])),
            )
            for row in self._stream(query.order_by(table.one, table.other))
        ]

    def events(self, entity: str | None = None) -> list[Event]:
        """Events, all or those an entity takes part in; by first day (undated last), then id."""
        table, parts = tables.events.c, tables.event_entities.c
        query = select(table.body).order_by(table.date_start.is_(None), table.date_start, table.id)
        if entity is not None:
            query = query.where(table.id.in_(select(parts.event).where(parts.entity == entity)))
        return self._records(Event, query)

    def event_of(self, mention: str) -> str | None:
        """The id of the event that an event mention speaks of, or ``None``."""
        table = tables.event_mentions.c
        for (event,) in self._all(select(table.event).where(table.mention == mention).limit(1)):
            return str(event)
        return None

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

    # What the user told

    def corrections(self, *, undone: bool = False) -> list[Correction]:
        """Corrections, the oldest first; with ``undone`` also those that were taken back."""
        return told.corrections(self._all(told.corrections_query(undone=undone)))

    def known_actors(self, source: str | None = None) -> Iterator[KnownActor]:
        """Known actors of all lists or of one, by list and key; streamed, not held in memory."""
        decode = decoder(KnownActor).decode
        for row in self._stream(told.known_query(source)):
            yield decode(row.body)

    def known_lists(self) -> dict[str, int]:
        """How many known actors each list holds, by the name of the list."""
        table = tables.known_actors.c.source
        query = select(table, func.count().label("number")).group_by(table).order_by(table)
        return {row.source: row.number for row in self._all(query)}

    def stories_of(self, articles: Iterable[str]) -> dict[str, Story]:
        """The story that each of these articles is of; those of none are left out."""
        table, parts = tables.stories.c, tables.story_articles.c
        query = select(parts.article, table.body).where(table.id == parts.story)
        found: dict[str, Story] = {}
        for chunk in _chunks(articles):
            asked = query.where(parts.article.in_(chunk or ())).order_by(parts.article, table.id)
            for row in self._all(asked):
                found.setdefault(row.article, decoder(Story).decode(row.body))
        return found

    # Looking for words

    def search(
        self, text: str, *, kind: str | None = None, limit: int = 50, any_word: bool = False
    ) -> list[Hit]:
        """Articles and claims that hold all these words (or their inflections), best first.

        ``kind`` keeps "article" or one kind of claim ("statement", "event_mention",
        "position", "tenure", "membership"). Signs in ``text`` are read as spaces; words in
        straight double quotes are looked for as a phrase. ``any_word`` asks for one of the words
        instead of all. A claim is found by its evidence and by its actors' names. Of more than
        2,000 matches only the newest 2,000 are ranked. Empty text gives no hits.
        """
        asked = fulltext.match_expression(text, any_word=any_word)
        if asked is None or limit < 1:
            return []
        hits: list[Hit] = []
        with self._reading():
            if kind in {None, "article"}:
                hits += self._article_hits(fulltext.search_articles(self._connection, asked, limit))
            if kind != "article":
                matches = fulltext.search_claims(self._connection, asked, limit, kind=kind)
                hits += self._claim_hits(matches)
        return sorted(hits, key=lambda hit: (-hit.score, hit.article, hit.id))[:limit]

    def holding(
        self, text: str, *, kind: str, limit: int = 2000, any_word: bool = False
    ) -> list[tuple[str, str]]:
        """Id and article of what ``search`` would find: the newest, unranked, without snippets.

        Many times faster where every match is looked at anyway. Arguments as of ``search``.
        """
        asked = fulltext.match_expression(text, any_word=any_word)
        if asked is None or limit < 1:
            return []
        with self._reading():
            numbers = fulltext.newest(self._connection, asked, limit, kind=kind)
            table = tables.articles.c if kind == "article" else tables.claims.c
            article = table.id if kind == "article" else table.article
            query = select(table.id, article.label("of")).order_by(table.number)
            return [
                (row.id, row.of)
                for start in range(0, len(numbers), _ASKED)
                for row in self._all(query.where(table.number.in_(numbers[start : start + _ASKED])))
            ]

    def _article_hits(self, matches: list[fulltext.Match]) -> Iterator[Hit]:
        table = tables.articles.c
        numbers = [match.number for match in matches]
        rows = self._all(select(table.number, table.id).where(table.number.in_(numbers)))
        ids: dict[int, str] = {row.number: row.id for row in rows}
        for match in matches:
            id = ids[match.number]
            yield Hit(kind="article", id=id, article=id, snippet=match.snippet, score=match.score)

    def _claim_hits(self, matches: list[fulltext.Match]) -> Iterator[Hit]:
        table = tables.claims.c
        numbers = [match.number for match in matches]
        query = select(table.number, table.kind, table.id, table.article)
        rows = {row.number: row for row in self._all(query.where(table.number.in_(numbers)))}
        for match in matches:
            row = rows[match.number]
            yield Hit(
                kind=row.kind,
                id=row.id,
                article=row.article,
                snippet=match.snippet,
                score=match.score,
            )

    # About the record

    def runs(self) -> list[Run]:
        """Every run of ``read``, oldest first."""
        table = tables.runs.c
        return self._records(Run, select(table.body).order_by(table.number))

    def rejections(self) -> list[Rejection]:
        """Every input that was not read, by locator, code and message."""
        table = tables.rejections.c
        columns = (table.locator, table.code, table.message)
        return [Rejection(**row._mapping) for row in self._all(select(*columns).order_by(*columns))]

    def counts(self) -> dict[str, int]:
        """How many of everything: "article", each kind of claim, "entity", "event", "story", …"""
        found = dict.fromkeys(("article", *KINDS, "entity", "event", "story"), 0)
        counted = {
            "article": tables.articles,
            "entity": tables.entities,
            "event": tables.events,
            "story": tables.stories,
            "run": tables.runs,
            "rejection": tables.rejections,
        }
        with self._reading():
            for name, table in counted.items():
                found[name] = self._all(select(func.count()).select_from(table))[0][0]
            kind = tables.claims.c.kind
            for name, number in self._all(select(kind, func.count()).group_by(kind)):
                found[name] = number
        return found

    def digest(self) -> str:
        """SHA-256, in hexadecimal, of the record without clock times and runs.

        Two records with one digest hold the same, whatever the order they were read in.
        Rejections as duplicates are left out for that: which of two copies came first depends on
        the order, and the locators of both are in.
        """
        with self._reading():
            return digest_of(self._stream)

    def changes(self) -> int:
        """How many times an article was stored or replaced, or the user told something new.

        What settling depends on.
        """
        return int(self._meta("changes") or 0)

    def is_settled(self, settled_with: str) -> bool:
        """True if what spans articles was settled after the last change, and with this."""
        with self._reading():
            return self._meta("settled") == settled_mark(self.changes(), settled_with)

    def _meta(self, key: str) -> str | None:
        table = tables.meta.c
        for (value,) in self._all(select(table.value).where(table.key == key)):
            return str(value)
        return None

    # How it is read

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        """One transaction around what is read within; the outermost ends it."""
        self._open += 1
        try:
            with saying(self._name):
                yield
        finally:
            self._open -= 1
            if self._open == 0 and not self._connection.closed:
                self._connection.rollback()

    def _all(self, query: Select[Any]) -> list[Any]:
        with self._reading():
            return list(self._connection.execute(query).all())

    def _stream(self, query: Select[Any]) -> Iterator[Any]:
        with self._reading():
            result = self._connection.execute(query, execution_options={"yield_per": _BATCH})
            try:
                yield from result
            finally:
                result.close()

    def _records(self, kind: type[R], query: Select[Any]) -> list[R]:
        decode = decoder(kind).decode
        return [decode(row.body) for row in self._all(query)]


def _claims_of(kind: type[Claim], *, by_id: bool = False) -> Select[Any]:
    """Claims of a kind; ``by_id`` where few are wanted by id, so that not all of the kind are looked through."""
    table = tables.claims.c
    query = select(table.article, table.position, table.body)
    named = table.kind.concat("") if by_id else table.kind
    return query.where(named == KIND_NAMES[kind]).order_by(table.article, table.position)


def _claims_naming(entities: Sequence[str], role: str | None) -> Select[Any]:
    parts, same = tables.claim_actors.c, tables.identities.c
    query = select(parts.claim).where(
        parts.actor == same.actor, same.entity.in_(entities), same.judgement == "same"
    )
    return query if role is None else query.where(parts.role == role)


def _chunks(ids: Iterable[str] | None) -> Iterator[list[str] | None]:
    """Ids in order, so many as one statement takes; one ``None`` for no condition."""
    if ids is None:
        yield None
        return
    unique = sorted(set(ids))
    for first in range(0, len(unique), _ASKED):
        yield unique[first : first + _ASKED]

"""An analysis and a settling by hand: fast, picklable, and able to go wrong on command."""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.actors import SettledActors, Told
from onrecord.pipeline.stages import Settling
from onrecord.records import (
    Actor,
    Article,
    Claim,
    Credit,
    Entity,
    Event,
    EventMention,
    Identity,
    Span,
    Statement,
    Story,
    content_id,
)
from onrecord.settings import Settings

_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")

RAISES = "the minister of exceptions"
DIES = "the minister of sudden ends"
MISQUOTES = "the minister of misquotation"


@dataclass
class FakeAnalysis:
    """Two capitalised words are a person; each makes a statement and takes part in an event."""

    key: str = "fake one"
    versions: dict[str, str] = field(default_factory=lambda: {"fake": "1"})

    def claims(self, article: Article) -> tuple[Claim, ...]:
        if RAISES in article.text:
            raise ZeroDivisionError("nothing to divide\nsecond line")
        if DIES in article.text:
            os._exit(137)
        found: list[Claim] = []
        for match in _NAME.finditer(article.text):
            span = article.span(*match.span())
            if MISQUOTES in article.text:
                span = Span(article=article.id, start=span.start, end=span.end, quote="never said")
            found.extend(self._claims(article, span))
        return tuple(found)

    def _claims(self, article: Article, span: Span) -> Iterable[Claim]:
        actor = Actor(
            id=content_id("act1", article.id, span.start),
            article=article.id,
            evidence=(span,),
            name=span.quote,
            kind="person",
        )
        yield actor
        yield Statement(
            id=content_id("stm1", article.id, span.start),
            article=article.id,
            evidence=(span,),
            content=(span,),
            mode="indirect",
            speaker=actor.id,
        )
        yield EventMention(
            id=content_id("evm1", article.id, span.start),
            article=article.id,
            evidence=(span,),
            type="CONSULT",
            trigger=span,
            status="happened",
            actors=(actor.id,),
        )


def settle_actors(told: Iterable[Told], **_: object) -> SettledActors:
    by_name: dict[str, list[str]] = {}
    for actor in (actor for each in told for actor in each.actors):
        by_name.setdefault(actor.name, []).append(actor.id)
    entities = tuple(
        Entity(id=content_id("ent1", name), name=name, kind="person", actors=tuple(sorted(ids)))
        for name, ids in sorted(by_name.items())
    )
    identities = tuple(
        Identity(actor=actor, entity=entity.id, judgement="same", reason="same name")
        for entity in entities
        for actor in entity.actors
    )
    return SettledActors(entities, identities, ())


def settle_events(
    mentions: Iterable[EventMention], entity_of: Mapping[str, str]
) -> tuple[Event, ...]:
    by_actor: dict[str, list[str]] = {}
    for mention in mentions:
        by_actor.setdefault(entity_of[mention.actors[0]], []).append(mention.id)
    return tuple(
        Event(
            id=content_id("evt1", entity), type="CONSULT", actors=(entity,), recipients=(),
            date=None, status="happened", mentions=tuple(ids), reason="one actor",
        )
        for entity, ids in sorted(by_actor.items())
    )  # fmt: skip


def settle_stories(
    articles: Sequence[Article],
    entity_ids: Mapping[str, frozenset[str]],
    settings: Settings,
    credits: Mapping[str, list[Credit]],
) -> tuple[Story, ...]:
    del settings, credits
    by_cast: dict[frozenset[str], list[str]] = {}
    for article in articles:
        by_cast.setdefault(entity_ids.get(article.id, frozenset()), []).append(article.id)
    return tuple(
        Story(id=content_id("sto1", *ids), title="a story", articles=tuple(ids))
        for ids in by_cast.values()
    )


SETTLING = Settling(1, settle_actors, settle_events, settle_stories)

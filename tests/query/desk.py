"""A small record made by hand: articles with claims whose words are looked up in the text."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord.records import (
    Actor,
    Article,
    Claim,
    Date,
    Derivation,
    Entity,
    Event,
    EventMention,
    Identity,
    Meeting,
    Membership,
    Mention,
    Participant,
    Position,
    Request,
    Span,
    Statement,
    Story,
    Tenure,
    content_id,
)
from onrecord.store import Store, open_store
from tests.conftest import make_article

READ_AT = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)


def day(value: str, basis: str = "stated") -> Date:
    start = datetime.date.fromisoformat(value)
    return Date(
        value=value,
        precision="day",
        basis=basis,  # type: ignore[arg-type]
        start=start,
        end=start + datetime.timedelta(days=1),
    )


class Report:
    """One article and the claims made on it."""

    def __init__(self, text: str, outlet: str | None, published: str | None, **fields: Any) -> None:
        self.article: Article = make_article(
            text,
            publisher=outlet,
            published=day(published) if published else None,
            **fields,
        )
        self.claims: list[Claim] = []

    def span(self, words: str, number: int = 0) -> Span:
        """The ``number``-th place of these words."""
        start = -1
        for _ in range(number + 1):
            start = self.article.text.index(words, start + 1)
        return self.article.span(start, start + len(words))

    def sentence(self, span: Span) -> Span:
        """The line of the text that holds the span: these reports have a sentence a line."""
        start = self.article.text.rfind("\n", 0, span.start) + 1
        end = self.article.text.find("\n", span.end)
        return self.article.span(start, len(self.article.text) if end < 0 else end)

    def _keep(self, claim: Any) -> Any:
        self.claims.append(claim)
        return claim

    def _id(self, prefix: str, *parts: object) -> str:
        return content_id(prefix, self.article.id, len(self.claims), *parts)

    def actor(self, name: str, kind: str, *mentions: str, **fields: Any) -> str:
        """An actor, mentioned by each of these words everywhere they stand."""
        words = mentions or (name,)
        first = self.span(words[0])
        made = self._keep(
            Actor(
                id=self._id("act1", name),
                article=self.article.id,
                evidence=(self.sentence(first),),
                name=name,
                kind=kind,  # type: ignore[arg-type]
                **fields,
            )
        )
        for word in words:
            self.mention(word, made.id)
        return str(made.id)

    def mention(self, words: str, actor: str | None, **fields: Any) -> None:
        for number in range(self.article.text.count(words)):
            span = self.span(words, number)
            self._keep(
                Mention(
                    id=self._id("men1", words),
                    article=self.article.id,
                    evidence=(self.sentence(span),),
                    span=span,
                    head=span,
                    form="name",
                    actor=actor,
                    **fields,
                )
            )

    def position(
        self, holder: str | None, stance: str, trigger: str, target: str, **fields: Any
    ) -> Position:
        where = self.span(target, fields.pop("number", 0))
        made: Position = self._keep(
            Position(
                id=self._id("pos1", stance, trigger),
                article=self.article.id,
                evidence=(self.sentence(where),),
                stance=stance,  # type: ignore[arg-type]
                target=where,
                trigger=self.span(trigger),
                how=fields.pop("how", "own_words"),
                holder=holder,
                **fields,
            )
        )
        return made

    def statement(self, speaker: str | None, cue: str, content: str, **fields: Any) -> Statement:
        where = self.span(content)
        made: Statement = self._keep(
            Statement(
                id=self._id("stm1", cue),
                article=self.article.id,
                evidence=(self.sentence(where),),
                content=(where,),
                mode=fields.pop("mode", "indirect"),
                speaker=speaker,
                cue=self.span(cue),
                **fields,
            )
        )
        return made

    def event(
        self,
        type: str,
        trigger: str,
        actors: Sequence[str] = (),
        recipients: Sequence[str] = (),
        **fields: Any,
    ) -> EventMention:
        """An event; ``number`` says which place of the trigger's words."""
        where = self.span(trigger, fields.pop("number", 0))
        made: EventMention = self._keep(
            EventMention(
                id=self._id("evt1", type, trigger),
                article=self.article.id,
                evidence=(self.sentence(where),),
                type=type,
                trigger=where,
                status=fields.pop("status", "happened"),
                actors=tuple(actors),
                recipients=tuple(recipients),
                **fields,
            )
        )
        return made

    def meeting(
        self, words: str, participants: Sequence[Participant] = (), **fields: Any
    ) -> Meeting:
        """A meeting named by these words; ``fields`` as of ``Meeting``."""
        where = self.span(words)
        made: Meeting = self._keep(
            Meeting(
                id=self._id("mtg1", words),
                article=self.article.id,
                evidence=(self.sentence(where),),
                format=fields.pop("format", "talks"),
                name=where,
                status=fields.pop("status", "happened"),
                participants=tuple(participants),
                **fields,
            )
        )
        return made

    def participant(self, words: str, actor: str | None, **fields: Any) -> Participant:
        return Participant(actor=actor, span=self.span(words), reason="by hand", **fields)

    def request(self, event: EventMention, content: str, **fields: Any) -> Request:
        """A request told by an event mention; ``fields`` as of ``Request``."""
        made: Request = self._keep(
            Request(
                id=self._id("req1", content),
                article=self.article.id,
                evidence=event.evidence,
                kind=fields.pop("kind", "request"),
                trigger=event.trigger,
                askers=event.actors,
                asked=event.recipients,
                content=(self.span(content),),
                status=event.status,
                event=event.id,
                **fields,
            )
        )
        return made

    def tenure(
        self, person: str, post: str, organisation: str | None = None, **fields: Any
    ) -> None:
        """A post; ``words`` are those of the text where they are not the post's own."""
        span = self.span(fields.pop("words", post))
        self._keep(
            Tenure(
                id=self._id("ten1", post),
                article=self.article.id,
                evidence=(self.sentence(span),),
                person=person,
                post=post,
                organisation=organisation,
                status=fields.pop("status", "current"),
                post_span=span,
                **fields,
            )
        )

    def membership(self, actor: str, body: str, words: str, role: str = "member") -> None:
        self._keep(
            Membership(
                id=self._id("mem1", words),
                article=self.article.id,
                evidence=(self.sentence(self.span(words)),),
                actor=actor,
                body=body,
                role=role,  # type: ignore[arg-type]
            )
        )


class Desk:
    """Reports gathered into a record. Actors are one where ``known_as`` or name and kind agree."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.stories: list[Story] = []
        self._one: dict[str, str] = {}

    def one_event(self, first: EventMention, *others: EventMention) -> None:
        """These mentions speak of one event."""
        self._one.update((other.id, first.id) for other in others)

    def report(
        self, text: str, outlet: str | None = None, published: str | None = None, **fields: Any
    ) -> Report:
        self.reports.append(Report(text, outlet, published, **fields))
        return self.reports[-1]

    def story(
        self, *reports: Report, origins: Sequence[Sequence[Report]] = (), **kinds: Any
    ) -> None:
        ids = tuple(sorted(report.article.id for report in reports))
        self.stories.append(
            Story(
                id=content_id("sty1", *ids),
                title=reports[0].article.title or "",
                articles=ids,
                derivations=tuple(
                    Derivation(
                        article=later.article.id,
                        source=first.article.id,
                        kind=kind,  # type: ignore[arg-type]
                        share=0.9,
                        reason="by hand",
                    )
                    for kind, (later, first) in kinds.items()
                ),
                origins=tuple(tuple(sorted(r.article.id for r in group)) for group in origins),
            )
        )

    def save(self, path: Path) -> Store:
        store = open_store(path, create=True)
        writer = store.writer()
        for number, report in enumerate(self.reports):
            writer.add(
                report.article,
                report.claims,
                locator=f"reports/{number}.txt",
                analysis="by hand",
                read_at=READ_AT,
            )
        writer.replace_settled(*self._settled(), self.stories)
        writer.close()
        return store

    def _settled(self) -> tuple[list[Entity], list[Identity], list[Event]]:
        groups: dict[str, list[Actor]] = {}
        for report in self.reports:
            for claim in report.claims:
                if isinstance(claim, Actor):
                    single = claim.kind.startswith("unnamed")
                    key = claim.known_as or (claim.id if single else f"{claim.kind}:{claim.name}")
                    groups.setdefault(key, []).append(claim)
        entities, identities = [], []
        entity_of: dict[str, str] = {}
        for key, actors in sorted(groups.items()):
            id = content_id("ent1", key)
            first = actors[0]
            entities.append(
                Entity(
                    id=id,
                    name=first.name,
                    kind=first.kind,
                    country=first.country,
                    aliases=tuple(sorted({a for actor in actors for a in actor.aliases})),
                    known_as=first.known_as,
                    actors=tuple(sorted(actor.id for actor in actors)),
                )
            )
            for actor in actors:
                entity_of[actor.id] = id
                identities.append(
                    Identity(actor=actor.id, entity=id, judgement="same", reason="by hand")
                )
        return entities, identities, self._events(entity_of)

    def _events(self, entity_of: dict[str, str]) -> list[Event]:
        groups: dict[str, list[EventMention]] = {}
        for report in self.reports:
            for claim in report.claims:
                if isinstance(claim, EventMention):
                    groups.setdefault(self._one.get(claim.id, claim.id), []).append(claim)
        return [
            Event(
                id=content_id("evn1", id),
                type=told[0].type,
                actors=tuple(sorted({entity_of[a] for each in told for a in each.actors})),
                recipients=tuple(sorted({entity_of[a] for each in told for a in each.recipients})),
                date=told[0].date,
                status=told[0].status,
                mentions=tuple(each.id for each in told),
                reason="by hand",
            )
            for id, told in groups.items()
        ]

"""Reports whose claims are made by hand, one of every kind."""

import datetime
from typing import NamedTuple

from onrecord.records import (
    Actor,
    Article,
    Claim,
    Credit,
    Date,
    Entity,
    Event,
    EventMention,
    Identity,
    Membership,
    Mention,
    Position,
    Span,
    Statement,
    Story,
    Tenure,
    content_id,
)
from onrecord.store import Outcome, Writer
from tests.conftest import make_article

READ_AT = datetime.datetime(2021, 8, 28, 9, 30, tzinfo=datetime.UTC)


class Report(NamedTuple):
    article: Article
    claims: tuple[Claim, ...]


def make_report(holder: str, verb: str, target: str, *, publisher: str | None = None) -> Report:
    """One sentence, ``holder verb target``, and a claim of every kind about it."""
    text = f"{holder} {verb} {target}."
    article = make_article(text, publisher=publisher, title=f"On {target}")
    sentence = article.span(0, len(text))
    who = article.span(0, len(holder))
    does = article.span(len(holder) + 1, len(holder) + 1 + len(verb))
    what = article.span(len(text) - 1 - len(target), len(text) - 1)
    actor = content_id("act1", article.id, holder)
    day = datetime.date(2021, 8, 27)
    date = Date(
        value="2021-08-27", precision="day", basis="stated", start=day,
        end=day + datetime.timedelta(days=1),
    )  # fmt: skip

    def base(prefix: str) -> dict[str, object]:
        id = content_id(prefix, article.id, 0)
        return {"id": id, "article": article.id, "evidence": (sentence,)}

    claims: tuple[Claim, ...] = (
        Actor(
            id=actor, article=article.id, evidence=(who,), name=holder, kind="person",
            aliases=(holder.rsplit(maxsplit=1)[-1],),
        ),
        Mention(**base("men1"), span=who, head=who, form="name", actor=actor),
        Tenure(**base("ten1"), person=actor, post="envoy", organisation=None, status="former",
               post_span=who, end=date),
        Membership(**base("mem1"), actor=actor, body=actor, role="member"),
        Statement(**base("stm1"), content=(what,), mode="indirect", source=who, speaker=actor,
                  cue=does, on_behalf_of=(actor,)),
        EventMention(**base("evm1"), type="SUPPORT", trigger=does, status="happened",
                     actors=(actor,), actor_spans=(who,), date=date),
        Position(**base("pos1"), stance="for", target=what, trigger=does, how="told",
                 holder=actor, holder_span=who, date=date),
        Credit(**base("crd1"), kind="told", outlet=None, words=what.quote, span=what),
    )  # fmt: skip
    return Report(article, claims)


def settle(reports: list[Report]) -> tuple[
    list[Entity], list[Identity], list[Event], list[Story]
]:  # fmt: skip
    """One entity a name, one event a report, one story of all."""
    by_name: dict[str, list[Actor]] = {}
    for report in sorted(reports, key=lambda each: each.article.id):
        for claim in report.claims:
            if isinstance(claim, Actor):
                by_name.setdefault(claim.name, []).append(claim)
    entities, identities = [], []
    for name, actors in sorted(by_name.items()):
        id = content_id("ent1", name)
        entities.append(
            Entity(id=id, name=name, kind="person", aliases=actors[0].aliases,
                   actors=tuple(actor.id for actor in actors))
        )  # fmt: skip
        for actor in actors:
            identities.append(
                Identity(actor=actor.id, entity=id, judgement="same", reason="same name")
            )
    entity_of = {identity.actor: identity.entity for identity in identities}
    events = [
        Event(
            id=content_id("evt1", claim.id), type=claim.type,
            actors=tuple(entity_of[actor] for actor in claim.actors), recipients=(),
            date=claim.date, status=claim.status, mentions=(claim.id,), reason="one mention",
        )
        for report in sorted(reports, key=lambda each: each.article.id)
        for claim in report.claims
        if isinstance(claim, EventMention)
    ]  # fmt: skip
    ids = tuple(sorted({report.article.id for report in reports}))
    return (
        entities,
        identities,
        events,
        [Story(id=content_id("sto1", *ids), title="t", articles=ids)],
    )


def add(
    writer: Writer, report: Report, *, locator: str = "a.txt", analysis: str = "one"
) -> Outcome:
    return writer.add(
        report.article, report.claims, locator=locator, analysis=analysis, read_at=READ_AT
    )


def false_span(article: Article) -> Span:
    """A span whose words do not stand where it says."""
    return Span(article=article.id, start=0, end=4, quote="Nope")

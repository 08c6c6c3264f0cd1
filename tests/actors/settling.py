"""Reports made by hand for settling: who is in them, and what they tell of one."""

import datetime
import itertools
from collections.abc import Iterable
from typing import Any

from onrecord.actors import SettledActors, Told, settle_actors
from onrecord.records import Actor, Membership, Span, Tenure

_numbers = itertools.count()


def actor(name: str, kind: Any = "person", article: str = "art1_a", **fields: Any) -> Actor:
    span = Span(article=article, start=0, end=1, quote=fields.pop("quote", "x"))
    where = f"{article} {name} {kind} {fields.get('country')} {fields.get('known_as')}"
    return Actor(id=where, article=article, evidence=(span,), name=name, kind=kind, **fields)


def told(
    name: str,
    *posts: str,
    kind: Any = "person",
    beside: Iterable[Actor] = (),
    party: Actor | None = None,
    year: int | None = None,
    article: str | None = None,
    **fields: Any,
) -> Told:
    """One report of an actor (the first of its actors) that holds posts, beside others."""
    article = article or f"art1_{next(_numbers):06d}"
    one = actor(name, kind, article, **fields)
    others = [actor(each.name, each.kind, article, country=each.country, known_as=each.known_as, aliases=each.aliases) for each in beside]  # fmt: skip
    body = party and actor(party.name, party.kind, article, country=party.country, known_as=party.known_as)  # fmt: skip
    span = one.evidence[0]
    return Told(
        article,
        None if year is None else datetime.date(year, 1, 1),
        (one, *others, *((body,) if body else ())),
        tuple(
            Tenure(id=f"{article} {post}", article=article, evidence=(span,), person=one.id, post=post,
                   organisation=None, status="current", post_span=span)
            for post in posts
        ),
        (Membership(id=f"{article} member", article=article, evidence=(span,), actor=one.id, body=body.id, role="member"),) if body else (),
    )  # fmt: skip


def settled(actors: Iterable[Actor]) -> SettledActors:
    """Settle actors, each in a report of its own."""
    return settle_actors(Told(each.article, None, (each,)) for each in actors)


def names_of(reports: Iterable[Told]) -> list[list[int]]:
    """Which reports' first actors are one, by position, each group in order, the first group first."""
    listed = list(reports)
    result = settle_actors(listed)
    entity = {identity.actor: identity.entity for identity in result.identities}
    groups: dict[str, list[int]] = {}
    for number, each in enumerate(listed):
        groups.setdefault(entity[each.actors[0].id], []).append(number)
    return list(groups.values())

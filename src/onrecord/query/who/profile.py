"""Who someone is: names, codes, posts and ties over time, and why the reports' actors are one."""

import datetime
from collections.abc import Sequence

from onrecord.query.reader import Reader
from onrecord.query.user_told.corrections import CorrectionLine, correction_line
from onrecord.query.who.belonging import Part, Tie, parts_of, ties_of
from onrecord.query.who.codes import Codes, Party, codes_of
from onrecord.query.who.holdings import Holding, holdings_in, holdings_of
from onrecord.query.who.posts import Post, last_told, offices_of, shown_posts
from onrecord.records import Entity, Record, Tenure
from onrecord.schema.sectors import held_by_many
from onrecord.store.view import View

_GONE = frozenset({"over", "not_yet"})


class Holder(Record, frozen=True, kw_only=True):
    """Somebody else who is told to hold or have held a post; days of reports, both ends included."""

    name: str
    entity: str | None
    status: str
    reports: int
    first: datetime.date | None
    last: datetime.date | None


class Office(Record, frozen=True, kw_only=True):
    """A post in a body with all who are told to hold or have held it, the last told first."""

    post: str
    organisation: str | None
    holders: tuple[Post, ...]


class Likeness(Record, frozen=True, kw_only=True):
    """Another with whom this one was compared and not joined; ``judgement``: different or unsure."""

    name: str
    kind: str
    country: str | None
    reports: int
    entity: str
    judgement: str
    reasons: tuple[str, ...]


class Sameness(Record, frozen=True, kw_only=True):
    """For how many of the reports' actors this was the reason to take them for this one."""

    reason: str
    actors: int


class Profile(Record, frozen=True, kw_only=True):
    """Who someone is. ``at`` is the day asked about.

    ``posts`` are a person's, with those known not to hold on the day under ``other_posts``; ``offices``
    a body's, with their holders. ``ties``: to what it belongs; ``members``: what belongs to it;
    ``parts``: what is called after it. ``counts``: reports, statements, events and positions.
    ``first`` and ``last``: days of the reports that speak of it. ``sameness``: why the reports'
    actors are taken for this one; ``likenesses``: who it was compared with and not joined;
    ``corrections``: those of the user that touch it.
    """

    entity: Entity
    at: datetime.date | None
    codes: Codes
    first: datetime.date | None
    last: datetime.date | None
    counts: dict[str, int]
    posts: tuple[Post, ...]
    other_posts: tuple[Post, ...]
    others: dict[str, tuple[Holder, ...]]
    offices: tuple[Office, ...]
    ties: tuple[Tie, ...]
    members: tuple[Tie, ...]
    other_ties: tuple[Tie, ...]
    parts: tuple[Part, ...]
    sameness: tuple[Sameness, ...]
    likenesses: tuple[Likeness, ...]
    corrections: tuple[CorrectionLine, ...]


def profile_of(reader: Reader, entity: Entity, at: datetime.date | None) -> Profile:
    """All that is told of an entity; with a day what is known of that day."""
    view = reader.view
    holdings = holdings_of(reader, view.claims(Tenure, entity=entity.id, role="person"))
    posts = shown_posts(reader, holdings, at=at)
    ties, members = ties_of(reader, entity, at=at)
    reports = view.articles_of(entity.id)
    days = sorted(day for day in reports.values() if day is not None)
    return Profile(
        entity=entity,
        at=at,
        codes=codes_of(entity, holdings, _parties(ties), at=at),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        counts=_counts(view, entity, len(reports)),
        posts=tuple(post for post in posts if not gone(post)),
        other_posts=tuple(post for post in posts if gone(post)),
        others=_others(reader, entity, posts),
        offices=_offices(reader, entity, at),
        ties=tuple(tie for tie in ties if not gone(tie)),
        members=tuple(tie for tie in members if not gone(tie)),
        other_ties=tuple(tie for tie in (*ties, *members) if gone(tie)),
        parts=parts_of(view, entity),
        sameness=_sameness(view, entity),
        likenesses=_likenesses(view, entity),
        corrections=_corrections(view, entity),
    )


def gone(told: Post | Tie) -> bool:
    """Whether it is known not to hold on the day asked about."""
    return told.standing is not None and told.standing.verdict in _GONE


def _parties(ties: Sequence[Tie]) -> list[Party]:
    return [
        Party(tie.body, tie.country)
        for tie in ties
        if tie.role == "member" and tie.body_kind == "party" and tie.status != "former"
    ]


def _counts(view: View, entity: Entity, reports: int) -> dict[str, int]:
    found = view.claim_counts(entity.id, ("speaker", "holder"))
    return {
        "reports": reports,
        "statements": found.get("speaker", 0),
        "events": view.event_count(entity.id),
        "positions": found.get("holder", 0),
    }


def _offices(reader: Reader, entity: Entity, at: datetime.date | None) -> tuple[Office, ...]:
    return tuple(
        Office(post=title, organisation=entity.name, holders=holders)
        for title, holders in offices_of(reader, entity.id, at=at)
    )


def _others(reader: Reader, entity: Entity, posts: Sequence[Post]) -> dict[str, tuple[Holder, ...]]:
    """Who else held the posts of a person that one holds at a time, by post and organisation."""
    found: dict[str, tuple[Holder, ...]] = {}
    for post in posts:
        if post.organisation_id is None or held_by_many(post.post) or post.outlying:
            continue
        held = holdings_in(reader, post.organisation_id, post.post)
        held.sort(key=lambda h: last_told(h.term, h.group.person.name), reverse=True)
        others = tuple(_holder(each) for each in held if each.group.person.entity != entity.id)
        if others:
            found[f"{post.post}, {post.organisation}"] = others
    return found


def _holder(held: Holding) -> Holder:
    term = held.term
    return Holder(
        name=held.group.person.name,
        entity=held.group.person.entity,
        status=held.status,
        reports=term.reports,
        first=term.first or term.former_by,
        last=term.last or term.former_by,
    )


def _sameness(view: View, entity: Entity) -> tuple[Sameness, ...]:
    counts: dict[str, int] = {}
    for identity in view.identities(entity.id):
        if identity.judgement == "same":
            counts[identity.reason] = counts.get(identity.reason, 0) + 1
    ordered = sorted(counts.items(), key=lambda found: (-found[1], found[0]))
    return tuple(Sameness(reason=reason, actors=number) for reason, number in ordered)


def _likenesses(view: View, entity: Entity) -> tuple[Likeness, ...]:
    """Those it was compared with and not joined, the unsure first."""
    found = []
    for comparison in view.comparisons(entity.id):
        id = comparison.other if comparison.one == entity.id else comparison.one
        other = view.entity(id)
        found.append(
            Likeness(
                name=other.name,
                kind=other.kind,
                country=other.country,
                reports=len(other.actors),
                entity=id,
                judgement=comparison.judgement,
                reasons=comparison.reasons,
            )
        )
    return tuple(
        sorted(found, key=lambda each: (each.judgement != "unsure", -each.reports, each.entity))
    )


def _corrections(view: View, entity: Entity) -> tuple[CorrectionLine, ...]:
    own = set(entity.actors)
    return tuple(
        correction_line(view, correction)
        for correction in view.corrections()
        if any(s.entity == entity.id or not own.isdisjoint(s.actors) for s in correction.subjects)
    )

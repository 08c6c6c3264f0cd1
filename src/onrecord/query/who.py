"""Who someone is: names, codes, posts and ties over time, and why the reports' actors are one."""

import datetime
from collections.abc import Sequence

from onrecord.query.belonging import Part, Tie, parts_of, ties_of
from onrecord.query.codes import Codes, Party, codes_of
from onrecord.query.corrections import CorrectionLine, correction_line
from onrecord.query.naming import entities_named
from onrecord.query.posts import (
    Holding,
    Post,
    holdings_in,
    holdings_of,
    last_told,
    offices_of,
    shown_posts,
)
from onrecord.query.reader import Reader
from onrecord.query.words import fold
from onrecord.records import Entity, Record, Tenure
from onrecord.schema.sectors import held_by_many
from onrecord.store.view import View

_LOOKED_INTO = 20  # bearers of a name whose posts are looked up; the others are only listed
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


class Bearer(Record, frozen=True, kw_only=True):
    """One of several who bear a name, with what tells it apart; ``ask`` finds this one alone."""

    entity: Entity
    codes: Codes
    post: Post | None
    reports: int
    first: datetime.date | None
    last: datetime.date | None
    ask: str


class Identified(Record, frozen=True, kw_only=True):
    """An answer to "who is": one profile, or the ``candidates`` among whom to choose, best first.

    ``bearers`` tell the first of the candidates apart. ``also`` are persons who have the name as a
    part of theirs, where one alone is called just so: "Tsai" is the one whom reports call Tsai,
    and may be meant for another.
    """

    name: str
    profile: Profile | None
    candidates: tuple[Entity, ...] = ()
    bearers: tuple[Bearer, ...] = ()
    also: tuple[Entity, ...] = ()


def who(view: View, name: str, *, at: datetime.date | None = None) -> Identified:
    """Who an actor is; raises ``NotInRecord`` where nobody fits the name.

    ``at`` tells what is known of that day, and from which reports.
    """
    found = entities_named(view, name)
    if len(found) == 1:
        profile = _profile(Reader(view), found[0], at)
        return Identified(name=name, profile=profile, also=_also(view, name, found[0]))
    ordered = sorted(found, key=lambda entity: (-len(entity.actors), entity.name, entity.id))
    bearers = tuple(_bearer(view, entity, at) for entity in ordered[:_LOOKED_INTO])
    return Identified(name=name, profile=None, candidates=tuple(ordered), bearers=bearers)


def _also(view: View, name: str, found: Entity) -> tuple[Entity, ...]:
    if found.kind != "person" or len(name.split()) > 1 or fold(found.name) == fold(name):
        return ()
    wanted = fold(name)
    others = [
        other
        for other in view.find_entities(name)
        if other.kind == "person" and other.id != found.id and wanted in fold(other.name).split()
    ]
    return tuple(sorted(others, key=lambda other: (-len(other.actors), other.name, other.id)))


def _profile(reader: Reader, entity: Entity, at: datetime.date | None) -> Profile:
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
        posts=tuple(post for post in posts if not _gone(post)),
        other_posts=tuple(post for post in posts if _gone(post)),
        others=_others(reader, entity, posts),
        offices=_offices(reader, entity, at),
        ties=tuple(tie for tie in ties if not _gone(tie)),
        members=tuple(tie for tie in members if not _gone(tie)),
        other_ties=tuple(tie for tie in (*ties, *members) if _gone(tie)),
        parts=parts_of(view, entity),
        sameness=_sameness(view, entity),
        likenesses=_likenesses(view, entity),
        corrections=_corrections(view, entity),
    )


def _gone(told: Post | Tie) -> bool:
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


def _bearer(view: View, entity: Entity, at: datetime.date | None) -> Bearer:
    reader = Reader(view)
    holdings = holdings_of(reader, view.claims(Tenure, entity=entity.id, role="person"))
    posts = shown_posts(reader, holdings, at=at)
    reports = view.articles_of(entity.id)
    days = sorted(day for day in reports.values() if day is not None)
    alone = len(entities_named(view, entity.name)) == 1
    return Bearer(
        entity=entity,
        codes=codes_of(entity, holdings, at=at),
        post=next((post for post in posts if not _gone(post)), None),
        reports=len(reports),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        ask=entity.name if alone else entity.id,
    )

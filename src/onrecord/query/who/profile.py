"""Who someone is: names, codes, posts and ties over time, and why the reports' actors are one."""

import datetime
from collections.abc import Sequence

import msgspec

from onrecord.query.reader import Reader
from onrecord.query.user_told.corrections import CorrectionLine, correction_line
from onrecord.query.who.belonging import Belonging, Part, Tie, parts_of, ties_of
from onrecord.query.who.codes import Codes, Party, codes_of
from onrecord.query.who.holdings import Holding, holdings_in, posts_held
from onrecord.query.who.offices import last_told, main_offices, offices_of
from onrecord.query.who.posts import Post, shown_posts
from onrecord.query.who.terms import PRESENT
from onrecord.query.who.titles import title_of
from onrecord.records import Entity, Record
from onrecord.schema.sectors import held_by_many
from onrecord.store.view import Holders, View

TELLINGS = (
    4000  # of one kind that are looked at where not all is asked for, spread over all reports
)
_HOLDERS = 4  # holders of one post of a body where not all is asked for
_NAMES = 6  # names of an actor by which its parts are looked for where not all is asked for
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
    """A post in a body with those who are told to hold or have held it, the last told first.

    ``more`` is how many others are.
    """

    post: str
    organisation: str | None
    holders: tuple[Post, ...]
    more: int = 0


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

    Where not all was asked for, ``more`` says how many are left out: of "posts", "offices", "parts",
    "likenesses", and of ties by role ("up member", "down member"). What each report tells is then
    left out too; a body's holders are told by the reports that name it with them, and of more
    than 4,000 tellings of one kind so many are looked at, spread over all reports.
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
    more: dict[str, int] = msgspec.field(default_factory=dict)


def profile_of(
    reader: Reader,
    entity: Entity,
    at: datetime.date | None,
    *,
    most: int | None = None,
    posts: bool = True,
    ties: bool = True,
) -> Profile:
    """All that is told of an entity, or the ``most`` told; with a day what is known of that day.

    Without ``posts`` nobody else's posts are looked at, without ``ties`` none of them and fewer parts.
    """
    view, tellings = reader.view, None if most is None else TELLINGS
    holdings = posts_held(reader, entity.id, most=tellings)
    held = shown_posts(reader, holdings, at=at, most=most)
    if ties:
        belonging = ties_of(reader, entity, at=at, most=most, tellings=tellings)
        parties = _parties(belonging.up)
    else:
        belonging = Belonging(up=(), down=(), more={})
        parties = _parties_told(reader, entity)
    up, down = belonging.up, belonging.down
    reports = view.told_total(entity.id, "report")
    offices, offices_left = _offices(reader, entity, at, most) if posts else ((), 0)
    parts = parts_of(view, entity, names=None if most is None else _NAMES if ties else 2)
    likenesses, likenesses_left = _likenesses(view, entity, most)
    left = {
        "posts": len(holdings) - len(held),
        "offices": offices_left,
        "parts": 0 if most is None else max(0, len(parts) - most),
        "likenesses": likenesses_left,
        **belonging.more,
    }
    return Profile(
        entity=entity,
        at=at,
        codes=codes_of(entity, holdings, parties, at=at),
        first=reports.first,
        last=reports.last,
        counts=_counts(view, entity, reports.number),
        posts=tuple(post for post in held if not gone(post)),
        other_posts=tuple(post for post in held if gone(post)),
        others=_others(reader, entity, held, most) if posts else {},
        offices=offices,
        ties=tuple(tie for tie in up if not gone(tie)),
        members=tuple(tie for tie in down if not gone(tie)),
        other_ties=tuple(tie for tie in (*up, *down) if gone(tie)),
        parts=parts[:most],
        sameness=_sameness(view, entity),
        likenesses=likenesses,
        corrections=_corrections(view, entity),
        more={name: number for name, number in left.items() if number > 0},
    )


def profile(
    view: View,
    entity: str,
    *,
    at: datetime.date | None = None,
    most: int | None = None,
    posts: bool = True,
    ties: bool = True,
) -> Profile:
    """The profile of an entity by its id, as ``profile_of``; raises ``NotInRecord``."""
    return profile_of(Reader(view), view.entity(entity), at, most=most, posts=posts, ties=ties)


def called_after(view: View, entity: str, *, most: int = 40) -> tuple[str, ...]:
    """The entities that are called by an entity's name and a word of their own ("LDP lawmakers"), by id.

    So many of those told most; raises ``NotInRecord``.
    """
    parts = parts_of(view, view.entity(entity), names=_NAMES)
    return tuple(id for part in parts for id in part.entities)[:most]


def gone(told: Post | Tie) -> bool:
    """Whether it is known not to hold on the day asked about."""
    return told.standing is not None and told.standing.verdict in _GONE


def _parties(ties: Sequence[Tie]) -> list[Party]:
    return [
        Party(tie.body, tie.country)
        for tie in ties
        if tie.role == "member" and tie.body_kind == "party" and tie.status != "former"
    ]


def _parties_told(reader: Reader, entity: Entity) -> list[Party]:
    """The parties of which somebody is told to be a member, without what else it belongs to."""
    if entity.kind != "person":
        return []
    bonds = reader.view.bonds(["membership"], one=entity.id, most=TELLINGS)
    told = {bond.other: bond.status for bond in bonds if bond.other and bond.title == "member"}
    reader.meet_entities(told)
    bodies = [reader.entity(id) for id, status in told.items() if status != "former"]
    return [Party(body.name, body.country) for body in bodies if body.kind == "party"]


def _counts(view: View, entity: Entity, reports: int) -> dict[str, int]:
    return {
        "reports": reports,
        "statements": view.told_number(entity.id, "statement"),
        "events": view.event_count(entity.id),
        "positions": view.told_number(entity.id, "position"),
    }


def _offices(
    reader: Reader, entity: Entity, at: datetime.date | None, most: int | None
) -> tuple[tuple[Office, ...], int]:
    if most is None:
        every = offices_of(reader, entity.id, at=at)
        return tuple(
            Office(post=title, organisation=entity.name, holders=holders)
            for title, holders in every
        ), 0
    found, left = main_offices(
        reader, entity.id, at=at, most=most, holders=_HOLDERS, tellings=TELLINGS
    )
    return tuple(
        Office(post=each.title, organisation=entity.name, holders=each.holders, more=each.more)
        for each in found
    ), left


def _others(
    reader: Reader, entity: Entity, posts: Sequence[Post], most: int | None
) -> dict[str, tuple[Holder, ...]]:
    """Who else held the posts of a person that one holds at a time, by post and organisation."""
    found: dict[str, tuple[Holder, ...]] = {}
    for post in posts:
        if post.organisation_id is None or held_by_many(post.post) or post.outlying:
            continue
        if most is None:
            others = _all_others(reader, entity, post.organisation_id, post.post)
        else:
            others = _named_others(reader, entity, post.organisation_id, post.post)[:most]
        if others:
            found[f"{post.post}, {post.organisation}"] = others
    return found


def _all_others(reader: Reader, entity: Entity, body: str, post: str) -> tuple[Holder, ...]:
    held = holdings_in(reader, body, post)
    held.sort(key=lambda h: last_told(h.term, h.group.person.name), reverse=True)
    return tuple(_holder(each) for each in held if each.group.person.entity != entity.id)


def _named_others(reader: Reader, entity: Entity, body: str, post: str) -> tuple[Holder, ...]:
    """Who else holds a post by the reports that name the body with it, counted without reading them."""
    titles = [title for title in reader.view.titles_in(body) if title_of(title).words == post]
    told: dict[str, list[Holders]] = {}
    for each in reader.view.holders(body, titles):
        if each.one != entity.id:
            told.setdefault(each.one, []).append(each)
    reader.meet_entities(told)
    found = []
    for person, rows in told.items():
        held = [row for row in rows if row.status in PRESENT] or rows
        days = [day for row in held for day in (row.first, row.last) if day is not None]
        last = max(rows, key=lambda row: (row.last or datetime.date.min, row.status))
        holder = Holder(
            name=reader.entity(person).name,
            entity=person,
            status=last.status,
            reports=sum(row.reports for row in rows),
            first=min(days, default=None),
            last=max(days, default=None),
        )
        found.append((any(row.status in PRESENT for row in rows), holder))
    found.sort(key=lambda f: (f[0], f[1].last or datetime.date.min, f[1].reports), reverse=True)
    return tuple(holder for _, holder in found)


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
    counts = view.identity_reasons(entity.id)
    ordered = sorted(counts.items(), key=lambda found: (-found[1], found[0]))
    return tuple(Sameness(reason=reason, actors=number) for reason, number in ordered)


def _likenesses(view: View, entity: Entity, most: int | None) -> tuple[tuple[Likeness, ...], int]:
    """Those it was compared with and not joined, the unsure first; and how many more."""
    compared = {
        comparison.other if comparison.one == entity.id else comparison.one: comparison
        for comparison in view.comparisons(entity.id)
    }
    others, reports = view.bearers_with(compared), view.actor_counts(compared)
    found = [
        Likeness(
            name=other.name,
            kind=other.kind,
            country=other.country,
            reports=reports[id],
            entity=id,
            judgement=compared[id].judgement,
            reasons=compared[id].reasons,
        )
        for id, other in others.items()
    ]
    found.sort(key=lambda each: (each.judgement != "unsure", -each.reports, each.entity))
    return tuple(found[:most]), len(found) - len(found[:most])


def _corrections(view: View, entity: Entity) -> tuple[CorrectionLine, ...]:
    own = set(entity.actors)
    return tuple(
        correction_line(view, correction)
        for correction in view.corrections()
        if any(s.entity == entity.id or not own.isdisjoint(s.actors) for s in correction.subjects)
    )

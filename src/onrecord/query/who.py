"""Who someone is: names, posts, ties, and how much the record holds of them."""

import datetime
from collections.abc import Iterable

from onrecord.query.naming import entities_named
from onrecord.query.reader import Reader
from onrecord.query.sources import Source, source_of
from onrecord.records import (
    Date,
    Entity,
    EventMention,
    Membership,
    Position,
    Record,
    Statement,
    Tenure,
)
from onrecord.store.view import View


class Post(Record, frozen=True, kw_only=True):
    """A post that someone holds or held, with its words. ``start``, ``end``: open or unknown if ``None``."""

    person: str
    post: str
    organisation: str | None
    status: str
    start: Date | None
    end: Date | None
    source: Source
    reports: int


class Tie(Record, frozen=True, kw_only=True):
    """A tie to a body. ``member`` and ``body`` are names."""

    member: str
    body: str
    role: str
    start: Date | None
    end: Date | None
    source: Source


class Profile(Record, frozen=True, kw_only=True):
    """Who someone is. ``counts``: reports, statements, events and positions in the record."""

    entity: Entity
    at: datetime.date | None
    posts: tuple[Post, ...]
    ties: tuple[Tie, ...]
    counts: dict[str, int]


class Identified(Record, frozen=True, kw_only=True):
    """An answer to "who is": one profile, or the ``candidates`` among whom to choose."""

    name: str
    profile: Profile | None
    candidates: tuple[Entity, ...] = ()


def who(view: View, name: str, *, at: datetime.date | None = None) -> Identified:
    """Who an actor is; raises ``NotInRecord`` where nobody fits the name.

    ``at`` leaves out posts and ties known not to hold on that day.
    """
    found = entities_named(view, name)
    if len(found) > 1:
        return Identified(name=name, profile=None, candidates=tuple(found))
    return Identified(name=name, profile=_profile(Reader(view), found[0], at))


def _profile(reader: Reader, entity: Entity, at: datetime.date | None) -> Profile:
    view = reader.view
    tenures = [
        tenure
        for role in ("person", "organisation")
        for tenure in view.claims(Tenure, entity=entity.id, role=role)
        if _holds(reader, tenure, at)
    ]
    ties = [m for m in view.claims(Membership, entity=entity.id) if _holds(reader, m, at)]
    return Profile(
        entity=entity,
        at=at,
        posts=tuple(_posts(reader, tenures)),
        ties=tuple(_ties(reader, ties)),
        counts={
            "reports": len(entity.actors),
            "statements": len(view.claims(Statement, entity=entity.id, role="speaker")),
            "events": len(view.claims(EventMention, entity=entity.id)),
            "positions": len(view.claims(Position, entity=entity.id, role="holder")),
        },
    )


def _holds(reader: Reader, claim: Tenure | Membership, at: datetime.date | None) -> bool:
    """Whether a post or tie may hold on a day: true unless the words say otherwise."""
    if at is None:
        return True
    start = claim.start.start if claim.start is not None else None
    end = claim.end.end if claim.end is not None else None  # its last possible day is over
    if (start is not None and start > at) or (end is not None and end <= at):
        return False
    past = claim.status if isinstance(claim, Tenure) else claim.role
    published = reader.published(claim.article)
    return not (past == "former" and end is None and (published is None or published <= at))


def _posts(reader: Reader, tenures: Iterable[Tenure]) -> Iterable[Post]:
    groups: dict[tuple[str, str, str | None, str], list[Tenure]] = {}
    for tenure in tenures:
        body = reader.who(tenure.organisation).name if tenure.organisation is not None else None
        key = (reader.who(tenure.person).name, tenure.post.lower(), body, tenure.status)
        groups.setdefault(key, []).append(tenure)
    for (person, _, body, status), same in groups.items():
        newest = max(same, key=lambda t: (reader.published(t.article) or datetime.date.min, t.id))
        yield Post(
            person=person,
            post=newest.post,
            organisation=body,
            status=status,
            start=next((t.start for t in same if t.start is not None), None),
            end=next((t.end for t in same if t.end is not None), None),
            source=source_of(reader, newest),
            reports=len({t.article for t in same}),
        )


def _ties(reader: Reader, memberships: Iterable[Membership]) -> Iterable[Tie]:
    seen = set()
    for tie in memberships:
        key = (reader.who(tie.actor).name, reader.who(tie.body).name, tie.role)
        if key not in seen:
            seen.add(key)
            yield Tie(
                member=key[0],
                body=key[1],
                role=tie.role,
                start=tie.start,
                end=tie.end,
                source=source_of(reader, tie),
            )

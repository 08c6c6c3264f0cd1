"""Whom a name means: one actor with all that is told of it, or several to choose from."""

import datetime

from onrecord.query.naming import entities_named
from onrecord.query.reader import Reader
from onrecord.query.who.codes import Codes, codes_of
from onrecord.query.who.holdings import posts_held
from onrecord.query.who.posts import Post, shown_posts
from onrecord.query.who.profile import TELLINGS, Profile, gone, profile_of
from onrecord.query.words import fold
from onrecord.records import Entity, Record
from onrecord.store.view import View

_LOOKED_INTO = 20  # bearers of a name whose posts are looked up; the others are only listed


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


def who(
    view: View, name: str, *, at: datetime.date | None = None, most: int | None = None
) -> Identified:
    """Who an actor is; raises ``NotInRecord`` where nobody fits the name.

    ``at`` tells what is known of that day, and from which reports. ``most`` keeps so many posts,
    holders, ties of a role and parts, without what each report tells of them: see ``Profile``.
    """
    found = entities_named(view, name)
    if len(found) == 1:
        profile = profile_of(Reader(view), found[0], at, most=most)
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


def _bearer(view: View, entity: Entity, at: datetime.date | None) -> Bearer:
    reader = Reader(view)
    holdings = posts_held(reader, entity.id, most=TELLINGS)
    posts = shown_posts(reader, holdings, at=at)
    told = view.told_total(entity.id, "report")
    alone = len(entities_named(view, entity.name)) == 1
    return Bearer(
        entity=entity,
        codes=codes_of(entity, holdings, at=at),
        post=next((post for post in posts if not gone(post)), None),
        reports=told.number,
        first=told.first,
        last=told.last,
        ask=entity.name if alone else entity.id,
    )

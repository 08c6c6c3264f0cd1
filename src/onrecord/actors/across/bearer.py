"""An article's actor with what its article tells of it, read once and kept small."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from sys import intern

import msgspec

from onrecord.actors.across.cluster import Told
from onrecord.actors.across.person_names import person_name
from onrecord.actors.across.romanised import plain
from onrecord.records import Actor
from onrecord.schema.given_names import load_given_names
from onrecord.schema.name_words import load_name_words
from onrecord.schema.roles import load_posts

_NONE: frozenset[str] = frozenset()
_TITLED = re.compile(r"\b(Mrs?|Ms|Miss|Mme|Madam|Sir|Lady)\.? ")
_BY_TITLE = {"Mr": "m", "Sir": "m", "Mrs": "f", "Ms": "f", "Miss": "f", "Mme": "f", "Madam": "f", "Lady": "f"}  # fmt: skip


@dataclass(eq=False, slots=True)
class Bearer:
    """``actor`` has no evidence any more. ``day`` is the ordinal of its article's first possible day.

    ``company`` are the others of its article, as tokens; ``ties`` the bodies it belongs to or
    holds a post in.
    """

    actor: Actor
    day: int | None
    company: frozenset[str]
    posts: frozenset[str]
    countries: frozenset[str]
    ties: frozenset[str]
    gender: str | None


def bearers(told: Iterable[Told]) -> Iterator[Bearer]:
    """Every actor of every article once, in no order that matters."""
    seen: set[str] = set()
    for each in told:
        tokens = {actor.id: token(actor) for actor in each.actors}
        company = frozenset(found for found in tokens.values() if found is not None)
        day = None if each.published is None else each.published.toordinal()
        posts, countries, ties = _traits(each, tokens)
        for actor in each.actors:
            if actor.id in seen:
                continue
            seen.add(actor.id)
            of_it = posts.get(actor.id, _NONE)
            if actor.country is not None:
                countries.setdefault(actor.id, set()).add(actor.country)
            yield Bearer(
                actor=msgspec.structs.replace(actor, evidence=()),
                day=day,
                company=company,
                posts=frozenset(map(post_key, of_it)) if of_it else _NONE,
                countries=_frozen(countries, actor.id),
                ties=_frozen(ties, actor.id),
                gender=_gender(actor, of_it) if actor.kind == "person" else None,
            )


def _traits(
    told: Told, tokens: Mapping[str, str | None]
) -> tuple[dict[str, set[str]], dict[str, set[str]], dict[str, set[str]]]:
    """Posts, countries and ties by actor id."""
    posts: dict[str, set[str]] = {}
    countries: dict[str, set[str]] = {}
    ties: dict[str, set[str]] = {}
    home = {actor.id: actor.country for actor in told.actors}
    pairs: list[tuple[str, str]] = []
    for tenure in told.tenures:
        posts.setdefault(tenure.person, set()).add(intern(tenure.post))
        if tenure.organisation is not None:
            pairs.append((tenure.person, tenure.organisation))
    pairs += [(each.actor, each.body) for each in told.memberships]
    for person, body in pairs:
        country, of_body = home.get(body), tokens.get(body)
        if country is not None:
            countries.setdefault(person, set()).add(country)
        if of_body is not None:
            ties.setdefault(person, set()).add(of_body)
    return posts, countries, ties


def _frozen(found: Mapping[str, set[str]], id: str) -> frozenset[str]:
    return frozenset(found[id]) if id in found else _NONE


def token(actor: Actor) -> str | None:
    """What stands for an actor among the company that others keep; ``None`` for descriptions."""
    if actor.known_as is not None:
        return intern(actor.known_as)
    if actor.kind.startswith("unnamed"):
        return None
    if actor.kind == "person":
        name = person_name(actor.name)
        return intern(f"{name.key[0]} {name.last}") if name.is_full else None
    return intern(f"{actor.kind} {plain(actor.name)}")


def post_key(post: str) -> str:
    """One name for a post that news calls by several."""
    return intern(load_name_words().same_post.get(post, post))


def posts_agree(one: str, other: str) -> bool:
    """Whether two posts may be one: equal, or one the end of the other ("leader", "majority leader")."""
    return one == other or one.endswith(f" {other}") or other.endswith(f" {one}")


def _gender(actor: Actor, posts: Iterable[str]) -> str | None:
    """By post, by the form of address in its sentence, or by its given name."""
    for post in sorted(posts):
        known = load_name_words().genders.get(post) or (
            load_posts()[post].gender if post in load_posts() else None
        )
        if known is not None:
            return known
    name = person_name(actor.name)
    if name.is_full:
        return load_given_names().get(name.first)
    for span in actor.evidence:
        for title in _TITLED.finditer(span.quote):
            if span.quote.startswith(actor.name, title.end()):
                return _BY_TITLE[title[1]]
    return load_given_names().get(name.last)

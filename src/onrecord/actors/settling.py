"""``settle_actors``: which articles' actors are one, decided from the stored records alone."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.records import Actor, ActorKind, Entity, Identity, content_id
from onrecord.schema.nicknames import full_given_name

_VAGUE: tuple[ActorKind, ...] = ("organisation", "unnamed_group")
_GENERIC: frozenset[ActorKind] = frozenset({"ministry", "legislature", "court", "military"})
_INITIAL = re.compile(r"^\w\.?$")
# A syllable of a Japanese name in Hepburn: names made of nothing else come in either order.
_HEPBURN = re.compile(r"^(?:(?:ch|sh|ts|[kgnhbpmr]y|[kgsztdnhbpmyrwjf])?[aeiou](?:[aeiou]|n(?![aeiou])|(?:kk|ss|tt|pp|tch)(?=[aeiou]))*)+$")  # fmt: skip

Settled = tuple[tuple[Entity, ...], tuple[Identity, ...]]


def settle_actors(actors: Iterable[Actor]) -> Settled:
    """Entities, and for each actor the decision that it is one of them, with its reason.

    One are: actors known as the same country, body or institution; persons of the same full
    name; organisations of the same name whose kind and country do not differ. Actors without
    a name, and persons with one name only, are never one with those of another article. The
    order of ``actors`` does not matter; time is linear in their number.
    """
    groups: dict[tuple[str, ...], list[Actor]] = {}
    reasons: dict[str, str] = {}
    named: dict[str, list[Actor]] = {}
    unique = {actor.id: actor for actor in actors}
    for actor in unique.values():
        key, reason = _key(actor)
        reasons[actor.id] = reason
        if key[0] == "organisation":
            named.setdefault(key[1], []).append(actor)
        else:
            groups.setdefault(key, []).append(actor)
    for name, members in named.items():
        for kind, country, part in _by_kind_and_country(members):
            groups.setdefault(("organisation", name, kind, country or ""), []).extend(part)
    entities = sorted(
        (_entity(key, members) for key, members in groups.items()), key=lambda e: e.id
    )
    identities = (
        Identity(actor=actor, entity=entity.id, judgement="same", reason=reasons[actor])
        for entity in entities
        for actor in entity.actors
    )
    return tuple(entities), tuple(sorted(identities, key=lambda identity: identity.actor))


def _key(actor: Actor) -> tuple[tuple[str, ...], str]:
    if actor.known_as is not None:
        return ("known", actor.known_as), f"known as {actor.known_as}"
    if actor.kind.startswith("unnamed"):
        return ("own", actor.id), "without a name: one with no other article's actor"
    if actor.kind == "person":
        name = person_key(actor.name)
        if len(name) > 1:
            return ("person", *name), f"same full name: {' '.join(name)}"
        return ("own", actor.id), "one name only: one with no other article's actor"
    name_key = " ".join(_words(actor.name))
    if not name_key or (actor.kind in _GENERIC and actor.country is None):
        return ("own", actor.id), f"{actor.kind} of an untold country"
    return ("organisation", name_key), f"same name, no other kind or country: {name_key}"


def person_key(name: str) -> tuple[str, ...]:
    """A full name for comparing: no case, accents, hyphens, one middle initial or short forms.

    East Asian names, which come surname first and last, are put in one order.
    """
    words = _words(name)
    if len(words) > 1:
        words[0] = full_given_name(words[0])
    if len(words) == 3 and _INITIAL.match(words[1]):
        words = [words[0], words[2]]  # two initials tell persons apart: George H. W. Bush
    east_asian = re.search(r"\w-\w", name) is not None and len(name.split()) == 2
    if (east_asian or all(_HEPBURN.match(word) for word in words)) and len(name.split()) == 2:
        words = sorted(words)
    return tuple(words)


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    plain = plain.replace("'s", "").replace("-", " ").replace(".", "")
    words = [word.strip("'\"“”,()") for word in plain.split()]
    words = [word for word in words if word]
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def _by_kind_and_country(
    members: Sequence[Actor],
) -> Iterable[tuple[ActorKind, str | None, list[Actor]]]:
    """Split bearers of one name; what is told of neither kind nor country joins where one only can be meant."""
    kinds = sorted({actor.kind for actor in members if actor.kind not in _VAGUE})
    countries = sorted({actor.country for actor in members if actor.country is not None})
    parts: dict[tuple[ActorKind, str | None], list[Actor]] = {}
    for actor in members:
        kind, country = actor.kind, actor.country
        if kind in _VAGUE and len(kinds) == 1:
            kind = kinds[0]
        if country is None and len(countries) == 1:
            country = countries[0]
        parts.setdefault((kind, country), []).append(actor)
    for (kind, country), part in parts.items():
        yield kind, country, part


def _entity(key: tuple[str, ...], members: Sequence[Actor]) -> Entity:
    kinds: Counter[ActorKind] = Counter(
        actor.kind for actor in members if actor.kind != "organisation"
    )
    countries = Counter(actor.country for actor in members if actor.country is not None)
    names = Counter(actor.name for actor in members)
    name = max(names, key=lambda each: (names[each], len(each), each))
    aliases = {alias for actor in members for alias in (actor.name, *actor.aliases)} - {name}
    return Entity(
        id=content_id("ent1", *key),
        name=name,
        kind=max(kinds, key=lambda each: (kinds[each], each)) if kinds else "organisation",
        country=max(countries, key=lambda c: (countries[c], c)) if countries else None,
        aliases=tuple(sorted(aliases)),
        known_as=next((actor.known_as for actor in members if actor.known_as is not None), None),
        actors=tuple(sorted(actor.id for actor in members)),
    )

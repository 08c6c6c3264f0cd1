"""``settle_actors``: which articles' actors are one, decided from the stored records alone."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from onrecord.actors.across.cluster import Cluster, SettledActors, Told
from onrecord.records import Actor, ActorKind, Correction, KnownActor
from onrecord.schema.nicknames import full_given_name

_VAGUE: tuple[ActorKind, ...] = ("organisation", "unnamed_group")
_GENERIC: frozenset[ActorKind] = frozenset({"ministry", "legislature", "court", "military"})
_INITIAL = re.compile(r"^\w\.?$")
# A syllable of a Japanese name in Hepburn: names made of nothing else come in either order.
_HEPBURN = re.compile(r"^(?:(?:ch|sh|ts|[kgnhbpmr]y|[kgsztdnhbpmyrwjf])?[aeiou](?:[aeiou]|n(?![aeiou])|(?:kk|ss|tt|pp|tch)(?=[aeiou]))*)+$")  # fmt: skip


def settle_actors(
    told: Iterable[Told],
    *,
    corrections: Sequence[Correction] = (),
    known: Sequence[KnownActor] = (),
) -> SettledActors:
    """Entities, for each actor the decision that it is one of them, and pairs left apart.

    One are: actors known as the same country, body or institution; persons of the same full
    name; organisations of the same name whose kind and country do not differ. Actors without
    a name, and persons with one name only, are never one with those of another article. The
    order of ``told`` does not matter; time is linear in the number of actors. ``corrections``
    not undone are applied last and win.
    """
    clusters = _clusters(told)
    entities = sorted((cluster.entity() for cluster in clusters), key=lambda e: e.id)
    identities = [identity for cluster in clusters for identity in cluster.identities()]
    return SettledActors(
        tuple(entities), tuple(sorted(identities, key=lambda identity: identity.actor)), ()
    )


def _clusters(told: Iterable[Told]) -> list[Cluster]:
    groups: dict[tuple[str, ...], list[Actor]] = {}
    reasons: dict[str, str] = {}
    named: dict[str, list[Actor]] = {}
    unique = {actor.id: actor for each in told for actor in each.actors}
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
    return [
        Cluster(key, members, {actor.id: reasons[actor.id] for actor in members})
        for key, members in groups.items()
    ]


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

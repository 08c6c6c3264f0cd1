"""Who of a list of known actors may be a cluster: whose names it bears, and what else agrees.

No name is guessed: a known actor is only one who bears the very name or alias, as a name of its
kind is compared, and of whom nothing told says otherwise.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.actors.across.cluster import Cluster
from onrecord.actors.across.person_names import person_name
from onrecord.actors.across.subjects import name_key
from onrecord.records import ActorKind, Entity, KnownActor

Posts = Mapping[str, Iterable[str]]  # by the id of an article's actor, in the report's words

# Kinds that need a country to be somebody: "Foreign Ministry" is one in every capital.
_GENERIC: frozenset[ActorKind] = frozenset({"ministry", "legislature", "court", "military"})
_ACRONYM = re.compile(r"^[A-Z][A-Z.&/-]{0,6}[A-Z.]$")
_WORD = re.compile(r"[^\W\d_]{3,}")
_EMPTY = frozenset({"and", "for", "the", "von", "des", "der", "del"})
_STEM = 6  # letters by which words of posts are compared: minister, ministry; president, presidency


class Fit(NamedTuple):
    """A known actor who may be a cluster: by which form, the country told of both, posts that agree.

    ``full`` is false for acronyms; ``parts`` counts the middle names that both have.
    """

    known: KnownActor
    form: str
    full: bool
    parts: int
    country: str | None
    posts: int

    @property
    def key(self) -> tuple[str, str]:
        return self.known.source, self.known.key

    @property
    def rank(self) -> tuple[bool, int, bool]:
        """Higher where more than the name agrees."""
        return self.country is not None, self.posts, self.full


class Bearers:
    """The known actors who bear a name of some cluster; the others of a list are not kept."""

    def __init__(self, clusters: Sequence[Cluster], known: Iterable[KnownActor]) -> None:
        """Cost is linear in the clusters and in the known actors; none of these costs nothing."""
        self._by_key: dict[tuple[str, ...], list[tuple[KnownActor, str]]] = {}
        keys: set[tuple[str, ...]] | None = None
        for each in known:
            if keys is None:
                keys = {key for cluster in clusters for key in _keys_of(cluster)}
            for form in dict.fromkeys((each.name, *each.aliases)):
                for key in keys_of_name(form):
                    if key in keys:
                        self._by_key.setdefault(key, []).append((each, form))

    def __bool__(self) -> bool:
        return bool(self._by_key)

    def fits(self, cluster: Cluster, posts: Posts) -> list[Fit]:
        """Those who may be this cluster, each once, by list and key."""
        if not any(key in self._by_key for key in _keys_of(cluster)):
            return []
        entity = cluster.entity()
        if entity.kind.startswith("unnamed"):
            return []
        countries = {a.country for a in cluster.members if a.country is not None}
        told = {
            word for a in cluster.members for post in posts.get(a.id, ()) for word in _stems(post)
        }
        found: dict[tuple[str, str], Fit] = {}
        for form in (entity.name, *entity.aliases):
            for key in keys_of_name(form, entity.kind):
                for known, theirs in self._by_key.get(key, ()):
                    fit = _fit(known, entity, form, theirs, countries, told)
                    if fit is not None:
                        before = found.setdefault(fit.key, fit)
                        found[fit.key] = fit if fit.parts > before.parts else before
        return [found[key] for key in sorted(found)]


def decided(fits: Sequence[Fit]) -> list[Fit]:
    """For each list the one who fits, alone, by middle names or by posts; else nobody."""
    by_source: dict[str, list[Fit]] = {}
    for fit in fits:
        by_source.setdefault(fit.known.source, []).append(fit)
    found = []
    for several in by_source.values():
        most = max((fit.parts, fit.posts) for fit in several)
        best = [fit for fit in several if (fit.parts, fit.posts) == most]
        if len(best) == 1:
            found.append(best[0])
    return found


def _fit(
    known: KnownActor,
    entity: Entity,
    form: str,
    theirs: str,
    countries: set[str],
    told: set[str],
) -> Fit | None:
    """Whether nothing that is told speaks against a known actor of this name."""
    acronym = bool(_ACRONYM.match(form)) or bool(_ACRONYM.match(theirs))
    shared = countries.intersection(known.countries)
    if known.countries and entity.country is not None and not shared:
        return None
    if not kinds_agree(known.kind, entity.kind):
        return None
    if entity.kind != "person" and not shared:
        own = name_key(form) == name_key(entity.name) and theirs == known.name
        if entity.kind in _GENERIC or (acronym and not own):
            return None  # a ministry, or three letters, of nobody knows where
    held = {word for post in known.posts for word in _stems(post)}
    country = entity.country if entity.country in shared else min(shared, default=None)
    middle = min(len(person_name(_turned(each)).middle) for each in (form, theirs))
    parts = middle if entity.kind == "person" else 0
    return Fit(known, form, not acronym, parts, country, len(held & told))


def kinds_agree(known: ActorKind | None, told: ActorKind) -> bool:
    """Whether two kinds may be of one actor: "organisation" is any but a person, media are companies."""
    if known is None or known == told:
        return True
    if "person" in {known, told}:
        return False
    return "organisation" in {known, told} or {known, told} == {"company", "media"}


def _keys_of(cluster: Cluster) -> Iterator[tuple[str, ...]]:
    for actor in cluster.members:
        for form in (actor.name, *actor.aliases):
            yield from keys_of_name(form)
    if cluster.name is not None:
        yield from keys_of_name(cluster.name)


def keys_of_name(form: str, kind: ActorKind | None = None) -> Iterator[tuple[str, ...]]:
    """What a name is compared by: as a person's where it has two parts, and as any other's.

    ``kind`` keeps what fits it: a person's single name is nobody's.
    """
    if kind is None or kind == "person":
        name = person_name(_turned(form))
        if name.is_full:
            yield ("person", *name.key, *name.middle, name.suffix)
    if kind != "person":
        key = name_key(form)
        if len(key) > 1:
            yield ("other", key)


def _turned(form: str) -> str:
    """Surname, Given Name → Given Name Surname."""
    last, comma, first = form.partition(",")
    return f"{first} {last}" if comma and "," not in first and first.strip() else form


def _stems(post: str) -> Iterator[str]:
    for word in _WORD.findall(name_key(post)):
        if word not in _EMPTY:
            yield word[:_STEM]


def id_of(known: KnownActor) -> str:
    """The id by which a known actor is told: of Wikidata, else of its list."""
    return known.identifiers.get("wikidata") or known.key

"""Clusters compared with lists of known actors: who is who in them, and who is one by them.

No name is guessed: a known actor is only one who bears the very name or alias, as a name of its
kind is compared, and of whom nothing told says otherwise. Nothing is fetched.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from onrecord.actors.across.cluster import Cluster
from onrecord.actors.across.person_names import person_name
from onrecord.actors.across.subjects import name_key
from onrecord.records import ActorKind, Comparison, Entity, Identification, KnownActor

Posts = Mapping[str, Iterable[str]]  # by the id of an article's actor, in the report's words

# Kinds that need a country to be somebody: "Foreign Ministry" is one in every capital.
_GENERIC: frozenset[ActorKind] = frozenset({"ministry", "legislature", "court", "military"})
_ACRONYM = re.compile(r"^[A-Z][A-Z.&/-]{0,6}[A-Z.]$")
_WORD = re.compile(r"[^\W\d_]{3,}")
_EMPTY = frozenset({"and", "for", "the", "von", "des", "der", "del"})
_STEM = 6  # letters by which words of posts are compared: minister, ministry; president, presidency


class _Fit(NamedTuple):
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
                for key in _keys(form):
                    if key in keys:
                        self._by_key.setdefault(key, []).append((each, form))

    def __bool__(self) -> bool:
        return bool(self._by_key)

    def fits(self, cluster: Cluster, posts: Posts) -> list[_Fit]:
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
        found: dict[tuple[str, str], _Fit] = {}
        for form in (entity.name, *entity.aliases):
            for key in _keys(form, entity.kind):
                for known, theirs in self._by_key.get(key, ()):
                    fit = _fit(known, entity, form, theirs, countries, told)
                    if fit is not None:
                        before = found.setdefault(fit.key, fit)
                        found[fit.key] = fit if fit.parts > before.parts else before
        return [found[key] for key in sorted(found)]


def joined_as_known(
    clusters: Sequence[Cluster],
    bearers: Bearers,
    *,
    posts: Posts,
    comparisons: Iterable[Comparison] = (),
) -> list[Cluster]:
    """Clusters that are one known actor made one, with the reason told for each actor.

    Only by full names (two parts of a person's, no acronym), and only where country or posts of
    both agree with the list or their names differ: bearers of one name of whom nothing is told
    stay as settling found them. Never where another list knows the two apart, where their
    countries or kinds differ, or where they were compared and found ``different``. The one that
    bears the known actor's first name keeps its id, else the first by key.
    """
    if not bearers:
        return list(clusters)
    apart = {(c.one, c.other) for c in comparisons if c.judgement == "different"}
    groups = _Groups(clusters, apart)
    one: dict[tuple[str, str], list[Cluster]] = {}
    for cluster in clusters:
        for fit in _decided(bearers.fits(cluster, posts)):
            groups.fits[cluster][fit.key] = fit
            if fit.full:
                one.setdefault(fit.key, []).append(cluster)
    for key, bearing in sorted(one.items()):
        first = _first(bearing, groups.fits[bearing[0]][key].known)
        for cluster in sorted(bearing, key=lambda each: each.key):
            if cluster is not first:
                groups.join(first, cluster, key)
    return list(groups.merged())


def linked(clusters: Sequence[Cluster], bearers: Bearers, *, posts: Posts) -> list[Cluster]:
    """The clusters with the ids of the known actors they are, and those they may be.

    One is ``same`` where it is the only one of its list who fits, or the only one whose middle
    names, or else posts, agree most with those told, and no other cluster fits it as well. All others who fit are
    ``unsure``, and so are those of two lists who have different ids of one scheme: none of
    these lends its ids.
    """
    if not bearers:
        return list(clusters)
    fits = {c: found for c in clusters if (found := bearers.fits(c, posts))}
    claims: dict[tuple[str, str], list[tuple[Cluster, _Fit]]] = {}
    for cluster, found in fits.items():
        for fit in _decided(found):
            claims.setdefault(fit.key, []).append((cluster, fit))
    same: dict[Cluster, list[_Fit]] = {}
    for claiming in claims.values():
        most = max(fit.rank for _, fit in claiming)
        best = [(cluster, fit) for cluster, fit in claiming if fit.rank == most]
        if len(best) == 1:
            same.setdefault(best[0][0], []).append(best[0][1])
    return [_with_ids(c, fits[c], same.get(c, ())) if c in fits else c for c in clusters]


def _with_ids(cluster: Cluster, fits: Sequence[_Fit], same: Sequence[_Fit]) -> Cluster:
    clashing = _clashing(same)
    sure = [fit for fit in same if not clashing & fit.known.identifiers.keys()]
    settled = {fit.known.source for fit in sure}
    told = [_told(f, "same", _reason(f)) for f in sure]
    for fit in fits:
        if fit.known.source not in settled:
            told.append(_told(fit, "unsure", _unsure(fit, fits, clashing)))
    ids = {scheme: id for fit in reversed(sure) for scheme, id in fit.known.identifiers.items()}
    return Cluster(
        cluster.key,
        cluster.members,
        cluster.reasons,
        name=cluster.name,
        identifiers=dict(sorted(ids.items())),
        identified=tuple(sorted(told, key=lambda each: (each.source, each.key))),
    )


def _told(fit: _Fit, judgement: Literal["same", "unsure"], reason: str) -> Identification:
    known = fit.known
    return Identification(source=known.source, key=known.key, judgement=judgement, reason=reason)


def _decided(fits: Sequence[_Fit]) -> list[_Fit]:
    """For each list the one who fits, alone, by middle names or by posts; else nobody."""
    by_source: dict[str, list[_Fit]] = {}
    for fit in fits:
        by_source.setdefault(fit.known.source, []).append(fit)
    found = []
    for several in by_source.values():
        most = max((fit.parts, fit.posts) for fit in several)
        best = [fit for fit in several if (fit.parts, fit.posts) == most]
        if len(best) == 1:
            found.append(best[0])
    return found


def _clashing(fits: Sequence[_Fit]) -> set[str]:
    """Schemes by which lists disagree who this is."""
    ids: dict[str, set[str]] = {}
    for fit in fits:
        for scheme, id in fit.known.identifiers.items():
            ids.setdefault(scheme, set()).add(id)
    return {scheme for scheme, values in ids.items() if len(values) > 1}


def _fit(
    known: KnownActor,
    entity: Entity,
    form: str,
    theirs: str,
    countries: set[str],
    told: set[str],
) -> _Fit | None:
    """Whether nothing that is told speaks against a known actor of this name."""
    acronym = bool(_ACRONYM.match(form)) or bool(_ACRONYM.match(theirs))
    shared = countries.intersection(known.countries)
    if known.countries and entity.country is not None and not shared:
        return None
    if not _kinds_agree(known.kind, entity.kind):
        return None
    if entity.kind != "person" and not shared:
        own = name_key(form) == name_key(entity.name) and theirs == known.name
        if entity.kind in _GENERIC or (acronym and not own):
            return None  # a ministry, or three letters, of nobody knows where
    held = {word for post in known.posts for word in _stems(post)}
    country = entity.country if entity.country in shared else min(shared, default=None)
    middle = min(len(person_name(_turned(each)).middle) for each in (form, theirs))
    parts = middle if entity.kind == "person" else 0
    return _Fit(known, form, not acronym, parts, country, len(held & told))


def _kinds_agree(known: ActorKind | None, told: ActorKind) -> bool:
    if known is None or known == told:
        return True
    if "person" in {known, told}:
        return False
    return "organisation" in {known, told} or {known, told} == {"company", "media"}


def _keys_of(cluster: Cluster) -> Iterator[tuple[str, ...]]:
    for actor in cluster.members:
        for form in (actor.name, *actor.aliases):
            yield from _keys(form)
    if cluster.name is not None:
        yield from _keys(cluster.name)


def _keys(form: str, kind: ActorKind | None = None) -> Iterator[tuple[str, ...]]:
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


def _first(bearing: Sequence[Cluster], known: KnownActor) -> Cluster:
    """Who keeps its id: the bearer of the known actor's own name, else the first by key."""

    def order(cluster: Cluster) -> tuple[bool, tuple[str, ...]]:
        return name_key(cluster.entity().name) != name_key(known.name), cluster.key

    return min(bearing, key=order)


class _Groups:
    """Which clusters were joined, as whom, and what keeps two of them apart."""

    def __init__(self, clusters: Sequence[Cluster], apart: set[tuple[str, str]]) -> None:
        self.fits: dict[Cluster, dict[tuple[str, str], _Fit]] = {each: {} for each in clusters}
        self._group: dict[Cluster, list[Cluster]] = {cluster: [cluster] for cluster in clusters}
        self._why: dict[Cluster, KnownActor] = {}
        self._apart = apart

    def join(self, one: Cluster, other: Cluster, key: tuple[str, str]) -> None:
        """Join the groups of two clusters, the first's id kept, unless that must not be."""
        ours, theirs = self._group[one], self._group[other]
        if ours is theirs or any(self._differ(a, b) for a in ours for b in theirs):
            return
        for cluster in (*ours, *theirs):
            self._why.setdefault(cluster, self.fits[one][key].known)
        ours.extend(theirs)
        for cluster in theirs:
            self._group[cluster] = ours

    def _differ(self, one: Cluster, other: Cluster) -> bool:
        ours, theirs = self.fits[one], self.fits[other]
        shared = ours.keys() & theirs.keys()
        if {source for source, _ in ours} & {source for source, _ in theirs} - {
            s for s, _ in shared
        }:
            return True  # two of one list
        if any(not _enough(ours[key], theirs[key]) for key in shared):
            return True
        if (min(one.id, other.id), max(one.id, other.id)) in self._apart:
            return True
        a, b = one.entity(), other.entity()
        countries = {each for each in (a.country, b.country) if each is not None}
        return len(countries) > 1 or not _kinds_agree(a.kind, b.kind)

    def merged(self) -> Iterator[Cluster]:
        """Every group as one cluster."""
        for cluster, group in self._group.items():
            if len(group) == 1:
                yield cluster
            elif cluster is group[0]:
                reasons = {
                    actor: f"{reason}; one with others as {_id(self._why[each])} in list {self._why[each].source}"
                    for each in group
                    for actor, reason in each.reasons.items()
                }
                members = [actor for each in group for actor in each.members]
                yield Cluster(group[0].key, members, reasons)


def _enough(one: _Fit, other: _Fit) -> bool:
    """Whether two bearers of a known actor's names are one: by more than a name that both have."""
    told = all(fit.country is not None or fit.posts for fit in (one, other))
    return told or not set(_keys(one.form)) & set(_keys(other.form))


def _id(known: KnownActor) -> str:
    return known.identifiers.get("wikidata") or known.key


def _reason(fit: _Fit) -> str:
    name = "name" if name_key(fit.form) == name_key(fit.known.name) else "other name"
    told = [f"{name} {fit.form!r}"]
    if fit.country is not None:
        told.append(f"country {fit.country}")
    if fit.posts:
        told.append("post")
    as_known = f"as {_id(fit.known)} in list {fit.known.source}"
    return f"{' and '.join(told)} {as_known}" + ("" if fit.country else "; country not told")


def _unsure(fit: _Fit, fits: Sequence[_Fit], clashing: set[str]) -> str:
    rivals = sum(each.known.source == fit.known.source for each in fits)
    if rivals > 1:
        return f"{_reason(fit)}; {rivals} of that list fit"
    if clashing:
        return f"{_reason(fit)}; lists disagree on {', '.join(sorted(clashing))}"
    return f"{_reason(fit)}; fits another entity as well or better"

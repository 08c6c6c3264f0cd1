"""Clusters that are one known actor made one, unless something keeps them apart."""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.actors.across.cluster import Cluster
from onrecord.actors.across.known_bearers import (
    Bearers,
    Fit,
    Posts,
    decided,
    id_of,
    keys_of_name,
    kinds_agree,
)
from onrecord.actors.across.subjects import name_key
from onrecord.records import Comparison, KnownActor


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
        for fit in decided(bearers.fits(cluster, posts)):
            groups.fits[cluster][fit.key] = fit
            if fit.full:
                one.setdefault(fit.key, []).append(cluster)
    for key, bearing in sorted(one.items()):
        first = _first(bearing, groups.fits[bearing[0]][key].known)
        for cluster in sorted(bearing, key=lambda each: each.key):
            if cluster is not first:
                groups.join(first, cluster, key)
    return list(groups.merged())


def _first(bearing: Sequence[Cluster], known: KnownActor) -> Cluster:
    """Who keeps its id: the bearer of the known actor's own name, else the first by key."""

    def order(cluster: Cluster) -> tuple[bool, tuple[str, ...]]:
        return name_key(cluster.entity().name) != name_key(known.name), cluster.key

    return min(bearing, key=order)


class _Groups:
    """Which clusters were joined, as whom, and what keeps two of them apart."""

    def __init__(self, clusters: Sequence[Cluster], apart: set[tuple[str, str]]) -> None:
        self.fits: dict[Cluster, dict[tuple[str, str], Fit]] = {each: {} for each in clusters}
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
        return len(countries) > 1 or not kinds_agree(a.kind, b.kind)

    def merged(self) -> Iterator[Cluster]:
        """Every group as one cluster."""
        for cluster, group in self._group.items():
            if len(group) == 1:
                yield cluster
            elif cluster is group[0]:
                reasons = {
                    actor: f"{reason}; one with others as {id_of(self._why[each])} in list {self._why[each].source}"
                    for each in group
                    for actor, reason in each.reasons.items()
                }
                members = [actor for each in group for actor in each.members]
                yield Cluster(group[0].key, members, reasons)


def _enough(one: Fit, other: Fit) -> bool:
    """Whether two bearers of a known actor's names are one: by more than a name that both have."""
    told = all(fit.country is not None or fit.posts for fit in (one, other))
    return told or not set(keys_of_name(one.form)) & set(keys_of_name(other.form))

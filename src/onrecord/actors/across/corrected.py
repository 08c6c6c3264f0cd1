"""Clusters as the user put them right: merged, split, renamed, kept apart."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.actors.across.cluster import Cluster
from onrecord.actors.across.subjects import Subjects, name_key
from onrecord.records import Actor, Comparison, Correction, Subject


def corrected(clusters: Sequence[Cluster], corrections: Iterable[Correction]) -> list[Cluster]:
    """The clusters after every correction not undone, in the order they were made.

    So a later one wins over an earlier one, and the order in which they are given does not
    matter. A subject is the cluster that holds most of the actors it is found by (``Subjects``);
    a correction of which too few subjects are found changes nothing. What is merged keeps the id
    of the first subject, what is split or parted off has one of its own, derived from the
    correction's. Clusters that nothing is told of are returned as they are.
    """
    given = in_order(corrections)
    if not given:
        return list(clusters)
    state = _State(clusters)
    for correction in given:
        _APPLY[correction.kind](state, correction)
    return list(state.live)


def told_apart(
    clusters: Sequence[Cluster], corrections: Iterable[Correction]
) -> tuple[Comparison, ...]:
    """What the user told to be different and is apart in these clusters, which are corrected."""
    apart = [each for each in in_order(corrections) if each.kind in {"split", "not_the_same"}]
    if not apart:
        return ()
    state = _State(clusters)
    found: dict[tuple[str, str], Comparison] = {}
    for correction in apart:
        ids = {cluster.id for cluster in _sides(state, correction)}
        for one, other in ((a, b) for a in ids for b in ids if a < b):
            found[one, other] = Comparison(
                one=one,
                other=other,
                judgement="different",
                reasons=(f"told by a user in correction {correction.id}{_noted(correction)}",),
            )
    return tuple(found[pair] for pair in sorted(found))


def in_order(corrections: Iterable[Correction]) -> list[Correction]:
    """Those in force, as they were made; of one moment by id."""
    given = (each for each in corrections if each.undone is None)
    return sorted(given, key=lambda each: (each.made, each.id))


class _State:
    """The clusters while they are corrected: ``of`` says where each actor is now."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self.live: dict[Cluster, None] = dict.fromkeys(clusters)
        self.of = {actor.id: cluster for cluster in clusters for actor in cluster.members}
        self.subjects = Subjects(clusters)

    def find(self, subject: Subject) -> Cluster | None:
        """The cluster that holds most of a subject's actors; of equals the first by id."""
        held = Counter(self.of[actor] for actor in self.subjects.actors(subject))
        if not held:
            return None
        return min(held, key=lambda cluster: (-held[cluster], cluster.id))

    def replace(self, old: Iterable[Cluster], new: Iterable[Cluster]) -> None:
        for cluster in old:
            del self.live[cluster]
        for cluster in new:
            self.live[cluster] = None
            for actor in cluster.members:
                self.of[actor.id] = cluster


def _merge(state: _State, correction: Correction) -> None:
    found = _each(state.find(subject) for subject in correction.subjects)
    if len(found) < 2:
        if found and correction.name is not None:
            _named(state, found[0], correction.name)
        return
    first = found[0]
    reasons = dict(first.reasons)
    for cluster in found[1:]:
        for actor, reason in cluster.reasons.items():
            reasons[actor] = f"{reason}; joined by correction {correction.id}"
    names = (correction.name, *(cluster.name for cluster in found))
    together = Cluster(
        first.key,
        [actor for cluster in found for actor in cluster.members],
        reasons,
        name=next((name for name in names if name is not None), None),
    )
    state.replace(found, [together])


def _split(state: _State, correction: Correction) -> None:
    cluster = state.find(correction.subjects[0])
    if cluster is None:
        return
    named = state.subjects.actors(correction.subjects[0])
    parted = [actor for actor in cluster.members if actor.id in named]
    rest = [actor for actor in cluster.members if actor.id not in named]
    if not rest:
        return
    reason = f"parted from {correction.subjects[0].name} by correction {correction.id}"
    own = Cluster(
        ("corrected", correction.id),
        parted,
        {actor.id: reason for actor in parted},
        name=correction.name,
    )
    state.replace([cluster], [_of(cluster, rest), own])


def _rename(state: _State, correction: Correction) -> None:
    cluster = state.find(correction.subjects[0])
    if cluster is not None and correction.name is not None:
        _named(state, cluster, correction.name)


def _named(state: _State, cluster: Cluster, name: str) -> None:
    renamed = _of(cluster, cluster.members)
    renamed.name = name
    state.replace([cluster], [renamed])


def _keep_apart(state: _State, correction: Correction) -> None:
    found = [state.find(subject) for subject in correction.subjects]
    for cluster in _each(found):
        sides = _assigned(
            state,
            cluster,
            {n: s for n, s in enumerate(correction.subjects) if found[n] is cluster},
        )
        if len(sides) > 1:
            state.replace([cluster], _parts(cluster, sides, correction))


def _parts(
    cluster: Cluster, sides: Mapping[int, Sequence[Actor]], correction: Correction
) -> list[Cluster]:
    """A cluster parted between its subjects; one of them keeps its id."""
    entities = {correction.subjects[side].entity: side for side in sides}
    kept = entities.get(cluster.id, min(sides))
    parts = []
    for side, members in sorted(sides.items()):
        part = _of(cluster, members)
        if side != kept:
            part.key, part.name = ("corrected", correction.id, str(side)), None
        for actor in part.reasons:
            part.reasons[actor] += f"; kept apart by correction {correction.id}"
        parts.append(part)
    return parts


def _assigned(
    state: _State, cluster: Cluster, subjects: Mapping[int, Subject]
) -> dict[int, list[Actor]]:
    """Members by the number of the subject that recorded them, else of the nearest one."""
    recorded: dict[str, int] = {}
    for number, subject in subjects.items():
        for id in state.subjects.actors(subject):
            recorded.setdefault(id, number)
    traits = {
        number: _Traits.of(subject, [a for a in cluster.members if recorded.get(a.id) == number])
        for number, subject in subjects.items()
    }
    sides: dict[int, list[Actor]] = {}
    for actor in cluster.members:
        side = recorded.get(actor.id)
        if side is None:
            side = max(traits, key=lambda each: (traits[each].near(actor), -each))
        sides.setdefault(side, []).append(actor)
    return sides


class _Traits(NamedTuple):
    """By what an actor is nearer to one of several who were taken for one."""

    known: frozenset[str]
    countries: frozenset[str]
    kinds: frozenset[str]
    names: Mapping[str, int]

    @classmethod
    def of(cls, subject: Subject, actors: Sequence[Actor]) -> "_Traits":
        return cls(
            frozenset(filter(None, (subject.known_as, *(a.known_as for a in actors)))),
            frozenset(filter(None, (subject.country, *(a.country for a in actors)))),
            frozenset((subject.kind, *(actor.kind for actor in actors))),
            Counter([name_key(subject.name), *(form for a in actors for form in _forms(a))]),
        )

    def near(self, actor: Actor) -> tuple[bool, int, int, bool, bool]:
        """Higher is nearer: known id, its own name, its other forms, country, kind."""
        return (
            actor.known_as in self.known,
            self.names.get(name_key(actor.name), 0),
            sum(form in self.names for form in _forms(actor)),
            actor.country in self.countries,
            actor.kind in self.kinds,
        )


def _sides(state: _State, correction: Correction) -> list[Cluster]:
    found = [state.find(subject) for subject in correction.subjects]
    if correction.kind == "split":
        left = correction.subjects[0].entity
        found.append(next((each for each in state.live if each.id == left), None))
    return _each(found)


def _of(cluster: Cluster, members: Sequence[Actor]) -> Cluster:
    """The same cluster with these of its members, without what was identified of the whole."""
    reasons = {actor.id: cluster.reasons[actor.id] for actor in members}
    return Cluster(cluster.key, list(members), reasons, name=cluster.name)


def _forms(actor: Actor) -> set[str]:
    return {name_key(form) for form in (actor.name, *actor.aliases)}


def _each(found: Iterable[Cluster | None]) -> list[Cluster]:
    return list(dict.fromkeys(cluster for cluster in found if cluster is not None))


def _noted(correction: Correction) -> str:
    return f": {correction.note}" if correction.note else ""


_APPLY: Mapping[str, Callable[[_State, Correction], None]] = {
    "merge": _merge,
    "split": _split,
    "rename": _rename,
    "not_the_same": _keep_apart,
}

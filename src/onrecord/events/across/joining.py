"""Joining the tellings of different reports: who is compared with whom, and what may come together.

Only groups that share an actor, a kind and their days are compared, or all participants and the verb; in a
crowd only those that also share one of their rarest words, each with those next to it. So the time
grows about as the number of groups. Pairs are joined from the most to the least alike, and only where
no member of the one contradicts a member of the other: a chain never brings together what is apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.events.across.agreement import Agreement, Group, agreement, apart

_CROWD = 24  # groups that are all compared with each other
_NEXT = 12  # of a word's groups in a crowd, each is compared with so many after it
_LOOKED_UP = 4  # rarest words by which a group of a crowd is looked up


@dataclass(eq=False)
class Cluster:
    """Groups that are one event, and the weakest agreement that brought them together.

    ``distinct`` has one group for each set of participants, days and place: what they contradict, no
    member may be joined with.
    """

    groups: list[Group]
    numbers: list[int]
    articles: set[str]
    distinct: dict[object, Group]
    weakest: Agreement | None = None


def join(groups: Sequence[Group]) -> list[Cluster]:
    """Clusters of groups; every group stands in exactly one. The order of ``groups`` has no effect."""
    ordered = sorted(groups, key=lambda group: group.id)
    cluster_of = [
        Cluster([group], [number], {group.article}, {_signature(group): group})
        for number, group in enumerate(ordered)
    ]
    agreed = (
        (found, one, other)
        for one, other in _candidates(ordered)
        if (found := agreement(ordered[one], ordered[other])) is not None
    )
    for found, one, other in sorted(agreed, key=lambda pair: (_descending(pair[0]), *pair[1:])):
        first, second = sorted((cluster_of[one], cluster_of[other]), key=_size)
        if first is second or _contradict(first, second):
            continue
        for number in second.numbers:
            cluster_of[number] = first
        first.groups += second.groups
        first.numbers += second.numbers
        first.articles |= second.articles
        first.distinct |= second.distinct
        first.weakest = found
    return list({id(cluster): cluster for cluster in cluster_of}.values())


def _descending(agreed: Agreement) -> tuple[int, int]:
    rank, words = agreed.strength
    return -rank, -words


def _size(cluster: Cluster) -> tuple[int, int]:
    """The larger cluster takes in the smaller one, so that no group is moved often."""
    return -len(cluster.groups), min(cluster.numbers)


def _signature(group: Group) -> object:
    date, place = group.date, group.place
    return (
        group.actors,
        group.recipients,
        date and (date.start, date.end, date.value),
        place and (place.country, place.latitude, place.longitude, place.span.quote),
    )


def _contradict(one: Cluster, other: Cluster) -> bool:
    return bool(one.articles & other.articles) or any(
        apart(left, right) for left in one.distinct.values() for right in other.distinct.values()
    )


def _candidates(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing, each once, the smaller number first."""
    seen: set[tuple[int, int]] = set()
    for block in _blocks(groups):
        pairs = _all_pairs(block) if len(block) <= _CROWD else _near_pairs(groups, block)
        for pair in pairs:
            if pair not in seen and groups[pair[0]].article != groups[pair[1]].article:
                seen.add(pair)
                yield pair


def _blocks(groups: Sequence[Group]) -> Iterator[list[int]]:
    """Groups that could be one event: of one kind, day and actor; or one kind, cast and verb."""
    by_actor: dict[object, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        date = group.date
        if date is not None and date.start is not None:
            for actor in group.actors:
                by_actor[group.kind, date.start, date.end, actor].append(number)
    yield from (block for block in by_actor.values() if len(block) > 1)
    by_words: dict[object, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for telling in group.tellings:
            if telling.actors:
                told = group.kind, telling.actors, telling.recipients, telling.verb
                by_words[told].append(number)
    yield from (sorted(set(block)) for block in by_words.values() if len(set(block)) > 1)


def _all_pairs(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    for place, one in enumerate(block):
        for other in block[place + 1 :]:
            yield one, other


def _near_pairs(groups: Sequence[Group], block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Of a crowd, pairs that share one of their rarest words or all participants, near each other."""
    held = Counter(stem for number in block for stem in groups[number].stems)
    lists: dict[object, list[int]] = defaultdict(list)
    for number in block:
        group = groups[number]
        rarest = sorted(
            (stem for stem in group.stems if held[stem] > 1), key=lambda s: (held[s], s)
        )
        for stem in rarest[:_LOOKED_UP]:
            lists[stem].append(number)
        lists[group.actors, group.recipients].append(number)
    for listed in lists.values():
        for place, one in enumerate(listed):
            for other in listed[place + 1 : place + 1 + _NEXT]:
                yield one, other

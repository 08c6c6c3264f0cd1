"""The smallest sets whose weights together are enough: exact, also for many and for several weights.

A *need* is a weight for each candidate and how much of it a set must have; a *way* is a list of
needs that a set must all meet; a set is enough when it meets one way. All weights are whole
numbers, none is negative.

The size is found by the best possible sums, and where two different weights have to be met at
once by search with that bound; the number of sets by meeting in the middle (Horowitz and Sahni
1974), and by inclusion and exclusion over the ways.
"""

import bisect
import contextlib
import functools
import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_MOST_SUMS = 200_000  # sums kept for a half when counting; more takes seconds. By trial.
_MOST_STEPS = 200_000  # steps of the search where two weights have to be met at once. By trial.


@dataclass(frozen=True)
class Need:
    """A weight for each candidate, and how much of it a set must have together."""

    weights: tuple[int, ...]
    least: int


@dataclass(frozen=True)
class Smallest:
    """The smallest sets: their size, the first few of them, and how many there are.

    Sets are of places of candidates, in the order of the candidates. ``alike`` is true where any
    ``size`` of ``among`` will do, and nothing else. ``count`` is ``None`` where it was not worked out.
    ``exact`` is false where the search was given up, and a smaller set may have been missed.
    """

    size: int
    sets: tuple[tuple[int, ...], ...]
    count: int | None
    alike: bool
    among: tuple[int, ...]
    exact: bool = True


class _GaveUp(Exception):
    """The search took more steps than it may."""


def smallest(candidates: int, ways: Sequence[Sequence[Need]], *, show: int) -> Smallest | None:
    """The smallest sets of candidates that meet a way; ``None`` where not even all of them do."""
    open_ways = [tuple(need for need in way if need.least > 0) for way in ways]
    exact = True
    for size in range(candidates + 1):
        fitting = []
        for way in open_ways:
            try:
                fitting += [way] if _possible(way, candidates, size) else []
            except _GaveUp:
                exact = False
        if fitting:
            return replace(_described(fitting, candidates, size, show), exact=exact)
    return None


def _possible(way: Sequence[Need], candidates: int, size: int) -> bool:
    """True where some set of this size meets all needs of the way."""
    if not _bound(way, size):
        return False
    if len(_uneven(way)) < 2:
        return True
    return next(_sets(way, candidates, size), None) is not None


def _bound(way: Sequence[Need], size: int) -> bool:
    return all(_best(need.weights)[size] >= need.least for need in way)


def _uneven(way: Sequence[Need]) -> list[Need]:
    """Needs whose weights differ between candidates: of those with the same weights the greater."""
    found: dict[tuple[int, ...], int] = {}
    for need in way:
        if len(set(need.weights)) > 1:
            found[need.weights] = max(need.least, found.get(need.weights, 0))
    return [Need(weights, least) for weights, least in found.items()]


@functools.lru_cache(maxsize=4096)
def _best(weights: tuple[int, ...]) -> tuple[int, ...]:
    """The greatest sum of so many of the weights, from none to all."""
    return (0, *itertools.accumulate(sorted(weights, reverse=True)))


def _described(ways: list[tuple[Need, ...]], candidates: int, size: int, show: int) -> Smallest:
    found: set[tuple[int, ...]] = set()
    for way in ways:
        with contextlib.suppress(_GaveUp):
            found.update(itertools.islice(_sets(way, candidates, size), show))
    count = _count_any(ways, candidates, size)
    among = _interchangeable(ways, candidates, size, count)
    return Smallest(
        size, tuple(sorted(found)[:show]), count, among is not None and size > 0, among or ()
    )


def _interchangeable(
    ways: list[tuple[Need, ...]], candidates: int, size: int, count: int | None
) -> tuple[int, ...] | None:
    """Those of whom any ``size`` will do, where the smallest sets are just these."""
    everyone = tuple(range(candidates))
    if count == math.comb(candidates, size):
        return everyone
    if size == 1 and count is not None:
        return tuple(sorted({each for way in ways for (each,) in _sets(way, candidates, 1)}))
    for way in ways:
        among = tuple(place for place in everyone if all(need.weights[place] for need in way))
        lightest = (sum(sorted(need.weights[p] for p in among)[:size]) for need in way)
        enough = all(w >= need.least for w, need in zip(lightest, way, strict=True))
        if enough and count == math.comb(len(among), size):
            return among
    return None


def _sets(way: Sequence[Need], candidates: int, size: int) -> Iterator[tuple[int, ...]]:
    """Sets of this size that meet all needs, in order; raises ``_GaveUp``."""
    tails = [[_best(need.weights[start:]) for start in range(candidates + 1)] for need in way]
    steps = itertools.count()

    def extend(
        start: int, left: int, lacking: tuple[int, ...], chosen: tuple[int, ...]
    ) -> Iterator[tuple[int, ...]]:
        if left == 0:
            if all(each <= 0 for each in lacking):
                yield chosen
            return
        for place in range(start, candidates - left + 1):
            if any(tail[place][left] < each for tail, each in zip(tails, lacking, strict=True)):
                return
            if next(steps) > _MOST_STEPS:
                raise _GaveUp
            less = tuple(
                each - need.weights[place] for need, each in zip(way, lacking, strict=True)
            )
            if all(t[place + 1][left - 1] >= e for t, e in zip(tails, less, strict=True)):
                yield from extend(place + 1, left - 1, less, (*chosen, place))

    return extend(0, size, tuple(need.least for need in way), ())


def _count_any(ways: list[tuple[Need, ...]], candidates: int, size: int) -> int | None:
    """How many sets of this size meet at least one way."""
    total = 0
    for many in range(1, len(ways) + 1):
        for chosen in itertools.combinations(ways, many):
            count = _count_all([need for way in chosen for need in way], candidates, size)
            if count is None:
                return None
            total += count if many % 2 else -count
    return total


def _count_all(needs: list[Need], candidates: int, size: int) -> int | None:
    """How many sets of this size meet all needs."""
    if not _bound(needs, size):
        return 0
    uneven = _uneven(needs)
    if not uneven:
        return math.comb(candidates, size)
    if len(uneven) == 1:
        return _count_one(uneven[0], size)
    try:
        return sum(1 for _ in _sets(uneven, candidates, size))
    except _GaveUp:
        return None


def _count_one(need: Need, size: int) -> int | None:
    """Sets of this size with enough of one weight, by meeting in the middle."""
    weights = sorted(need.weights)
    left, right = _sums(weights[::2], size), _sums(weights[1::2], size)
    if left is None or right is None:
        return None
    total = 0
    tails = [_at_least(sums) for sums in right]
    for taken, sums in enumerate(left):
        if 0 <= size - taken < len(tails):
            keys, counts = tails[size - taken]
            for amount, count in sums.items():
                total += count * counts[bisect.bisect_left(keys, need.least - amount)]
    return total


def _sums(weights: Sequence[int], most: int) -> list[dict[int, int]] | None:
    """By number taken: how many choices come to each sum; ``None`` where there are too many sums."""
    found: list[dict[int, int]] = [{0: 1}] + [{} for _ in range(min(most, len(weights)))]
    for seen, weight in enumerate(weights, 1):
        for taken in range(min(seen, len(found) - 1), 0, -1):
            sums = found[taken]
            for amount, count in found[taken - 1].items():
                sums[amount + weight] = sums.get(amount + weight, 0) + count
        if sum(map(len, found)) > _MOST_SUMS:
            return None
    return found


def _at_least(sums: dict[int, int]) -> tuple[list[int], list[int]]:
    """Sums in order, and how many choices come to each of them or more (then none)."""
    keys = sorted(sums)
    counts = list(itertools.accumulate((sums[key] for key in reversed(keys)), initial=0))
    return keys, counts[::-1]

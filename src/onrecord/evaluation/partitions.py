"""Scores of groupings beside B³: pairs that stand together, and the adjusted Rand index.

A grouping is a sequence of sets; both must hold the same things, each thing once.
"""

import math
from collections import Counter
from collections.abc import Collection, Hashable, Sequence
from typing import NamedTuple

Grouping = Sequence[Collection[Hashable]]


class PairCounts(NamedTuple):
    """Pairs of things that stand together: in both groupings, in the key, in the response, and all pairs."""

    both: int
    key: int
    response: int
    all: int

    @property
    def precision(self) -> float:
        """In percent; 100 where the response puts nothing together."""
        return 100.0 * self.both / self.response if self.response else 100.0

    @property
    def recall(self) -> float:
        """In percent; 100 where the key puts nothing together."""
        return 100.0 * self.both / self.key if self.key else 100.0

    @property
    def f1(self) -> float:
        """In percent; 100 where neither puts anything together."""
        pairs = self.key + self.response
        return 200.0 * self.both / pairs if pairs else 100.0

    @property
    def adjusted_rand(self) -> float:
        """In percent, 0 for what chance gives (Hubert and Arabie 1985, eq. 5); may be negative.

        100 where both groupings are trivial in the same way, so that chance gives them as well.
        """
        expected = self.key * self.response / self.all if self.all else 0.0
        best = (self.key + self.response) / 2
        if math.isclose(best, expected):
            return 100.0 if self.both == best else 0.0
        return 100.0 * (self.both - expected) / (best - expected)


def count_pairs(key: Grouping, response: Grouping) -> PairCounts:
    """Count the pairs of two groupings of the same things."""
    place = {each: number for number, group in enumerate(key) for each in group}
    common = Counter(
        (number, place[each]) for number, group in enumerate(response) for each in group
    )
    return PairCounts(
        both=sum(math.comb(size, 2) for size in common.values()),
        key=_pairs(key),
        response=_pairs(response),
        all=math.comb(len(place), 2),
    )


def _pairs(grouping: Grouping) -> int:
    return sum(math.comb(len(group), 2) for group in grouping)

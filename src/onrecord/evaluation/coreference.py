"""Scores of coreference: MUC, B³, CEAF-e and their mean, as the CoNLL-2012 shared task has them.

After Pradhan et al. 2014 (ACL P14-2006), whose reference scorer's examples are among the tests. A
partition is an iterable of sets of mentions, whatever a mention is; the key is the gold one, the
response the predicted one. The two need not hold the same mentions. No mention may stand in two
sets of one partition.
"""

import heapq
import math
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

Partition = Sequence[Collection[Hashable]]


class Score(NamedTuple):
    """Recall and precision in percent, and their harmonic mean."""

    recall: float
    precision: float

    @property
    def f1(self) -> float:
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


class Scores(NamedTuple):
    """The three measures; ``conll`` is the mean of their F1."""

    muc: Score
    b3: Score
    ceafe: Score

    @property
    def conll(self) -> float:
        return (self.muc.f1 + self.b3.f1 + self.ceafe.f1) / 3


def score(key: Partition, response: Partition) -> Scores:
    """All three; each 0 where the key or the response is empty."""
    return Scores(muc(key, response), b_cubed(key, response), ceaf_e(key, response))


def without_singletons(partition: Iterable[Collection[Hashable]]) -> Partition:
    """The chains that have at least two mentions."""
    return [chain for chain in partition if len(chain) > 1]


def muc(key: Partition, response: Partition) -> Score:
    """Links found of those needed (Vilain et al. 1995); singletons have none."""
    return Score(_links(key, _numbers(response)), _links(response, _numbers(key)))


def _links(chains: Partition, others: Mapping[Hashable, int]) -> float:
    needed = sum(len(chain) - 1 for chain in chains)
    found = 0
    for chain in chains:
        parts = {others[each] for each in chain if each in others}
        outside = sum(each not in others for each in chain)
        found += len(chain) - len(parts) - outside
    return 100.0 * found / needed if needed else 0.0


def b_cubed(key: Partition, response: Partition) -> Score:
    """For each mention how much of its chain is right (Bagga and Baldwin 1998)."""
    return Score(_shares(key, _numbers(response)), _shares(response, _numbers(key)))


def _shares(chains: Partition, others: Mapping[Hashable, int]) -> float:
    mentions = sum(map(len, chains))
    shares = (
        common * common / len(chain)
        for chain in chains
        for common in _common(chain, others).values()
    )
    return 100.0 * math.fsum(shares) / mentions if mentions else 0.0


def ceaf_e(key: Partition, response: Partition) -> Score:
    """The best one-to-one mapping of chains, alike as 2·common/(sizes) (Luo 2005)."""
    others = _numbers(response)
    alike = [
        {
            number: 2.0 * common / (len(chain) + len(response[number]))
            for number, common in _common(chain, others).items()
        }
        for chain in key
    ]
    total = best_mapping(alike)
    return Score(
        100.0 * total / len(key) if key else 0.0,
        100.0 * total / len(response) if response else 0.0,
    )


def _numbers(chains: Partition) -> dict[Hashable, int]:
    return {each: number for number, chain in enumerate(chains) for each in chain}


def _common(chain: Collection[Hashable], others: Mapping[Hashable, int]) -> dict[int, int]:
    """How many mentions a chain shares with each of the other partition's, by number."""
    found: dict[int, int] = {}
    for each in chain:
        number = others.get(each)
        if number is not None:
            found[number] = found.get(number, 0) + 1
    return found


def best_mapping(weights: Sequence[Mapping[int, float]]) -> float:
    """The largest sum of weights with no row and no column used twice; rows may stay unused.

    ``weights[row][column]`` are above 0; what is not there is 0. Successive shortest augmenting
    paths over the weights that there are, with potentials: what two partitions share is sparse,
    and a few thousand chains take well under a second.
    """
    row_of: dict[int, int] = {}
    column_of: dict[int, int] = {}
    # Costs are 1 - weight, and 1 for a row left unused, each by a column of its own (~row).
    potential: dict[int, float] = {}
    row_potential = [0.0] * len(weights)
    for row in range(len(weights)):
        _augment(row, weights, row_of, column_of, potential, row_potential)
    return math.fsum(weights[row].get(column, 0.0) for row, column in column_of.items())


def _augment(
    start: int,
    weights: Sequence[Mapping[int, float]],
    row_of: dict[int, int],
    column_of: dict[int, int],
    potential: dict[int, float],
    row_potential: list[float],
) -> None:
    """Give one more row a column, moving others where that is best (Dijkstra with potentials)."""
    distance: dict[int, float] = {}
    came_from: dict[int, int] = {}
    done: dict[int, float] = {}
    reached = {start: 0.0}
    queue: list[tuple[float, int]] = []
    row, at = start, 0.0
    while True:
        for column, cost in _edges(row, weights):
            length = at + max(0.0, cost - row_potential[row] - potential.get(column, 0.0))
            if column not in done and length < distance.get(column, math.inf):
                distance[column], came_from[column] = length, row
                heapq.heappush(queue, (length, column))
        at, column = heapq.heappop(queue)
        while column in done:
            at, column = heapq.heappop(queue)
        done[column] = at
        if column not in row_of:
            break
        row = row_of[column]
        reached[row] = at
    for each, length in reached.items():
        row_potential[each] += at - length
    for each, length in done.items():
        potential[each] = potential.get(each, 0.0) - (at - length)
    while True:
        row = came_from[column]
        before = column_of.get(row)
        row_of[column], column_of[row] = row, column
        if row == start or before is None:
            return
        column = before


def _edges(row: int, weights: Sequence[Mapping[int, float]]) -> Iterable[tuple[int, float]]:
    yield from ((column, 1.0 - weight) for column, weight in weights[row].items())
    yield ~row, 1.0

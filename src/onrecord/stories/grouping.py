"""Average-link grouping, block by block, of items that are alike in pairs.

Two groups are merged while the mean likeness of their members is at least the threshold and
does not fall short of the likeness within both: two stories that are alike, each of which is
much more like itself, stay apart, whatever the level at which a collection's stories are alike.
"""

import heapq
from collections.abc import Iterable, Iterator

_COHESION = 0.7  # part of the likeness within two groups that the likeness across them must reach
_DOUBT = 2  # pairs, as of a group that just reaches the threshold, added to those within a group


class Groups:
    """Groups of items, numbered as they come; ``threshold`` is the least mean likeness of two that merge.

    A pair that is not given counts as 0, which keeps chains of items from growing into one
    group. Ties go to the lowest numbers, so that the result depends on nothing but the input.
    """

    def __init__(self, threshold: float) -> None:
        self._threshold = threshold
        self._members: dict[int, list[int]] = {}
        self._within: dict[int, float] = {}  # sums of likeness over the pairs within each group
        self._across: dict[int, dict[int, float]] = {}  # the same over the pairs of two groups
        self._heap: list[tuple[float, int, int]] = []

    def add(self, item: int, alike: Iterable[tuple[int, float]]) -> None:
        """A new item, with those before it that it is like. Items in a closed group are passed over."""
        self._members[item] = [item]
        self._within[item] = 0.0
        across = self._across[item] = {}
        for other, value in alike:
            if other in self._members:
                across[other] = self._across[other][item] = value
                self._offer(item, other)

    def merge(self) -> None:
        """Merge groups, the pair that is most above what it needs first, until no two belong together."""
        heap = self._heap
        while heap:
            surplus, i, j = heapq.heappop(heap)
            if i in self._members and j in self._members and self._surplus(i, j) == -surplus:
                self._join(i, j)

    def close(self, done: Iterable[int]) -> Iterator[list[int]]:
        """Hand out and forget these groups, named by their lowest member."""
        for group in done:
            for other in self._across.pop(group):
                del self._across[other][group]
            del self._within[group]
            yield self._members.pop(group)

    def open(self) -> dict[int, list[int]]:
        """The members of each group that is not closed, by its lowest member."""
        return self._members

    def _offer(self, i: int, j: int) -> None:
        surplus = self._surplus(i, j)
        if surplus >= 0:
            heapq.heappush(self._heap, (-surplus, min(i, j), max(i, j)))

    def _surplus(self, i: int, j: int) -> float:
        """By how much the mean likeness of two groups exceeds what merging them needs."""
        mean = self._across[i].get(j, 0.0) / (len(self._members[i]) * len(self._members[j]))
        within = (self._cohesion(i) + self._cohesion(j)) / 2
        return mean - max(self._threshold, _COHESION * within)

    def _cohesion(self, group: int) -> float:
        """The mean likeness within a group, as far as its size tells of it."""
        size = len(self._members[group])
        presumed = _DOUBT * self._threshold / _COHESION
        return (self._within[group] + presumed) / (size * (size - 1) / 2 + _DOUBT)

    def _join(self, i: int, j: int) -> None:
        """Put the later group into the earlier, whose name stays."""
        i, j = min(i, j), max(i, j)
        theirs, ours = self._across.pop(j), self._across[i]
        self._within[i] += self._within.pop(j) + ours.pop(j, 0.0)
        self._members[i] = sorted(self._members[i] + self._members.pop(j))
        theirs.pop(i, None)
        for other, value in theirs.items():
            across = self._across[other]
            del across[j]
            ours[other] = across[i] = ours.get(other, 0.0) + value
        for other in sorted(ours):
            self._offer(i, other)

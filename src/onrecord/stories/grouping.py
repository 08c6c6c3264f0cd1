"""Average-link grouping over a sparse table of likenesses."""

import heapq
from collections import defaultdict
from collections.abc import Mapping


def average_link(
    count: int, alike: Mapping[tuple[int, int], float], *, threshold: float
) -> list[list[int]]:
    """Groups of ``range(count)``, merged while the mean likeness of two groups is at least ``threshold``.

    ``alike`` holds pairs (i < j); a pair that it lacks counts as 0, which keeps chains of
    reports from growing into one story. Ties go to the lowest numbers, so that the result
    depends on nothing but the input.
    """
    members = {number: [number] for number in range(count)}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    heap: list[tuple[float, int, int]] = []
    for (i, j), value in sorted(alike.items()):
        sums[i][j] = sums[j][i] = value
        if value >= threshold:
            heap.append((-value, i, j))
    heapq.heapify(heap)
    while heap:
        score, i, j = heapq.heappop(heap)
        if i not in members or j not in members or _mean(sums, members, i, j) != -score:
            continue
        members[i] = sorted(members[i] + members.pop(j))
        _join(sums, i, j)
        for other in sorted(sums[i]):
            mean = _mean(sums, members, i, other)
            if mean >= threshold:
                heapq.heappush(heap, (-mean, min(i, other), max(i, other)))
    return sorted(members.values())


def _mean(
    sums: Mapping[int, Mapping[int, float]], members: Mapping[int, list[int]], i: int, j: int
) -> float:
    return sums[i].get(j, 0.0) / (len(members[i]) * len(members[j]))


def _join(sums: dict[int, dict[int, float]], i: int, j: int) -> None:
    for other, value in sums.pop(j).items():
        del sums[other][j]
        if other != i:
            sums[i][other] = sums[other][i] = sums[i].get(other, 0.0) + value

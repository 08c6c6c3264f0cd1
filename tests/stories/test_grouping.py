"""How items that are alike in pairs become groups."""

import itertools

import pytest

from onrecord.stories.grouping import Groups

Pairs = dict[tuple[int, int], float]


def grouped(count: int, alike: Pairs, threshold: float = 0.2) -> list[list[int]]:
    groups = Groups(threshold)
    for item in range(count):
        groups.add(item, [(i, value) for (i, j), value in sorted(alike.items()) if j == item])
    groups.merge()
    return sorted(groups.close(list(groups.open())))


def every(items: range, value: float) -> Pairs:
    return dict.fromkeys(itertools.combinations(items, 2), value)


def between(some: range, others: range, value: float) -> Pairs:
    return {(i, j): value for i in some for j in others}


LEFT, RIGHT, BOTH = range(4), range(4, 8), range(8)


@pytest.mark.parametrize(
    ("count", "alike", "expected"),
    [
        pytest.param(0, {}, [], id="nothing"),
        pytest.param(2, {}, [[0], [1]], id="not alike"),
        pytest.param(2, {(0, 1): 0.2}, [[0, 1]], id="just enough"),
        pytest.param(2, {(0, 1): 0.19}, [[0], [1]], id="just too little"),
        pytest.param(3, every(range(3), 0.5), [[0, 1, 2]], id="each like each"),
        pytest.param(
            6, {(i, i + 1): 0.25 for i in range(5)}, [[0, 1], [2, 3], [4, 5]],
            id="a chain is no story: its ends are not alike",
        ),
        pytest.param(
            8, every(LEFT, 0.5) | every(RIGHT, 0.5) | between(LEFT, RIGHT, 0.25), [[*LEFT], [*RIGHT]],
            id="two stories that are alike, each much more like itself",
        ),
        pytest.param(
            8, every(BOTH, 0.25), [[*BOTH]], id="as alike across as within: one story",
        ),
        pytest.param(
            5, every(LEFT, 0.5) | between(LEFT, range(4, 5), 0.3), [[0, 1, 2, 3, 4]],
            id="one report may join a close story with less than its members have",
        ),
        pytest.param(
            5, every(LEFT, 0.5) | between(LEFT, range(4, 5), 0.2), [[*LEFT], [4]],
            id="but not with as little as would join two reports",
        ),
    ],
)  # fmt: skip
def test_groups(count: int, alike: Pairs, expected: list[list[int]]) -> None:
    assert grouped(count, alike) == expected


def test_a_closed_group_takes_nobody_and_is_forgotten() -> None:
    groups = Groups(0.2)
    groups.add(0, [])
    groups.add(1, [(0, 0.9)])
    groups.add(2, [(1, 0.1)])
    groups.merge()
    assert list(groups.close([0])) == [[0, 1]]
    groups.add(3, [(1, 0.9), (2, 0.9)])
    groups.merge()
    assert groups.open() == {2: [2, 3]}


def test_what_was_merged_grows_with_what_comes_later() -> None:
    groups = Groups(0.2)
    groups.add(0, [])
    groups.add(1, [(0, 0.5)])
    groups.merge()
    groups.add(2, [(0, 0.5), (1, 0.4)])
    groups.merge()
    assert groups.open() == {0: [0, 1, 2]}

"""The smallest sets whose weights are enough, against trying them all."""

import itertools
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.query.board.smallest import Need, smallest


def tried(candidates: int, ways: list[list[Need]]) -> tuple[int, set[tuple[int, ...]]] | None:
    """Every smallest set, by trying all sets."""
    for size in range(candidates + 1):
        found = {
            chosen
            for chosen in itertools.combinations(range(candidates), size)
            if any(
                all(sum(need.weights[p] for p in chosen) >= need.least for need in way)
                for way in ways
            )
        }
        if found:
            return size, found
    return None


@st.composite
def problems(draw: st.DrawFn) -> tuple[int, list[list[Need]]]:
    candidates = draw(st.integers(0, 8))
    weights = st.lists(st.integers(0, 6), min_size=candidates, max_size=candidates).map(tuple)
    heads = st.just((1,) * candidates)
    need = st.builds(Need, weights=st.one_of(weights, heads), least=st.integers(-2, 20))
    ways = st.lists(st.lists(need, min_size=1, max_size=3), min_size=1, max_size=3)
    return candidates, draw(ways)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems())
def test_as_by_trying_all(problem: tuple[int, list[list[Need]]]) -> None:
    candidates, ways = problem
    expected = tried(candidates, ways)
    found = smallest(candidates, ways, show=1000)
    assert (found is None) == (expected is None)
    if found is None or expected is None:
        return
    size, sets = expected
    assert found.exact
    assert (found.size, set(found.sets)) == (size, sets)
    assert found.count == len(sets)
    if found.alike:
        assert sets == set(itertools.combinations(found.among, size))


def test_only_the_first_sets_are_given_and_all_are_counted() -> None:
    found = smallest(10, [[Need(tuple(range(1, 11)), 27)]], show=2)
    assert found is not None
    assert (found.size, found.sets, found.count) == (3, ((7, 8, 9),), 1)
    found = smallest(10, [[Need(tuple(range(1, 11)), 24)]], show=2)
    assert found is not None
    assert (found.sets, found.count) == (((4, 8, 9), (5, 7, 9)), 7)


MANY = [
    (193, [[Need((1,) * 193, 97)]], 97, True, "so many heads: no set is listed one by one"),
    (193, [[Need(tuple(n % 7 + 1 for n in range(193)), 500)]], 85, False, "small weights"),
    (193, [[Need(tuple(n * n * 997 % 100_003 for n in range(193)), 5_000_000)]], None, False, "great weights"),
    (27, [[Need((1,) * 27, 15), Need(tuple(n**3 + 7 for n in range(27)), 90_000)]], 15, False, "heads and weights"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("candidates", "ways", "size", "alike", "note"), MANY, ids=[case[4] for case in MANY]
)
def test_many_candidates_take_no_time(
    candidates: int, ways: list[list[Need]], size: int | None, alike: bool, note: str
) -> None:
    started = time.process_time()
    found = smallest(candidates, ways, show=5)
    assert time.process_time() - started < 2, note
    assert found is not None
    assert found.exact
    assert found.alike is alike
    if size is not None:
        assert found.size == size

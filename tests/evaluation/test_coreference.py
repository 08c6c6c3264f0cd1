"""Scores of coreference against the reference scorer's published cases, and what must always hold."""

import itertools
import random
from collections.abc import Callable, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.coreference import (
    Partition,
    Score,
    b_cubed,
    best_mapping,
    ceaf_e,
    muc,
    score,
    without_singletons,
)

Measure = Callable[[Partition, Partition], Score]


def parts(words: str) -> Partition:
    """Chains written as words, a mention a letter."""
    return [set(word) for word in words.split()]


# Cases of the CoNLL reference scorer (test/CorefMetricTestConfig.pm): recall and precision.
KEY_A = "a bc def"
REFERENCE: list[tuple[str, Measure, str, str, float, float]] = [
    ("A1", muc, KEY_A, "a bc def", 1, 1),
    ("A1", b_cubed, KEY_A, "a bc def", 1, 1),
    ("A1", ceaf_e, KEY_A, "a bc def", 1, 1),
    ("A2 missing mentions", muc, KEY_A, "a de", 1 / 3, 1),
    ("A2 missing mentions", b_cubed, KEY_A, "a de", (7 / 3) / 6, 3 / 3),
    ("A2 missing mentions", ceaf_e, KEY_A, "a de", 0.6, 0.9),
    ("A3 mentions too many", muc, KEY_A, "a bcx defy z", 3 / 3, 3 / 5),
    ("A3 mentions too many", b_cubed, KEY_A, "a bcx defy z", 6 / 6, (4 + 7 / 12) / 9),
    ("A3 mentions too many", ceaf_e, KEY_A, "a bcx defy z", 0.88571, 0.66429),
    ("A4 both", muc, KEY_A, "a bcx dy z", 1 / 3, 1 / 3),
    ("A4 both", b_cubed, KEY_A, "a bcx dy z", (3 + 1 / 3) / 6, (1 + 4 / 3 + 1 / 2) / 7),
    ("A4 both", ceaf_e, KEY_A, "a bcx dy z", 0.73333, 0.55),
    ("A5 overlapping in the aligned chain", muc, KEY_A, "a bcxB dy z", 1 / 3, 1 / 4),
    ("A5 overlapping in the aligned chain", b_cubed, KEY_A, "a bcxB dy z", (3 + 1 / 3) / 6, 2.5 / 8),
    ("A5 overlapping in the aligned chain", ceaf_e, KEY_A, "a bcxB dy z", 0.68889, 0.51667),
    ("A6 overlapping in another chain", muc, KEY_A, "a bcx dy Bz", 1 / 3, 1 / 4),
    ("A6 overlapping in another chain", b_cubed, KEY_A, "a bcx dy Bz", (10 / 3) / 6, (1 + 4 / 3 + 1 / 2) / 8),
    ("A6 overlapping in another chain", ceaf_e, KEY_A, "a bcx dy Bz", 0.73333, 0.55),
    ("A10 all alone", muc, KEY_A, "a b c d e f", 0, 0),
    ("A10 all alone", b_cubed, KEY_A, "a b c d e f", 3 / 6, 6 / 6),
    ("A11 all one", muc, KEY_A, "abcdef", 3 / 3, 3 / 5),
    ("A11 all one", b_cubed, KEY_A, "abcdef", 6 / 6, (1 / 6 + 2 * 2 / 6 + 3 * 3 / 6) / 6),
    ("A12 all alone, some wrong", muc, KEY_A, "a b x y z d e", 0, 0),
    ("A12 all alone, some wrong", b_cubed, KEY_A, "a b x y z d e", (1 + 1 / 2 + 2 / 3) / 6, 4 / 7),
    ("A13 all one, some wrong", muc, KEY_A, "abdexyz", 1 / 3, 1 / 6),
    ("A13 all one, some wrong", b_cubed, KEY_A, "abdexyz", (1 + 1 / 2 + 2 * 2 / 3) / 6, (1 / 7 + 1 / 7 + 2 * 2 / 7) / 7),
    ("D1", muc, "12345 67 89ABC", "12345 6789ABC", 9 / 9, 9 / 10),
    ("D1", b_cubed, "12345 67 89ABC", "12345 6789ABC", 12 / 12, 16 / 21),
    ("E1", muc, "12345 67 89ABC", "1234589ABC 67", 9 / 9, 9 / 10),
    ("E1", b_cubed, "12345 67 89ABC", "1234589ABC 67", 1, 7 / 12),
    ("F1", muc, "1234", "12 34", 2 / 3, 2 / 2),
    ("G1", muc, "12 34", "1234", 2 / 2, 2 / 3),
    ("J1", muc, "123", "12", 1 / 2, 1 / 1),
]  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "key", "response", "recall", "precision"),
    [case[1:] for case in REFERENCE],
    ids=[f"{case[0]} {case[1].__name__} {n}" for n, case in enumerate(REFERENCE)],
)
def test_reference_cases(
    measure: Measure, key: str, response: str, recall: float, precision: float
) -> None:
    found = measure(parts(key), parts(response))
    assert found == pytest.approx((100 * recall, 100 * precision), abs=1e-3)


def test_the_mean_of_the_three() -> None:
    """A2: MUC 50, B³ 56, CEAF-e 72."""
    found = score(parts(KEY_A), parts("a de"))
    assert found.conll == pytest.approx((50 + 56 + 72) / 3)


@pytest.mark.parametrize(
    ("key", "response"), [("", ""), ("", "ab"), ("ab", ""), ("ab", "cd"), ("a", "b")]
)
def test_nothing_in_common_is_nought(key: str, response: str) -> None:
    assert score(parts(key), parts(response)).conll == 0.0


def test_singletons_alone() -> None:
    """Links there are none; the rest is right."""
    found = score(parts("a b"), parts("a b"))
    assert (found.muc.f1, found.b3.f1, found.ceafe.f1) == (0.0, 100.0, 100.0)
    assert without_singletons(parts("a bc d")) == [set("bc")]


def partitions(mentions: str) -> st.SearchStrategy[list[set[str]]]:
    def group(numbers: Sequence[int]) -> list[set[str]]:
        chains: dict[int, set[str]] = {}
        for mention, number in zip(mentions, numbers, strict=True):
            if number:
                chains.setdefault(number, set()).add(mention)
        return list(chains.values())

    return st.lists(st.integers(0, 5), min_size=len(mentions), max_size=len(mentions)).map(group)


@given(partitions("abcdefgh"), partitions("defghijk"))
def test_between_0_and_100_and_sides_can_be_swapped(
    key: list[set[str]], response: list[set[str]]
) -> None:
    one, other = score(key, response), score(response, key)
    for mine, swapped in zip(one, other, strict=True):
        assert 0 <= mine.recall <= 100 + 1e-9
        assert 0 <= mine.precision <= 100 + 1e-9
        assert (mine.recall, mine.precision) == pytest.approx((swapped.precision, swapped.recall))


@given(partitions("abcdefgh").filter(lambda chains: any(len(chain) > 1 for chain in chains)))
def test_perfect_is_100_and_less_is_less(key: list[set[str]]) -> None:
    assert score(key, key).conll == pytest.approx(100.0)
    longest = max(key, key=len)
    broken = [chain for chain in key if chain is not longest] + [{each} for each in longest]
    assert score(key, broken).conll < 100.0


@given(st.lists(st.dictionaries(st.integers(0, 4), st.floats(0.01, 1.0), max_size=4), max_size=4))
def test_best_mapping_is_the_best(weights: list[dict[int, float]]) -> None:
    assert best_mapping(weights) == pytest.approx(_by_trying_all(weights))


def _by_trying_all(weights: Sequence[Mapping[int, float]]) -> float:
    columns = [*range(5), *[-1] * len(weights)]
    return max(
        sum(row.get(column, 0.0) for row, column in zip(weights, chosen, strict=True))
        for chosen in set(itertools.permutations(columns, len(weights)))
    )


def test_three_thousand_chains_are_quick() -> None:
    """20,000 mentions, a third of them in a wrong chain: a dense assignment would hold 9 million cells."""
    chance = random.Random(7)  # noqa: S311 - a made partition, no secret
    key: dict[int, set[int]] = {}
    response: dict[int, set[int]] = {}
    for mention in range(20_000):
        chain = int(chance.random() ** 2 * 3_000)
        key.setdefault(chain, set()).add(mention)
        other = chain if chance.random() < 0.7 else int(chance.random() * 3_000)
        response.setdefault(other, set()).add(mention)
    found = ceaf_e(list(key.values()), list(response.values()))
    assert 50 < found.f1 < 80

"""Looking up rows that are alike gives what comparing each with each would give."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records import Article
from onrecord.stories import likeness
from onrecord.stories.likeness import Lookup
from onrecord.stories.rows import Rows, Words, stacked, sums

TEXTS = st.lists(
    st.lists(st.sampled_from(["alba", "bern", "cork", "derby", "eger", "faro"]), max_size=8),
    max_size=8,
)


def words(*texts: str) -> Words:
    found = Words()
    for number, text in enumerate(texts):
        found.add(Article(id=f"art1_{number}", text=text))
    return found


def rows(*texts: str) -> Rows:
    return words(*texts).rows(range(len(texts)))


def dense(some: Rows) -> "np.typing.NDArray[np.float64]":
    slots = np.unique(some.slots)
    found = np.zeros((len(some), len(slots)))
    for n, (low, high) in enumerate(itertools.pairwise(some.starts.tolist())):
        found[n, np.searchsorted(slots, some.slots[low:high])] = some.weights[low:high]
    return found


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_every_pair_with_a_word_in_common_is_found(texts: list[list[str]]) -> None:
    made = rows(*(" ".join(text) for text in texts))
    lookup, cosines = Lookup.of(made), dense(made) @ dense(made).T if texts else np.zeros((0, 0))
    for row in range(len(texts)):
        met, values = lookup.alike(row, ((0, row),), floor=0.01)
        assert met.tolist() == [n for n in range(row) if cosines[n, row] >= 0.01]
        assert values == pytest.approx([cosines[n, row] for n in met], abs=1e-5)


def test_words_that_a_crowd_holds_bring_nothing_up_but_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = rows(
        "harbour strike court", "harbour strike", "harbour vote", "harbour strike court union"
    )
    exact = Lookup.of(made).alike(3, ((0, 3),), floor=0.05)
    monkeypatch.setattr(likeness, "_CROWD", 2)
    met, values = Lookup.of(made).alike(3, ((0, 3),), floor=0.05)
    assert met.tolist() == [0, 1]  # 2 shares only the word that all hold
    assert values == pytest.approx(exact[1][:2], abs=1e-5)


def test_rows_are_unit_vectors_whatever_the_text() -> None:
    made = rows(
        "",
        "…",
        "the of and",
        "strike",
        "strike " * 5000,
        "a1 b2 " + " ".join(f"word{n}" for n in range(900)),
    )
    lengths = np.linalg.norm(dense(made), axis=1)
    assert lengths == pytest.approx([0, 0, 0, 1, 1, 1], abs=1e-5)
    assert np.diff(made.starts).max() <= 160


def test_a_word_of_general_news_says_less_in_a_small_record() -> None:
    found = words("president visits Aldmere").weights(["president", "aldmere"])
    assert found["president"] < found["aldmere"] / 2


def test_a_sum_of_rows_is_a_unit_vector_of_all_their_words() -> None:
    made = rows("strike court", "strike union", "vote")
    both = sums(made, [[0, 1], [2]])
    assert len(both) == 2
    assert np.linalg.norm(dense(both), axis=1) == pytest.approx([1, 1], abs=1e-5)
    assert np.diff(both.starts).tolist() == [3, 1]


def test_rows_made_in_parts_are_the_same_rows() -> None:
    found = words("strike court", "", "strike union", "vote")
    whole = found.rows(range(4))
    parts = stacked([found.rows([0, 1]), found.rows([]), found.rows([2, 3])])
    assert parts.starts.tolist() == whole.starts.tolist()
    assert (parts.slots == whole.slots).all()
    assert (parts.weights == whole.weights).all()
    assert len(stacked([])) == 0

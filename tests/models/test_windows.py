"""Windows cover every word once, in order, keep paragraphs whole, and fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.models.windows import windows

TABLE = [
    ("no words", [], [], [], 0, 10, []),
    ("one paragraph", [1, 1, 1], [0], [0], 0, 10, [(0, 3)]),
    ("each paragraph alone", [1, 1, 1], [0, 1], [0, 1], 0, 10, [(0, 1), (1, 3)]),
    ("paragraphs together", [1, 1, 1, 1], [0, 2, 3], [0, 2, 3], 3, 10, [(0, 3), (3, 4)]),
    ("a long one stands alone", [1, 4, 4, 1], [0, 1, 3], [0, 1, 3], 3, 10,
     [(0, 1), (1, 3), (3, 4)]),
    ("cut between sentences", [2, 2, 2, 2], [0], [0, 1, 3], 0, 7, [(0, 3), (3, 4)]),
    ("cut within a long sentence", [3, 3, 3], [0], [0], 0, 6, [(0, 2), (2, 3)]),
    ("cut twice", [2] * 6, [0], [0, 2, 4], 0, 5, [(0, 2), (2, 4), (4, 6)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("pieces", "paragraphs", "sentences", "usual", "longest", "expected"),
    [row[1:] for row in TABLE],
    ids=[row[0] for row in TABLE],
)
def test_windows(
    pieces: list[int],
    paragraphs: list[int],
    sentences: list[int],
    usual: int,
    longest: int,
    expected: list[tuple[int, int]],
) -> None:
    found = list(windows(pieces, paragraphs, sentences, usual=usual, longest=longest))
    assert found == expected


@given(
    st.lists(st.integers(1, 12), min_size=1, max_size=60),
    st.sets(st.integers(1, 59)),
    st.sets(st.integers(1, 59)),
    st.integers(0, 24),
)
def test_windows_cover_all_and_fit(
    pieces: list[int], paragraphs: set[int], more: set[int], usual: int
) -> None:
    starts = [0, *sorted(at for at in paragraphs if at < len(pieces))]
    sentences = sorted({*starts, *(at for at in more if at < len(pieces))})
    found = list(windows(pieces, starts, sentences, usual=usual, longest=24))
    assert [low for low, _ in found] == [0, *(high for _, high in found[:-1])]
    assert found[-1][1] == len(pieces)
    assert all(low < high and sum(pieces[low:high]) <= 24 for low, high in found)

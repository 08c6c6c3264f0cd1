"""Words marked for a trained head."""

import numpy as np
import pytest

from onrecord.text.marked import cut_around, roles_in, sentence_at
from onrecord.text.words import Words

# Ten words of four letters and a space; sentences of four, three and three words.
WORDS = Words(
    tokens=(None,) * 10,  # type: ignore[arg-type]  # only counted
    starts=np.arange(10) * 5,
    ends=np.arange(10) * 5 + 4,
    paragraphs=(0,),
    sentences=(0, 4, 7),
)


@pytest.mark.parametrize(
    ("anchor", "span"),
    [(0, (0, 4)), (19, (0, 4)), (20, (4, 7)), (36, (7, 10)), (99, (7, 10))],
    ids=["first word", "white space after a sentence", "second", "last", "past the end"],
)
def test_sentence(anchor: int, span: tuple[int, int]) -> None:
    assert sentence_at(WORDS, anchor) == span


@pytest.mark.parametrize(
    ("anchor", "longest", "span"),
    [(25, 20, (0, 10)), (25, 4, (3, 7)), (0, 4, (0, 4)), (48, 4, (6, 10))],
    ids=["fits", "around the middle", "at the start", "at the end"],
)
def test_cut(anchor: int, longest: int, span: tuple[int, int]) -> None:
    assert cut_around(WORDS, (0, 10), anchor, longest) == span


def test_roles() -> None:
    marked = [(1, [(20, 29)]), (2, [(25, 26), (40, 44)])]
    assert roles_in(WORDS, (4, 9), marked).tolist() == [1, 3, 0, 0, 2]

"""Distances between cues and parts, by side, in the steps that the weights know."""

import pytest

from onrecord.statements.links import STEPS, gaps


@pytest.mark.parametrize(
    ("cues", "part", "apart", "between"),
    [
        ([(5, 6)], (6, 9), 8, 4),  # right after
        ([(5, 6)], (7, 9), 9, 4),  # a word between
        ([(5, 6)], (2, 5), 8, 4),  # right before
        ([(5, 6)], (2, 4), 7, 4),
        ([(5, 6)], (500, 501), 16, 4),
        ([(500, 501)], (2, 4), 0, 4),
        ([(5, 6), (9, 10)], (12, 14), 12, 5),  # another cue stands between
        ([(12, 13), (9, 10)], (2, 4), 4, 3),
        ([(1, 2), *((at, at + 1) for at in range(10, 90, 10))], (200, 201), 16, 8),
    ],
)
def test_gaps(cues: list[tuple[int, int]], part: tuple[int, int], apart: int, between: int) -> None:
    words, others = gaps(cues, [part])
    assert (words[0, 0], others[0, 0]) == (apart, between)
    assert 0 <= words.min() <= words.max() < STEPS[0]
    assert 0 <= others.min() <= others.max() < STEPS[1]


def test_no_parts() -> None:
    words, others = gaps([(1, 2)], [])
    assert words.shape == others.shape == (1, 0)
    assert words.dtype == others.dtype == "int64"

"""Labels tell spans and back; what may not follow is what no span gives."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.statements import trained
from onrecord.statements.labels import LABELS, ROLES, label, may_end, may_follow, may_start, spans

BIO = {name: number for number, name in enumerate(LABELS)}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ([], "O O O O"),
        ([("cue", (1, 2))], "O S-cue O O"),
        ([("source", (0, 1)), ("cue", (1, 2)), ("content", (2, 4))],
         "S-source S-cue B-content E-content"),
        ([("content", (0, 3))], "B-content I-content E-content O"),
        ([("content", (0, 2)), ("content", (2, 4))], "B-content E-content B-content E-content"),
        ([("cue", (1, 3)), ("content", (0, 2))], "O B-cue E-cue O"),  # the first one stays
        ([("cue", (2, 2))], "O O O O"),
    ],
)  # fmt: skip
def test_label(marked: list[tuple[str, tuple[int, int]]], expected: str) -> None:
    found = label(4, marked)  # type: ignore[arg-type]
    assert " ".join(LABELS[number] for number in found) == expected


@st.composite
def marked(draw: st.DrawFn) -> tuple[int, list[tuple[str, tuple[int, int]]]]:
    cuts = sorted(draw(st.sets(st.integers(0, 30), min_size=2)))
    roles = draw(st.lists(st.sampled_from([None, *ROLES]), min_size=30, max_size=30))
    found = [(role, span) for role, span in zip(roles, pairwise(cuts), strict=False) if role]
    return cuts[-1], found


@given(marked())
def test_spans_come_back(given_: tuple[int, list[tuple[str, tuple[int, int]]]]) -> None:
    count, expected = given_
    labels = label(count, expected)  # type: ignore[arg-type]
    assert list(spans(labels)) == expected
    assert may_start(labels[0])
    assert may_end(labels[-1])
    assert all(may_follow(one, other) for one, other in pairwise(labels))


@pytest.mark.parametrize(
    ("before", "after"),
    [("O", "I-cue"), ("B-cue", "O"), ("B-cue", "I-source"), ("S-cue", "E-cue"), ("E-cue", "I-cue"),
     ("B-content", "B-content"), ("I-source", "S-cue")],
)  # fmt: skip
def test_what_may_not_follow(before: str, after: str) -> None:
    assert not may_follow(BIO[before], BIO[after])


def test_decoding_obeys_structure_against_the_scores() -> None:
    scores = np.full((3, len(LABELS)), -5, dtype=np.float32)
    scores[0, BIO["I-content"]] = 9  # may not open
    scores[0, BIO["B-content"]] = 1
    scores[1, BIO["I-content"]] = 4
    scores[2, BIO["E-content"]] = 2
    scores[2, BIO["I-content"]] = 9  # may not close
    found = [LABELS[number] for number in trained.best_labels(scores)]
    assert found == ["B-content", "I-content", "E-content"]


def test_decoding_is_the_best_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = np.random.default_rng(7)
    between, start, end = trained._transitions()
    for _ in range(20):
        scores = dice.normal(size=(3, len(LABELS))).astype(np.float32) * 4
        total = (
            (scores[0] + start)[:, None, None]
            + between[:, :, None]
            + scores[1][None, :, None]
            + between[None, :, :]
            + (scores[2] + end)[None, None, :]
        )
        best = np.unravel_index(int(total.argmax()), total.shape)
        assert trained.best_labels(scores) == [int(each) for each in best]


def test_weights_for_other_labels_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {"statements": {"labels": ["O"], "transitions": [[0.0]]}}
    monkeypatch.setattr(trained, "manifest", lambda: told)
    trained._transitions.cache_clear()
    with pytest.raises(trained.ModelError, match="other labels"):
        trained._transitions()
    trained._transitions.cache_clear()

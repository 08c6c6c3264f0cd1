"""The gold sets of stances, and their scores."""

import json
from pathlib import Path

import pytest

from onrecord.errors import GoldError
from onrecord.evaluation.gold_stance import (
    is_dse,
    is_newsmtsc,
    read_dse,
    read_newsmtsc,
    without_brackets,
)
from onrecord.evaluation.positions import read_gold
from onrecord.evaluation.stance_scores import calibration_error, macro, micro

ROW = "[Ruritania]'s envoy thanked [Freedonia].\tRuritania\tFreedonia\t1\n"
TARGET = {
    "sentence_normalized": "Ruritania praised Freedonia.",
    "targets": [
        {
            "Input.gid": "paper_12_3_x",
            "from": 18,
            "to": 27,
            "mention": "Freedonia",
            "polarity": 6.0,
        },
        {"Input.gid": "paper_12_3_y", "from": 0, "to": 9, "mention": "Ruritania", "polarity": 4.0},
    ],
}


@pytest.mark.parametrize(
    ("sentence", "p", "q", "words", "found"),
    [
        ("[A] met [B].", "A", "B", "A met B.", ("A", "B")),
        ("[B] met [A].", "A", "B", "B met A.", ("A", "B")),
        ("The [ Juror]s of [X]", "Juror", "X", "The  Jurors of X", (" Juror", "X")),
        ("A (sic) [met] [B].", "met", "B", "A (sic) met B.", ("met", "B")),
        ("[A] met B.", "A", "B", "A met B.", ("A", "")),
    ],
    ids=["in order", "the other way round", "white space", "other brackets", "one is not marked"],
)
def test_brackets(sentence: str, p: str, q: str, words: str, found: tuple[str, str]) -> None:
    plain, first, second = without_brackets(sentence, p, q)
    assert plain == words
    assert (plain[slice(*first)], plain[slice(*second)]) == found


def test_dse(tmp_path: Path) -> None:
    path = tmp_path / "gold"
    path.write_text(ROW + '"[A] said ""no"" to [B]."\tA\tB\t3\n', encoding="utf-8")
    assert is_dse(path)
    assert not is_newsmtsc(path)
    first, second = read_dse(path)
    assert first.sentence == "Ruritania's envoy thanked Freedonia."
    assert first.p is not None
    assert first.sentence[slice(*first.p)] == "Ruritania"
    assert first.stance == 1
    assert second.sentence == 'A said "no" to B.'


def test_newsmtsc(tmp_path: Path) -> None:
    path = tmp_path / "gold"
    path.write_text(json.dumps(TARGET) + "\n", encoding="utf-8")
    assert is_newsmtsc(path)
    assert not is_dse(path)
    first, second = read_newsmtsc(path)
    assert (first.sentence[slice(*first.q)], first.stance, first.group) == (
        "Freedonia",
        1,
        "paper_12",
    )
    assert second.stance == 0
    assert first.p is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ROW + "no class\n", ":2: wants sentence, p, q and a class"),
        ("a\tb\n", "neither tab-separated"),
        (json.dumps(TARGET) + '\n{"targets": []}\n', ":2: no sentence with targets"),
    ],
    ids=["a row without a class", "no layout", "a line without a sentence"],
)
def test_what_cannot_be_read(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "gold"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=said):
        list(read_gold(path))


def test_scores() -> None:
    gold, found = [0, 0, 1, 2], [0, 1, 1, 1]
    assert micro(gold, found) == 50.0
    assert macro(gold, found, 3) == pytest.approx(100 * (2 / 3 + 0.5 + 0) / 3, abs=0.01)
    assert macro([0, 0], [0, 0], 2) == 50.0  # an answer that is never right counts


@pytest.mark.parametrize(
    ("right", "sure", "error"),
    [
        ([True, True], [1.0, 1.0], 0.0),
        ([True, False], [0.5, 0.5], 0.0),
        ([False, False], [0.9, 0.9], 90.0),
        ([True, False, True, True], [0.75, 0.75, 0.75, 0.75], 0.0),
    ],
    ids=["sure and right", "half right at one half", "sure and wrong", "three in four"],
)
def test_calibration_error(right: list[bool], sure: list[float], error: float) -> None:
    assert calibration_error(right, sure) == pytest.approx(error)

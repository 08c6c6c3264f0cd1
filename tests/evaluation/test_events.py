"""The scorer of events, against cases worked out by hand."""

from pathlib import Path

import pytest

from onrecord.errors import GoldError
from onrecord.evaluation.events import (
    end_to_end,
    evaluate,
    is_plv,
    locate,
    macro_f1,
    pair_scores,
    read_pairs,
)
from onrecord.settings import Settings

HEADER = "sentence\tsource\ttarget\tgold_root\tgold_penta\n"


def test_macro_f1_is_the_mean_over_the_gold_classes() -> None:
    # a: tp 1, predicted 2, gold 2 → 50; b: tp 1, predicted 1, gold 2 → 66.67; c is in no gold
    assert macro_f1(["a", "a", "b", "b"], ["a", "c", "b", "a"]) == round((50 + 66.67) / 2, 2)
    assert macro_f1([], []) == 0.0


def test_pair_scores() -> None:
    gold = [("AGREE", 1), ("AID", 2), ("ACCUSE", 3), ("ASSAULT", 4)]
    scores = pair_scores(gold, ["AGREE", "SUPPORT", "ACCUSE", "COERCE"])
    # roots: AGREE 100, AID 0, ACCUSE 100, ASSAULT 0
    assert scores["root_macro"] == 50.0
    assert scores["root_accuracy"] == 50.0
    # quads: predicted 1, 1, 3, 4: quad 1 has F1 66.67, quad 2 has 0, 3 and 4 have 100
    assert scores["quad_macro"] == round((66.67 + 0 + 100 + 100) / 4, 2)
    assert scores["binary_macro"] == 100.0


def test_the_gold_quad_is_its_own_label() -> None:
    # the root is right, but the gold quad differs from the root's own
    scores = pair_scores([("REJECT", 4)], ["REJECT"])
    assert scores["root_macro"] == 100.0
    assert scores["quad_macro"] == 0.0
    assert scores["binary_macro"] == 100.0


def test_end_to_end_counts_overlapping_triples_once() -> None:
    gold = [
        ("s1", ("AID", (0, 5), (10, 15))),
        ("s2", ("AGREE", (0, 5), (10, 15))),
    ]
    found = {
        "s1": [
            ("AID", (2, 8), (14, 20)),  # right: both overlap
            ("AID", (0, 5), (10, 15)),  # a second hit of the same gold triple: wrong
            ("SUPPORT", (0, 5), (10, 15)),  # another root
        ],
        "s2": [("AGREE", (5, 9), (10, 15))],  # the source only touches
    }
    # tp 1, predicted 4, gold 2
    assert end_to_end(gold, found) == round(100 * 2 / 6, 2)


@pytest.mark.parametrize(
    ("sentence", "source", "target", "places", "note"),
    [
        ("Iran met Iraq.", "Iran", "Iraq", ((0, 4), (9, 13)), "plain"),
        ("The US Senate blamed the US.", "The US Senate", "US", ((0, 13), (25, 27)), "not within the other"),
        ("Iran met Iraq.", "Iran", "Mars", ((0, 4), None), "not there"),
        ("Iran met Iraq.", "Iran", "", ((0, 4), None), "empty"),
    ],
)  # fmt: skip
def test_locate(sentence: str, source: str, target: str, places: object, note: str) -> None:
    assert locate(sentence, source, target) == places


def test_layout_is_known_by_its_columns(tmp_path: Path) -> None:
    good = tmp_path / "any.name"
    good.write_text(HEADER + "Iran met Iraq.\tIran\tIraq\tCONSULT\t1\n", encoding="utf-8")
    (pair,) = read_pairs(good)
    assert (pair.root, pair.quad, pair.source) == ("CONSULT", 1, (0, 4))
    bad = tmp_path / "bad.tsv"
    bad.write_text("text\tlabel\n", encoding="utf-8")
    assert not is_plv(bad)
    with pytest.raises(GoldError, match="columns"):
        list(read_pairs(bad))
    bad.write_text(HEADER + "Iran met Iraq.\tIran\tIraq\tMEET\t1\n", encoding="utf-8")
    with pytest.raises(GoldError, match=":2: root 'MEET'"):
        list(read_pairs(bad))


@pytest.mark.model
def test_evaluate_scores_every_row(tmp_path: Path) -> None:
    gold = tmp_path / "gold.tsv"
    gold.write_text(
        HEADER
        + "Iran criticized Iraq.\tIran\tIraq\tACCUSE\t3\n"
        + "Iran urged Iraq to stop.\tIran\tIraq\tAID\t2\n",
        encoding="utf-8",
    )
    result = evaluate(gold, settings=Settings(), errors=5)
    assert (result.task, result.items) == ("events", 2)
    assert result.scores == {
        "root_macro": 50.0,
        "quad_macro": round((66.67 + 0) / 2, 2),  # both rows are predicted quad 3
        "binary_macro": round((66.67 + 0) / 2, 2),
        "root_accuracy": 50.0,
        "end_to_end": result.scores["end_to_end"],
    }
    assert [case.item for case in result.errors] == ["Iran urged Iraq to stop."]
    assert evaluate(gold, settings=Settings(), limit=1).items == 1

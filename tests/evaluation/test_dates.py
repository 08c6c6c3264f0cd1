"""The scorer of dates: hand-made TimeML, hand-counted scores."""

import datetime
from pathlib import Path

import pytest

from onrecord.dates import Timex
from onrecord.errors import GoldError
from onrecord.evaluation.dates import Counts, count, evaluate, read_timeml, unwrapped
from onrecord.settings import Settings

_TML = """<?xml version="1.0" ?>
<TimeML>
<DOCID>x</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2021-08-31" functionInDocument="CREATION_TIME">Aug. 31</TIMEX3></DCT>
<TEXT>They <EVENT eid="e1">met</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2021-08-27">Friday</TIMEX3> for
<TIMEX3 tid="t2" type="DURATION" value="P2D">two days</TIMEX3>, as in <TIMEX3 tid="t3" type="DATE" value="197">the 1970s</TIMEX3>.</TEXT>
</TimeML>
"""


def _date(start: int, end: int, value: str = "2021") -> Timex:
    return Timex(start, end, "DATE", value)


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ((), (), Counts()),
        ((_date(0, 4),), (_date(0, 4),), Counts(gold=1, found=1, strict=1, relaxed=1, value=1)),
        ((_date(0, 4),), (_date(0, 4, "2020"),), Counts(gold=1, found=1, strict=1, relaxed=1)),
        ((_date(0, 4),), (_date(2, 6),), Counts(gold=1, found=1, relaxed=1, value=1)),
        ((_date(0, 4),), (_date(4, 6),), Counts(gold=1, found=1)),
        ((_date(0, 4), _date(5, 9)), (_date(0, 9),), Counts(gold=2, found=1, relaxed=1, value=1)),
        ((_date(0, 9),), (_date(0, 4), _date(5, 9)), Counts(gold=1, found=2, relaxed=1, value=1)),
    ],
    ids=["empty", "right", "wrong value", "overlap", "adjacent", "two in one", "one in two"],
)
def test_count(gold: tuple[Timex, ...], found: tuple[Timex, ...], expected: Counts) -> None:
    assert count(gold, found) == expected


def test_scores_are_f1_in_percent() -> None:
    scores = Counts(gold=3, found=2, strict=1, relaxed=2, value=1).scores()
    assert scores == {"strict": 40.0, "relaxed": 80.0, "value": 40.0}


def test_read_timeml() -> None:
    document = read_timeml(_TML.encode(), "x.tml")
    assert document.created == datetime.date(2021, 8, 31)
    words = [(document.text[t.start : t.end], t.type, t.value) for t in document.gold]
    assert words == [
        ("Friday", "DATE", "2021-08-27"),
        ("two days", "DURATION", "P2D"),
        ("the 1970s", "DATE", "197"),
    ]


@pytest.mark.parametrize(
    "data", [b"", b"<TimeML>", b"<TimeML/>", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>']
)
def test_not_timeml(data: bytes) -> None:
    with pytest.raises(GoldError):
        read_timeml(data, "x.tml")


def test_no_files(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"no \.tml file"):
        evaluate(tmp_path, settings=Settings())


@pytest.mark.model
def test_evaluate(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(_TML, "utf-8")
    result = evaluate(tmp_path, settings=Settings(), errors=3)
    assert result.items == 3
    assert result.scores == {"strict": 100.0, "relaxed": 100.0, "value": 100.0}
    assert result.errors == ()


@pytest.mark.model
def test_a_broken_file_counts_as_missed(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(_TML, "utf-8")
    (tmp_path / "b.tml").write_text("<TimeML><TEXT><TIMEX3>May</TIMEX3>", "utf-8")
    result = evaluate(tmp_path, settings=Settings(), errors=3)
    assert result.items == 4
    assert result.scores["strict"] == pytest.approx(100 * 2 * 3 / 7, abs=0.01)
    assert [case.item for case in result.errors] == ["b.tml"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The two sides said late on Thursday that they would meet again next\nweek in Vienna.",
            "The two sides said late on Thursday that they would meet again next week in Vienna.",
        ),
        ("It was over.\nThe talks ended.", "It was over.\nThe talks ended."),
        ("A headline\n\nThe talks ended.", "A headline\n\nThe talks ended."),
        ("Talks in Vienna\nBy Anna Berg", "Talks in Vienna\nBy Anna Berg"),
    ],
    ids=["wrapped", "sentences", "paragraphs", "headline"],
)
def test_wrapped_lines_are_joined(text: str, expected: str) -> None:
    assert unwrapped(text) == expected

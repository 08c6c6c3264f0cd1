"""Quotations found and speakers named, on cases counted by hand."""

import json
from pathlib import Path

import pytest

from onrecord.evaluation.speakers import same_speaker
from onrecord.evaluation.statements import Found, score
from onrecord.records import Actor, Statement
from onrecord.settings import Settings
from tests.evaluation.made import always, basil, statement

TEXT = "“We won,” said Ann Lee. “Bad day,” said Bo.\n“No one,” cried all.\n"
LEE = Actor(
    id="act1_l", article="art1_x", evidence=(), name="Ann Lee", aliases=("AL",), kind="person"
)
FIRST = {"id": "p0", "quote": "yes", "txt": "", "start": 1, "end": 7, "speaker": "Ann_Lee"}

SPEAKERS = [
    ("Ann Lee", "Lee", None, True, "the last name"),
    ("Ann Lee", "Ann", None, False, "the first name only"),
    ("Ann Caldero", "Calderon", None, True, "cut at an accent"),
    ("Ann Lee", "Leeds", None, False, "too short to have been cut"),
    ("Ann Lee", "she", "act1_l", True, "the actor's name"),
    ("Big AL", "she", "act1_l", True, "an alias"),
    ("Ann Lee", None, None, False, "nobody"),
    ("Ann Lee", None, "act1_l", True, "no source, but a speaker"),
    ("Jeff Hill Jr.", "Hill", None, True, "a suffix"),
    ("Republicans", "a Republican", None, True, "plural or not"),
    ("Ann Lee", "LEE’S office", None, True, "in capitals, of whom"),
    ("Ann Lee", "Leeds", None, False, "the beginning of another word"),
    ("Jr.", "Jr.", None, False, "no name at all"),
]


@pytest.mark.parametrize(
    ("gold", "source", "speaker", "right", "note"), SPEAKERS, ids=[s[-1] for s in SPEAKERS]
)
def test_same_speaker(
    gold: str, source: str | None, speaker: str | None, right: bool, note: str
) -> None:
    text = f"{source or ''} said it."
    said = statement(text, source, "said", ["it"], speaker=speaker)
    assert same_speaker(gold, said, {LEE.id: (LEE.name, *LEE.aliases)}) is right, note


def said(*words: str, source: str | None = None, parent: str | None = None) -> Statement:
    return statement(TEXT, source, "said", words, parent=parent)


COVERED = [
    ([said("“We won,”", source="Ann Lee")], 100.0, 100.0, "marks and comma more"),
    ([said("won", source="Ann Lee")], 100.0, 100.0, "half of the words"),
    ([said("said Ann Lee", source="Ann Lee")], 0.0, 0.0, "beside it"),
    ([], 0.0, 0.0, "nothing found"),
    ([said("won", source="Ann Lee"), said("We won", source="Bo")], 100.0, 0.0, "the best cover"),
    (
        [said("We won", source="Bo", parent="stm1_x"), said("We won", source="Ann Lee")],
        100.0,
        100.0,
        "the outer one of two that cover alike",
    ),
]


@pytest.mark.parametrize(
    ("statements", "quotes", "speaker", "note"), COVERED, ids=[c[-1] for c in COVERED]
)
def test_a_quotation_is_found_where_half_of_it_is_covered(
    tmp_path: Path, statements: list[Statement], quotes: float, speaker: float, note: str
) -> None:
    gold = basil(tmp_path, [FIRST])
    result = score(gold, always(*statements), settings=Settings())
    assert result.scores == {
        "quotes_found": quotes,
        "speaker": speaker,
        "speaker_named": speaker,
    }, note


def test_less_than_half_is_not_found(tmp_path: Path) -> None:
    gold = basil(tmp_path, [{**FIRST, "end": 22}])  # We won , ” said Ann Lee: 7 words and marks
    three = always(said("We won,", source="Ann Lee"))
    assert score(gold, three, settings=Settings()).scores["quotes_found"] == 0.0
    four = always(said("We won,”", source="Ann Lee"))
    assert score(gold, four, settings=Settings()).scores["quotes_found"] == 100.0


def test_an_unreadable_report_is_a_quotation_missed(tmp_path: Path) -> None:
    gold = basil(tmp_path, [FIRST])
    (gold / "a" / "y_1.json").write_text("{", encoding="utf-8")
    (gold / "b" / "y_1_ann.json").write_text("{}", encoding="utf-8")
    found = always(said("We won", source="Ann Lee"))
    result = score(gold, found, settings=Settings(), errors=2)
    assert result.items == 2
    assert result.scores == {"quotes_found": 50.0, "speaker": 100.0, "speaker_named": 100.0}
    assert [case.item for case in result.errors] == ["y_1"]


def test_a_wrong_speaker_is_shown_in_the_text(tmp_path: Path) -> None:
    gold = basil(tmp_path, [FIRST])
    found = Found((said("“We won,”", source="Bo"),), (), ((0, 23), (24, 43), (44, 64)))
    result = score(gold, lambda text: found, settings=Settings(), errors=1)
    (around,) = result.errors[0].excerpts
    assert around.text == "“We won,” said Ann Lee. “Bad day,” said Bo."  # Bo stands in the second
    wrong = [
        (m.side, m.role, m.who, around.text[m.start : m.end]) for m in around.marks if not m.right
    ]
    assert wrong == [
        ("gold", "content", "Ann Lee", "We won"),
        ("found", "content", None, "“We won,”"),
        ("found", "source", None, "Bo"),
    ]
    assert json.loads(result.to_json())["errors"][0]["excerpts"][0]["start"] == 0


def test_a_group_is_scored_apart(tmp_path: Path) -> None:
    second = {**FIRST, "id": "p1", "start": 1, "end": 8, "speaker": "House_Democrats"}
    folder = basil(tmp_path, [FIRST, second])
    found = (said("We won", source="Ann Lee"), said("Bad day", source="Bo"))
    result = score(folder, always(*found), settings=Settings())
    assert result.scores == {"quotes_found": 100.0, "speaker": 50.0, "speaker_named": 100.0}
    assert result.counts["speaker_named"] == 1

"""Direct, indirect and mixed apart, on cases counted by hand."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.evaluation.modes import Quoted
from onrecord.evaluation.statements import Found, pipeline, score
from onrecord.records import StatementMode
from onrecord.settings import Settings
from tests.evaluation.made import always, brat, cofenet, statement

MODES = [
    ("“We won,” Ann said.", ["“We won,”"], "direct", "marks included"),
    ("“We won,” Ann said.", ["We won"], "direct", "between the marks"),
    ('"We won," Ann said.', ['"We won,"'], "direct", "straight marks"),
    ("Ann said it rained.", ["it rained"], "indirect", "no marks"),
    ("“We won,” Ann said. It rained.", ["It rained"], "indirect", "marks elsewhere"),
    ("Ann said it was “no answer” at all.", ["it was “no answer” at all"], "mixed", "a part"),
    ("“We won,” Ann said, and it rained.", ["“We won,”", "it rained"], "mixed", "one piece of two"),
    ("“We,” said Ann, “won.”", ["“We,”", "“won.”"], "direct", "both pieces"),
    ("Ann: “We won.\n“And we lost.”", ["“We won.", "“And we lost.”"], "direct", "two paragraphs"),
    ("It was Ann’s day, she said.", ["It was Ann’s day"], "indirect", "an apostrophe"),
    ("“He said ‘no’ to us,” Ann said.", ["“He said ‘no’ to us,”"], "direct", "marks in marks"),
    ("“" + "a" * 97 + "” b said Ann", ["“" + "a" * 97 + "” b"], "direct", "two of 101 outside"),
    ("“" + "a" * 30 + "” bb said Ann", ["“" + "a" * 30 + "” bb"], "mixed", "three of 35 outside"),
    ("", [], "indirect", "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "pieces", "mode", "note"), MODES, ids=[note for *_, note in MODES]
)
def test_the_mode_of_gold_content(
    text: str, pieces: Sequence[str], mode: StatementMode, note: str
) -> None:
    places = [(text.index(piece), text.index(piece) + len(piece)) for piece in pieces]
    assert Quoted(text).mode(places) == mode, note


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "“We will win this war,” the minister said on Monday.",
        "The minister said that the talks had failed.",
        "The minister said the talks were “a complete waste of time” for all.",
        "“We will win,” the minister said. “And we will rebuild.”",
        "The minister said: “We will win this war.\n\n“And we will rebuild.”",
        '"It\'s the people\'s choice," the minister said, adding that he was "glad."',
    ],
)
def test_gold_modes_are_those_that_statements_have(text: str) -> None:
    quoted = Quoted(text)
    statements = pipeline(Settings())(text).statements
    assert statements
    for each in statements:
        assert quoted.mode([(span.start, span.end) for span in each.content]) == each.mode


THREE = "“We won,” Ann said. Bo said it rained. Cy said “no” was no answer."
GOLD = (
    "T1\tSource 10 13\t\nT2\tCue 14 18\t\nT3\tContent 0 9\t\n"
    "T4\tSource 20 22\t\nT5\tCue 23 27\t\nT6\tContent 28 37\t\n"
    "T7\tSource 39 41\t\nT8\tCue 42 46\t\nT9\tContent 47 65\t\n"
    "E1\tSource:T1 Cue:T2 Content:T3\nE2\tSource:T4 Cue:T5 Content:T6\n"
    "E3\tSource:T7 Cue:T8 Content:T9\n"
)


def test_scores_by_mode(tmp_path: Path) -> None:
    gold = brat(tmp_path, {"doc_one_ab12": GOLD}, THREE)
    found = always(
        statement(THREE, "Ann", "said", ["“We won,”"], mode="direct"),
        statement(THREE, "Bo", "said", ["it rained"], mode="mixed"),  # the wrong mode
        statement(THREE, "Cy", "said", ["“no” was"], mode="mixed"),  # 4 of 6 words and marks
        statement(THREE, None, None, ["We won"], mode="direct"),  # without its marks
    )
    result = score(gold, found, settings=Settings())
    expected = {
        "content_exact": 57.14,  # 2 right of 4 found and 3 in gold
        "content_precision": 50.0,
        "content_recall": 66.67,
        "content_exact_direct": 66.67,  # 1 right, 2 found, 1 in gold
        "content_recall_direct": 100.0,
        "content_exact_indirect": 0.0,  # found, but as mixed
        "content_recall_indirect": 100.0,
        "content_exact_mixed": 0.0,
        "content_recall_mixed": 0.0,
        "linked": 85.71,  # 3 right of 4 found and 3 in gold
        "linked_precision": 75.0,
        "linked_recall": 100.0,
        "linked_direct": 66.67,
        "linked_recall_direct": 100.0,
        "linked_indirect": 0.0,
        "linked_recall_indirect": 100.0,
        "linked_mixed": 66.67,  # 1 right, 2 found, 1 in gold
        "linked_recall_mixed": 100.0,
    }
    assert {name: result.scores[name] for name in expected} == expected


def test_the_mode_is_that_of_a_whole_content(tmp_path: Path) -> None:
    """A piece in marks of a content that goes on without them is a piece of mixed content."""
    text = "“We won,” said Ann, adding it was late."
    lines = (
        "T1\tSource 15 18\t\nT2\tCue 10 14\t\nT3\tContent 0 9;27 38\t\nT4\tContent 0 9\t\n"
        "E1\tSource:T1 Cue:T2 Content:T3\n"
    )
    gold = brat(tmp_path, {"doc_one_ab12": lines}, text)
    found = always(statement(text, "Ann", "said", ["“We won,”", "it was late"], mode="mixed"))
    result = score(gold, found, settings=Settings())
    assert set(result.scores.values()) == {100.0}
    assert result.counts == {
        "source": 1, "cue": 1, "content": 2, "content_mixed": 2, "linked": 1, "linked_mixed": 1,
    }  # fmt: skip


def test_content_of_two_attributions_counts_in_both_modes(tmp_path: Path) -> None:
    text = "“We won,” said Ann, adding it was late."
    lines = (
        "T1\tSource 15 18\t\nT2\tCue 10 14\t\nT3\tContent 0 9;27 38\t\nT4\tContent 0 9\t\n"
        "E1\tSource:T1 Cue:T2 Content:T3\nE2\tSource:T1 Cue:T2 Content:T4\n"
    )
    gold = brat(tmp_path, {"doc_one_ab12": lines}, text)
    found = always(statement(text, "Ann", "said", ["“We won,”"], mode="direct"))
    result = score(gold, found, settings=Settings())
    counts = result.counts
    assert (counts["content"], counts["content_direct"], counts["content_mixed"]) == (2, 1, 2)
    assert result.scores["content_exact"] == 66.67  # 1 right, 1 found, 2 in gold
    assert result.scores["content_exact_direct"] == 100.0
    assert result.scores["content_recall_mixed"] == 50.0
    assert result.scores["content_exact_mixed"] == 0.0
    assert result.scores["linked"] == 66.67  # the one found goes to its better match
    assert result.scores["linked_direct"] == 100.0
    assert result.scores["linked_recall_mixed"] == 0.0


def test_modes_of_windows(tmp_path: Path) -> None:
    tokens = ["``", "Yes", ",", "''", "said", "Smith", ".", "He", "said", "it", "rained", "."]
    labels = [
        "B-content", "I-content", "I-content", "I-content", "B-cue", "B-source", "O", "B-source",
        "B-cue", "B-content", "I-content", "O",
    ]  # fmt: skip
    gold = cofenet(tmp_path, [{"tokens": tokens, "labels": labels}])
    result = score(
        gold,
        lambda text: Found((statement(text, "Smith", "said", ["“Yes,”"], mode="direct"),)),
        settings=Settings(),
    )
    by_mode = {n: s for n, s in result.scores.items() if n.endswith(("direct", "mixed"))}
    assert by_mode == {
        "content_exact_direct": 100.0,
        "content_recall_direct": 100.0,
        "content_exact_indirect": 0.0,
        "content_recall_indirect": 0.0,
    }  # no mixed content: no score

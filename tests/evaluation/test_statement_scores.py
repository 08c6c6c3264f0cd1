"""The scores of statements, on gold sets made by hand whose right score is worked out by hand."""

import json
from pathlib import Path

import pytest

from onrecord.errors import GoldError
from onrecord.evaluation.detokenize import detokenize
from onrecord.evaluation.gold_statements import decode_bio, load_items
from onrecord.evaluation.linked import count_linked
from onrecord.evaluation.spans import SpanCount, joined, on_words
from onrecord.evaluation.statements import Found, score
from onrecord.records import Actor, Article
from onrecord.settings import Settings
from tests.evaluation.made import GOLD, TEXT, always, basil, brat, cofenet, statement


def test_brat_scores(tmp_path: Path) -> None:
    gold = brat(tmp_path, {"doc_one_ab12": GOLD})
    found = always(
        statement(TEXT, "Smith", "said", ["talks failed"]),  # content one word short
        statement(TEXT, "He", "agreed", ["them"]),  # wrong source and cue, content right
        statement(TEXT, "Jones", "denied", ["the"], parent="stm1_said"),  # nested: not scored
    )
    result = score(gold, found, settings=Settings(), errors=5)
    assert (result.task, result.items) == ("statements", 1)
    assert result.scores == {
        "source_exact": 50.0,  # Smith of {Smith, Jones} and {Smith, He}
        "cue_exact": 50.0,
        "content_exact": 50.0,  # "them" of {the talks failed, them} and {talks failed, them}
        "source_jaccard": 33.33,  # Smith of Smith, Jones, He
        "cue_jaccard": 33.33,
        "content_jaccard": 75.0,  # talks, failed, them of the, talks, failed, them
        **{f"{role}_precision": 50.0 for role in ("source", "cue", "content")},
        **{f"{role}_recall": 50.0 for role in ("source", "cue", "content")},
        "content_exact_indirect": 50.0,  # nothing stands in marks
        "content_recall_indirect": 50.0,
        "linked": 50.0,  # first: IoU 2/3 and same source; second: another source
        "linked_precision": 50.0,
        "linked_recall": 50.0,
        "linked_indirect": 50.0,
        "linked_recall_indirect": 50.0,
    }
    assert result.counts == {
        "source": 2, "cue": 2, "content": 2, "content_indirect": 2, "linked": 2,
        "linked_indirect": 2,
    }  # fmt: skip
    (case,) = result.errors
    assert case.item == "doc_one_ab12"
    assert case.score == 50.0
    assert "source “Jones”" in case.gold
    assert "content “talks failed”" in case.found


def test_a_source_of_two_attributions_counts_once(tmp_path: Path) -> None:
    text = "Smith said it rained and denied the talks failed."
    lines = (
        "T1\tSource 0 5\tSmith\nT2\tCue 6 10\tsaid\nT3\tContent 11 20\tit rained\n"
        "T4\tCue 25 31\tdenied\nT5\tContent 32 48\tthe talks failed\n"
        "E1\tSource:T1 Cue:T2 Content:T3\nE2\tSource:T1 Cue:T4 Content:T5\n"
    )
    gold = brat(tmp_path, {"doc_one_ab12": lines}, text)
    first = statement(text, "Smith", "said", ["it rained"])
    second = statement(text, "Smith", "denied", ["the talks failed"])
    result = score(gold, always(first, second), settings=Settings())
    assert set(result.scores.values()) == {100.0}
    assert (result.counts["source"], result.counts["linked"]) == (1, 2)
    without = statement(text, None, "denied", ["the talks failed"])
    scores = score(gold, always(first, without), settings=Settings()).scores
    assert scores["source_exact"] == 100.0  # the one span of that role is there
    assert scores["linked"] == 50.0  # but the second attribution has no source


def test_annotators_who_differ_are_both_asked(tmp_path: Path) -> None:
    shorter = GOLD.replace("Content 11 27\tthe talks", "Content 15 27\ttalks")
    gold = brat(tmp_path, {"doc_one_ab12": GOLD, "doc_one_cd34": shorter})
    asked = []

    def predict(text: str) -> Found:
        asked.append(text)
        return Found((statement(TEXT, "Smith", "said", ["the talks failed"]),))

    result = score(gold, predict, settings=Settings())
    assert asked == [TEXT]  # one text, read once
    assert result.items == 2
    # content: 1 right of 2 found and 4 in gold; 3 and 2 words of 4 and 4 ("them" is missed twice)
    assert result.scores["content_exact"] == 33.33
    assert result.scores["content_jaccard"] == 62.5
    assert result.scores["linked_precision"] == 100.0  # IoU 1 and 2/3
    assert result.scores["linked_recall"] == 50.0


def test_everything_right_is_100_and_everything_missed_0(tmp_path: Path) -> None:
    gold = brat(tmp_path, {"doc_one_ab12": GOLD})
    right = always(
        statement(TEXT, "Smith", "said", ["the talks failed"]),
        statement(TEXT, "Jones", "denied", ["them"]),
    )
    assert set(score(gold, right, settings=Settings()).scores.values()) == {100.0}
    assert set(score(gold, always(), settings=Settings()).scores.values()) == {0.0}


def test_each_annotator_is_an_item(tmp_path: Path) -> None:
    gold = brat(tmp_path, {"doc_one_ab12": GOLD, "doc_one_cd34": ""})
    found = always(
        statement(TEXT, "Smith", "said", ["the talks failed"]),
        statement(TEXT, "Jones", "denied", ["them"]),
    )
    result = score(gold, found, settings=Settings())
    assert result.items == 2
    assert result.scores["cue_exact"] == 66.67  # 2 right of 4 found and 2 in gold
    assert score(gold, found, settings=Settings(), limit=1).items == 1


def test_unreadable_items_and_failures_are_wrong(tmp_path: Path) -> None:
    gold = brat(
        tmp_path,
        {
            "doc_one_ab12": GOLD,
            "doc_two_ab12": GOLD,  # no such text
            "doc_one_cd34": "T1\tCue 6 10\tsaid\nE1\tCue:T1 Source:T9\n",  # T9 is not defined
        },
    )
    right = always(
        statement(TEXT, "Smith", "said", ["the talks failed"]),
        statement(TEXT, "Jones", "denied", ["them"]),
    )
    result = score(gold, right, settings=Settings(), errors=3)
    assert result.items == 3
    assert result.scores["cue_exact"] == 66.67  # 2 right; 2 found, 2 and 2 missed in gold
    assert result.scores["linked"] == 66.67
    assert result.scores["cue_precision"] == 100.0
    assert result.scores["cue_recall"] == 50.0
    assert result.scores["content_recall_indirect"] == 100.0  # what is unreadable has no mode
    assert result.counts["unreadable"] == 2
    assert [case.gold.split(":")[0] for case in result.errors] == ["unreadable", "unreadable"]

    def fails(text: str) -> Found:
        raise RuntimeError("no")

    failed = score(gold, fails, settings=Settings())
    assert failed.scores["cue_exact"] == 0.0
    assert (failed.counts["failed"], failed.counts["unreadable"]) == (1, 2)


def test_labels_are_read_after_predicting(tmp_path: Path) -> None:
    gold = brat(tmp_path, {"doc_one_ab12": GOLD})
    annotation = gold / "attributions" / "doc_one_ab12.ann"

    def looks(text: str) -> Found:
        annotation.write_text("", encoding="utf-8")  # what is read later is empty
        return Found((statement(TEXT, "Smith", "said", ["the talks failed"]),))

    assert score(gold, looks, settings=Settings()).scores["cue_exact"] == 0.0


def test_a_discontinuous_content_is_its_pieces(tmp_path: Path) -> None:
    text = "“A b,” he said. “C d.” “E.”"
    lines = "T1\tContent 0 6;16 22;23 27\t...\nT2\tCue 10 14\tsaid\nE1\tContent:T1 Cue:T2\n"
    gold = brat(tmp_path, {"doc_one_ab12": lines}, text)
    found = always(statement(text, None, "said", ["“A b,”", "“C d.” “E.”"]))
    result = score(gold, found, settings=Settings())
    assert result.scores["content_exact"] == 100.0  # pieces that touch are one
    assert result.scores["linked"] == 100.0  # no source on either side


def test_a_piece_of_content_alone_is_half_of_it(tmp_path: Path) -> None:
    text = "“A b,” he said. “C d.” “E.”"
    lines = "T1\tContent 0 6;16 22;23 27\t...\nT2\tCue 10 14\tsaid\nE1\tContent:T1 Cue:T2\n"
    gold = brat(tmp_path, {"doc_one_ab12": lines}, text)
    found = always(statement(text, None, "said", ["“A b,”"], mode="direct"))
    scores = score(gold, found, settings=Settings()).scores
    assert scores["content_exact"] == 66.67  # 1 right, 1 found, 2 in gold
    assert scores["content_jaccard"] == 35.71  # 5 words and marks of 14
    assert scores["content_recall_direct"] == 50.0
    assert scores["linked"] == 0.0  # IoU 5/14


def test_cofenet_scores(tmp_path: Path) -> None:
    row = {
        "tokens": ["``", "Yes", ",", "''", "said", "Smith", "."],
        "labels": ["B-content", "I-content", "I-content", "I-content", "B-cue", "B-source", "O"],
    }
    gold = cofenet(tmp_path, [row, {"tokens": ["No", "."], "labels": ["O", "O"]}])

    def predict(text: str) -> Found:
        if text == "No.":
            return Found()
        assert text == "“Yes,” said Smith."
        return Found((statement(text, "Smith", "said", ["“Yes,”"], mode="direct"),))

    result = score(gold, predict, settings=Settings())
    assert result.items == 2
    measures = ("exact", "precision", "recall", "jaccard")
    assert set(result.scores) == {
        *(f"{role}_{kind}" for role in ("source", "cue", "content") for kind in measures),
        "content_exact_direct",
        "content_recall_direct",
    }
    assert set(result.scores.values()) == {100.0}

    def one_token_less(text: str) -> Found:
        return Found((statement(text, "Smith", "said", ["Yes,"]),) if "Yes" in text else ())

    scores = score(gold, one_token_less, settings=Settings()).scores
    assert (scores["content_exact"], scores["content_jaccard"]) == (0.0, 50.0)


def test_cofenet_lines_that_cannot_be_read(tmp_path: Path) -> None:
    row = {"tokens": ["He", "said"], "labels": ["B-source", "B-cue"]}
    gold = cofenet(tmp_path, [row, {"tokens": ["a"], "labels": ["B-who"]}, ["no"]])
    result = score(
        gold,
        lambda text: Found((statement(text, "He", "said", []),)) if "He" in text else Found(),
        settings=Settings(),
    )
    assert result.items == 3
    assert result.scores["cue_exact"] == 50.0  # 1 right, 1 found, 3 in gold


def test_basil_scores(tmp_path: Path) -> None:
    quoted = {"quote": "yes", "txt": "", "start": 1, "end": 7}
    gold = basil(
        tmp_path,
        [
            {**quoted, "id": "p0", "speaker": "Ann_Lees"},  # right: plural or not
            {**quoted, "id": "p1", "speaker": "Ann_Lee"},  # found, wrong speaker
            {**quoted, "id": "p2", "speaker": "other_anti"},  # not found; unnamed
            {**quoted, "id": "p2", "quote": "no", "speaker": ""},
        ],
    )
    text = "“We won,” said Ann Lee. “Bad day,” said Bo.\n“No one,” cried all.\n"
    actor = Actor(id="act1_l", article="art1_x", evidence=(), name="Ann Lee", kind="person")

    def predict(given: str) -> Found:
        assert given == text
        first = statement(text, None, "said", ["“We won,”"], speaker="act1_l")
        second = statement(text, "Bo", "said", ["“Bad day,”"])
        return Found((first, second), (actor,))

    result = score(gold, predict, settings=Settings(), errors=1)
    assert result.scores == {"quotes_found": 66.67, "speaker": 50.0, "speaker_named": 50.0}
    (case,) = result.errors
    assert case.score == 33.33
    assert case.gold == "content of Ann Lee “Bad da”; content “No one”"
    assert case.found == "source “Bo”; content ““Bad day,””"


@pytest.mark.parametrize(
    "content", ["", "just text\n", '{"a": 1}\n'], ids=["empty", "text", "json"]
)
def test_an_unknown_layout_is_an_error(tmp_path: Path, content: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match="no gold set for statements"):
        load_items(path)
    with pytest.raises(GoldError, match="no gold set"):
        load_items(tmp_path)
    with pytest.raises(GoldError, match="does not exist"):
        load_items(tmp_path / "absent")


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([(0, 5)], {(0, 1)}),
        ([(1, 3)], {(0, 1)}),  # a part of a word is the word
        ([(5, 6)], set()),  # between words
        ([(0, 12), (12, 16)], {(0, 3), (2, 3)}),
        ([], set()),
    ],
    ids=["a word", "part of one", "a space", "overlapping", "none"],
)
def test_on_words(places: list[tuple[int, int]], expected: set[tuple[int, int]]) -> None:
    words = [(0, 5), (6, 10), (11, 16)]
    assert on_words(places, words) == expected


def test_joined_and_counted() -> None:
    assert joined([(3, 5), (0, 3), (7, 8)]) == {(0, 5), (7, 8)}
    count = SpanCount()
    assert (count.exact, count.jaccard) == (0.0, 0.0)
    count.add([(0, 2)], [(0, 2), (3, 4)])
    assert (count.exact, count.jaccard) == (66.67, 66.67)
    count.miss()
    assert (count.exact, count.jaccard) == (50.0, 50.0)


def test_linked_takes_each_once() -> None:
    words = frozenset({1, 2})
    gold = [(frozenset({0}), words)]
    assert count_linked(gold, [(frozenset({0}), words), (frozenset({0}), words)]) == 1
    assert count_linked(gold, [(frozenset({9}), words)]) == 0
    assert count_linked(gold, [(frozenset({0}), frozenset({2, 3, 4}))]) == 0  # IoU 1/4
    assert count_linked(gold, [(frozenset({0}), frozenset({2}))]) == 1  # IoU 1/2


def test_bio() -> None:
    labels = ["B-cue", "I-cue", "B-cue", "I-source", "O", "I-content"]
    assert list(decode_bio(labels)) == [
        ("cue", 0, 2), ("cue", 2, 3), ("source", 3, 4), ("content", 5, 6),
    ]  # fmt: skip
    with pytest.raises(ValueError, match="no label"):
        list(decode_bio(["B-who"]))


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        (["``", "No", ",", "''", "he", "said", "."], "“No,” he said."),
        (["It", "'s", "the", "U.S.", "'s", "-LRB-", "own", "-RRB-", "."], "It's the U.S.'s (own)."),
        (['"', "No", '"', ",", "she", "did", "n't"], '"No", she didn\'t'),
        (["''", "No", ",", "''", "he", "said", "."], "“No,” he said."),
        (["No", ",", "''", "he", "said", ".", "''", "I", "did", "''"], "No,” he said. “I did”"),
        ([], ""),
    ],
    ids=["quotation", "clitics and brackets", "straight marks", "one mark for both", "cut", "none"],
)
def test_detokenize(tokens: list[str], text: str) -> None:
    found, places = detokenize(tokens)
    assert found == text
    assert len(places) == len(tokens)
    assert all(low < high for low, high in places)


def test_result_as_json(tmp_path: Path) -> None:
    gold = brat(tmp_path, {"doc_one_ab12": GOLD})
    plain = json.loads(score(gold, always(), settings=Settings()).to_json())
    assert set(plain) == {"task", "gold", "items", "scores", "counts", "versions"}
    assert {"onrecord", "spacy", "model"} <= set(plain["versions"])
    told = json.loads(score(gold, always(), settings=Settings(), errors=1).to_json())
    assert len(told["errors"]) == 1


def test_article_ids_are_not_needed_by_name(tmp_path: Path) -> None:
    """A folder is known by what is in it, whatever it and its texts are called."""
    folder = tmp_path / "renamed"
    folder.mkdir()
    brat(folder, {"doc_one_ab12": GOLD})
    (item,) = load_items(folder)
    assert item.words().text == TEXT
    assert Article(id="art1_x", text=TEXT).span(0, 5).quote == "Smith"

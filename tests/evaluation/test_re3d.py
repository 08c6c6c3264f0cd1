"""The scorer of re3d's layout: hand-made folders, hand-counted scores."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import GoldError
from onrecord.evaluation.gold_re3d import is_re3d, read_re3d
from onrecord.evaluation.re3d import evaluate
from onrecord.evaluation.re3d_scores import Tally, tally_relations, tally_spans, trimmed
from onrecord.evaluation.re3d_spans import outer, plain
from onrecord.settings import Settings

TEXT = "Karim Hale, a member of the Green Alliance, met the rebels. They control Gwoza."


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def write(folder: Path, entities: list[Any], relations: list[Any], text: str = TEXT) -> Path:
    folder.mkdir()
    rows = {
        "documents.json": [{"_id": "D1", "title": "t", "text": text, "sourceUrl": "u"}],
        "entities.json": [
            {
                "_id": "e", "documentId": "D1", "begin": begin, "end": end, "type": kind,
                "value": text[begin:end], "confidence": sure,
            }
            for (begin, end), kind, sure in entities
        ],
        "relations.json": [
            {
                "_id": "r", "documentId": "D1", "begin": 0, "end": 0, "type": kind,
                "sourceBegin": source[0], "sourceEnd": source[1], "source": "",
                "targetBegin": target[0], "targetEnd": target[1], "target": "", "value": "",
                "confidence": sure,
            }
            for kind, source, target, sure in relations
        ],
    }  # fmt: skip
    for name, lines in rows.items():
        written = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
        (folder / name).write_text(written + "\n", encoding="utf-8-sig")
    return folder


ENTITIES = [
    (place("Karim Hale"), "Person", 1),
    (place("the Green Alliance"), "Organisation", 0.9),
    (place("Green Alliance"), "Organisation", 1),
    (place("the rebels"), "Organisation", 1),
    (place("They"), "Organisation", 1),
    (place("Gwoza"), "Location", 1),
    (place("Green"), "Person", 0),
]
RELATIONS = [
    ("BelongsTo", place("Karim Hale"), place("the Green Alliance"), 1),
    ("InChargeOf", place("the rebels"), place("Karim Hale"), 0.2),
]


def test_the_layout_is_known_by_its_files(tmp_path: Path) -> None:
    folder = write(tmp_path / "set", ENTITIES, RELATIONS)
    assert is_re3d(folder)
    assert is_re3d(tmp_path), "a folder of such folders"
    (folder / "relations.json").unlink()
    assert not is_re3d(folder)
    with pytest.raises(GoldError, match=r"documents\.json"):
        read_re3d(folder)


def test_a_text_may_hold_line_separators(tmp_path: Path) -> None:
    text = "One\u2028two\u0085three."
    (document,) = read_re3d(write(tmp_path / "set", [], [], text))
    assert document.text == text


def test_a_malformed_row_is_an_error_with_its_line(tmp_path: Path) -> None:
    folder = write(tmp_path / "set", ENTITIES, RELATIONS)
    (folder / "entities.json").write_text('{"documentId": "D1"}\n')
    with pytest.raises(GoldError, match=r"entities\.json:1"):
        read_re3d(folder)


TRIMMED = [
    ("the SDF", "SDF", "article"),
    ("more than 2,000 people", "people", "number"),
    ("his two friends", "friends", "owner and number"),
    ("ISIL’s", "ISIL", "genitive"),
    ('"Sana"', "Sana", "quotation marks"),
    ("the", "the", "nothing behind it"),
    ("Theatre One", "Theatre One", "no article"),
]


@pytest.mark.parametrize(("words", "expected", "note"), TRIMMED, ids=[c[2] for c in TRIMMED])
def test_what_is_no_part_of_a_stretch(words: str, expected: str, note: str) -> None:
    start, end = trimmed(words, 0, len(words))
    assert words[start:end] == expected, note


def test_spans_are_counted_once_and_unlikely_ones_not_at_all() -> None:
    gold = [(0, 10, "Person"), (20, 38, "Organisation"), (24, 38, "Organisation")]
    text = "Karim Hale joined   the Green Alliance."
    found = [(0, 10, "Person"), (24, 38, "Organisation"), (24, 29, "Person"), (11, 17, "Location")]
    tally = tally_spans(gold, found, [(24, 29, "Person")], text)
    assert tally == Tally(right=2, found=3, gold=2, strict=2, lenient=2)


def test_a_wrong_type_is_wrong() -> None:
    tally = tally_spans([(0, 4, "Person")], [(0, 4, "Organisation")], (), "Hale")
    assert (tally.right, tally.lenient) == (0, 0)


def test_relations_match_by_direction_and_heads() -> None:
    text = "General Hale commands the army of Norland"
    ends = {(0, 12): 8, (8, 12): 8, (22, 41): 26, (26, 30): 26}
    gold = [((0, 12), (22, 41))]

    def count(found: list[Any], *, directed: bool = True) -> Tally:
        head = {trimmed(text, *stretch): at for stretch, at in ends.items()}
        return tally_relations(gold, found, (), text, head.__getitem__, directed=directed)

    assert count([((8, 12), (26, 30))]) == Tally(right=1, found=1, gold=1, strict=0, lenient=1)
    assert count([((0, 12), (22, 41))]) == Tally(right=1, found=1, gold=1, strict=1, lenient=1)
    assert count([((22, 41), (0, 12))]).right == 0
    assert count([((22, 41), (0, 12))], directed=False).right == 1


def test_the_outer_of_nested_spans_is_kept() -> None:
    assert outer([(0, 4, "A"), (0, 9, "B"), (10, 12, "A"), (10, 12, "A")]) == [(0, 9, "B"), (10, 12, "A")]  # fmt: skip


def test_what_an_export_left_in_a_text_becomes_blanks() -> None:
    text = '"""We left,"" he said.[1] \u200eNow."\nHe said "yes".'
    cleaned = plain(text)
    assert len(cleaned) == len(text)
    assert cleaned.split() == ['"We', 'left,"', "he", "said.", "Now.", "He", "said", '"yes".']


@pytest.mark.model
def test_evaluate(tmp_path: Path) -> None:
    write(tmp_path / "set", ENTITIES, RELATIONS)
    seen: list[tuple[int, int, str]] = []
    result = evaluate(
        tmp_path, settings=Settings(), errors=1, on_progress=lambda *each: seen.append(each)
    )
    assert result.task == "actors"
    assert seen == [(1, 1, "D1")]
    assert (result.items, result.counts["spans"], result.counts["belongs_to"]) == (1, 5, 1)
    assert result.counts["in_charge_of"] == 0, "its probability is too low"
    assert result.scores["belongs_to"] == 100.0
    assert result.scores["spans_recall"] == 100.0
    assert {"spans_half_0", "spans_half_1"} & result.scores.keys()

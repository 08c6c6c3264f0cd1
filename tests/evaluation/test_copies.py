"""Graded pairs scored; and the set of pairs that the project made."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.cli import main
from onrecord.errors import GoldError
from onrecord.evaluation import copies
from onrecord.evaluation.gold_copies import GRADES, read_gold
from onrecord.evaluation.result import Result
from onrecord.settings import Settings
from tests.evaluation.copies.make import make

Capture = pytest.CaptureFixture[str]

SET = Path(__file__).parent / "copies"
TEXT = (
    "The harbour of Varna was closed on Monday after dockers walked out over wages. Their union "
    "wants eight percent more pay. The port authority has offered three percent and says that this "
    "was its last word. Eleven ships waited in the bay, among them two with grain for Egypt. "
    "The transport minister will meet both sides on Wednesday in Sofia."
)
OTHER = (
    "Parliament in Suva ratified a treaty on whales with Tonga and Samoa. Commercial whaling will "
    "be banned for fifty years. A fisherman from Levuka called the ban long overdue and said that "
    "he had last seen a humpback in the year his daughter was born."
)


def lines(path: Path, items: Sequence[object]) -> Path:
    path.write_text("\n".join(json.dumps(item) for item in items), encoding="utf-8")
    return path


def pair(a: object, b: object, grade: str, **more: object) -> dict[str, object]:
    return {"a": a, "b": b, "grade": grade, **more}


def evaluate(path: Path, errors: int = 0) -> Result:
    return copies.evaluate(path, settings=Settings(), errors=errors)


def test_what_is_plain_is_right(tmp_path: Path) -> None:
    gold = [
        pair(TEXT, TEXT + "\n\nSign up for our newsletter.", "copy"),
        pair(TEXT, OTHER, "independent"),
    ]
    found = evaluate(lines(tmp_path / "gold", gold))
    assert found.items == 2
    assert found.scores["macro"] == found.scores["origins"] == 100.0
    assert found.confusion == {
        "copy": {"copy": 1, "independent": 0},
        "independent": {"copy": 0, "independent": 1},
    }
    assert found.counts == {"copy": 1, "independent": 1}


def test_one_report_to_the_record_is_a_copy(tmp_path: Path) -> None:
    assert evaluate(lines(tmp_path / "gold", [pair(TEXT, TEXT, "copy")])).scores["copy"] == 100.0


def test_wrong_answers_are_shown_the_worst_first(tmp_path: Path) -> None:
    gold = [
        pair(TEXT, OTHER, "rewrite", how="a guess"),
        pair(TEXT, OTHER, "copy"),
        pair(TEXT, OTHER, "independent"),
    ]
    found = evaluate(lines(tmp_path / "gold", gold), errors=9)
    opening = "The harbour of Varna was closed on Monday after do …"
    assert found.errors[0].item.startswith(f"gold:2 {opening} | Parliament in Suva")
    assert found.errors[1].item.startswith("gold:1 ")
    assert found.errors[1].gold == "rewrite (a guess)"
    assert found.scores["origins"] == pytest.approx(33.33)
    assert found.scores["macro"] == pytest.approx((0 + 0 + 50) / 3, abs=0.01)


@pytest.mark.parametrize(
    ("row", "grade"),
    [
        pytest.param({"a": TEXT, "b": OTHER, "grade": "near copy"}, "near_copy", id="a blank"),
        pytest.param({"a": TEXT, "b": OTHER, "grade": "Near-Copy"}, "near_copy", id="a hyphen"),
        pytest.param({"text_a": TEXT, "text_b": OTHER, "grade": "rewrite"}, "rewrite", id="text_a"),
        pytest.param(
            {"a": {"text": TEXT, "publisher": "X"}, "b": {"text": OTHER}, "grade": "copy"},
            "copy",
            id="objects",
        ),
    ],
)
def test_ways_of_writing_a_pair(tmp_path: Path, row: object, grade: str) -> None:
    (found,) = read_gold(lines(tmp_path / "gold", [row])).pairs
    assert found.grade == grade


def test_ids_in_a_corpus_beside_the_pairs(tmp_path: Path) -> None:
    lines(tmp_path / "reports.jsonl", [{"id": 1, "text": TEXT}, {"id": "two", "text": OTHER}])
    row = {"a_id": "1", "b_id": "two", "grade": "independent", "corpus": "reports.jsonl"}
    found = evaluate(lines(tmp_path / "pairs.jsonl", [row]))
    assert found.scores["independent"] == 100.0
    assert evaluate(tmp_path).items == 1, "of a folder, the files with pairs"


def test_bad_lines_are_told_and_left_out(tmp_path: Path, capsys: Capture) -> None:
    rows: list[object] = [
        pair(TEXT, OTHER, "independent"),
        pair(TEXT, OTHER, "stolen"),
        pair(TEXT, "", "copy"),
        {"a": TEXT, "grade": "copy"},
        {"a_id": "1", "b_id": "2", "corpus": "nowhere.jsonl", "grade": "copy"},
        ["a list"],
        7,
    ]
    path = lines(tmp_path / "gold", rows)
    found = evaluate(path)
    assert found.items == 1
    assert found.counts["rejected"] == 6
    assert "none of copy, near_copy, rewrite, independent" in found.rejected[0]
    with pytest.raises(SystemExit) as ended:
        main(["eval", "copies", "--gold", str(path)])
    assert not ended.value.code
    assert "left out: 1 more lines" in capsys.readouterr().err


def test_a_report_that_reading_rejects_is_a_wrong_answer(tmp_path: Path) -> None:
    chinese = "北京星期一表示,双方已经同意继续进行谈判,并将在下个月举行第二轮会议。" * 20
    found = evaluate(lines(tmp_path / "gold", [pair(TEXT, chinese, "independent")]))
    assert found.counts["failed"] == 1
    assert found.scores["origins"] == 0.0


def test_a_failure_of_ours_is_a_wrong_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: copies.Judge, *articles: object) -> object:
        raise RuntimeError("a mistake of ours")

    monkeypatch.setattr(copies.Judge, "_derived", fails)
    found = evaluate(lines(tmp_path / "gold", [pair(TEXT, OTHER, "independent")]))
    assert found.counts["failed"] == 1
    assert found.scores["macro"] == 0.0


@pytest.mark.parametrize("content", ["", "words", '{"a": "x", "b": "y"}', '{"grade": "copy"}'])
def test_what_is_no_gold_set(tmp_path: Path, content: str) -> None:
    (tmp_path / "gold").write_text(content, encoding="utf-8")
    with pytest.raises(GoldError):
        evaluate(tmp_path / "gold")


def test_the_table_of_the_command(tmp_path: Path, capsys: Capture) -> None:
    path = lines(tmp_path / "gold", [pair(TEXT, OTHER, "independent"), pair(TEXT, TEXT, "copy")])
    with pytest.raises(SystemExit):
        main(["eval", "copies", "--gold", str(path)])
    shown = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "gold, and found as copy independent" in shown
    assert "copy 1 0" in shown
    assert "macro 100.00" in shown


# The set of the project.


def test_the_edits_make_what_is_committed() -> None:
    for name, text in make().items():
        assert (SET / name).read_text(encoding="utf-8") == text, f"{name}: run make.py"


def test_the_set_is_large_and_balanced() -> None:
    pairs = {half: read_gold(SET / f"{half}.jsonl").pairs for half in ("dev", "test")}
    for half, each in pairs.items():
        counts = Counter(pair.grade for pair in each)
        assert min(counts[grade] for grade in GRADES) >= 30, half
        assert max(counts.values()) <= 1.3 * min(counts.values()), half
    assert sum(map(len, pairs.values())) >= 240


def test_no_happening_is_in_both_halves() -> None:
    happenings = {}
    for half in ("dev", "test"):
        rows = (SET / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
        happenings[half] = {json.loads(row)["a_id"].split("/")[0] for row in rows}
    assert not happenings["dev"] & happenings["test"]


@pytest.mark.parametrize("half", ["dev", "test"])
def test_pairs_of_the_news_corpus_are_all_there(half: str, corpora: Path) -> None:
    if not (corpora / "news" / "reports.jsonl.gz").exists():
        pytest.skip("the news corpus is absent")
    found = read_gold(SET / f"news_{half}.jsonl")
    assert not found.rejected
    assert len(found.pairs) >= 24

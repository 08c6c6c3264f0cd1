"""``onrecord eval`` as a user runs it, with hand-made predictions in place of the pipeline."""

import json
import sys
from pathlib import Path

import pytest

from onrecord.cli import main
from onrecord.evaluation import statements
from tests.evaluation.made import GOLD, TEXT, always, brat, statement

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "dev").mkdir()
    brat(tmp_path / "dev", {"doc_one_ab12": GOLD})
    found = always(statement(TEXT, "Smith", "said", ["the talks failed"]))
    monkeypatch.setattr(statements, "pipeline", lambda settings: found)
    return tmp_path


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["eval", "statements", *arguments])
    return int(ended.value.code or 0)


def test_scores_and_the_worst_with_their_text(corpus: Path, capsys: Capture) -> None:
    assert run("--gold", str(corpus), "--split", "dev", "--errors", "1") == 0
    told = capsys.readouterr()
    lines = [" ".join(line.split()) for line in told.out.splitlines()]
    assert lines[0].endswith("dev: 1 items")
    assert "source 66.67 100.00 50.00 50.00 2" in lines
    assert (
        "gold: [source Smith] [cue said] [content the talks failed]. "
        "[source! Jones] [cue! denied] [content! them]. He agreed."
    ) in lines
    assert "spacy" in told.err


def test_json_is_clean_while_progress_is_shown(
    corpus: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    given = ("--gold", str(corpus / "dev"), "--json", "--errors", "1")
    assert run(*given) == 0
    told = capsys.readouterr()
    result = json.loads(told.out)
    assert result["scores"]["source_recall"] == 50.0
    assert result["counts"]["content_indirect"] == 2
    (case,) = result["errors"]
    assert case["excerpts"][0]["text"].startswith("Smith said")
    assert "items" in told.err


def test_a_split_that_is_not_there_is_told_in_a_line(corpus: Path, capsys: Capture) -> None:
    assert run("--gold", str(corpus), "--split", "test") == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "no split 'test'; there are dev/" in told.err
    assert told.err.count("\n") == 1


def test_progress_counts_items(corpus: Path) -> None:
    from onrecord.settings import Settings

    seen: list[tuple[int, int | None, str]] = []
    statements.evaluate(
        corpus / "dev", settings=Settings(), on_progress=lambda *told: seen.append(told)
    )
    assert seen == [(0, 1, "doc_one_ab12"), (1, 1, "")]


def test_a_failure_is_counted_and_its_traceback_is_for_debugging(
    corpus: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(text: str) -> statements.Found:
        raise RuntimeError("a mistake of ours")

    monkeypatch.setattr(statements, "pipeline", lambda settings: fails)
    assert run("--gold", str(corpus / "dev")) == 0
    told = capsys.readouterr()
    assert "failed" in told.out
    assert "1 items" in told.out.splitlines()[-1]
    assert "a mistake of ours" not in told.err
    assert run("--gold", str(corpus / "dev"), "--debug") == 0
    assert "a mistake of ours" in capsys.readouterr().err

"""How many reports there are, told without reading them."""

from pathlib import Path

import pytest

from onrecord.read import count_reports


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "reports" / "more"
    inside.mkdir(parents=True)
    for name in ("a.txt", "b.html", "notes.md", ".hidden", "more/c.txt"):
        (tmp_path / "reports" / name).write_text("words")
    (tmp_path / "lines.jsonl").write_text('{"text": "a"}\n{"text": "b"}\n{"text": "c"}')
    (tmp_path / "feed.xml").write_text("<rss/>")
    return tmp_path


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        pytest.param([], 0, id="nothing"),
        pytest.param(["reports"], 3, id="a folder, without notes and what is hidden"),
        pytest.param(["reports/*.txt"], 1, id="a glob"),
        pytest.param(["reports/*"], 4, id="a glob that names notes and a folder"),
        pytest.param(["lines.jsonl", "reports/a.txt"], 4, id="lines, the last without its end"),
        pytest.param(["gone.txt"], 1, id="what is not there is rejected once"),
        pytest.param(["feed.xml"], None, id="a feed has to be read"),
        pytest.param(["reports", "-"], None, id="standard input"),
        pytest.param(["https://post.example/feed"], None, id="an address"),
    ],
)
def test_reports_are_counted(
    folder: Path, monkeypatch: pytest.MonkeyPatch, inputs: list[str], expected: int | None
) -> None:
    monkeypatch.chdir(folder)
    assert count_reports(inputs) == expected

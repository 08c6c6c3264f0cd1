"""The shipped examples are whole: every one dated, named as written for the project, of every kind."""

import json
import re
from datetime import datetime
from pathlib import Path

import pytest
import yaml

EXAMPLES = Path(__file__).parents[2] / "examples"
NOTE = "ritten for the OnRecord project from public facts."
_TAG = re.compile(r"<(script|style).*?</\1>|<[^>]+>", re.DOTALL)


def _text_reports() -> dict[str, dict[str, str]]:
    found = {}
    for path in sorted(EXAMPLES.glob("*.txt")):
        _, header, body = path.read_text("utf-8").split("---\n", 2)
        found[path.name] = {**yaml.safe_load(header), "text": body.strip()}
    return found


def _json_reports() -> list[dict[str, str]]:
    lines = (EXAMPLES / "more-reports.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", _text_reports()[name]["text"].lower()))


def test_there_are_enough_of_each_kind() -> None:
    pages = list(EXAMPLES.glob("*.html"))
    assert len(_text_reports()) + len(pages) + len(_json_reports()) >= 16
    assert len(pages) >= 4
    assert len(_json_reports()) >= 5


@pytest.mark.parametrize("name", sorted(_text_reports()))
def test_text_report_has_its_header(name: str) -> None:
    report = _text_reports()[name]
    assert NOTE in report["note"]
    assert datetime.fromisoformat(str(report["published"]))
    assert re.match(r"https://[\w.-]+\.example\.(org|net|com)/", report["url"])
    assert report["publisher"]
    assert 80 <= len(report["text"].split()) <= 300


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.html")), ids=lambda path: path.stem)
def test_page_has_metadata_and_clutter(path: Path) -> None:
    page = path.read_text("utf-8")
    assert NOTE in page
    assert "article:published_time" in page or "datePublished" in page
    assert 'rel="canonical"' in page
    assert "<script" in page
    assert 80 <= len(_TAG.sub(" ", page).split()) <= 330


def test_json_lines_have_the_same_fields() -> None:
    for report in _json_reports():
        assert set(report) == {"title", "publisher", "published", "url", "text", "note"}
        assert NOTE in report["note"]
        assert 80 <= len(report["text"].split()) <= 300


def test_the_copy_is_one_and_the_rewrite_is_not() -> None:
    agency = _text_reports()["2021-09-23-taiwan-applies.txt"]["text"]
    copy = (EXAMPLES / "2021-09-23-port-city-post.html").read_text("utf-8")
    assert all(paragraph in copy for paragraph in agency.split("\n\n"))
    rewrite = _text_reports()["2021-09-24-taipei-makes-its-move.txt"]["text"]
    assert not any(paragraph in rewrite for paragraph in agency.split("\n\n"))
    shared = _words("2021-09-23-taiwan-applies.txt") & _words("2021-09-24-taipei-makes-its-move.txt")
    assert len(shared) > 60


def test_the_correction_says_so_and_differs_in_the_fact() -> None:
    before = _text_reports()["2021-09-23-taiwan-applies.txt"]["text"]
    after = _text_reports()["2021-09-23-taiwan-applies-correction.txt"]["text"]
    assert after.startswith("Correction: An earlier version")
    assert "has 12 members" in before
    assert "has 11 members" in after


def test_the_question_is_complete() -> None:
    question = yaml.safe_load((EXAMPLES / "cptpp.yaml").read_text("utf-8"))
    assert set(question) == {
        "text", "subject", "action", "object", "wordings", "deciders", "rule",
    }  # fmt: skip
    assert question["rule"] == "consensus"
    assert len(question["deciders"]) == 12


def test_the_readme_names_every_person_and_outlet_as_invented() -> None:
    readme = " ".join((EXAMPLES / "README.md").read_text("utf-8").split())
    outlets = {report["publisher"] for report in [*_text_reports().values(), *_json_reports()]}
    missing = [outlet for outlet in sorted(outlets) if outlet not in readme]
    assert missing == []

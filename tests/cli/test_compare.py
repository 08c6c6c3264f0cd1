"""``onrecord compare`` as a user runs it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.cli import main
from tests.query.desk import Desk

Run = Callable[..., tuple[int, str, str]]
CLOSED = "Norland closed its border crossing at Veldt on Monday."


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    desk = Desk()
    reports = []
    for number, more in enumerate(("", "Norland expelled two diplomats in autumn.", "")):
        text = f"{CLOSED}\n{more}\nEdition {number} of the <b>day</b>."
        report = desk.report(text, f"Outlet {number}", "2021-03-01", title="Border closed")
        actor = report.actor("Norland", "government", known_as="country:NO")
        report.event("COERCE", "closed", [actor])
        if more:
            report.event("SANCTION", "expelled", [actor])
        reports.append(report)
    desk.story(*reports, origins=[[report] for report in reports])
    desk.save(tmp_path / "record.db").close()
    monkeypatch.setenv("ONRECORD_STORE", str(tmp_path / "record.db"))

    def run_it(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return run_it


def test_text(run: Run) -> None:
    status, out, _ = run("compare", "border closed")
    assert status == 0
    assert "WHAT ALL 3 TELL\n- Norland: “closed” (1: told by 3 independent origins" in out
    assert f"“{CLOSED}” – Outlet 2, 1 March 2021" in out
    assert "WHERE THEY DIFFER\nNo difference" in out
    alone = out.partition("WHAT ONLY ONE TELLS")[2]
    assert "Outlet 1 (1):" in alone
    assert "expelled two diplomats" in alone


def test_markdown_and_page(run: Run) -> None:
    assert "## What all 3 tell" in run("compare", "border", "--markdown")[1]
    page = run("compare", "border", "--html")[1]
    assert page.startswith("<!DOCTYPE html>")
    assert "What all 3 tell" in page


def test_json_has_everything(run: Run) -> None:
    found = json.loads(run("compare", "border", "--json")[1])
    assert [len(found[part]) for part in ("voices", "agreed", "several", "alone", "differs")] == [
        3, 1, 0, 1, 0,
    ]  # fmt: skip
    assert found["agreed"][0]["credibility"]["number"] == 1


def test_an_unknown_story_is_told_in_one_line(run: Run) -> None:
    assert run("compare", "harvest") == (
        1,
        "",
        "onrecord: no story 'harvest' in the record; see: onrecord stories --smallest 2\n",
    )

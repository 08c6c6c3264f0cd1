"""The commands as a user runs them: output, JSON, errors, exit status, and what they import."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.cli import main
from onrecord.records import Rejection
from tests.query.desk import Desk

QUESTION = "Taiwan's entry into the CPTPP"


class Ran:
    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, record_path: Path):  # type: ignore[no-untyped-def]
    monkeypatch.delenv("ONRECORD_STORE", raising=False)

    def run_it(*arguments: str, store: Path | str | None = record_path) -> Ran:
        before = ["--store", str(store)] if store is not None else []
        with pytest.raises(SystemExit) as ended:
            main([*before, *arguments])
        said = capsys.readouterr()
        return Ran(int(ended.value.code or 0), said.out, said.err)

    return run_it


SHOWS = [
    (["brief", QUESTION], "BOTTOM LINE"),
    (["board", QUESTION], "Consensus of 11: 1 for, 1 leaning for"),
    (["board", QUESTION, "--since", "2022-11-18"], "moved from"),
    (["board", QUESTION, "--since", "2023-01-01"], "Nothing is new or moved after 1 January 2023."),
    (["board", QUESTION, "--as-of", "2021-01-01"], "no statement found"),
    (["brief", f"South Korea's stand on {QUESTION}"], "no statement found"),
    (["who", "Japan"], "In the record: 3 reports, 27 August 2021"),
    (["who", "Japan"], "Codes: ISO JPN, COW 740 (JPN), PLOVER JPN GOV"),
    (["who", "Japan", "--at", "2021-09-01"], "In the record: 3 reports"),
    (["said", "Japan"], "24 September 2021: Japan (indirect): it supports"),
    (["said", "Japan", "--about", "fish"], "no statement found"),
    (["timeline"], "CONSULT"),
    (["timeline", "--actor", "China"], "no statement found"),
    (["timeline", "--question", QUESTION], "REJECT"),
    (["stories"], "copy of Harbour Gazette"),
    (["stories", "1.txt"], "1 independent origin:"),
    (["show", "0.txt", "--beside", "1.txt"], "Inland Post is a copy of Harbour Gazette"),
    (["show", "0.txt"], "Japan said on Friday that [1 it [2 supports] [2 Taiwan’s entry"),
    (["codebook"], "ASSAULT"),
    (["codebook", "consult"], "CONSULT (verbal cooperation"),
    (["doctor"], "hash as pinned"),
    (["export", "jsonl"], '"record":"position"'),
    (["export", "csv"], "kind,id,article,outlet"),
]


@pytest.mark.parametrize(("arguments", "shown"), SHOWS, ids=[" ".join(c[0]) for c in SHOWS])
def test_output_goes_to_standard_output(run, arguments: list[str], shown: str) -> None:  # type: ignore[no-untyped-def]
    ran = run(*arguments)
    assert ran.status == 0, ran.err
    assert shown in ran.out
    assert ran.err == ""


JSON = [
    (["brief", QUESTION], "sections"),
    (["board", QUESTION], "deciders"),
    (["who", "Japan"], "profile"),
    (["said", "Japan"], None),
    (["timeline"], None),
    (["stories"], None),
    (["show", "0.txt"], "marks"),
    (["stories", "1.txt"], "which"),
    (["show", "0.txt", "--beside", "1.txt"], "rows"),
    (["codebook"], "types"),
    (["doctor"], None),
]


@pytest.mark.parametrize(("arguments", "key"), JSON, ids=[" ".join(case[0]) for case in JSON])
def test_json_is_one_document(run, arguments: list[str], key: str | None) -> None:  # type: ignore[no-untyped-def]
    ran = run(*arguments, "--json")
    found = json.loads(ran.out)
    assert (key in found) if key is not None else (isinstance(found, list) and found)


ERRORS = [
    (["who", "Zog"], 1, "onrecord: no actor called 'Zog' in the record"),
    (["brief", "?"], 1, "onrecord: nothing to look for in '?'"),
    (["brief", "nowhere.yaml"], 1, "onrecord: cannot read the question file nowhere.yaml"),
    (["show", "nothing"], 1, "onrecord: no article 'nothing' in the record"),
    (["show", "0.txt", "--beside", "nothing"], 1, "onrecord: no article 'nothing' in the record"),
    (["stories", "harvest"], 1, "onrecord: no story 'harvest' in the record"),
    (["codebook", "DANCE"], 1, "onrecord: no event type 'DANCE'; the types are"),
    (["board"], 2, "give QUESTION, or say what is asked"),
    (["board", QUESTION, "--as-of", "yesterday"], 2, "write it as 2021-08-27"),
    (["export", "pdf"], 2, "jsonl"),
    (["export", "csv", "--json"], 2, "--json wants --output"),
    (["eval", "weather", "--gold", "."], 2, "statements"),
    (["dance"], 2, "No such command"),
]


@pytest.mark.parametrize(
    ("arguments", "status", "said"), ERRORS, ids=[" ".join(c[0]) for c in ERRORS]
)
def test_errors_are_told_on_standard_error(
    run, arguments: list[str], status: int, said: str
) -> None:  # type: ignore[no-untyped-def]
    ran = run(*arguments)
    assert ran.status == status
    assert said in ran.err
    assert ran.out == ""
    if status == 1:
        assert ran.err.count("\n") == 1, "one plain line"


def test_no_record_is_told(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    ran = run("brief", QUESTION, store=tmp_path / "none.db")
    assert ran.status == 1
    assert "none.db" in ran.err
    assert not (tmp_path / "none.db").exists(), "asking makes no record"


def test_debug_gives_the_traceback(record_path: Path) -> None:
    from onrecord.errors import NotInRecord

    with pytest.raises(NotInRecord):
        main(["--store", str(record_path), "who", "Zog", "--debug"])


def test_the_store_may_stand_anywhere(
    run, record_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]
    after = run("who", "Japan", "--store", str(record_path), store=None)
    assert after.status == 0
    monkeypatch.setenv("ONRECORD_STORE", str(record_path))
    assert run("who", "Japan", store=None).out == after.out


def test_a_question_from_standard_input(run, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("sys.stdin", io.StringIO("subject: Taiwan\naction: entry\nobject: CPTPP\n"))
    assert "Taiwan's entry into CPTPP" in run("brief", "-").out
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{QUESTION}\n"))
    assert QUESTION in run("brief", "-").out


def test_a_rejection_is_told_and_gives_status_3(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]
    import onrecord
    from onrecord.pipeline import ReadSummary

    summary = ReadSummary(
        run="run1_x",
        read=2,
        already=1,
        rejected=[Rejection(locator="a\x1b[31m.txt", code="empty", message="there is\nno text")],
        set_aside=[Rejection(locator="b.txt", code="not-english", message="it is in de")],
    )
    monkeypatch.setattr(onrecord.OpenRecord, "read", lambda *_, **__: summary)
    ran = run("read", "a.txt", store=tmp_path / "new.db")
    assert ran.status == 3
    assert ran.out.endswith("new.db: 2 read, 1 there already, 1 rejected, 1 set aside\n")
    assert ran.err.splitlines() == [
        "rejected (empty): a.txt: there is no text",
        "set aside (not-english): b.txt: it is in de",
    ]
    told = json.loads(run("read", "a.txt", "--json", store=tmp_path / "new.db").out)
    assert (told["read"], told["rejected"][0]["code"]) == (2, "empty")


def test_csv_is_safe_for_a_spreadsheet(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    desk = Desk()
    report = desk.report(
        '=HYPERLINK("http://x") backs the plan.', "-Post", "2021-01-05", title="@x"
    )
    report.position(None, "for", "backs", "the plan")
    desk.save(tmp_path / "r.db").close()
    rows = list(csv.DictReader(io.StringIO(run("export", "csv", store=tmp_path / "r.db").out)))
    assert rows[0]["words"].startswith("'=HYPERLINK")
    assert (rows[0]["outlet"], rows[0]["title"]) == ("'-Post", "'@x")


def test_export_to_a_file(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    target = tmp_path / "claims.jsonl"
    ran = run("export", "jsonl", "--output", str(target))
    lines = target.read_text().splitlines()
    assert ran.out == ""
    assert f"{len(lines)} lines" in ran.err
    kinds = {json.loads(line)["record"] for line in lines}
    assert {"article", "actor", "mention", "statement", "position", "event_mention"} <= kinds


def test_markup_and_escapes_in_reports_are_text(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    desk = Desk()
    report = desk.report(
        "Japan\x1b[31m backs [bold]Taiwan’s entry into the CPTPP[/bold] [link=http://x]now\x9b2J.",
        "Post [red]\x1b]0;owned\x07",
        "2021-01-05",
        title="[blink]Title\x1b[5m",
    )
    japan = report.actor("Japan", "government", country="JP", known_as="country:JP")
    report.position(japan, "for", "backs", "Taiwan’s entry into the CPTPP")
    report.statement(japan, "backs", "Taiwan’s entry into the CPTPP")
    report.event("SUPPORT", "backs", [japan])
    desk.story(report)
    desk.save(tmp_path / "r.db").close()
    for arguments in (
        ["brief", QUESTION], ["board", QUESTION], ["said", "Japan"], ["timeline"], ["stories"],
        ["stories", "0.txt"], ["show", "0.txt"], ["who", "Japan"], ["brief", QUESTION, "--json"], ["show", "0.txt", "--json"],
    ):  # fmt: skip
        ran = run(*arguments, store=tmp_path / "r.db")
        assert ran.status == 0, arguments
        assert not re.search("[\x1b\x9b\x07]", ran.out), arguments
    assert "[bold]Taiwan’s entry" in run("said", "Japan", store=tmp_path / "r.db").out
    shown = run("show", "0.txt", store=tmp_path / "r.db").out
    assert "[blink]Title" in shown
    assert "[link=http://x]now" in shown


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


LIGHT = [["--help"], ["brief", QUESTION], ["board", QUESTION], ["who", "Japan"], ["codebook"]]


@pytest.mark.parametrize("arguments", LIGHT, ids=[case[0] for case in LIGHT])
def test_asking_does_not_load_the_english_model(record_path: Path, arguments: list[str]) -> None:
    code = (
        "import sys\n"
        "from onrecord.cli import main\n"
        "try:\n"
        f"    main({['--store', str(record_path), *arguments]!r})\n"
        "except SystemExit as ended:\n"
        "    assert not ended.code, ended.code\n"
        "loaded = sorted({'spacy', 'thinc', 'trafilatura', 'numpy'} & set(sys.modules))\n"
        "assert not loaded, loaded\n"
    )
    ran = python(code)
    assert ran.returncode == 0, ran.stderr


def test_importing_the_package_is_cheap() -> None:
    ran = python(
        "import sys, onrecord\n"
        "assert not {'spacy', 'sqlalchemy', 'rich', 'typer', 'yaml'} & set(sys.modules)\n"
    )
    assert ran.returncode == 0, ran.stderr


def test_a_reader_that_goes_away_is_no_error(record_path: Path) -> None:
    command = f"{sys.executable} -m onrecord --store {record_path} export jsonl | head -1"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert ran.stdout.count("\n") == 1
    assert "Traceback" not in ran.stderr

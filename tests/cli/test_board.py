"""``onrecord board`` and ``onrecord changes`` in every form."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.cli import main
from onrecord.export.board_csv import COLUMNS
from tests.query.desk import Desk

QUESTION = "Taiwan's entry into the CPTPP"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, record_path: Path
) -> Run:
    monkeypatch.delenv("ONRECORD_STORE", raising=False)

    def run_it(*arguments: str, store: Path = record_path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["--store", str(store), *arguments])
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return run_it


def rows(written: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written)))


FORMS = [
    (["board", QUESTION, "--markdown"], "| Japan | for | 24 September 2021 | own words | 2 (1) |"),
    (["board", QUESTION, "--html"], "<!DOCTYPE html>"),
    (["board", QUESTION, "--csv"], ",".join(COLUMNS)),
    (["board", QUESTION, "--json"], '"deciders"'),
    (
        ["board", QUESTION, "--assume", "Chile=against"],
        "Assumed, and told by no report: Chile: against.",
    ),
    (["board", QUESTION, "--assume", "Chile=against"], "blocked by Chile"),
    (["changes", QUESTION, "--since", "2022-11-18"], "moved: Australia"),
    (["changes", QUESTION, "--since", "2022-11-18", "--markdown"], "## Moved"),
    (["changes", QUESTION, "--since", "2022-11-18", "--html"], "<!DOCTYPE html>"),
    (["changes", QUESTION, "--since", "2021-09-01", "--as-of", "2021-10-01"], "new: Japan"),
]


@pytest.mark.parametrize(
    ("arguments", "shown"), FORMS, ids=[" ".join(c[0][:1] + c[0][2:]) for c in FORMS]
)
def test_every_form_goes_to_standard_output(run: Run, arguments: list[str], shown: str) -> None:
    status, out, err = run(*arguments)
    assert (status, err) == (0, "")
    assert shown in out


def test_changes_as_json(run: Run) -> None:
    found = json.loads(run("changes", QUESTION, "--since", "2022-11-18", "--json")[1])
    (shift,) = found["moved"]
    assert (shift["holder"], shift["was"], shift["stance"]) == (
        "Australia",
        "against",
        "leaning_for",
    )
    assert "will not support" in shift["before"][0]["source"]["quote"]
    assert "could back" in shift["told"][0]["source"]["quote"]


WRONG = [
    (["board", QUESTION, "--csv", "--html"], 2, "one of --csv, --html at a time"),
    (["changes", QUESTION], 2, "--since"),
    (["board", QUESTION, "--assume", "Norway=for"], 1, "Norway does not decide this"),
    (["changes", QUESTION, "--since", "2022-01-01", "--as-of", "2021-01-01"], 1, "must be later"),
]


@pytest.mark.parametrize(
    ("arguments", "status", "said"), WRONG, ids=[" ".join(c[0][2:]) for c in WRONG]
)
def test_wrong_usage_is_told(run: Run, arguments: list[str], status: int, said: str) -> None:
    ended, out, err = run(*arguments)
    assert (ended, out) == (status, "")
    assert said in err


def test_csv_has_a_row_a_line(run: Run) -> None:
    found = rows(run("board", QUESTION, "--csv")[1])
    by_holder = {row["holder"]: row for row in found}
    japan, australia = by_holder["Japan"], by_holder["Australia"]
    assert (japan["role"], japan["stance"], japan["since"], japan["reports"], japan["origins"]) == (
        "decider", "for", "2021-09-24", "2", "1",
    )  # fmt: skip
    assert (japan["outlet"], japan["published"], japan["learned"]) == (
        "Harbour Gazette", "2021-09-24", "2021-09-24",
    )  # fmt: skip
    assert (australia["before"], australia["before_since"]) == ("against", "2022-11-18")
    assert "will not support" in australia["before_words"]
    assert by_holder["Lawmakers from Japan’s ruling party"]["beneath"] == "Japan"
    assert by_holder["Peru"]["stance"] == "silent"
    guess = by_holder["Other members of the bloc"]
    assert (guess["role"], guess["how"], guess["stance"]) == ("guess", "conjecture", "")
    assert all(None not in row and None not in row.values() for row in found), (
        "as many cells as columns"
    )


def test_csv_cells_are_the_words_of_the_text(run: Run, record_path: Path) -> None:
    import onrecord

    with onrecord.open(record_path) as record:
        for row in rows(run("board", QUESTION, "--csv")[1]):
            if row["words"]:
                text = record.view.article(row["article"]).text
                assert text[int(row["start"]) : int(row["end"])] == row["words"]


def test_csv_is_safe_for_a_spreadsheet(run: Run, tmp_path: Path) -> None:
    desk = Desk()
    report = desk.report("=1+1 backs Taiwan’s entry into the CPTPP.", "@Post", "2021-01-05")
    report.position(
        None, "for", "backs", "Taiwan’s entry into the CPTPP", holder_span=report.span("=1+1")
    )
    desk.save(tmp_path / "r.db").close()
    (row,) = [
        r for r in rows(run("board", QUESTION, "--csv", store=tmp_path / "r.db")[1]) if r["words"]
    ]
    assert (row["holder"], row["words"][:2], row["outlet"]) == ("'=1+1", "'=", "'@Post")

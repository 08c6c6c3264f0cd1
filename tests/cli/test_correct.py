"""``onrecord correct`` and ``onrecord identify`` as a user runs them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.cli import main
from tests.query.correction_desk import make_record

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setenv("ONRECORD_STORE", str(make_record(tmp_path / "record.db")))

    def run_it(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return run_it


def test_a_session(run: Run, tmp_path: Path) -> None:
    assert run("correct", "list") == (0, "no corrections in the record\n", "")
    status, out, _ = run("correct", "merge", "Alder Party", "Birch Front", "--dry-run")
    assert (status, out.splitlines()[0][:58]) == (
        0,
        "would be merged: 5 reports now under Alder Party (party, N",
    )
    assert out.endswith("nothing was stored\n")
    status, out, _ = run(
        "correct", "merge", "Alder Party", "Birch Front", "--note", "one since 2020"
    )
    assert "merged: 5 reports now under Alder Party (party, NO), ent1_" in out
    assert "before: Alder Party (party, NO), 3 reports, ent1_" in out
    id = out.split()[-1]
    assert out.endswith(f"take it back with: onrecord correct undo {id}\n")
    status, out, _ = run("correct", "list")
    assert out.startswith(f"{id} ")
    assert "merge “Alder Party” and “Birch Front”" in out
    assert "note: one since 2020" in out
    status, out, err = run("correct", "not-the-same", "Alder Party", "Birch Front")
    assert (status, out) == (1, "")
    assert err == (
        f"onrecord: Alder Party and Birch Front are one actor since correction {id} of {err.split(' of ')[1][:10]}; "
        f"undo that first: onrecord correct undo {id}\n"
    )
    status, out, _ = run("correct", "undo", id[:9], "--json")
    assert [each["reports"] for each in json.loads(out)["after"]] == [3, 2]
    assert run("correct", "list")[1] == "no corrections in the record\n"
    assert "[undone on" in run("correct", "list", "--all")[1]
    status, out, _ = run(
        "correct", "split", "Alder Party", "--published", "2021-03-03", "--name", "South"
    )
    assert "1 report now under South" in out
    status, out, _ = run("correct", "rename", "South", "Southern Alder")
    assert "renamed: 1 report now under Southern Alder" in out
    status, _, err = run("correct", "not-the-same", "Alder Party", "Birch Front")
    assert (status, "may be Alder Party (party, NO, ent1_" in err) == (1, True), (
        "both are called so"
    )
    status, out, _ = run("correct", "not-the-same", "Coastal Union", "Birch Front")
    assert "nobody's reports change" in out
    told = json.loads(run("correct", "list", "--json")[1])
    assert [each["standing"] for each in told] == ["holds"] * 3
    export = tmp_path / "told.jsonl"
    assert run("export", "jsonl", "--output", str(export))[0] == 0
    other = str(make_record(tmp_path / "other.db"))
    status, out, err = run("correct", "import", str(export), "--store", other)
    assert (status, out, err) == (0, "3 corrections imported, 1 undone where they come from\n", "")
    assert "Southern Alder (party" in run("who", "Southern Alder", "--store", other)[1]


ERRORS = [
    (["correct", "merge", "Alder Party"], 2, "name two actors or more"),
    (["correct", "merge", "Alder Party", "Alder"], 1, "are one actor already"),
    (["correct", "merge", "Alder Party", "Zog"], 1, "no actor called 'Zog' in the record"),
    (["correct", "split", "Alder Party"], 1, "name some by --article, --publisher or --published"),
    (["correct", "split", "Alder Party", "--article", "x.txt"], 1, "no article 'x.txt' in the record"),
    (["correct", "split", "Alder Party", "--published", "March"], 2, "write it as 2021-08-27"),
    (["correct", "rename", "Alder Party", ""], 1, "the name is empty"),
    (["correct", "undo", "cor1_0"], 1, "no correction 'cor1_0'; see them with: onrecord correct list"),
    (["correct", "import", "nowhere.jsonl"], 1, "cannot read nowhere.jsonl"),
    (["correct", "dance"], 2, "No such command"),
    (["identify"], 2, "give files, or --list"),
    (["identify", "--list", "--forget", "x"], 2, "give files, or --list"),
    (["identify", "--unsure"], 2, "give files, or --list"),
    (["identify", "--list", "--source", "x"], 2, "--source names the list"),
    (["identify", "nowhere.csv"], 1, "cannot read nowhere.csv"),
    (["identify", "--forget", "x"], 1, "no list of known actors called 'x' in the record; there is none"),
]  # fmt: skip


def test_errors_are_one_plain_line(run: Run) -> None:
    for arguments, status, said in ERRORS:
        ended, out, err = run(*arguments)
        assert (ended, out) == (status, ""), arguments
        assert said in err, arguments
        if status == 1:
            assert err.count("\n") == 1, arguments


def test_no_record_is_made_by_a_correction(run: Run, tmp_path: Path) -> None:
    for command in (["correct", "list"], ["correct", "undo", "x"], ["identify", "--list"]):
        status, _, err = run(*command, "--store", str(tmp_path / "none.db"))
        assert (status, "no record at" in err) == (1, True)
    assert not (tmp_path / "none.db").exists()


def test_lists_of_known_actors(run: Run, tmp_path: Path) -> None:
    assert run("identify", "--list")[1].startswith("no lists of known actors in the record")
    table = tmp_path / "parties.csv"
    table.write_text(
        "name,qid,country,aliases\nAlder Party,Q7,NO,\nElm,Q8,,\n\x1b[31mX,8,,\nB,Q9,NO,Birch Front\nC,Q10,NO,Birch Front\n"
    )
    status, out, err = run("identify", str(table))
    assert status == 3
    assert (
        out == "parties: 4 known actors, 1 linked, 2 unsure, 1 not in the record, 1 rows rejected\n"
    )
    assert err.count("\n") == 1
    assert "parties.csv:4: '8' is no Wikidata id" in err
    status, out, _ = run("identify", "--list")
    assert "Alder Party (party, NO), 3 reports, wikidata Q7" in out
    assert "name 'Alder Party' and country NO as Q7 in list parties" in out
    status, out, _ = run("identify", "--list", "--unsure")
    assert "Birch Front (party, NO), 2 reports\n" in out
    assert " ".join(out.split()).count("2 of that list fit") == 2
    told = json.loads(run("identify", "--list", "--json")[1])
    assert (told["lists"][0]["linked"], told["links"][0]["identifiers"]) == (1, {"wikidata": "Q7"})
    assert "wikidata Q7" in run("who", "Alder Party")[1]
    assert run("identify", "--forget", "parties")[1] == "forgotten: parties, 4 known actors\n"
    assert "wikidata" not in run("who", "Alder Party")[1]

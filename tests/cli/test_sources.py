"""``onrecord sources`` as a user runs it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.cli import main
from tests.query.pact import make_record

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    make_record(tmp_path / "record.db").close()
    monkeypatch.setenv("ONRECORD_STORE", str(tmp_path / "record.db"))

    def run_it(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return run_it


def letters(run: Run) -> dict[str, str | None]:
    return {line["outlet"]: line["letter"] for line in json.loads(run("sources", "--json")[1])}


def test_no_outlet_has_a_letter_that_nobody_gave(run: Run) -> None:
    assert set(letters(run).values()) == {None}
    assert "[" not in run("sources")[1]


def test_a_letter_is_given_shown_and_taken_back(run: Run) -> None:
    outlet = next(iter(letters(run)))
    status, out, _ = run(
        "sources", "rate", f"the {outlet.lower()}", "b", "--why", "corrects itself"
    )
    assert (status, out.startswith(f"{outlet} [B: usually reliable] (“corrects itself”): ")) == (
        0,
        True,
    )
    assert letters(run)[outlet] == "B"
    assert f"{outlet} [B" in run("sources")[1]
    assert "[B]" in run("timeline")[1]
    assert '"reliability": "B"' in run("timeline", "--json")[1]
    assert run("sources", "rate", outlet, "F")[0] == 0
    assert letters(run)[outlet] == "F", "given by the user, so it stands"
    assert run("sources", "unrate", outlet) == (0, f"{outlet}: no letter any more\n", "")
    assert set(letters(run).values()) == {None}
    assert "[F]" not in run("timeline")[1]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("rate", "Herald", "G"), "'G' is no letter for Herald: give one of A, B, C, D, E, F"),
        (("rate", " ", "A"), "an outlet and a reason have 1 to 300 characters each"),
        (("unrate", "Herald"), "no letter was given to 'Herald'; see: onrecord sources"),
        (("import", "nowhere.csv"), "cannot read nowhere.csv: No such file or directory"),
    ],
    ids=["no letter", "no outlet", "not rated", "no file"],
)
def test_what_is_wrong_is_told_in_one_line(run: Run, arguments: tuple[str, ...], told: str) -> None:
    assert run("sources", *arguments) == (1, "", f"onrecord: {told}\n")


@pytest.mark.parametrize(
    ("name", "text", "expected", "rejected"),
    [
        (
            "a.csv",
            "outlet,letter,why\nHerald,E,lies\nThe Globe,b,\n",
            {"Herald": "E", "The Globe": "B"},
            0,
        ),
        ("a.csv", "Publisher,Reliability\nHerald,A\nHerald,C\n", {"Herald": "C"}, 0),
        ("a.csv", "outlet,letter\nHerald,Z\n,A\nGlobe,A\n", {"Globe": "A"}, 2),
        ("a.yaml", "Herald: E\nGlobe: {letter: A, why: sound}\n", {"Herald": "E", "Globe": "A"}, 0),
        ("a.yml", "- {outlet: Herald, letter: D, why: x}\n- 7\n", {"Herald": "D"}, 1),
        ("a.csv", "outlet,letter\n", {}, 0),
    ],
    ids=["csv", "the later counts", "bad rows", "yaml mapping", "yaml rows", "empty"],
)
def test_a_list_of_letters(
    run: Run, tmp_path: Path, name: str, text: str, expected: dict[str, str], rejected: int
) -> None:
    (tmp_path / name).write_text(text)
    status, _, err = run("sources", "import", str(tmp_path / name))
    assert status == (3 if rejected else 0)
    assert len(err.splitlines()) == rejected
    assert {outlet: letter for outlet, letter in letters(run).items() if letter} == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.csv", "Herald,E\n"), ("a.yaml", "- [\n"), ("a.yaml", "just words"), ("a.csv", "\udcff")],
    ids=["no header", "broken yaml", "no list", "not UTF-8"],
)
def test_a_file_that_is_no_list_keeps_nothing(
    run: Run, tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    status, out, err = run("sources", "import", str(tmp_path / name))
    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert set(letters(run).values()) == {None}

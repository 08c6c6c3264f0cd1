"""``onrecord ties`` as a user runs it."""

import csv
import io
import json
from pathlib import Path

import pytest

from onrecord.cli import main
from tests.query.tie_desk import make_record


@pytest.fixture(scope="module")
def tie_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ties") / "record.db"
    make_record(path).close()
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    said = capsys.readouterr()
    return int(ended.value.code or 0), said.out, said.err


SHOWS = [
    (["Japan"], "Japan is led or run by - Hana Mori (prime minister): 16 September 2020 to 25 September 2021; 1 report"),
    (["Japan"], "Not shown: 1 tie to actors without a name."),
    (["Japan", "--limit", "1"], "(reports/2.txt, characters 0–36) - and 1 more"),
    (["Japan", "China"], "Japan sanctions China: 3 March 2021 to 31 August 2021; ended 31 August 2021; 3 reports"),
    (["Japan", "China"], "- 3 March 2021, 2 reports from 2 origins “Japan imposed"),
    (["Japan", "China"], "Japan sanctions China: 1 October 2021; planned; 1 report"),
    (["Japan", "China"], "told on 1 May 2021, in the words of its premier"),
    (["Japan", "Taiwan"], "Japan attacks Taiwan: day unknown; 1 report, 1 origin - “before the war”"),
    (["China", "Taiwan"], "claimed only by a party to it, Taiwan"),
    (["Japan", "South Korea"], "Japan sanctions South Korea: 4 March 2021; no tie: only supposed"),
    (["Taiwan", "Japan", "--kind", "in_talks"], "Taiwan meets or talks with Japan: 24 September 2021"),
    (["Lotus"], "2 actors are called “Lotus”; ask for one by its id:"),
    (["Australia", "Lotus Front"], "no tie found"),
    (["Japan", "--as-of", "2020-01-01"], "no tie found"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "shown"), SHOWS, ids=[" ".join(c[0]) for c in SHOWS])
def test_output(
    capsys: pytest.CaptureFixture[str], tie_record: Path, arguments: list[str], shown: str
) -> None:
    status, out, err = run(capsys, "ties", *arguments, "--store", str(tie_record))
    assert (status, err) == (0, "")
    assert shown in " ".join(out.split())


def test_json(capsys: pytest.CaptureFixture[str], tie_record: Path) -> None:
    _, out, _ = run(capsys, "ties", "China", "Taiwan", "--json", "--store", str(tie_record))
    found = json.loads(out)
    assert [(tie["kind"], tie["standing"], tie["voice"]) for tie in found["ties"]] == [
        ("attacks", "told", "party"),
        ("at_war", "no_tie", "outlet"),
    ]


def test_wrong_use_is_told(capsys: pytest.CaptureFixture[str], tie_record: Path) -> None:
    store = ["--store", str(tie_record)]
    status, _, err = run(capsys, "ties", "Zog", *store)
    assert (status, "no actor called 'Zog'" in err) == (1, True)
    status, _, err = run(capsys, "ties", "Japan", "--kind", "loves", *store)
    assert (status, "no kind of tie 'loves'" in err) == (1, True)


def test_all_ties_are_exported_each_once(
    capsys: pytest.CaptureFixture[str], tie_record: Path
) -> None:
    _, out, _ = run(capsys, "export", "ties", "--store", str(tie_record))
    rows = list(csv.DictReader(io.StringIO(out)))
    told = [(row["kind"], row["actor"], row["other"], row["standing"]) for row in rows]
    assert len(set(told)) == len(told)
    assert ("sanctions", "Japan", "China", "ended") in told
    assert ("sanctions", "Japan", "China", "planned") in told
    assert not {row["standing"] for row in rows} & {"no_tie"}
    assert not {"experts"} & {row["actor"] for row in rows}
    (allied,) = (r for r in rows if r["kind"] == "allied" and "Japan" in {r["actor"], r["other"]})
    assert (allied["words"], allied["outlet"], allied["reports"]) == (
        "Australia’s close ally Japan agreed.",
        "Harbour Gazette",
        "1",
    )
    (ended,) = (r for r in rows if (r["kind"], r["standing"]) == ("sanctions", "ended"))
    assert (ended["first"], ended["ended"], ended["happened"]) == ("2021-03-03", "2021-08-31", "2")

"""``onrecord meetings`` and ``onrecord requests`` as a user runs them."""

import csv
import io
import json
from pathlib import Path

import pytest

from onrecord.cli import main
from tests.query.meeting_desk import make_record


@pytest.fixture(scope="module")
def meeting_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("meetings") / "record.db"
    make_record(path).close()
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    said = capsys.readouterr()
    return int(ended.value.code or 0), said.out, said.err


SHOWS = [
    (["meetings"], "24 September 2021: talks"),
    (["meetings"], "where and how: Tainan, “by video link”"),
    (["meetings"], "“agreed to meet regularly”, told by official on behalf of Japan"),
    (["meetings"], "series: first (“first”)"),
    (["meetings", "--between", "Japan", "China"], "meeting, “will meet” (planned)"),
    (["meetings", "--between", "Taiwan", "China"], "no meeting found"),
    (["meetings", "--until", "2021-09-30", "--status", "planned"], "no meeting found"),
    (["requests"], "request, Japan → Taiwan: “lift its ban on fish”"),
    (["requests", "--actor", "China"], "no request found"),
]


@pytest.mark.parametrize(("arguments", "shown"), SHOWS, ids=[" ".join(c[0]) for c in SHOWS])
def test_output(
    capsys: pytest.CaptureFixture[str], meeting_record: Path, arguments: list[str], shown: str
) -> None:
    status, out, err = run(capsys, *arguments, "--store", str(meeting_record))
    assert (status, err) == (0, "")
    assert shown in " ".join(out.split())


def test_json(capsys: pytest.CaptureFixture[str], meeting_record: Path) -> None:
    store = ["--json", "--store", str(meeting_record)]
    _, out, _ = run(capsys, "meetings", "--between", "Japan", "Taiwan", *store)
    talks = json.loads(out)[0]
    assert (talks["channel"], talks["place"], talks["reports"]) == ("video", "Tainan", 2)
    _, out, _ = run(capsys, "requests", *store)
    assert [request["askers"] for request in json.loads(out)] == [["Japan"]]


def test_wrong_use_is_told(capsys: pytest.CaptureFixture[str], meeting_record: Path) -> None:
    store = ["--store", str(meeting_record)]
    assert run(capsys, "meetings", "--status", "maybe", *store)[0] == 2
    status, _, err = run(capsys, "meetings", "--between", "Japan", "Zog", *store)
    assert status == 1
    assert "no actor called 'Zog'" in err


def test_exports_carry_them(capsys: pytest.CaptureFixture[str], meeting_record: Path) -> None:
    _, out, _ = run(capsys, "export", "jsonl", "--store", str(meeting_record))
    kinds = [json.loads(line)["record"] for line in out.splitlines()]
    assert (kinds.count("meeting"), kinds.count("request")) == (4, 1)
    _, out, _ = run(capsys, "export", "csv", "--store", str(meeting_record))
    rows = [r for r in csv.DictReader(io.StringIO(out)) if r["kind"] in {"meeting", "request"}]
    assert ("talks", "happened", "2021-09-24") in {
        (r["type"], r["status"], r["date"]) for r in rows
    }
    assert any("participants=Hana Mori" in r["actors"] for r in rows)
    assert [r["type"] for r in rows if r["kind"] == "request"] == ["request"]

"""Exports say how many tell each statement, event and position."""

import csv
import json
from pathlib import Path

from onrecord.export import csv_lines, jsonl_lines
from onrecord.records import Rating
from tests.query.desk import READ_AT, Desk

TEXT = "Norland closed its border on Monday, and will not open it before the harvest is in."


def record(tmp_path: Path, *, copied: bool) -> Path:
    desk = Desk()
    reports = []
    for number in range(3):
        report = desk.report(f"{TEXT}\nEdition {number}.", f"Outlet {number}", "2021-03-01")
        actor = report.actor("Norland", "government", known_as="country:NO")
        event = report.event("COERCE", "closed", [actor])
        report.position(actor, "against", "will not open", "open it before the harvest")
        reports.append((report, event))
    desk.one_event(*(event for _, event in reports))
    all_of = [report for report, _ in reports]
    origins = [all_of[:2], all_of[2:]] if copied else [[report] for report in all_of]
    desk.story(*all_of, origins=origins, **({"copy": (all_of[1], all_of[0])} if copied else {}))
    path = tmp_path / "r.db"
    with desk.save(path) as store, store.writer() as writer:
        writer.rate([Rating(outlet="Outlet 1", letter="B", made=READ_AT)])
    return path


def test_csv_and_json_lines_carry_the_counts(tmp_path: Path) -> None:
    from onrecord.store import open_store

    with open_store(record(tmp_path, copied=True)) as store, store.view() as view:
        rows = list(csv.DictReader(csv_lines(view)))
        lines = [json.loads(line) for line in jsonl_lines(view)]
    counted = {(r["kind"], r["reports"], r["outlets"], r["origins"]) for r in rows if r["reports"]}
    assert counted == {("event_mention", "3", "3", "2"), ("position", "3", "3", "2")}
    told = {line["record"]: line["told"] for line in lines if "told" in line}
    assert told == {
        kind: {"reports": 3, "outlets": 3, "origins": 2} for kind in ("event_mention", "position")
    }
    assert [line["letter"] for line in lines if line["record"] == "rating"] == ["B"]
    (story,) = (line for line in lines if line["record"] == "story")
    assert sorted(map(len, story["origins"])) == [1, 2]


def test_reports_that_take_nothing_from_one_another_are_three_origins(tmp_path: Path) -> None:
    from onrecord.store import open_store

    with open_store(record(tmp_path, copied=False)) as store, store.view() as view:
        rows = list(csv.DictReader(csv_lines(view)))
    assert {row["origins"] for row in rows if row["kind"] == "position"} == {"3"}

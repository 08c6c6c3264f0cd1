"""Which statements are one: the same words, whole, cut or slightly changed."""

from pathlib import Path

import pytest

from onrecord.query.origins.repeating import same_statements
from onrecord.query.reader import Reader
from onrecord.records import Statement
from tests.query.desk import Desk

LONG = "We will not open the border before the harvest is in and the grain is sold"
PAIRS = [
    (LONG, LONG, "direct", 1, "the same words"),
    (LONG, "We will not open the border before the harvest is in", "direct", 1, "cut short"),
    (LONG, LONG.replace("grain", "corn"), "direct", 1, "a word changed"),
    (LONG, "before the harvest is in and nobody can make us do so earlier", "direct", 2, "a third of it"),
    (LONG, "We will not talk about the weather of last week with anybody", "direct", 2, "other words"),
    ("We ate their lunch", "We ate their lunch", "direct", 1, "a short quotation"),
    ("to open the border", "to open the border", "indirect", 2, "a few words not quoted"),
    ("that it would not open the border before winter", "that it would not open the border before winter", "indirect", 1, "many words not quoted"),
    ("No", "No", "direct", 2, "too short to tell"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "mode", "groups", "note"), PAIRS, ids=[case[4] for case in PAIRS]
)
@pytest.mark.parametrize("one_story", [True, False])
def test_one_statement_of_two_reports(
    tmp_path: Path, one: str, other: str, mode: str, groups: int, note: str, one_story: bool
) -> None:
    desk = Desk()
    reports = []
    for number, words in enumerate((one, other)):
        report = desk.report(f"{words}, said Ms. Vance in town {number}.", f"Outlet {number}")
        report.statement(report.actor("Ms. Vance", "person"), "said", words, mode=mode)
        reports.append(report)
    if one_story:
        desk.story(*reports, origins=[[report] for report in reports])
    with desk.save(tmp_path / "r.db").view() as view:
        found = same_statements(Reader(view), view.claims(Statement))
    assert len(found) == (groups if one_story else 2), note
    assert sum(map(len, found)) == 2


def test_a_denial_is_not_the_statement(tmp_path: Path) -> None:
    desk = Desk()
    reports = []
    for number in range(2):
        report = desk.report(f"Ms. Vance said {LONG} (report {number}).", f"Outlet {number}")
        person = report.actor("Ms. Vance", "person")
        report.statement(person, "said", LONG, negated=bool(number))
        reports.append(report)
    desk.story(*reports, origins=[[report] for report in reports])
    with desk.save(tmp_path / "r.db").view() as view:
        assert len(same_statements(Reader(view), view.claims(Statement))) == 2

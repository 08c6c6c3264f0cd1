"""Members of a body that only the reports of a record know."""

import datetime
from pathlib import Path

import pytest

from onrecord.errors import QuestionError
from onrecord.query import ask_file, board
from onrecord.store import View
from tests.query.desk import Desk

DAY = datetime.date
QUESTION = """\
text: Norland's entry into the Lake Pact
subject: Norland
action: entry
object: Lake Pact
deciders: members of the Lake Pact
rule: consensus
"""


@pytest.fixture
def view(tmp_path: Path) -> View:
    desk = Desk()
    for published, told in (
        ("2021-09-01", (("Peru", "PE", "member"), ("Japan", "JP", "member"))),
        ("2021-10-01", (("Chile", "CL", "applicant"), ("Mexico", "MX", "observer"))),
        ("2021-11-01", (("Peru", "PE", "former"),)),
    ):
        words = "; ".join(f"{name} is told of as {role}" for name, _, role in told)
        report = desk.report(f"The Lake Pact: {words}.", "Post", published)
        body = report.actor("Lake Pact", "international_body")
        for name, code, role in told:
            actor = report.actor(name, "government", country=code, known_as=f"country:{code}")
            report.membership(actor, body, f"{name} is told of", role)
    return desk.save(tmp_path / "r.db").view()


CASES = [
    (DAY(2021, 8, 1), (), "before anything was told"),
    (DAY(2021, 9, 15), ("Japan", "Peru"), "told to be members"),
    (DAY(2021, 10, 15), ("Japan", "Peru"), "an applicant and an observer are no members"),
    (DAY(2021, 11, 15), ("Japan",), "told to have left"),
    (None, ("Japan",), "all that was told"),
]


@pytest.mark.parametrize(("day", "names", "note"), CASES, ids=[case[2] for case in CASES])
def test_members_of_a_body_as_told(
    view: View, day: DAY | None, names: tuple[str, ...], note: str
) -> None:
    found = board(view, ask_file(QUESTION, "q"), as_of=day)
    assert found.question.deciders == names, note
    assert found.tally.deciders == len(names)
    assert found.question.deciders_from == "members of Lake Pact that the record tells of"


def test_a_body_that_nobody_knows_is_told(view: View) -> None:
    asked = ask_file(QUESTION.replace("members of the Lake", "members of the Hill"), "q")
    with pytest.raises(QuestionError, match="members of Hill Pact: neither the codebook"):
        board(view, asked)

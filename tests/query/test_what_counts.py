"""Which positions of a record give somebody a stance on a question, and which way."""

import datetime
from pathlib import Path

import pytest

from onrecord.query import board
from onrecord.records import Date
from tests.query.desk import Desk, Report

YEARS = Date(
    value="2005/2010", precision="year", basis="stated",
    start=datetime.date(2005, 1, 1), end=datetime.date(2011, 1, 1),
)  # fmt: skip
QUESTION = "U.S. strikes on Ruritania"


def ruritania(text: str) -> tuple[Desk, Report, str]:
    """A report on the United States and Ruritania, with Peru, who takes sides."""
    desk = Desk()
    report = desk.report(text, "Post", "2021-09-10")
    for name, country in (("U.S.", "US"), ("Ruritania", "RO")):
        if name in text:
            report.actor(name, "government", country=country, known_as=f"country:{country}")
    return desk, report, report.actor("Peru", "government", country="PE", known_as="country:PE")


def stances(desk: Desk, path: Path, question: str) -> list[tuple[str, str | None]]:
    with desk.save(path / "r.db").view() as view:
        found = board(view, question)
    return [(line.name, line.stance) for line in (*found.deciders, *found.others)]


@pytest.mark.parametrize(
    ("text", "target", "stance"),
    [
        ("Peru backs U.S. strikes on Ruritania.", "U.S. strikes on Ruritania", "for"),
        ("Peru backs an end to U.S. strikes on Ruritania.", "an end to U.S. strikes on Ruritania", "against"),
        ("Peru backs talks about U.S. strikes on Ruritania.", "talks about U.S. strikes on Ruritania", None),
        ("Peru backs U.S. strikes.\nRuritania was not named.", "U.S. strikes", None),
        ("The U.S. hit Ruritania.\nPeru condemned the attack.", "the attack", None),
    ],
    ids=["as it is", "what undoes it", "talks about it", "a country the report names", "any attack"],
)  # fmt: skip
def test_matters(tmp_path: Path, text: str, target: str, stance: str | None) -> None:
    desk, report, peru = ruritania(text)
    trigger = "condemned" if "condemned" in text else "backs"
    report.position(peru, "for", trigger, target)
    assert dict(stances(desk, tmp_path, QUESTION)).get("Peru") == stance


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Peru sold its pact with Ruritania to a people that backs it.", True),
        ("The pact with Ruritania was old.\nNobody in Peru backs it.", False),
    ],
    ids=["told in the sentence", "told before"],
)
def test_it(tmp_path: Path, text: str, counts: bool) -> None:
    desk, report, peru = ruritania(text)
    more = (report.span("pact with Ruritania"),)
    report.position(peru, "for", "backs", "it", number=text.count("it") - 1, target_more=more)
    found = dict(stances(desk, tmp_path, "pact with Ruritania"))
    assert (found.get("Peru") == "for") is counts


def test_the_years_of_something_else_date_no_stance(tmp_path: Path) -> None:
    desk, report, peru = ruritania("Peru backs U.S. strikes on Ruritania.")
    report.position(peru, "for", "backs", "U.S. strikes on Ruritania", date=YEARS)
    with desk.save(tmp_path / "r.db").view() as view:
        (line,) = [each for each in board(view, QUESTION).others if each.name == "Peru"]
    assert str(line.since) == "2021-09-10"

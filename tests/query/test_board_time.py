"""A board over time: two days of a telling, contradictions, unclear stances, who sits where."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Select

from onrecord.errors import QuestionError
from onrecord.query import Board, Changes, Line, ask_file, board, changes
from onrecord.records import Date
from onrecord.store import View
from onrecord.store.view.connected import Connected
from tests.query.desk import Desk, Report, day
from tests.query.pact import pact

QUESTION = "Taiwan’s entry into the CPTPP"
MATTER = "Taiwan’s entry into the CPTPP"
DAY = datetime.date
Boarded = Callable[[Desk], View]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Boarded]:
    views = []

    def save(desk: Desk) -> View:
        views.append(desk.save(tmp_path / "r.db").view())
        return views[-1]

    yield save
    for view in views:
        view.close()


def tells(desk: Desk, stance: str, outlet: str, published: str | None, **fields: object) -> Report:
    """A report in which Peru takes a side; ``fields`` as of a position."""
    verb = {"for": "backs", "against": "opposes", "leaning_for": "welcomes"}[stance]
    report = desk.report(f"Peru {verb} {MATTER}, {outlet} writes.", outlet, published)
    peru = report.actor("Peru", "government", country="PE", known_as="country:PE")
    report.position(peru, stance, verb, MATTER, **fields)
    return report


def peru(found: Board) -> Line:
    return next(line for line in (*found.deciders, *found.others) if line.name == "Peru")


def month(value: str) -> Date:
    start = DAY.fromisoformat(f"{value}-01")
    end = (start + datetime.timedelta(days=32)).replace(day=1)
    return Date(value=value, precision="month", basis="resolved", start=start, end=end)


def test_a_later_report_of_an_earlier_day_is_placed_on_that_day(opened: Boarded) -> None:
    desk = Desk()
    tells(desk, "for", "Early Post", "2021-09-10")
    tells(desk, "against", "Late Post", "2022-03-01", date=day("2021-05-05"))
    line = peru(board(opened(desk), QUESTION))
    assert (line.stance, line.since) == ("for", DAY(2021, 9, 10)), (
        "the later report is of an earlier day"
    )
    told = line.before[0].told[0]
    assert (line.before[0].stance, told.day, told.learned) == (
        "against", DAY(2021, 5, 5), DAY(2022, 3, 1),
    )  # fmt: skip


def test_as_of_goes_by_what_was_known_not_by_what_was_so(opened: Boarded) -> None:
    desk = Desk()
    tells(desk, "for", "Early Post", "2021-09-10")
    tells(desk, "against", "Late Post", "2022-03-01", date=day("2021-05-05"))
    then = peru(board(opened(desk), QUESTION, as_of=DAY(2021, 12, 31)))
    assert (then.stance, then.before) == ("for", ()), "what was told in 2022 was not known"


def test_a_report_without_a_day_is_known_from_when_it_was_read(opened: Boarded) -> None:
    desk = Desk()
    tells(desk, "for", "Undated Post", None)
    view = opened(desk)
    before, after = (
        board(view, QUESTION, as_of=DAY(2023, 12, 31)),
        board(view, QUESTION, as_of=DAY(2024, 1, 1)),
    )
    assert (peru(before).stance, before.undated) == (None, 1)
    assert (peru(after).stance, after.undated) == ("for", 0)
    assert (peru(after).told[0].day, peru(after).told[0].learned) == (None, DAY(2024, 1, 1))


def test_a_contradiction_keeps_both_sides_with_all_their_origins(opened: Boarded) -> None:
    desk = Desk()
    first = tells(desk, "for", "Post", "2021-09-10")
    copy = tells(desk, "for", "Copy", "2021-09-10")
    tells(desk, "for", "Courier", "2021-09-10")
    tells(desk, "against", "Herald", "2021-09-11", date=day("2021-09-10"))
    desk.story(first, copy, origins=((first, copy),), copy=(copy, first))
    line = peru(board(opened(desk), QUESTION))
    assert (line.stance, line.since, line.reports) == ("disputed", DAY(2021, 9, 10), 4)
    told = [
        ({t.source.outlet for t in side.told}, side.reports, side.origins) for side in line.sides
    ]
    assert told == [({"Post", "Courier"}, 3, 2), ({"Herald"}, 1, 1)]
    assert [t.stance for t in line.told] == ["for", "against"]


def test_a_month_told_as_a_whole_meets_a_day_in_it(opened: Boarded) -> None:
    desk = Desk()
    tells(desk, "for", "Monthly", "2021-10-03", date=month("2021-09"))
    tells(desk, "against", "Daily", "2021-09-20")
    line = peru(board(opened(desk), QUESTION))
    assert (line.stance, line.since, line.date) == ("disputed", DAY(2021, 9, 20), None)


def test_a_month_is_told_as_no_more_than_a_month(opened: Boarded) -> None:
    desk = Desk()
    tells(desk, "for", "Monthly", "2021-10-03", date=month("2021-09"))
    line = peru(board(opened(desk), QUESTION))
    assert line.since == DAY(2021, 9, 1)
    assert line.date is not None
    assert line.date.value == "2021-09"


def test_what_is_below_the_threshold_is_unclear_and_never_counted(opened: Boarded) -> None:
    desk = Desk()
    tells(desk, "for", "Post", "2021-09-10", confidence=0.55)
    view = opened(desk)
    found = board(view, QUESTION)
    line = peru(found)
    assert (line.stance, line.reports, line.told) == ("unclear", 0, ())
    assert [told.source.outlet for told in line.unclear] == ["Post"]
    assert found.tally.stances["for"] == 0
    assert found.tally.sentence.startswith(
        "consensus of 11: 0 for, 0 leaning for, 0 against, 10 silent, 1 unclear"
    )
    assert peru(board(view, QUESTION, threshold=0.5)).stance == "for"


def test_an_unclear_telling_beside_a_clear_one_changes_nothing(opened: Boarded) -> None:
    desk = Desk()
    tells(desk, "for", "Post", "2021-09-10", confidence=0.9)
    tells(desk, "against", "Herald", "2021-09-12", confidence=0.3)
    line = peru(board(opened(desk), QUESTION))
    assert (line.stance, line.reports, line.before) == ("for", 1, ())
    assert [told.stance for told in line.unclear] == ["against"]


def test_what_was_once_held_is_shown_and_never_counted(opened: Boarded) -> None:
    desk = Desk()
    tells(desk, "against", "Post", "2021-09-10", past=True)
    tells(desk, "for", "Herald", "2021-09-12", past=True, date=day("2019-05-05"))
    line = peru(board(opened(desk), QUESTION))
    assert (line.stance, line.since, line.before) == ("for", DAY(2019, 5, 5), ())  # it has a day
    assert [(told.stance, told.once) for told in line.unclear] == [("against", True)]
    assert not line.told[0].once


def test_a_year_up_to_which_it_was_held_is_no_day_of_it(opened: Boarded) -> None:
    desk = Desk()
    before = Date(value="2012", precision="before", basis="stated", end=DAY(2012, 1, 1))
    tells(desk, "against", "Post", "2021-09-10", past=True, date=before)
    line = peru(board(opened(desk), QUESTION))
    assert (line.stance, [told.once for told in line.unclear]) == ("unclear", [True])


@pytest.mark.parametrize(
    ("matter", "rest", "stance"),
    [("the trade war", "", "for"), ("the long war", " and trade suffers", "unclear")],
    ids=["in the matter", "only in the sentence"],
)
def test_what_only_the_sentence_ties_to_the_question_is_unclear(
    opened: Boarded, matter: str, rest: str, stance: str
) -> None:
    desk = Desk()
    report = desk.report(f"Peru backs {matter}{rest}.", "Post", "2021-09-10")
    actor = report.actor("Peru", "government", country="PE", known_as="country:PE")
    report.position(actor, "for", "backs", matter)
    assert peru(board(opened(desk), "trade war")).stance == stance


def test_a_condition_is_kept_as_words(opened: Boarded) -> None:
    desk = Desk()
    report = desk.report(f"Peru backs {MATTER} if others agree.", "Post", "2021-09-10")
    actor = report.actor("Peru", "government", country="PE", known_as="country:PE")
    report.position(actor, "for", "backs", MATTER, condition=report.span("if others agree"))
    assert peru(board(opened(desk), QUESTION)).told[0].condition == "if others agree"


def test_who_has_no_vote_but_matters_is_in_the_second_table(opened: Boarded) -> None:
    desk = Desk()
    report = desk.report(
        "Thailand applied to the CPTPP; the United States left the CPTPP in 2017.\n"
        f"Peru backs {MATTER}.",
        "Post",
        "2021-09-10",
    )
    for code, name in (("TH", "Thailand"), ("US", "United States")):
        report.actor(name, "government", country=code, known_as=f"country:{code}")
    body = pact(report, "CPTPP")
    thailand, america = (
        claim.id
        for claim in report.claims
        if getattr(claim, "name", "") in {"Thailand", "United States"}
    )
    report.membership(thailand, body, "Thailand applied", "applicant")
    report.membership(america, body, "the United States left", "former")
    actor = report.actor("Peru", "government", country="PE", known_as="country:PE")
    report.position(actor, "for", "backs", MATTER)
    found = board(opened(desk), QUESTION)
    assert [(line.name, line.standing, line.stance) for line in found.others] == [
        ("Thailand", "applicant", None), ("United States", "former_member", None),
    ]  # fmt: skip


def test_the_head_of_a_body_stands_beneath_it_and_not_beneath_a_country(opened: Boarded) -> None:
    desk = Desk()
    report = desk.report(
        f"NATO Secretary-General Ole Berg of Norway backs {MATTER}.", "Post", "2021-09-10"
    )
    nato = report.actor("NATO", "international_body", known_as="body:nato")
    berg = report.actor("Ole Berg", "person", country="NO")
    report.tenure(berg, "Secretary-General", nato)
    report.position(berg, "for", "backs", MATTER)
    (line,) = board(opened(desk), QUESTION).others
    assert (line.key, line.stance) == ("body:nato", None)
    assert [part.name for part in line.parts] == ["Ole Berg"]


def test_a_pronoun_that_nobody_is_known_for_holds_no_stance(opened: Boarded) -> None:
    desk = Desk()
    for number in (1, 2):
        report = desk.report(f"They back {MATTER}, says note {number}.", "Post", "2021-09-10")
        report.position(None, "for", "back", MATTER, holder_span=report.span("They"))
    lines = board(opened(desk), QUESTION).others
    assert lines == ()


def since(view: View, value: str, **fields: DAY) -> Changes:
    return changes(view, QUESTION, since=DAY.fromisoformat(value), **fields)


def test_changes_have_both_quotations_and_the_arithmetic_at_both_ends(opened: Boarded) -> None:
    desk = Desk()
    tells(desk, "against", "Post", "2021-09-10")
    tells(desk, "for", "Herald", "2021-10-10")
    found = since(opened(desk), "2021-09-30")
    (shift,) = found.all
    assert found.moved == (shift,)
    assert (shift.holder, shift.was, shift.stance, shift.since) == (
        "Peru", "against", "for", DAY(2021, 10, 10),
    )  # fmt: skip
    assert [t.source.outlet for t in (*shift.before, *shift.told)] == ["Post", "Herald"]
    assert (found.then.stances["against"], found.now.stances["for"], found.reports) == (1, 1, 1)


def test_what_became_known_late_is_neither_new_nor_moved(opened: Boarded) -> None:
    desk = Desk()
    tells(desk, "for", "Post", "2021-10-10", date=day("2021-09-10"))
    view = opened(desk)
    found = since(view, "2021-09-30")
    assert [(s.holder, s.since, s.learned) for s in found.late] == [
        ("Peru", DAY(2021, 9, 10), DAY(2021, 10, 10))
    ]
    assert (found.new, found.moved) == ((), ())
    assert peru(board(view, QUESTION, since=DAY(2021, 9, 30))).change == "late"


def test_a_contradiction_that_became_known_has_both_sides(opened: Boarded) -> None:
    desk = Desk()
    tells(desk, "for", "Post", "2021-09-10")
    tells(desk, "against", "Herald", "2021-10-10", date=day("2021-09-10"))
    view = opened(desk)
    (shift,) = since(view, "2021-09-30").contradicted
    assert [side.told[0].source.outlet for side in shift.sides] == ["Post", "Herald"]
    assert peru(board(view, QUESTION, since=DAY(2021, 9, 30))).change == "contradicted"


def test_changes_up_to_a_day(opened: Boarded) -> None:
    desk = Desk()
    tells(desk, "against", "Post", "2021-09-10")
    tells(desk, "for", "Herald", "2021-10-10")
    view = opened(desk)
    found = since(view, "2021-09-01", as_of=DAY(2021, 9, 30))
    assert [(s.change, s.stance) for s in found.all] == [("new", "against")]
    assert since(view, "2021-10-10").empty
    with pytest.raises(QuestionError, match="the second must be later"):
        since(view, "2021-10-10", as_of=DAY(2021, 10, 10))


def test_parts_are_told_with_their_whole(opened: Boarded) -> None:
    desk = Desk()
    report = desk.report(f"Peru’s trade ministry backs {MATTER}.", "Post", "2021-09-10")
    ministry = report.actor("trade ministry", "ministry", country="PE")
    report.position(ministry, "for", "backs", MATTER)
    (shift,) = since(opened(desk), "2021-09-01").new
    assert (shift.holder, shift.beneath, shift.role) == ("trade ministry", "Peru", "part")


def test_deciders_of_a_file_have_changes_too(opened: Boarded) -> None:
    desk = Desk()
    tells(desk, "for", "Post", "2021-09-10")
    asked = ask_file(
        "subject: Taiwan\naction: entry\nobject: CPTPP\ndeciders: [Peru]\nrule: majority\n", "q"
    )
    found = changes(opened(desk), asked, since=DAY(2021, 9, 1))
    assert (found.then.missing, found.now.missing) == (1, 0)


def test_companies_and_their_heads_are_no_part_of_a_state(opened: Boarded) -> None:
    desk = Desk()
    report = desk.report(
        f"Acme of Peru and its chief Ana Ruiz back {MATTER}.", "Post", "2021-09-10"
    )
    acme = report.actor("Acme", "company", country="PE")
    ruiz = report.actor("Ana Ruiz", "person", country="PE")
    report.tenure(ruiz, "chief", acme)
    for holder in (acme, ruiz):
        report.position(holder, "for", "back", MATTER)
    assert {line.name: line.parts for line in board(opened(desk), QUESTION).others} == {
        "Acme": (), "Ana Ruiz": (),
    }  # fmt: skip


def test_what_is_assumed_changes_the_arithmetic_alone(opened: Boarded) -> None:
    desk = Desk()
    tells(desk, "for", "Post", "2021-09-10")
    view = opened(desk)
    found = board(view, QUESTION, assume=["Japan=for", "Chile=against"])
    assert found.tally == board(view, QUESTION).tally
    assert found.what_if is not None
    assert (found.what_if.tally.stances["for"], found.what_if.tally.outcome) == (2, "blocked")
    with pytest.raises(QuestionError, match="Norway does not decide this"):
        board(view, QUESTION, assume=["Norway=for"])


def test_more_holders_ask_the_store_no_more_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    read = Connected._all

    def counted(self: Connected, query: Select[Any]) -> list[Any]:
        asked.append(query)
        return read(self, query)

    monkeypatch.setattr(Connected, "_all", counted)
    numbers = []
    for people in (2, 12):
        desk = Desk()
        for number in range(people):
            name = f"Ana Ruiz{'abcdefghijklm'[number]}"
            report = desk.report(f"Minister {name} backs {MATTER}.", "Post", "2021-09-10")
            person = report.actor(name, "person", country="PE")
            report.tenure(person, "Minister")
            report.position(person, "for", "backs", MATTER)
        with desk.save(tmp_path / f"{people}.db") as store, store.view() as view:
            asked.clear()
            assert len(peru(board(view, QUESTION)).parts) == people
            numbers.append(len(asked))
    assert numbers[0] == numbers[1]

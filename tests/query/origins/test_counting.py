"""Reports, outlets and independent origins of one thing told."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from onrecord.query import Origins, said
from onrecord.query.origins import Counts, Tellings, origins_of, report_origins
from onrecord.query.reader import Reader
from onrecord.records import Credit, EventMention, Statement, content_id
from onrecord.store import View
from tests.query.desk import Desk, Report

TEXT = "Norland closed its border with Sudland on Monday."
QUOTED = "“We will not open the border before the harvest is in,” Ms. Vance told {}."


class Told(NamedTuple):
    """A report: outlet, day, and its sentence; ``from_`` is the number of the one it copies."""

    outlet: str | None
    day: str = "2021-03-01"
    text: str = TEXT
    from_: int | None = None
    agency: str | None = None


def build(tmp_path: Path, told: Sequence[Told], fill: Callable[[Report, Told], object]) -> View:
    desk = Desk()
    reports = []
    for each in told:
        report = desk.report(
            f"{each.text}\nReport of {each.outlet}, {each.day}.", each.outlet, each.day
        )
        fill(report, each)
        if each.agency is not None:
            words = report.span("Report of")
            report.claims.append(
                Credit(
                    id=content_id("crd1", report.article.id, "agency"),
                    article=report.article.id,
                    evidence=(words,),
                    kind="agency",
                    outlet=each.agency,
                    words="Report of",
                    span=words,
                )
            )
        reports.append(report)
    groups = {n: [n] for n in range(len(told))}
    kinds = {}
    for number, each in enumerate(told):
        if each.from_ is not None:
            groups[each.from_].append(number)
            del groups[number]
            kinds["copy"] = (reports[number], reports[each.from_])
    desk.story(*reports, origins=[[reports[n] for n in g] for g in groups.values()], **kinds)
    return desk.save(tmp_path / "r.db").view()


def closed(report: Report, _: Told) -> None:
    report.event("COERCE", "closed", [report.actor("Norland", "government", country="NO")])


def shown(found: Origins) -> tuple[int, int, list[tuple[tuple[str, ...], str | None]]]:
    return found.reports, len(found.outlets), [(o.outlets, o.why) for o in found.origins]


EVENTS = [
    ([Told("A")], (1, 1, [(("A",), None)]), "one report"),
    ([Told("A"), Told("B", "2021-03-02")], (2, 2, [(("A",), None), (("B",), None)]), "two outlets"),
    (
        [Told("A"), Told("B", "2021-03-02", from_=0), Told("C", "2021-03-03")],
        (3, 3, [(("A", "B"), "B copies A"), (("C",), None)]),
        "a copy is no source of its own",
    ),
    (
        [Told("A"), Told("The A", "2021-03-05")],
        (2, 2, [(("A", "The A"), None)]),
        "an outlet twice, under two names",
    ),
    (
        [Told("A"), Told("A", "2021-03-05")],
        (2, 1, [(("A",), "all 2 are A’s")]),
        "an outlet twice",
    ),
    ([Told(None), Told(None, "2021-03-02")], (2, 0, [((), None), ((), None)]), "no known outlets"),
    (
        [Told("A", agency="Reuters"), Told("B", "2021-03-02", agency="Reuters")],
        (2, 2, [(("A", "B"), "A prints Reuters; B prints Reuters")]),
        "one agency's reports",
    ),
    (
        [Told("Reuters"), Told("B", "2021-03-02", agency="Reuters")],
        (2, 2, [(("Reuters", "B"), "B prints Reuters")]),
        "an agency and who prints it",
    ),
]


@pytest.mark.parametrize(("told", "expected", "note"), EVENTS, ids=[case[2] for case in EVENTS])
def test_an_event(tmp_path: Path, told: list[Told], expected: object, note: str) -> None:
    with build(tmp_path, told, closed) as view:
        mentions = view.claims(EventMention)
        found = origins_of(Reader(view), mentions)
    if note == "an outlet twice, under two names":
        assert len(found.origins) == 1
    else:
        assert shown(found) == expected
    assert found.count == len(found.origins)
    assert {a for origin in found.origins for a in origin.reports} == {
        mention.article for mention in mentions
    }


def says(report: Report, told: Told) -> None:
    person = report.actor("Ms. Vance", "person")
    outlet = told.text.removesuffix(".").rpartition("told ")[2]
    addressee = None if outlet == "reporters" else report.actor(outlet, "media")
    content = told.text[: told.text.index("”") + 1]
    report.statement(person, "told", content, mode="direct", addressee=addressee)


STATEMENTS = [
    (["reporters", "reporters"], ["A", "B"], 2, "both were there"),
    (["Reuters", "reporters"], ["A", "B"], 2, "one was there"),
    (["Reuters", "Reuters"], ["A", "B"], 1, "both have it from one that is not in the record"),
    (["Reuters", "reporters"], ["A", "Reuters"], 1, "from a report of the story"),
    (["Reuters", "the BBC"], ["A", "B"], 2, "from two others"),
    (["Reuters", "reporters"], ["Reuters", "B"], 2, "an outlet that names itself"),
]


@pytest.mark.parametrize(
    ("told_to", "outlets", "origins", "note"), STATEMENTS, ids=[case[3] for case in STATEMENTS]
)
def test_what_is_told_to_another_outlet_is_of_its_origin(
    tmp_path: Path, told_to: list[str], outlets: list[str], origins: int, note: str
) -> None:
    told = [
        Told(outlet, text=QUOTED.format(to)) for outlet, to in zip(outlets, told_to, strict=True)
    ]
    with build(tmp_path, told, says) as view:
        found = origins_of(Reader(view), view.claims(Statement))
        line = said(view, "Vance")
    assert (found.reports, found.count) == (2, origins), note
    assert [(each.reports, each.outlets, each.origins) for each in line] == [(2, 2, origins)]
    assert len(line[0].also) == 1


def test_whole_reports_are_one_origin_by_their_text_alone(tmp_path: Path) -> None:
    told = [Told("A"), Told("A", "2021-03-02"), Told("B", "2021-03-03", from_=0)]
    with build(tmp_path, told, closed) as view:
        found = report_origins(Reader(view), view.article_ids())
    assert (found.reports, found.outlets, found.count) == (3, ("A", "B"), 2)


def test_every_claim_of_a_record_is_counted_as_the_answers_count_it(tmp_path: Path) -> None:
    told = [Told("A", text=QUOTED.format("Reuters")), Told("B", text=QUOTED.format("Reuters"))]
    with build(tmp_path, told, says) as view:
        tellings = Tellings(view)
        counts = [tellings.of(claim) for claim in view.claims(Statement)]
        assert counts == [Counts(reports=2, outlets=2, origins=1)] * 2
        (actor, *_) = view.entities()
        assert tellings.of(view.claim(actor.actors[0])) is None, "actors are not counted"


def test_one_claim_alone_is_counted_once(tmp_path: Path) -> None:
    with build(tmp_path, [Told(None), Told("B")], closed) as view:
        counts = [Tellings(view).of(claim) for claim in view.claims(EventMention)]
    assert sorted((each.reports, each.outlets, each.origins) for each in counts if each) == [
        (1, 0, 1),
        (1, 1, 1),
    ]

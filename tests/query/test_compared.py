"""A story compared: what all tell, what one alone tells, where they differ."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import NotInRecord
from onrecord.query import Compared, compare
from onrecord.query.compared import find_story
from onrecord.store import View
from tests.query.desk import Desk, Report, day

CLOSED = "The government of Norland closed its border crossing at Veldt on Monday."
QUOTE = "“We will not open the crossing before the harvest is in,” {} said."
FILLER = "The harvest festival in the northern hills drew many visitors again."


def norland(report: Report) -> str:
    return report.actor("Norland", "government", country="NO", known_as="country:NO")


def make(
    path: Path,
    *texts: str,
    fill: Callable[[Report, int], None],
    outlets: str = "ABCDEF",
    **kinds: tuple[int, int],
) -> tuple[View, Compared]:
    path.mkdir(exist_ok=True)
    desk = Desk()
    reports = []
    for number, text in enumerate(texts):
        report = desk.report(
            text, f"Outlet {outlets[number]}", f"2021-03-0{number + 1}", title=f"Border {number}"
        )
        fill(report, number)
        reports.append(report)
    groups = [[n] for n in range(len(texts))]
    for later, first in kinds.values():
        groups = [g for g in groups if g != [later]]
        next(g for g in groups if first in g).append(later)
    desk.story(
        *reports,
        origins=[[reports[n] for n in group] for group in groups],
        **{kind: (reports[later], reports[first]) for kind, (later, first) in kinds.items()},
    )
    view = desk.save(path / "r.db").view()
    return view, compare(view, view.stories()[0])


def closing(report: Report, _: int) -> None:
    if "closed" in report.article.text:
        report.event("COERCE", "closed", [norland(report)], date=day("2021-03-01"))


def quoting(report: Report, _: int) -> None:
    for name in ("Ms. Vance", "Mr. Holt"):
        if name in report.article.text:
            person = report.actor(name.split()[1], "person", name)
            content = report.article.text[: report.article.text.index("”") + 1]
            report.statement(person, "said", content, mode="direct", source=report.span(name))


def test_what_all_tell_and_what_two_of_three_tell(tmp_path: Path) -> None:
    again = CLOSED.replace("The government of Norland", "Norland").replace("on Monday", "this week")
    _, found = make(tmp_path, CLOSED, again, CLOSED.replace("Monday", "March 1"), fill=closing)
    (point,) = found.agreed
    assert (point.kind, point.what, point.reports, point.outlets, point.origins) == (
        "event", "Norland: “closed”", 3, 3, 3,
    )  # fmt: skip
    assert [source.outlet for source in point.told] == ["Outlet A", "Outlet B", "Outlet C"]
    assert point.credibility is not None
    assert point.credibility.number == 1
    assert not found.several
    assert not found.alone
    _, found = make(tmp_path / "two", CLOSED, again, FILLER, fill=closing)
    assert ([p.what for p in found.agreed], [p.what for p in found.several]) == (
        [],
        ["Norland: “closed”"],
    )


def test_a_quotation_is_one_statement_though_it_is_cut(tmp_path: Path) -> None:
    short = "“Not before the harvest is in,” she said."
    texts = [
        QUOTE.format("Ms. Vance"),
        QUOTE.format("Ms. Vance").replace("We will", "We surely will"),
    ]
    _, found = make(tmp_path, *texts, short, fill=quoting)
    (point,) = found.several
    assert (point.kind, point.by, point.reports) == ("statement", "Vance", 2)
    assert point.what.startswith("“We")


def test_reports_of_one_origin_are_one_voice(tmp_path: Path) -> None:
    _, found = make(tmp_path, CLOSED, CLOSED + " ", fill=closing, copy=(1, 0))
    assert [(voice.outlets, voice.why) for voice in found.voices] == [
        (("Outlet A", "Outlet B"), "Outlet B copies Outlet A")
    ]
    assert [*found.agreed, *found.several, *found.alone] == [], "nothing to compare"


def test_one_alone_is_what_nothing_in_the_others_comes_near(tmp_path: Path) -> None:
    both = "Farmers in Veldt blocked the road with tractors near the grain market.\n"
    mine = "Norland expelled two diplomats of the neighbouring kingdom last autumn.\n"

    def fill(report: Report, number: int) -> None:
        if "expelled" in report.article.text:
            report.event("COERCE" if number else "SANCTION", "expelled", [norland(report)])

    _, found = make(tmp_path, both + mine, both + FILLER, fill=fill)
    assert [(p.what, p.told[0].outlet) for p in found.alone] == [
        ("Norland: “expelled”", "Outlet A")
    ]
    _, found = make(
        tmp_path / "copy", both + mine, both + mine, both + FILLER, fill=fill, copy=(1, 0)
    )
    quotes = [point.told[0].quote for point in found.alone]
    assert len(quotes) == len(set(quotes)), "what a copy tells again is shown once"
    assert quotes
    near = "Two diplomats of the neighbouring kingdom had to leave Norland last autumn.\n"
    _, found = make(tmp_path / "near", both + mine, both + near, fill=fill)
    assert not found.alone, "told by the other too, though nothing is coded there"


DIFFERENCES = [
    (
        "The blast in the harbour killed 12 dock workers of the night shift, police said.",
        "The blast in the harbour killed 15 dock workers of the night shift, police said.",
        ("number", ["12", "15"]),
    ),
    (
        "Soldiers fired on supporters of Mohamed Morsi outside the Republican Guard club.",
        "Soldiers fired on supporters of Mohamed Morsy outside the Republican Guard club.",
        ("name", ["Morsi", "Morsy"]),
    ),
    (
        "Soldiers fired on supporters of the defence minister outside the club near Veldt.",
        "Soldiers fired on supporters of the defense minister outside the club near Veldt.",
        None,
    ),
    (
        "The council approved 12 new schools and 30 clinics for the towns of the valley.",
        "The council approved 12 new schools and 30 clinics for the towns of the valley.",
        None,
    ),
    (
        "The blast in the harbour killed at least 12 dock workers of the night shift.",
        "The blast in the harbour killed 15 dock workers of the night shift.",
        None,
    ),
    (
        QUOTE.format("Ms. Vance"),
        QUOTE.format("Mr. Holt"),
        ("attribution", ["Vance", "Holt"]),
    ),
]


@pytest.mark.parametrize(("one", "other", "expected"), DIFFERENCES)
def test_differences(
    tmp_path: Path, one: str, other: str, expected: tuple[str, list[str]] | None
) -> None:
    _, found = make(tmp_path, f"{one}\n{FILLER}", other, fill=quoting)
    shown = [(each.kind, [side.says for side in each.sides]) for each in found.differs]
    assert shown == ([expected] if expected else [])


def test_an_act_that_one_tells_itself_and_another_as_somebodys_word(tmp_path: Path) -> None:
    told = "Norland closed its border crossing at Veldt, a spokesman of the railway said."

    def fill(report: Report, _: int) -> None:
        within = None
        if "spokesman" in report.article.text:
            speaker = report.actor("a spokesman of the railway", "unnamed_person")
            content = "Norland closed its border crossing at Veldt"
            within = report.statement(speaker, "said", content).id
        report.event("COERCE", "closed", [norland(report)], within=within)

    _, found = make(tmp_path, CLOSED, told, fill=fill)
    (difference,) = found.differs
    assert (difference.kind, [side.says for side in difference.sides]) == (
        "attribution",
        ["told by the report itself", "as the word of a spokesman of the railway"],
    )


def test_a_story_is_found_by_id_title_or_report(tmp_path: Path) -> None:
    view, found = make(tmp_path, CLOSED, FILLER, fill=closing)
    for wanted in (found.story, found.story[:12], "border", "reports/1.txt"):
        assert find_story(view, wanted).id == found.story
    with pytest.raises(NotInRecord, match="no story 'harvest' in the record"):
        find_story(view, "harvest")


def test_json_is_the_same_whatever_is_asked_first(tmp_path: Path) -> None:
    view, found = make(tmp_path, CLOSED, QUOTE.format("Ms. Vance"), CLOSED + " ", fill=closing)
    assert compare(view, view.stories()[0]).to_json() == found.to_json()

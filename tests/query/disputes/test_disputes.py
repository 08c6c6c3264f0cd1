"""Two reports of one event side by side: what contradicts, what only grew, what is left alone."""

from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from onrecord.query import Account, case
from onrecord.query.disputes import Differences, differences
from onrecord.query.reader import Reader
from onrecord.records import Date, EventMention, Place
from tests.query.desk import Desk, Report, day


class Told(NamedTuple):
    """A report: its sentence, day of publication, and the word that tells the act."""

    text: str
    published: str | None = "2018-04-08"
    trigger: str = "strike"
    date: Date | None = None
    place: str | None = None


def found(
    tmp_path: Path, *reports: Told, one_story: bool = True, name: str = "Syria"
) -> Differences:
    tmp_path.mkdir(exist_ok=True)
    desk = Desk()
    mentions = []
    made: list[Report] = []
    for number, told in enumerate(reports):
        report = desk.report(told.text, f"Outlet {number}", told.published)
        syria = report.actor(name, "government", country="SY", known_as="country:SY")
        place = None
        if told.place is not None:
            words, _, country = told.place.partition("/")
            place = Place(span=report.span(words), country=country or None)
        mentions.append(report.event("ASSAULT", told.trigger, [syria], date=told.date, place=place))
        made.append(report)
    if one_story:
        desk.story(*made, origins=tuple((report,) for report in made))
    with desk.save(tmp_path / "r.db") as store, store.view() as view:
        return differences(Reader(view), view.claims(EventMention))


def says(sides: tuple[Account, ...]) -> list[str]:
    return [side.says for side in sides]


A = "Syria killed 12 people in a strike on the rebel town of Douma."
NUMBERS = [
    (
        [Told(A), Told(A.replace("12", "at least 40"))],
        ["12 people", "at least 40 people"],
        [],
        "one day, both cannot be right",
    ),
    ([Told(A), Told(A.replace("12", "at least 10"))], [], [], "a bound that the other meets"),
    ([Told(A), Told(A.replace("12", "dozens of"))], ["12 people", "dozens of people"], [], "dozens"),
    ([Told(A), Told(A)], [], [], "the same"),
    (
        [Told(A), Told(A.replace("12", "40"), "2018-04-10")],
        [],
        ["12 people", "40 people"],
        "higher on a later day: the count rose",
    ),
    (
        [Told(A.replace("12", "40")), Told(A, "2018-04-10")],
        ["12 people", "40 people"],
        [],
        "lower on a later day: no news but a contradiction",
    ),
    (
        [Told(A, None), Told(A.replace("12", "40"), None)],
        ["12 people", "40 people"],
        [],
        "nothing says which is later",
    ),
    (
        [
            Told(A.replace("12", "at least 10")),
            Told(A.replace("12", "at least 25"), "2018-04-09"),
            Told(A.replace("12", "70"), "2018-04-11"),
        ],
        [],
        ["at least 10 people", "at least 25 people", "70 people"],
        "a count that rose from bound to bound",
    ),
    (
        [Told(A), Told("Syria killed 40 soldiers in a strike on the rebel town of Douma.")],
        [],
        [],
        "soldiers are not people as such",
    ),
    (
        [Told(A), Told("Syria killed 40 people in a strike on Aleppo, far from the front.")],
        [],
        [],
        "too little in common to be one strike",
    ),
    (
        [Told(A), Told(A.replace("12", "40"), "2018-06-08")],
        [],
        [],
        "two months apart: another strike",
    ),
    (
        [
            Told(A, place="Douma/SY"),
            Told(A.replace("12", "40").replace("Douma", "Mosul"), place="Mosul/IQ"),
        ],
        [],
        [],
        "in two countries: two strikes",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("told", "disputed", "rose", "note"), NUMBERS, ids=[c[3] for c in NUMBERS])
def test_numbers(
    tmp_path: Path, told: list[Told], disputed: list[str], rose: list[str], note: str
) -> None:
    differ = found(tmp_path, *told)
    assert [says(d.sides) for d in differ.disputes if d.kind == "number"] == [disputed] * bool(
        disputed
    )
    assert [says(u.steps) for u in differ.updates] == [rose] * bool(rose), note


def test_reports_of_no_common_story_are_not_compared(tmp_path: Path) -> None:
    differ = found(tmp_path, Told(A), Told(A.replace("12", "40")), one_story=False)
    assert differ == Differences(disputes=(), updates=())


def test_a_side_has_its_words_and_how_many_tell_it(tmp_path: Path) -> None:
    other = A.replace("12", "at least 40")
    differ = found(tmp_path, Told(A), Told(other), Told(f"{other} Nobody helped."))
    (dispute,) = differ.disputes
    low, high = dispute.sides
    assert dispute.about == "how many were killed"
    assert (low.reports, low.origins, high.reports, high.origins) == (1, 1, 2, 2)
    assert "12 people" in low.sources[0].quote
    assert all("at least 40 people" in source.quote for source in high.sources)


C = "The House passed the repeal of the health care law 217-213 after a long debate."
VOTES = [
    ("217-213", ["217-213", "217-214"], "one vote more"),
    ("217-213", [], "the same"),
    ("51-49", [], "another house: the sides add up to half as many"),
]


@pytest.mark.parametrize(("second", "disputed", "note"), VOTES, ids=[c[2] for c in VOTES])
def test_votes(tmp_path: Path, second: str, disputed: list[str], note: str) -> None:
    other = C.replace("217-213", disputed[1] if disputed else second)
    reports = (Told(C, trigger="passed"), Told(f"{other} It rained.", trigger="passed"))
    differ = found(tmp_path, *reports, name="House")
    assert [says(d.sides) for d in differ.disputes] == [disputed] * bool(disputed), note


def test_money_belongs_to_its_act_alone(tmp_path: Path) -> None:
    one = "Syria asked for $5.7 billion for a wall along the southern border."
    other = "Syria was granted $1.4 billion for a wall along the southern border."
    differ = found(tmp_path, Told(one, trigger="asked"), Told(other, trigger="granted"))
    assert differ.disputes == ()
    differ = found(
        tmp_path / "again",
        Told(one, trigger="asked"),
        Told(one.replace("5.7", "6"), trigger="asked"),
    )
    assert [says(d.sides) for d in differ.disputes] == [["$5.7 billion", "$6 billion"]]


def test_today_in_a_quotation_is_the_day_of_who_said_it(tmp_path: Path) -> None:
    desk = Desk()
    reports = []
    for text, published, when in (
        (
            "The leaders met at the old palace on Sunday over the budget crisis.",
            "2012-12-10",
            "2012-12-09",
        ),
        (
            "“The leaders met at the old palace today over the budget crisis,” he said.",
            "2012-12-10",
            "2012-12-10",
        ),
    ):
        report = desk.report(text, "Post", published)
        leaders = report.actor("The leaders", "organisation", "leaders")
        said = report.statement(None, "met", "met") if "today" in text else None
        date = msgspec.structs.replace(
            day(when), basis="resolved", words="today" if said else "Sunday"
        )
        report.event("CONSULT", "met", [leaders], date=date, within=said.id if said else None)
        reports.append(report)
    desk.story(*reports, origins=tuple((report,) for report in reports))
    with desk.save(tmp_path / "r.db") as store, store.view() as view:
        assert differences(Reader(view), view.claims(EventMention)).disputes == ()


DATES = [
    ("2018-04-07", "2018-04-09", ["2018-04-07", "2018-04-09"], "two days"),
    ("2018-04-07", "2018-04-07", [], "one day"),
    ("2018-04-07", None, [], "one does not say"),
]
B = "Syria launched a strike on the rebel town of Douma."


@pytest.mark.parametrize(("one", "other", "disputed", "note"), DATES, ids=[c[3] for c in DATES])
def test_dates(tmp_path: Path, one: str, other: str | None, disputed: list[str], note: str) -> None:
    dates = [day(each) if each else None for each in (one, other)]
    differ = found(tmp_path, *(Told(B, date=date) for date in dates))
    assert [says(d.sides) for d in differ.disputes] == [disputed] * bool(disputed), note


def test_an_inferred_day_contradicts_nobody(tmp_path: Path) -> None:
    differ = found(
        tmp_path,
        Told(B, date=day("2018-04-07", "inferred")),
        Told(f"{B} It rained.", date=day("2018-04-09")),
    )
    assert differ.disputes == ()


PLACES = [
    ("Douma/SY", "Mosul/IQ", ["Douma", "Mosul"], "two countries"),
    ("Douma/SY", "Aleppo/SY", [], "one country, and nothing says how far apart"),
]


@pytest.mark.parametrize(("one", "other", "disputed", "note"), PLACES, ids=[c[3] for c in PLACES])
def test_places(tmp_path: Path, one: str, other: str, disputed: list[str], note: str) -> None:
    text = "Syria launched a strike on rebel fighters near the market of {} before dawn prayers."
    differ = found(
        tmp_path, *(Told(text.format(each.partition("/")[0]), place=each) for each in (one, other))
    )
    assert [says(d.sides) for d in differ.disputes] == [disputed] * bool(disputed), note


def test_a_case_has_them(tmp_path: Path) -> None:
    desk = Desk()
    reports = [desk.report(text, "Post", "2018-04-08") for text in (A, A.replace("12", "40"))]
    for report in reports:
        syria = report.actor("Syria", "government", country="SY", known_as="country:SY")
        report.event("ASSAULT", "strike", [syria])
    desk.story(*reports, origins=tuple((report,) for report in reports))
    with desk.save(tmp_path / "r.db") as store, store.view() as view:
        (dispute,) = case(view, "strike on the rebel town of Douma").disputes
    assert says(dispute.sides) == ["12 people", "40 people"]

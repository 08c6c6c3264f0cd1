"""The brief: sentences, sources under every line, and silence where there is nothing."""

import datetime
import re
from pathlib import Path

import pytest

from onrecord.brief import NOTHING, Brief, write_brief
from onrecord.brief.wording import listed, say_date
from onrecord.query import case
from onrecord.records import Date
from onrecord.store import View
from tests.query.desk import Desk, day
from tests.query.pact import make_desk

QUESTION = "Taiwan’s entry into the CPTPP"


def brief(view: View, question: str = QUESTION, as_of: datetime.date | None = None) -> Brief:
    return write_brief(case(view, question, as_of=as_of))


def section(found: Brief, title: str) -> list[str]:
    return [point.text for each in found.sections if each.title == title for point in each.points]


def test_sections_in_order(view: View) -> None:
    assert [each.title for each in brief(view).sections] == [
        "Bottom line",
        "Who stands where",
        "What happened",
        "What is disputed",
        "What this rests on",
    ]


def test_the_bottom_line(view: View) -> None:
    lines = section(brief(view), "Bottom line")
    assert lines[0] == (
        "11 decide, by consensus. For it: Japan. Leaning for it: Australia. Against it: none. "
        "Nothing is on record from 9. It still needs 10 of the 11 to be for it."
    )
    assert lines[1] == (
        "Others, who have no known vote in it. Against it: Chinese Foreign Ministry."
    )


def test_who_stands_where(view: View) -> None:
    lines = section(brief(view), "Who stands where")
    assert lines[0] == (
        "Japan has been for it since 24 September 2021, in its own words; "
        "2 reports from 1 independent origin."
    )
    assert lines[1] == (
        "Lawmakers from Japan’s ruling party have been for it since 27 August 2021, "
        "by what they did; 1 report."
    )
    assert lines[3] == "Before that against it, from 18 November 2022."
    assert lines[4] == "China itself is silent; those who belong to it:"
    assert lines[-1] == (
        "Only a guess, nobody’s position: that Other members of the bloc might be leaning against it."
    )


def test_every_line_that_tells_something_has_its_source(view: View) -> None:
    found = brief(view)
    numbers = {cited.number for cited in found.sources}
    for each in found.sections[:2]:
        for point in each.points:
            bare = point.text.startswith("Nothing is on record") or "itself is silent" in point.text
            assert bare or point.sources, point.text
            assert set(point.sources) <= numbers
    assert [cited.number for cited in found.sources] == list(range(1, len(numbers) + 1))


def test_sources_hold_exact_words(view: View) -> None:
    for cited in brief(view).sources:
        source = cited.source
        assert view.article(source.article).text[source.start : source.end] == source.quote
        assert source.locator
        assert source.outlet


def test_text_ends_lines_with_numbers_and_lists_the_sources(view: View) -> None:
    text = brief(view).text
    body, sources = text.split("SOURCES\n")
    cited = {int(number) for number in re.findall(r"\[(\d+)\]", body)}
    assert cited == {int(n) for n in re.findall(r"^\[(\d+)\] ", sources, re.MULTILINE)}
    assert "Harbour Gazette, 24 September 2021: “Japan said on Friday" in " ".join(sources.split())


@pytest.mark.parametrize(
    "question",
    [
        "Norway’s entry into NATO",
        f"South Korea’s stand on {QUESTION}",
        f"Singapore’s position on {QUESTION}",
        "fishing quotas in the North Sea",
    ],
)
def test_nothing_is_said_where_nothing_is_on_record(view: View, question: str) -> None:
    found = brief(view, question)
    assert found.text == NOTHING == "no statement found"
    assert found.sources == ()


def test_nothing_was_on_record_yet(view: View) -> None:
    assert brief(view, as_of=datetime.date(2021, 1, 1)).text == NOTHING


def test_a_plan_is_never_told_as_a_deed(tmp_path: Path) -> None:
    desk = Desk()
    report = desk.report(
        "Japan plans to propose Taiwan’s entry into the CPTPP.\n"
        "Japan would vote on Taiwan’s entry into the CPTPP if asked.\n"
        "Peru asked Japan to delay Taiwan’s entry into the CPTPP.\n"
        "Taiwan voted on its entry into the CPTPP.",
        "Post",
        "2021-01-05",
    )
    japan = report.actor("Japan", "government", country="JP", known_as="country:JP")
    report.actor("Taiwan", "government", country="TW", known_as="country:TW")
    report.event("SUPPORT", "plans", [japan], status="planned", date=day("2021-02-01"))
    report.event("SUPPORT", "would vote", [japan], status="hypothetical")
    report.event("YIELD", "delay", [japan], status="asked_for")
    report.event("SUPPORT", "voted", status="background", date=day("2011-02-01"))
    found = brief(desk.save(tmp_path / "r.db").view())
    lines = section(found, "What happened")
    assert lines == [
        "1 February 2011, looking back: “Taiwan voted on its entry into the CPTPP.”",
        "Told on 5 January 2021, asked for: “Peru asked Japan to delay Taiwan’s entry into the CPTPP.”",
        "1 February 2021, planned: “Japan plans to propose Taiwan’s entry into the CPTPP.”",
    ]


def test_one_sentence_is_told_once_however_often_it_is_coded(tmp_path: Path) -> None:
    desk = Desk()
    report = desk.report("Japan met Peru on Taiwan’s entry into the CPTPP.", "Post", "2021-01-05")
    japan = report.actor("Japan", "government", country="JP", known_as="country:JP")
    report.event("CONSULT", "met", [japan])
    report.event("AGREE", "entry", [japan])
    found = brief(desk.save(tmp_path / "r.db").view())
    assert len(section(found, "What happened")) == 1
    assert "Nobody’s stand is on record" in section(found, "Bottom line")[-1]


def test_a_correction_is_told(tmp_path: Path) -> None:
    desk = make_desk()
    wrong = desk.report("Peru opposes Taiwan’s entry into the CPTPP.", "Post", "2021-01-05")
    right = desk.report(
        "Correction: Peru supports Taiwan’s entry into the CPTPP.", "Post", "2021-01-05"
    )
    for report, stance, verb in ((wrong, "against", "opposes"), (right, "for", "supports")):
        peru = report.actor("Peru", "government", country="PE", known_as="country:PE")
        report.position(peru, stance, verb, "Taiwan’s entry into the CPTPP")
    desk.story(wrong, right, origins=((wrong, right),), correction=(right, wrong))
    found = brief(desk.save(tmp_path / "r.db").view())
    assert section(found, "What is disputed") == [
        "A report on Peru was corrected: what it told first no longer counts."
    ]
    assert any(
        line.startswith("Peru has been for it") for line in section(found, "Who stands where")
    )


def test_hostile_reports_cannot_speak_to_the_terminal(tmp_path: Path) -> None:
    desk = Desk()
    report = desk.report(
        "Japan\x1b[31m backs [bold]Taiwan’s entry\x9b2J into the CPTPP[/bold]\u202e.",
        "Post\x1b]0;owned\x07",
        "2021-01-05",
    )
    japan = report.actor("Japan", "government", country="JP", known_as="country:JP")
    report.position(japan, "for", "backs", "Taiwan’s entry\x9b2J into the CPTPP[/bold]")
    text = brief(desk.save(tmp_path / "r.db").view()).text
    assert not re.search("[\x1b\x9b\u202e\x07]", text)
    assert "[bold]Taiwan’s entry into the CPTPP[/bold]" in " ".join(text.split())


DATES = [
    (day("2021-09-24"), "24 September 2021"),
    (day("2021-09-24", "inferred"), "24 September 2021 (year inferred)"),
    (
        Date(
            value="2021-07", precision="month", basis="resolved",
            start=datetime.date(2021, 7, 1), end=datetime.date(2021, 8, 1),
        ),
        "July 2021",
    ),
    (
        Date(
            value="197X", precision="decade", basis="stated",
            start=datetime.date(1970, 1, 1), end=datetime.date(1980, 1, 1),
        ),
        "the 1970s",
    ),
    (
        Date(
            value="2021-W34", precision="week", basis="resolved",
            start=datetime.date(2021, 8, 23), end=datetime.date(2021, 8, 30),
        ),
        "the week of 23 August 2021",
    ),
    (
        Date(value="XXXX-WXX-5", precision="day", basis="unknown", words="Friday"),
        "“Friday”",
    ),
    (Date(value="PAST_REF", precision="unknown", basis="unknown"), "PAST_REF"),
    (
        Date(
            value="XXXX", precision="before", basis="stated", end=datetime.date(1939, 9, 1),
        ),
        "before 1 September 1939",
    ),
    (None, "date unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("date", "said"), DATES, ids=[case[1] for case in DATES])
def test_dates_are_no_more_precise_than_they_are_known(date: Date | None, said: str) -> None:
    assert say_date(date) == said


@pytest.mark.parametrize(
    ("names", "most", "said"),
    [
        ([], None, ""),
        (["A"], None, "A"),
        (["A", "B", "C"], None, "A, B and C"),
        (["A", "B", "C", "D"], 2, "A, B and 2 more"),
        (["A", "B", "C"], 2, "A, B and C"),
    ],
)
def test_listed(names: list[str], most: int | None, said: str) -> None:
    assert listed(names, most) == said

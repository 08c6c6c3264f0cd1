"""The brief: sentences, sources under every line, and silence where there is nothing."""

import datetime
import html
import re
from pathlib import Path

import pytest

from onrecord.brief import NOTHING, Brief, write_brief
from onrecord.brief.wording import listed, say_date
from onrecord.errors import QuestionError
from onrecord.query import case
from onrecord.records import Date
from onrecord.store import View
from tests.query.desk import Desk, day
from tests.query.pact import make_desk

QUESTION = "Taiwan’s entry into the CPTPP"


def brief(
    view: View,
    question: str = QUESTION,
    as_of: datetime.date | None = None,
    since: datetime.date | None = None,
    *,
    long: bool = True,
) -> Brief:
    found = case(view, question, as_of=as_of, since=since)
    return write_brief(found, long=long, since_given=since is not None)


def section(found: Brief, name: str) -> list[str]:
    return [point.text for each in found.sections if each.name == name for point in each.points]


def test_sections_in_order(view: View) -> None:
    assert [each.title for each in brief(view).sections] == [
        "Bottom line",
        "Who stands where",
        "What changed since 20 October 2022",
        "Timeline",
        "What is disputed",
        "How well it is sourced",
        "What is not known",
    ]


def test_the_bottom_line(view: View) -> None:
    assert section(brief(view), "bottom_line") == [
        "Of the 11 who decide on Taiwan's entry into the CPTPP by consensus, 1 is on record as for it "
        "(Japan) and 1 as leaning for it (Australia), none against it; nothing is on record from the "
        "other 9.",
        "It still needs 10 of the 11.",
        "Without a vote in it, 1 is on record as for it (lawmakers from Japan’s ruling party) and 1 as "
        "against it (the Chinese Foreign Ministry).",
    ]


def test_who_stands_where(view: View) -> None:
    assert section(brief(view), "standing") == [
        "Japan has been for it since 24 September 2021, in its own words (2 reports, 1 of them "
        "independent; credibility 6).",
        "Australia has been leaning for it since 19 November 2022, as reported (1 report; "
        "credibility 6).",
        "Before that: against it, from 18 November 2022.",
        "Lawmakers from Japan’s ruling party have been for it since 27 August 2021, by what they did "
        "(1 report; credibility 6).",
        "The Chinese Foreign Ministry has been against it since 23 September 2021, in its own words "
        "(1 report; credibility 6).",
    ]


def test_what_changed(view: View) -> None:
    assert section(brief(view), "changed") == [
        "Moved: Australia, from against it to leaning for it since 19 November 2022.",
        "New: Australia, against it since 18 November 2022.",
    ]
    later = datetime.date(2022, 11, 19)
    assert section(brief(view, since=later), "changed") == ["Nobody’s stand is new or has moved."]


def test_how_well_it_is_sourced(view: View) -> None:
    assert section(brief(view), "sourcing") == [
        "6 reports by Harbour Gazette, Inland Post, Southern Ledger and Strand Herald, from 27 August "
        "2021 to 19 November 2022; 5 independent (1 report taken from others).",
        "Each of the 4 stances is told by one source alone.",
        "Credibility by independent origins: 6 (truth cannot be judged) for 4 stances.",
        "2 stances are known from the holder’s own words, 1 from what the holder did and 1 from what "
        "others tell.",
    ]


def test_what_is_not_known(view: View) -> None:
    assert section(brief(view), "unknown") == [
        "Nothing is on record from Brunei, Canada, Chile, Malaysia, Mexico, New Zealand, Peru, "
        "Singapore and Vietnam.",
        "Only a guess of a report, nobody’s position: that other members of the bloc might be leaning "
        "against it.",
    ]


def test_every_line_that_tells_something_has_its_source(view: View) -> None:
    found = brief(view)
    numbers = {cited.number for cited in found.sources}
    bare = ("It still needs", "Nothing is on record", "No report was found")
    for each in found.sections:
        for point in each.points if each.name != "sourcing" else ():
            assert point.sources or point.text.startswith(bare), point.text
            assert set(point.sources) <= numbers
    assert [cited.number for cited in found.sources] == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("long", [False, True])
def test_sources_hold_exact_words(view: View, long: bool) -> None:
    for cited in brief(view, long=long).sources:
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


def test_words_that_stand_in_the_text_are_not_repeated_among_the_sources(view: View) -> None:
    found = brief(view)
    words = "Lawmakers from Japan’s ruling party backed Taiwan’s entry into a Pacific trade pact."
    assert " ".join(found.text.split()).count(words) == 1
    assert f"Reported on 27 August 2021: “{words}”" in section(found, "timeline")


def many(path: Path, reports: int = 40) -> Brief:
    """A brief of a page on far more than it has room for."""
    desk = Desk()
    for number in range(reports):
        made = desk.report(
            f"Member {number} of the assembly, after a long and at times heated debate that lasted well "
            "into the night, said that he supports Taiwan’s entry into the CPTPP.\n"
            f"Taiwan’s entry into the CPTPP was debated in session {number} of the assembly.",
            f"Post {number}",
            "2021-01-05",
        )
        who = made.actor(f"Member {number}", "person")
        made.position(who, "for", "supports", "Taiwan’s entry into the CPTPP")
        made.event("CONSULT", "debated", [who])
    with desk.save(path) as store, store.view() as view:
        return brief(view, long=False)


def test_a_page_is_a_page_and_says_what_it_leaves_out(tmp_path: Path) -> None:
    found = many(tmp_path / "r.db")
    assert len(found.text.splitlines()) <= 60
    assert found.left_out == sum(each.left_out for each in found.sections) > 40
    assert "Left out to keep this to a page" in found.text
    assert {"bottom_line", "standing", "timeline", "sourcing"} <= {
        each.name for each in found.sections if each.points
    }


def test_nothing_is_left_out_of_what_fits_on_a_page(view: View) -> None:
    page, long = brief(view, long=False), brief(view)
    assert page.left_out == 0
    assert [each.points for each in page.sections] == [each.points for each in long.sections]
    assert "Left out" not in page.text


def test_forms_tell_the_same(view: View) -> None:
    found = brief(view)
    for form in (found.markdown, html.unescape(found.html)):
        plain = form.replace("\\", "")
        for each in found.sections:
            assert all(point.text in plain for point in each.points)
        assert "Japan said on Friday that it supports" in plain


def test_a_brief_of_nothing_says_so_in_every_form(view: View) -> None:
    found = brief(view, "fishing quotas in the North Sea")
    assert "No statement found" in found.markdown
    assert "No statement found" in found.html


def test_a_day_that_is_not_before_the_other_is_an_error(view: View) -> None:
    day = datetime.date(2022, 1, 1)
    with pytest.raises(QuestionError, match="nothing lies between"):
        brief(view, as_of=day, since=day)


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
    lines = section(found, "timeline")
    assert lines == [
        "1 February 2011, looking back: “Taiwan voted on its entry into the CPTPP.”",
        "Reported on 5 January 2021, asked for: “Peru asked Japan to delay Taiwan’s entry into the CPTPP.”",
        "1 February 2021, planned: “Japan plans to propose Taiwan’s entry into the CPTPP.”",
    ]


def test_one_sentence_is_told_once_however_often_it_is_coded(tmp_path: Path) -> None:
    desk = Desk()
    report = desk.report("Japan met Peru on Taiwan’s entry into the CPTPP.", "Post", "2021-01-05")
    japan = report.actor("Japan", "government", country="JP", known_as="country:JP")
    report.event("CONSULT", "met", [japan])
    report.event("AGREE", "entry", [japan])
    found = brief(desk.save(tmp_path / "r.db").view())
    assert len(section(found, "timeline")) == 1
    assert section(found, "bottom_line") == [
        "None of the 12 who decide on Taiwan's entry into the CPTPP by consensus is on record with a stand.",
        "It still needs all 12.",
    ]


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
    assert section(found, "disputed") == [
        "A report on Peru was corrected: what it told first no longer counts."
    ]
    assert any(line.startswith("Peru has been for it") for line in section(found, "standing"))


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

"""The meetings and requests of the two founding reports, with all that the reports say of them."""

import datetime
from typing import Any

import pytest

from onrecord.query import MeetingLine
from onrecord.records import Meeting
from tests.acceptance.conftest import Reading
from tests.conftest import assert_held, quote

pytestmark = [pytest.mark.model, pytest.mark.corpora]

AUGUST_27 = datetime.date(2021, 8, 27)


@pytest.fixture(params=["published", "undated"])
def readings(request: pytest.FixtureRequest) -> tuple[Reading, Reading]:
    """Both reports, read with a publication date and without."""
    if request.param == "undated":
        return request.getfixturevalue("undated")  # type: ignore[no-any-return]
    return request.getfixturevalue("report_a"), request.getfixturevalue("report_b")


def named(reading: Reading, words: str) -> Meeting:
    """The one meeting that is called so."""
    found = [
        meeting
        for meeting in reading.meetings
        if any(words in name.quote for name in (meeting.name, *meeting.other_names) if name)
    ]
    assert len(found) == 1, [quote(meeting.name) for meeting in reading.meetings]
    return found[0]


def who(reading: Reading, meeting: Meeting) -> set[tuple[str, str | None, str | None]]:
    """Name, body and country of everyone who takes part."""
    found = set()
    for one in meeting.participants:
        actor, body = reading.actor(one.actor), reading.actor(one.body)
        name = actor.name if actor is not None else one.span.quote
        found.add((name, body.name if body is not None else None, one.country))
    return found


def test_the_august_dialogue_in_the_first_report(readings: tuple[Reading, Reading]) -> None:
    report, _ = readings
    talks = named(report, "LDP-DPP talks")
    assert talks == named(report, "first-of-their-kind security talks")
    people = who(report, talks)
    ldp = "Liberal Democratic Party"
    assert {
        ("Taku Otsuka", ldp, "JP"),
        ("Masahisa Sato", ldp, "JP"),
        ("Liberal Democratic Party lawmakers", ldp, "JP"),
        ("Taiwanese counterparts", None, "TW"),
        ("Democratic Progressive Party", None, "TW"),
    } <= people
    assert not any(name in {"Zhao Lijian", "China", "United States"} for name, _, _ in people)
    assert (talks.status, talks.channel) == ("happened", None)  # how they met, B alone tells
    assert quote(talks.date_span) == "Friday"
    assert [(each.kind, each.span.quote) for each in talks.series] == [
        ("first", "first-of-their-kind")
    ]
    assert "security" in [topic.quote for topic in talks.topics]
    assert len(talks.answered_by) == 1  # Zhao's criticism


def test_the_agreement_is_its_outcome_as_sato_tells(readings: tuple[Reading, Reading]) -> None:
    report, _ = readings
    talks = named(report, "LDP-DPP talks")
    (agreed,) = [each for each in talks.outcomes if each.kind == "agreed"]
    assert agreed.span.quote == "agreed to hold the meetings regularly"
    telling = next(s for s in report.statements if s.id == agreed.statement)
    teller = report.actor(telling.speaker)
    assert teller is not None
    assert teller.name == "Masahisa Sato"
    assert quote(telling.on_behalf_span) == "The two sides"
    pledged = [each.span.quote for each in talks.outcomes if each.kind == "pledged"]
    assert pledged[0].startswith("pledged to support Taiwan’s addition to the Comprehensive")


def test_the_august_dialogue_in_the_second_report(readings: tuple[Reading, Reading]) -> None:
    _, report = readings
    dialogue = named(report, "2+2")
    assert {name.quote for name in dialogue.other_names} == {
        "groundbreaking discussions",
        "closed-door dialogue",
        "historic meeting",
        "talks",
        "unprecedented security dialogue",
    }
    dpp = "Democratic Progressive Party"
    assert who(report, dialogue) == {
        ("Liberal Democratic Party", None, "JP"),
        (dpp, None, "TW"),
        ("Lo Chih-cheng", dpp, "TW"),
        ("Tsai Shih-ying", dpp, "TW"),
    }
    assert (dialogue.channel, quote(dialogue.channel_span)) == ("video", "via video link")
    assert quote(dialogue.closed) == "closed-door"
    assert "regional security" in [topic.quote for topic in dialogue.topics]
    assert [each.kind for each in dialogue.series] == ["first"]
    assert dialogue.date is not None
    assert quote(dialogue.date_span) == "August 27"
    assert dialogue.date.start in {AUGUST_27, None}
    assert len(report.meetings) == 1


def test_julys_talks_are_another_meeting(readings: tuple[Reading, Reading]) -> None:
    report, _ = readings
    talks = named(report, "trilateral")
    assert {country for _, _, country in who(report, talks)} == {"US", "TW", "JP"}
    assert (talks.channel, quote(talks.channel_span)) == ("online", "online")
    assert quote(talks.date_span) == "July"
    assert not talks.series
    (answer,) = [event for event in report.events if event.id in talks.answered_by]
    critic = report.actor(answer.actors[0])
    assert critic is not None
    assert (critic.kind, critic.country) == ("ministry", "CN")


def test_aprils_visit_is_a_meeting_of_two_leaders(readings: tuple[Reading, Reading]) -> None:
    report, _ = readings
    (visit,) = [meeting for meeting in report.meetings if meeting.format == "visit"]
    people = {name: country for name, _, country in who(report, visit)}
    assert people.keys() == {"Yoshihide Suga", "Joe Biden"}
    assert people["Yoshihide Suga"] == "JP"
    assert visit.place is not None
    assert visit.place.span.quote == "White House"
    assert quote(visit.date_span) == "April"
    outcomes = {each.kind: each.span.quote for each in visit.outcomes}
    assert outcomes["affirmed"].startswith("affirmed the importance of peace and stability")
    assert outcomes["joint_statement"] == "joint statement"


def test_the_plant_is_asked_of_taipei_as_otsuka_tells(readings: tuple[Reading, Reading]) -> None:
    report, _ = readings
    (request,) = [each for each in report.requests if each.trigger.quote == "called"]
    asker, asked = report.actor(request.askers[0]), report.actor(request.asked[0])
    teller = report.actor(request.told_by)
    assert asker is not None
    assert asked is not None
    assert teller is not None
    assert asker.name == "Liberal Democratic Party lawmakers"
    assert (asked.kind, asked.country) == ("government", "TW")
    assert teller.name == "Taku Otsuka"
    assert (request.kind, request.status, request.answer) == ("request", "happened", None)
    assert request.content[0].quote.startswith("to help ensure that semiconductor giant")


def test_every_word_is_held(readings: tuple[Reading, Reading]) -> None:
    for reading in readings:
        for claim in (*reading.meetings, *reading.requests):
            assert_held(reading.article, claim)


def test_two_reports_of_the_dialogue_are_one_meeting(record: Any) -> None:
    def at(day: datetime.date) -> list[MeetingLine]:
        return [line for line in record.meetings(between=("Japan", "Taiwan")) if line.day == day]

    (dialogue,) = at(AUGUST_27)
    assert dialogue.reports == 2
    names = {one.name: (one.body, one.country) for one in dialogue.participants}
    ldp, dpp = "Liberal Democratic Party", "Democratic Progressive Party"
    assert (
        names.items()
        >= {
            "Taku Otsuka": (ldp, "JP"),
            "Masahisa Sato": (ldp, "JP"),
            "Lo Chih-cheng": (dpp, "TW"),
            "Tsai Shih-ying": (dpp, "TW"),
        }.items()
    )
    assert dialogue.channel == "video"
    assert any("2+2" in name.quote for name in dialogue.names)
    assert any(each.told_by == "Masahisa Sato" for each in dialogue.outcomes)
    assert len(at(datetime.date(2021, 7, 1))) == 1
    assert not record.meetings(between=("China", "Taiwan"))


def test_the_request_is_listed(record: Any) -> None:
    found = [each for each in record.requests(actor="Taiwan") if each.told_by == "Taku Otsuka"]
    assert len(found) == 1
    assert found[0].askers == ("Liberal Democratic Party lawmakers",)

"""Fifteen things that a careful reader gets right in the two founding reports.

No rule in the package names these people, places or files. A case that is not reached yet is a
strict xfail with its reason.
"""

import datetime
from typing import Any

import pytest

from onrecord.records import Entity, Statement
from tests.acceptance.conftest import REPORT_A, REPORT_B, Reading

pytestmark = [pytest.mark.model, pytest.mark.corpora]

AUGUST_27 = datetime.date(2021, 8, 27)
ENTRY = "Taiwan’s entry into the CPTPP"


def entity_named(record: Any, name: str) -> Entity:
    found = record.view.find_entities(name)
    assert len(found) == 1, [entity.name for entity in found]
    return found[0]  # type: ignore[no-any-return]


def test_01_a_partys_lawmakers_back_it_and_their_country_does_not(
    record: Any, report_a: Reading, report_b: Reading
) -> None:
    backing = [
        p
        for p in report_a.positions
        if p.stance == "for" and p.how != "conjecture" and "Taiwan’s entry" in p.target.quote
    ]
    holders = [report_a.actor(p.holder) for p in backing]
    assert any(
        h is not None and "awmakers" in h.name and h.kind == "unnamed_group" for h in holders
    )
    for reading in (report_a, report_b):
        for position in reading.positions:
            holder = reading.actor(position.holder)
            if holder is not None and holder.kind == "government" and holder.country == "JP":
                assert position.how == "conjecture" or position.stance not in {"for", "leaning_for"}
    line = next(line for line in record.board(ENTRY).deciders if line.name == "Japan")
    assert line.stance is None


def test_02_two_people_called_tsai(record: Any, report_a: Reading, report_b: Reading) -> None:
    with_tsai = report_b.actor_of("Tsai")
    assert with_tsai is not None
    assert with_tsai.name == "Tsai Shih-ying"
    assert with_tsai.id in {
        a.id
        for m in report_b.mentions
        if m.span.quote == "Tsai Shih-ying" and (a := report_b.actor(m.actor))
    }
    president = report_a.actor_of("Tsai Ing-wen")
    assert president is not None
    assert president.name == "Tsai Ing-wen"
    assert not any(a.name == "Tsai Shih-ying" for a in report_a.actors if a.kind == "person")
    assert record.view.entity_of(with_tsai.id) != record.view.entity_of(president.id)


def test_03_friday_and_august_27_are_one_day(
    report_a: Reading, report_b: Reading, undated: tuple[Reading, Reading]
) -> None:
    def days(reading: Reading, words: str) -> set[datetime.date | None]:
        return {d.date.start for d in reading.dates if words in d.span.quote}

    assert days(report_a, "Friday") == {AUGUST_27}
    assert days(report_b, "Friday") == {AUGUST_27}
    assert days(report_b, "August 27") == {AUGUST_27}
    for reading in undated:
        for mention in reading.dates:
            if "Friday" in mention.span.quote or "August 27" in mention.span.quote:
                date = mention.date
                assert date.start is None or (date.basis == "inferred" and date.reason)


def test_04_two_reports_of_one_story_neither_from_the_other(record: Any, report_b: Reading) -> None:
    stories = [s for s in record.view.stories() if len(s.articles) == 2]
    assert len(stories) == 1
    assert stories[0].derivations == ()
    assert len(stories[0].origins) == 2
    assert stories[0].unnamed == (report_b.article.id,)
    line = record.story(stories[0].id)
    assert line.origins == 2
    (unnamed,) = (report for report in line.reports if report.unnamed)
    assert unnamed.article == report_b.article.id
    assert unnamed.credits == ("told This website",)
    assert record.beside(*stories[0].articles).one_origin is False
    told = [s for s in report_b.statements if s.addressee_span is not None]
    assert any("This website" in s.addressee_span.quote for s in told if s.addressee_span)


def test_05_the_ministry_said_it_of_julys_talks_and_zhao_did_not(report_a: Reading) -> None:
    statement = report_a.statements_with("negative and wrong in both form and content")[0]
    speaker = report_a.actor(statement.speaker)
    assert speaker is not None
    assert speaker.kind == "ministry"
    assert speaker.country == "CN"
    assert "Zhao" not in speaker.name
    assert statement.evidence[0].quote.startswith("In July")


def test_06_the_lawmakers_ask_taipei_as_otsuka_tells(report_a: Reading) -> None:
    (request,) = [e for e in report_a.events_at("called") if e.type == "REQUEST"]
    asking = [report_a.actor(a) for a in request.actors]
    assert any(a is not None and "lawmakers" in a.name for a in asking)
    asked = [report_a.actor(a) for a in request.recipients]
    assert any(a is not None and a.kind == "government" and a.country == "TW" for a in asked)
    telling = next(s for s in report_a.statements if s.id == request.within)
    teller = report_a.actor(telling.speaker)
    assert teller is not None
    assert teller.name == "Taku Otsuka"


def test_07_an_office_that_ended_nobody_says_when(report_b: Reading) -> None:
    ended = [
        t
        for t in report_b.tenures
        if t.status == "former"
        and (who := report_b.actor(t.person))
        and who.name == "Lo Chih-cheng"
    ]
    assert len(ended) == 1
    assert ended[0].end is not None
    assert (ended[0].end.value, ended[0].end.start, ended[0].end.end) == ("PAST_REF", None, None)
    assert "recently" in (ended[0].end.words or "")
    assert ended[0].start is None
    assert "Committee" in (report_b.actor(ended[0].organisation) or report_b.actors[0]).name
    assert ended[0].evidence[0].quote in report_b.article.text


def test_07_a_post_held_still_and_one_that_is_over(report_a: Reading, report_b: Reading) -> None:
    told = {
        (who.name, t.post): t.status
        for reading in (report_a, report_b)
        for t in reading.tenures
        if (who := reading.actor(t.person)) is not None
    }
    assert told["Taku Otsuka", "head"] == "current"
    assert told["Donald Trump", "president"] == "former"


@pytest.mark.parametrize(
    "words",
    [
        "TPP",
        "CPTPP",
        "Comprehensive and Progressive Agreement for Trans-Pacific Partnership",
        "the Trans-Pacific Partnership",
        "the bloc",
        "the 11-nation trade pact",
    ],
)
def test_08_one_body_under_many_names(report_a: Reading, words: str) -> None:
    found = [
        m
        for m in report_a.mentions
        if m.span.quote.removeprefix("the ") == words.removeprefix("the ")
    ]
    assert found
    for mention in found:
        actor = report_a.actor(mention.actor)
        assert actor is not None
        assert actor.known_as == "body:cptpp"


def test_09_capitals_that_act_are_governments_and_settings_are_places(report_a: Reading) -> None:
    for words, country in (("Tokyo", "JP"), ("Taipei", "TW"), ("Beijing", "CN")):
        acting = [m for m in report_a.mentions if m.span.quote == words and m.role == "actor"]
        assert acting
        for mention in acting:
            actor = report_a.actor(mention.actor)
            assert actor is not None
            assert (actor.kind, actor.country) == ("government", country)
    for words in ("Hong Kong", "White House"):
        settings = [m for m in report_a.mentions if words in m.span.quote]
        assert settings
        assert all(m.role == "place" and m.actor is None for m in settings)
    acting_for = [one.span.quote for meeting in report_a.meetings for one in meeting.participants]
    assert "White House" not in acting_for


def test_09_the_same_in_the_second_report(report_b: Reading) -> None:
    for mention in report_b.mentions:
        actor = report_b.actor(mention.actor)
        if mention.span.quote in {"Tokyo", "Taipei", "Beijing"} and mention.role == "actor":
            assert actor is not None
            assert (actor.kind, actor.known_as is not None) == ("government", True)
        if mention.role == "place":
            assert actor is None


def test_10_the_outlets_guess_about_unnamed_members_is_no_position(report_a: Reading) -> None:
    sentence = next(s for s in report_a.article.text.splitlines() if "might be wary" in s)
    guesses = [p for p in report_a.positions if p.evidence[0].quote in sentence]
    assert all(p.how == "conjecture" for p in guesses)
    for position in guesses:
        holder = report_a.actor(position.holder)
        assert holder is None or holder.kind.startswith("unnamed")


def test_11_zhaos_two_sentences(report_a: Reading) -> None:
    def said(words: str) -> Statement:
        statement = next(s for s in report_a.statements_with(words) if s.mode == "direct")
        speaker = report_a.actor(statement.speaker)
        assert speaker is not None
        assert speaker.name == "Zhao Lijian"
        return statement

    first = said("Japan bears historical responsibility")
    assert any(
        "which underscores the importance to act prudently" in c.quote for c in first.content
    )
    assert not any("in reference to" in c.quote for c in first.content)
    said("We urge Japan to stop interfering")


def test_12_sato_tells_reporters_for_the_two_sides(report_a: Reading) -> None:
    statement = report_a.statements_with("The two sides have agreed to hold the meetings")[-1]
    speaker = report_a.actor(statement.speaker)
    assert speaker is not None
    assert speaker.name == "Masahisa Sato"
    assert statement.addressee_span is not None
    assert statement.addressee_span.quote == "reporters"
    assert statement.on_behalf_span is not None
    assert statement.on_behalf_span.quote == "The two sides"


def test_13_the_withdrawal_and_the_switch_are_background(report_a: Reading) -> None:
    (withdrawal,) = report_a.events_at("withdrew")
    assert withdrawal.status == "background"
    assert withdrawal.date is not None
    assert withdrawal.date.value == "2017"
    (switch,) = report_a.events_at("switched")
    assert switch.status == "background"
    assert switch.date is not None
    assert switch.date.value == "197X"


def test_14_speakers_without_names_stay_without(report_a: Reading, report_b: Reading) -> None:
    experts = report_b.statements_with("China’s military pressure on Japan")[0]
    speaker = report_b.actor(experts.speaker)
    assert speaker is not None
    assert (speaker.kind, speaker.name) == ("unnamed_group", "Experts")
    lawmakers = [
        a for a in report_a.actors if a.name.startswith("Lawmakers from Japan’s ruling party")
    ]
    assert [(a.kind, a.country, a.known_as) for a in lawmakers] == [("unnamed_group", "JP", None)]
    for reading in (report_a, report_b):
        for actor in reading.actors:
            named = [
                m
                for m in reading.mentions
                if m.actor == actor.id and m.form == "name" and m.role == "actor"
            ]
            if actor.kind.startswith("unnamed"):
                assert actor.known_as is None
                assert not any(m.reason == "full name" for m in named)


def test_15_what_no_report_speaks_of_is_not_answered(record: Any) -> None:
    brief = record.brief("South Korea’s stand on Taiwan’s entry into the CPTPP")
    assert "no statement found" in brief.text.lower()
    assert not brief.sources


def test_founding_reports_are_two(corpora: Any) -> None:
    """The file names used above are those of the corpus: a changed corpus fails loudly."""
    assert {p.name for p in (corpora / "reports").glob("*.txt")} >= {REPORT_A, REPORT_B}

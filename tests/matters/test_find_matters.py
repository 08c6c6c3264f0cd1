"""Proposals that a text names, each with its parts; the note says what a case proves."""

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.records import Matter
from tests.conftest import assert_held

pytestmark = pytest.mark.model

# text, and what is found of each matter: family, names (subject first), topic, status
CASES = {
    "joining: whose and into what": (
        "Japanese lawmakers back Taiwan's entry into the CPTPP.",
        [("joining", ("country:TW", "body:cptpp"), (), "open")],
    ),
    "sale: to whom; what is sold is only how": (
        "Congress must approve the sale of F-16 jets to Taiwan.",
        [("sale", ("", "country:TW"), (), "open")],
    ),
    "sanctions: on whom, by an adjective who": (
        "The ministers debated new EU sanctions on Iran.",
        [("sanctions", ("body:eu", "country:IR"), (), "open")],
    ),
    "sanctions: the parser hangs the country on the verb": (
        "The council should impose sanctions on North Korea.",
        [("sanctions", ("", "country:KP"), (), "open")],
    ),
    "easing: a verb with the noun of the other side is one matter": (
        "France wants to lift sanctions on Iran.",
        [("easing", ("", "country:IR"), ("sanction",), "open")],
    ),
    "ceasefire in a place": (
        "Diplomats are pushing for a ceasefire in Syria.",
        [("ceasefire", ("", "country:SY"), (), "open")],
    ),
    "withdrawal from a treaty with many names": (
        "He vowed to pull out of the Paris accord.",
        [("withdrawal", ("", "law:paris_agreement"), (), "open")],
    ),
    "repeal: a law by its other name": (
        "Republicans have promised to repeal Obamacare.",
        [("abrogation", ("", "law:affordable_care_act"), (), "open")],
    ),
    "a law's own name is a question where it is itself what is proposed": (
        "Activists oppose the Keystone XL pipeline.",
        [("instrument", ("", "law:keystone_xl"), (), "open")],
    ),
    "a plan is what an act comes as": (
        "The senators unveiled a prison reform plan.",
        [("legislation", ("",), ("prison",), "open")],
    ),
    "a person is confirmed": (
        "Democrats tried to block the confirmation of Brett Kavanaugh.",
        [("appointment", ("", "name:brett kavanaugh"), (), "open")],
    ),
    "two states, one word": (
        "Both leaders endorsed a two-state solution.",
        [("instrument", ("", "law:two_state_solution"), (), "open")],
    ),
    "told as done": (
        "The two sides signed the trade agreement with Vietnam in 2003.",
        [("agreement", ("", "country:VN"), ("trade",), "past")],
    ),
    "a verb of what was done is an event, no proposal": ("Parliament abolished the tax.", []),
    "nothing named, nothing proposed": ("They discussed a deal and new tariffs.", []),
    "a pronoun names no object": ("Lawmakers want to repeal it.", []),
    "talks on it make it open; a compound tells only of which kind": (
        "The arms control talks collapsed; the peace process is dead.",
        [("regulation", ("",), ("arm",), "open")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_matters(case: str, find: Callable[[str], tuple[Matter, ...]]) -> None:
    text, expected = CASES[case]
    found = [(m.family, m.names, m.topic, m.status) for m in find(text)]
    assert found == expected


def test_a_short_wording_stands_for_the_one_named_before(
    find: Callable[[str], tuple[Matter, ...]],
) -> None:
    first, second = find("Tehran wants an accord with Japan on trade.\nThe accord may fail.")
    assert first.explicit
    assert not second.explicit
    assert second.names == first.names
    assert second.span.quote == "accord"


def test_positions_on_it_are_linked(find: Callable[[str], tuple[Matter, ...]]) -> None:
    (matter,) = find("Australia opposes the sale of uranium to India.")
    assert len(matter.positions) == 1
    assert len(matter.holders) == 1
    assert matter.status == "open"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n \n",
        "’s",
        "the the the of of",
        "sanctions on",
        "\u202e\u0000 deal with 🇹🇼 \ufeff",
        "repeal " * 3000,
    ],
)
def test_any_text_is_read(text: str, find: Callable[[str], tuple[Matter, ...]]) -> None:
    find(text or " ")


@pytest.fixture
def find(parse: Callable[..., Any]) -> Callable[[str], tuple[Matter, ...]]:
    from onrecord.actors import resolve_actors
    from onrecord.dates import find_dates
    from onrecord.matters import find_matters
    from onrecord.mentions import find_mentions
    from onrecord.positions import rule_positions

    def find_in(words: str) -> tuple[Matter, ...]:
        text = parse(words)
        dates, candidates = find_dates(text=text), find_mentions(text=text)
        actors, mentions, _, _ = resolve_actors(text=text, candidates=candidates, dates=dates)
        positions = rule_positions(
            text=text, mentions=mentions, actors=actors, statements=(), events=()
        )
        found = find_matters(text=text, mentions=mentions, actors=actors, positions=positions)
        assert found == find_matters(
            text=text, mentions=mentions, actors=actors, positions=positions
        )
        for matter in found:
            assert_held(text.article, matter)
        return found

    return find_in

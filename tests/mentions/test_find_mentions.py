"""Which words stand for actors, and which only say where something is."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.mentions import find_mentions
from onrecord.mentions.evidence import is_headline
from tests.conftest import assert_held

pytestmark = pytest.mark.model

# sentence, the mention's words, expected "form role" or None where there must be no such mention, note
CASES = [
    ("Officials met in Hong Kong.", "Hong Kong", "name place", "a setting"),
    ("Suga paid a visit to the White House.", "White House", "name place", "a seat as a setting"),
    ("The White House said it would not comment.", "White House", "name actor", "a seat that acts"),
    ("Tokyo protested on Friday.", "Tokyo", "name actor", "a capital that acts"),
    ("It weakens Beijing's claim to the sea.", "Beijing", "name actor", "a capital that owns"),
    ("Beijing and Tokyo agreed to talk.", "Tokyo", "name actor", "the second of two that act"),
    ("Kremlin spokesman Dmitry Peskov declined to comment.", "Kremlin", "name actor", "whose spokesman"),
    ("The talks took place in Geneva.", "Geneva", "name place", "a city that is no capital"),
    ("Talks in Lausanne, Switzerland, went on.", "Switzerland", "name place", "town and country"),
    ("BEIJING (Reuters) - China said on Friday it would retaliate.", "BEIJING", "name place", "dateline"),
    ("We urge Japan to stop.", "Japan", "name actor", "whom an act is done to"),
    ("LDP lawmakers backed the plan.", "LDP lawmakers", "nominal actor", "a role noun with a party"),
    ("LDP lawmakers backed the plan.", "LDP", "name actor", "the party in the compound"),
    ("LDP lawmaker Taku Otsuka said so.", "Taku Otsuka", "name actor", "a name without its title"),
    ("LDP lawmaker Taku Otsuka said so.", "lawmaker", None, "a title is no mention of its own"),
    ("Experts say the move was prompted by fear.", "Experts", "nominal actor", "no determiner"),
    ("A senior official who asked not to be named said no.", "A senior official", "nominal actor", "without the clause"),
    ("Lawmakers from Japan’s ruling party backed the bid.", "Lawmakers from Japan’s ruling party", "nominal actor", "with whose they are"),
    ("China’s Foreign Ministry declared its reservations.", "China’s Foreign Ministry", "name actor", "a ministry with its country"),
    ("China's foreign ministry dismissed the talks.", "China's foreign ministry", "nominal actor", "straight apostrophe, small letters"),
    ("Chinese officials met him.", "Chinese", None, "a people's adjective is no mention"),
    ("Many House Republicans opposed the bill.", "Many House Republicans", "nominal actor", "part of a party"),
    ("He is likely to resign.", "He", "pronoun actor", "a person's pronoun"),
    ("It is likely that the talks fail.", "It", None, "it that refers to nothing"),
    ("Otsuka spoke of the Civil Rights Act.", "Civil Rights Act", None, "a law is no actor"),
    ("JOINT BASE ANDREWS, Maryland - Martin Hale welcomed three men.", "JOINT BASE ANDREWS", None, "a dateline in capitals"),
    ("GENEVA (Reuters) — Martin Hale spoke.", "Martin Hale", "name actor", "who acts after a dateline"),
    ("They spoke in the Rose Garden.", "Rose Garden", None, "a garden"),
    ("They sang “God Bless Finland” at noon.", "God Bless Finland", None, "a song's name"),
    ("The talks were in May, Martin Hale said.", "May", None, "a month"),
    ("Ships crossed the Taiwan Strait.", "Taiwan", None, "part of a sea's name"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "words", "expected", "note"), CASES, ids=[f"{c[3]}: {c[1]}" for c in CASES]
)
def test_mentions(parse: Any, sentence: str, words: str, expected: str | None, note: str) -> None:
    found = {m.span.quote: f"{m.form} {m.role}" for m in find_mentions(parse(sentence))}
    assert found.get(words) == expected, (note, found)


def test_a_surname_marked_as_an_organisation_is_the_person_named_elsewhere(parse: Any) -> None:
    text = parse(
        "Masahisa Sato, chair of the LDP’s foreign affairs committee, spoke to reporters.\n\n"
        "Sato said China has unilaterally changed the status quo in the region."
    )
    reasons = {m.reason for m in find_mentions(text) if m.span.quote == "Sato"}
    assert [reason.split(":")[0] for reason in reasons if reason] == ["person"]


def test_an_acronym_that_only_its_initials_explain_is_found(parse: Any) -> None:
    text = parse(
        "Lo, of the ruling Democratic Progressive Party, spoke.\n\n"
        "Zhao Lijian criticized the LDP-DPP talks on Friday."
    )
    assert "DPP" in {m.span.quote for m in find_mentions(text)}


def test_names_in_a_headline_prove_nothing(parse: Any) -> None:
    text = parse(
        "Sticking Points In Iran Nuclear Talks: Sanctions And A Fuel Stockpile\n\n"
        "Iran and six world powers met on Monday."
    )
    assert is_headline(text.paragraphs[0].doc)
    found = {m.span.quote for m in find_mentions(text)}
    assert "Sticking Points" not in found
    assert "Iran" in found


def test_head_is_within_the_span_and_mentions_are_in_order(parse: Any) -> None:
    text = parse("Lawmakers from Japan’s ruling party backed Taiwan’s entry, and they said so.")
    mentions = find_mentions(text)
    assert [m.span.start for m in mentions] == sorted(m.span.start for m in mentions)
    for mention in mentions:
        assert mention.span.contains(mention.head)
        assert mention.actor is None
        assert_held(text.article, mention)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(alphabet="AaJapn ’'\"“”().,-\n\u00a0🙂éU.S", max_size=80))
def test_no_text_breaks_it(parse: Any, words: str) -> None:
    text = parse(words)
    for mention in find_mentions(text):
        assert_held(text.article, mention)

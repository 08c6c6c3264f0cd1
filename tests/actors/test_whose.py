"""Whose an institution or a post is where its words do not say: by what the article speaks of."""

from typing import Any

import pytest

from tests.actors.test_resolve_actors import read

pytestmark = pytest.mark.model

US = "Congress met on Friday. Republicans and Democrats were mild. "
CUBA = "Havana said that Cuba was ready. Cuba’s National Assembly met. "
TWO = "Russia and the United States met. Russia left. The United States left. "

# text, words of a mention, name of its actor, its country, note
INSTITUTIONS = [
    (US + "The Senate voted.", "Senate", "U.S. Senate", "US", "a chamber, by Congress and parties"),
    (US + "The House voted.", "House", "U.S. House of Representatives", "US", "the same"),
    ("The Philippine Senate voted. The Senate met again. " + US, "Senate", "Senate (Philippines)", "PH", "told of it elsewhere"),
    ("Martin Hale voted in the Senate.", "Senate", "Senate", None, "nothing tells whose"),
    ("The Legislature met in Maine. The House voted in Maine.", "House", "House", None, "a state has a House too"),
    (US + "The Supreme Court ruled.", "Supreme Court", "U.S. Supreme Court", "US", "a court"),
    ("The Indian Supreme Court ruled.", "Indian Supreme Court", "Supreme Court (India)", "IN", "a court of another country"),
    (US + "The army left.", "The army", "Army (United States)", "US", "described"),
    (TWO + "The army left.", "The army", "The army", None, "two countries compete"),
    (TWO + "The government fell.", "The government", "The government", None, "two countries compete"),
    (US + "The White House was shut. Many feared for it. It was late.\n\nHale spoke. Hale left.\n\nThe federal government closed.", "The federal government", "United States", "US", "the article speaks of one country"),
    (CUBA + "The National Assembly voted.", "National Assembly", "National Assembly (Cuba)", "CU", "told of it elsewhere"),
    ("The Kremlin said that Russia was ready. Russia left. The foreign ministry agreed.", "The foreign ministry", "Foreign Ministry (Russia)", "RU", "a ministry"),
    ("The U.S. Justice Department sued.", "U.S. Justice Department", "U.S. Department of Justice", "US", "known with its owner before it"),
    ("The Iranian Revolutionary Guards left.", "Iranian Revolutionary Guards", "Islamic Revolutionary Guard Corps", "IR", "the same"),
    ("The Senate Budget Committee met. The Budget Committee voted. " + US, "Budget Committee", "Senate Budget Committee", "US", "the end of a full name"),
    (US + "The Newark Police Department met.", "Newark Police Department", "Newark Police Department", None, "no ministry"),
    ("Conservatives in Ohio are angry. Conservatives said that Congress failed. Republicans left.", "Conservatives", "Conservatives", None, "Britain’s party is not meant"),
    ("The D.N.C. met. The DNC left.", "D.N.C", "Democratic National Committee", "US", "full stops"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "mention", "name", "country", "note"),
    INSTITUTIONS,
    ids=[f"{c[4]}: {c[1]}" for c in INSTITUTIONS],
)
def test_institutions(
    parse: Any, words: str, mention: str, name: str, country: str | None, note: str
) -> None:
    found = read(parse, words)
    mentions = [m for m in found.mentions if m.span.quote.rstrip(".") == mention]
    assert mentions, [m.span.quote for m in found.mentions]
    actor = found.actors[mentions[-1].actor or ""]
    assert (actor.name, actor.country) == (name, country), note


def test_the_reason_tells_how_the_country_was_found(parse: Any) -> None:
    found = read(parse, US + "The Senate voted.")
    reasons = [m.reason or "" for m in found.mentions if m.span.quote == "Senate"]
    assert reasons == ["institution:us-senate: the article speaks mostly of United States"]


# text, the offices told as (person, post, organisation), note
POSTS = [
    ("Sen. Martin Hale (R-Ohio) spoke.", ("Martin Hale", "senator", "U.S. Senate"), "party and state"),
    (US + "House Speaker Emma Lund spoke.", ("Emma Lund", "house speaker", "U.S. House of Representatives"), "speaker"),
    (US + "Senate Majority Leader Emma Lund spoke.", ("Emma Lund", "senate majority leader", "U.S. Senate"), "chamber in the title"),
    (US + "Attorney General Emma Lund spoke.", ("Emma Lund", "attorney general", "United States"), "attorney general"),
    ("Ohio Republican Gov. Martin Hale spoke.", ("Martin Hale", "governor", "Ohio"), "a governor’s state, not his party"),
    ("Newark Mayor Emma Lund spoke.", ("Emma Lund", "mayor", "Newark"), "a mayor’s town"),
    ("The committee met. Emma Lund, chairwoman of the committee, spoke.", ("Emma Lund", "chairwoman", "The committee"), "a body without a name"),
    ("Hale Industries grew. The company’s CEO Emma Lund spoke.", ("Emma Lund", "chief executive officer", "Hale Industries"), "owner before the title"),
    (CUBA + "President Martin Hale spoke.", ("Martin Hale", "president", "Cuba"), "the one country of the article"),
    (CUBA + "President Hale spoke.", ("Hale", "president", None), "a surname alone is not introduced"),
    (TWO + "President Martin Hale spoke.", ("Martin Hale", "president", None), "two countries compete"),
    ("Syrian rebels fear President Martin Hale, and " + US.lower() + US, ("Martin Hale", "president", None), "beside another country"),
    ("Russian President Pavel Orlov spoke. President Martin Hale left the White House. The White House said so.", ("Martin Hale", "president", "United States"), "the other has his country"),
    ("Interior Secretary Emma Lund spoke. Secretary Lund left. " + US, ("Emma Lund", "secretary", "United States"), "the shorter title"),
    (US + "Justice Emma Lund of the Supreme Court spoke.", ("Emma Lund", "justice", "U.S. Supreme Court"), "a court"),
    ("Syrian Opposition Coalition president Martin Hale spoke.", ("Martin Hale", "president", "Syrian Opposition Coalition"), "president of a body"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected", "note"), POSTS, ids=[c[2] for c in POSTS])
def test_posts(parse: Any, words: str, expected: tuple[Any, ...], note: str) -> None:
    found = read(parse, words)
    told = [(found.name(t.person), t.post, found.name(t.organisation)) for t in found.tenures]
    assert expected in told, note


def test_parts_of_parties_have_one_name(parse: Any) -> None:
    found = read(
        parse, "The House Republicans met. House Republicans voted. Senate Democrats left."
    )
    parts = {a.name: a for a in found.actors.values() if a.kind == "unnamed_group"}
    assert set(parts) == {"House Republicans", "Senate Democrats"}
    assert all(part.country == "US" for part in parts.values())
    assert parts["House Republicans"].reason == "part of a party: house republicans"

"""Offices: whose they are, and whether the article says that they are held still."""

from typing import Any

import pytest

from tests.actors.test_resolve_actors import read

pytestmark = pytest.mark.model

# text, the offices told as (person, post, organisation, status), note
CASES = [
    ("Turkish President Emre Kaya left. President Kaya spoke.", [("Emre Kaya", "president", "Turkey", "current")], "country told once"),
    ("Russia’s Pavel Orlov came. President Orlov left.", [("Pavel Orlov", "president", "Russia", "current")], "country by possessor"),
    ("President Martin Hale spoke.", [("Martin Hale", "president", None, "current")], "no country told"),
    ("Martin Hale, the former president, left. President Martin Hale spoke.", [("Martin Hale", "president", None, "former"), ("Martin Hale", "president", None, "unknown")], "called former elsewhere"),
    ("President Hale and President Lund were mild.", [("Hale", "president", None, "unknown"), ("Lund", "president", None, "unknown")], "two of one office"),
    ("In 1983, President Hale raised taxes.", [("Hale", "president", None, "unknown")], "told of long ago"),
    ("CLOSE President Martin Hale spoke.", [("Martin Hale", "president", None, "current")], "a button's word"),
    ("Labor Secretary Martin Hale spoke.", [("Martin Hale", "labor secretary", None, "current")], "a matter is no organisation"),
    ("Martin Hale, former deputy national security adviser, spoke.", [("Martin Hale", "deputy national security adviser", None, "former")], "the whole post"),
    ("Emma Lund’s deputy national-security adviser Martin Hale spoke.", [("Martin Hale", "deputy national-security adviser", None, "current")], "the whole post before a name"),
    ("Former Director of National Intelligence Martin Hale spoke.", [("Martin Hale", "director of national intelligence", None, "former")], "of a matter, before the name"),
    ("Democratic candidate Emma Lund lost.", [], "a candidate holds no office"),
    ("Martin Hale spoke of his ever becoming president.", [], "not become"),
    ("National-security adviser Martin Hale, who resigned on Friday, spoke.", [("Martin Hale", "national-security adviser", None, "former")], "who resigned"),
    ("Martin Hale became president in 2009.", [("Martin Hale", "president", None, "unknown")], "became, not said to be still"),
    ("Cliff May, president of the Foundation for Peace, spoke.", [("Cliff May", "president", "Foundation for Peace", "current")], "a surname that is a month"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected", "note"), CASES, ids=[case[2] for case in CASES])
def test_offices(parse: Any, words: str, expected: list[tuple[Any, ...]], note: str) -> None:
    found = read(parse, words, "2018-05-05")
    told = [
        (found.name(t.person), t.post, found.name(t.organisation), t.status) for t in found.tenures
    ]
    assert told == expected, note


# text, words of a mention, the name of its actor, note
NAMES = [
    ("Cliff May, president of the Foundation for Peace, spoke.\n\n“It was wrong,” May said.", "May", "Cliff May", "a month that is a surname"),
    ("British Prime Minister Theresa May and the leaders of France and Germany met.", "Theresa May", "Theresa May", "a month after a given name"),
    ("Some in the Hale administration fear war. The Lund administration left.", "the Hale administration", "Hale administration", "its own name wins"),
    ("Former Director of National Intelligence Martin Hale spoke.", "Martin Hale", "Martin Hale", "not cut at his title"),
    ("Some in the Hale administration fear war.", "Some in the Hale administration", "Some in the Hale administration", "some, not the whole"),
    ("Officials are loath to accuse Chinese partners of theft.", "Chinese partners", "Chinese partners", "of what they are accused"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "mention", "expected", "note"), NAMES, ids=[case[3] for case in NAMES]
)
def test_names(parse: Any, words: str, mention: str, expected: str, note: str) -> None:
    assert read(parse, words).who(mention) == expected, note

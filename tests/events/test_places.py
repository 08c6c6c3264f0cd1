"""Where an act was done: words, country, coordinates."""

from typing import Any

import pytest

from onrecord.errors import SchemaError
from onrecord.events.locating import Locator
from onrecord.events.places import PlaceFinder
from onrecord.records import Place, Span
from onrecord.schema.cities import find_cities
from onrecord.schema.place_words import parse_place_words
from onrecord.schema.regions import parse_regions

pytestmark = pytest.mark.model

# text, trigger, type, words of the place, country, whether a point is known, note
PLACES = [
    ("Ministers held talks in Geneva on Friday.", "held", "CONSULT", "Geneva", "CH", True, "of the object"),
    ("Leaders met at the Helsinki summit.", "met", "CONSULT", "Helsinki", "FI", True, "in front of the noun"),
    ("Troops shelled a hospital in the northern city of Kharkiv.", "shelled", "ASSAULT", "Kharkiv", "UA", True,
     "the city of"),
    ("Police arrested him in Paris, Texas.", "arrested", "COERCE", "Paris, Texas", "US", True, "state beside it"),
    ("Police arrested him in Paris.", "arrested", "COERCE", "Paris", "FR", True, "by far the largest"),
    ("Leaders met in Washington, D.C.", "met", "CONSULT", "Washington, D.C.", "US", True, "D.C."),
    ("The leaders met at the White House.", "met", "CONSULT", "the White House", "US", False, "a seat"),
    ("She criticised the plan in Parliament.", "criticised", "ACCUSE", "Parliament", None, False, "a chamber"),
    ("Speaking in Berlin, she criticised the plan.", "criticised", "ACCUSE", "Berlin", "DE", True, "participle"),
    ("France condemned the attack in Kabul.", "condemned", "ACCUSE", None, None, False, "where the attack was"),
    ("BEIJING (Reuters) - China accused Tokyo of spying.", "accused", "ACCUSE", None, None, False, "dateline"),
    ("Officials met in the Turkish capital.", "met", "CONSULT", "the Turkish capital", "TR", True, "a capital"),
    ("In Kyiv, he met lawmakers and pledged aid.", "pledged", "AID", "Kyiv", "UA", True, "before joined verbs"),
    ("Police arrested him at the airport in Moscow.", "arrested", "COERCE", "Moscow", "RU", True, "a setting in a town"),
    ("Rebels met envoys at the U.S. Embassy in Baghdad.", "met", "CONSULT", "Baghdad", "IQ", True,
     "an embassy is abroad"),
    ("He visited Kyiv on Monday.", "visited", "CONSULT", "Kyiv", "UA", True, "where a journey goes"),
    ("American police arrested two men in Birmingham.", "arrested", "COERCE", "Birmingham", "US", True,
     "its country is named"),
    ("Police arrested two men in Cambridge.", "arrested", "COERCE", "Cambridge", None, False, "which one is open"),
    ("Troops were killed in Ukraine's Donetsk region.", "killed", "ASSAULT", "Donetsk", "UA", False, "a region"),
    ("Officials met in the Strait of Hormuz.", "met", "CONSULT", "the Strait of Hormuz", None, False, "no country's"),
]  # fmt: skip


def found(parse: Any, words: str, trigger: str, kind: str) -> Place | None:
    text = parse(words)
    token = next(t for p in text.paragraphs for t in p.doc if t.text == trigger)
    place = PlaceFinder(text, ()).find(token, kind, ())
    if place is not None:
        assert text.article.text[place.span.start : place.span.end] == place.span.quote
        assert (place.latitude is None) == (place.longitude is None)
    return place


@pytest.mark.parametrize(
    ("told", "quote", "country", "point"),
    [(row[:3], *row[3:6]) for row in PLACES],
    ids=[row[-1] for row in PLACES],
)
def test_places(
    parse: Any, told: tuple[str, str, str], quote: str | None, country: str | None, point: bool
) -> None:
    place = found(parse, *told)
    assert (place.span.quote if place is not None else None) == quote
    if place is not None:
        assert place.country == country
        assert (place.latitude is not None) is point
        assert (place.reason is not None) is (country is not None)


def test_a_party_is_no_place(parse: Any) -> None:
    text = parse("Thousands protested in Geneva.")
    token = text.paragraphs[0].doc[1]
    start = text.article.text.index("Geneva")
    party: Span = text.article.span(start, start + len("Geneva"))
    assert PlaceFinder(text, ()).find(token, "PROTEST", ()) is not None
    assert PlaceFinder(text, ()).find(token, "PROTEST", (party,)) is None


LOCATED = [
    ("Ukraine said that shells fell on Odessa.", "Odessa", "UA", "another name, its country named"),
    ("Texas police said that he was shot in Odessa.", "Odessa", "US", "the town, its state named"),
    ("Protests went on in Georgia, said Tbilisi.", "Georgia", "GE", "the country"),
    ("Protests went on in Georgia, said Atlanta.", "Georgia", "US", "the state"),
    ("He was held in Springfield.", "Springfield", "US", "every large one is in one country"),
    ("He was held in Mosul, Iraq.", "Mosul", "IQ", "its country beside it"),
    ("Voters in Catalonia stayed at home.", "Catalonia", "ES", "a region"),
    ("He went to Illinois, Texas and Ohio.", "Illinois", "US", "a state in a list"),
    ("Fighting went on in Kashmir.", "Kashmir", None, "claimed by two"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "name", "country", "note"), LOCATED, ids=[row[-1] for row in LOCATED]
)
def test_located(parse: Any, words: str, name: str, country: str | None, note: str) -> None:
    text = parse(words)
    doc = text.paragraphs[0].doc
    i = next(token.i for token in doc if token.text == name)
    assert Locator(text).locate(doc[i : i + 1]).country == country


def test_towns_are_found_in_any_spelling() -> None:
    for name, country in (
        ("Sana’a", "YE"),
        ("Kiev", "UA"),
        ("Sao Paulo", "BR"),
        ("St. Petersburg", "RU"),
    ):
        own, other = find_cities(name)
        assert (*own, *other)[0].country == country
    assert find_cities("no such town") == ((), ())


def test_broken_lists_are_refused() -> None:
    with pytest.raises(SchemaError, match="missing or unknown"):
        parse_place_words({"settings": ["city"]})
    with pytest.raises(SchemaError, match=r"regions\.csv:3: 'Bavaria' stands here twice"):
        parse_regions("country,names\nDE,Bavaria\nAT,Bavaria\n")
    with pytest.raises(SchemaError, match="'ZZ' is not in"):
        parse_regions("country,names\nZZ,Nowhere\n")

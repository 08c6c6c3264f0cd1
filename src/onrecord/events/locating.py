"""Which country and which point on the map a place's name stands for.

A name is read with what stands around it ("Paris, Texas", "the Ukrainian city of Kharkiv"), then by
what it names by itself, then by the countries that its sentence and its report name. Of towns of one
name the largest is meant where it is by far the largest. Otherwise country and point stay open.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from onrecord.schema.cities import City, Named, find_cities
from onrecord.schema.countries import country_of_demonym, load_countries
from onrecord.schema.gazetteer import Known, find_known
from onrecord.schema.place_words import place_words
from onrecord.schema.regions import regions
from onrecord.schema.us_states import us_states
from onrecord.text import Text

_CITY_STATES = frozenset({"SG", "HK", "MO", "MC", "VA", "GI"})
# States that share their name with a larger town: the bare name is taken for the town.
_TOWN_FIRST = frozenset({"New York", "Washington"})
_RIVAL = 0.05  # of the largest town's people; smaller ones of the name are not thought of
_FAR_LARGER = 4
# People. A smaller town is believed only where the report names its country; chosen by reading.
_WELL_KNOWN = 100_000
_KNOWN_ABROAD = 300_000
_LINKS = frozenset({"amod", "compound", "nmod", "poss", "case", "det", "appos", "prep", "pobj"})


class Located(NamedTuple):
    """What a name stands for; see ``records.Place``."""

    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    reason: str | None = None


class _Hint(NamedTuple):
    """A country, and a state of the United States, told beside the name."""

    country: str
    state: str | None = None


class Locator:
    """Locates the names of one article's places."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._report: frozenset[str] | None = None

    def locate(self, name: Tokens) -> Located:
        """The place that a name stands for; ``name`` is the name alone, without article."""
        words = bare_name(name.text)
        told = None if self._is_large(words) else self._told_beside(name)
        if _is_area(name):
            return self._area(words, told)
        if told is not None:
            return _in_country(words, told)
        return self._by_itself(words, name)

    def _is_large(self, words: str) -> bool:
        """True for a country and a state: in "Illinois, Texas and Ohio" none is in the next."""
        known = self._known(words)
        return (known is not None and known.form == "name") or (
            words in us_states() and words not in _TOWN_FIRST
        )

    def country_of(self, word: Token) -> Located:
        """The country of a demonym or country's name, as in "the Turkish coast"."""
        known = self._known(bare_name(word.text))
        if known is None or known.country is None:
            return Located()
        return Located(known.country, reason="country told")

    def _by_itself(self, words: str, name: Tokens) -> Located:
        known = self._known(words)
        if known is not None and known.country is not None and known.form != "capital":
            return _of_known(words, known)
        state = us_states().get(words)
        if state is not None and words not in _TOWN_FIRST:
            return Located("US", reason="state of the United States")
        if words in regions():
            return Located(regions()[words], reason="region of the country")
        capital_of = known.country if known is not None else None
        return self._town(find_cities(words), name, capital_of)

    def _area(self, words: str, told: _Hint | None) -> Located:
        """A region named for its town or country: no point on the map."""
        if told is not None:
            return Located(told.country, reason="country told beside it")
        for each in (words, words.rpartition(" ")[0]):
            if each in us_states():
                return Located("US", reason="state of the United States")
            if each in regions():
                return Located(regions()[each], reason="region of the country")
        found = self._by_itself(words.rpartition(" ")[0] or words, self._text.paragraphs[0].doc[:0])
        return Located(found.country, reason=found.reason and f"area of {found.reason}")

    def _known(self, words: str) -> Known | None:
        """A known country, capital, seat or body; not one whose name stands for something else here."""
        known = find_known(words)
        if known is not None and known.needs:
            text = self._text.article.text
            if not any(need in text for need in known.needs):
                return None
        return known

    def _town(self, named: Named, name: Tokens, capital_of: str | None) -> Located:
        own, other = named
        sentence = self._sentence_countries(name)
        if other and not {city.country for city in own} & sentence:
            hinted = [city for city in other if city.country in sentence]
            if hinted and len({city.country for city in hinted}) == 1:
                return _at(hinted[0], "its country named in the sentence")
        if not own:
            return self._by_other_name(other, capital_of)
        if capital_of is not None and own[0].country == capital_of:
            rivals: list[City] = []  # a capital is meant unless something says otherwise
        else:
            rivals = _rivals(own)
        if not rivals:
            return self._unrivalled(own, other, capital_of)
        for countries, where in ((sentence, "sentence"), (self._report_countries(), "report")):
            fit = [city for city in (own[0], *rivals) if city.country in countries]
            if fit and len({city.country for city in fit}) == 1:
                return _largest(fit, f"its country named in the {where}")
        if own[0].population >= _FAR_LARGER * rivals[0].population:
            return _at(own[0], "by far the largest of the name")
        return Located()

    def _unrivalled(
        self, own: Sequence[City], other: Sequence[City], capital_of: str | None
    ) -> Located:
        top, report = own[0], self._report_countries()
        same = [city for city in own if city.country == top.country]
        if top.country in report or top.country == capital_of:
            named_elsewhere = {city.country for city in other} & (report - {top.country})
            if named_elsewhere and top.country != capital_of:
                return Located()  # "Odessa", with Texas and Ukraine both in the report
            return _largest(same, "the town of the name")
        named = [city for city in other if city.country in report]
        if named and len({city.country for city in named}) == 1:
            return _at(named[0], "its country named in the report")
        least = _KNOWN_ABROAD if report else _WELL_KNOWN
        if top.population < least or any(c.population > top.population for c in other):
            return Located()
        return _largest(same, "the town of the name")

    def _by_other_name(self, other: Sequence[City], capital_of: str | None) -> Located:
        if not other:
            return Located()
        report = self._report_countries()
        fit = [city for city in other if city.country in report or city.country == capital_of]
        if fit and len({city.country for city in fit}) == 1:
            return _at(fit[0], "another name of the town")
        if len(other) == 1 and other[0].population >= _KNOWN_ABROAD:
            return _at(other[0], "another name of the town")
        return Located()

    def _told_beside(self, name: Tokens) -> _Hint | None:
        return self._told_after(name) or self._told_before(name)

    def _told_after(self, name: Tokens) -> _Hint | None:
        """Country or state told after it: "Paris, Texas", "Kharkiv in eastern Ukraine"."""
        doc, after = name.doc, name.end
        if after >= len(doc) or doc[after].lower_ not in {",", "(", "in"}:
            return None
        comma = doc[after].text != "in"
        for start in range(after + 1, min(after + (2 if comma else 5), len(doc))):
            token = doc[start]
            if token.pos_ not in {"PROPN", "ADJ", "NOUN", "DET"}:
                return None
            if token.ent_type_ in {"GPE", "LOC"} or token.pos_ == "PROPN":
                return self._hint_of(entity_at(doc, start))
        return None

    def _told_before(self, name: Tokens) -> _Hint | None:
        """Country told before it: "the Ukrainian city of Kharkiv", "Syria's Idlib"."""
        doc, first = name.doc, name.start
        for i in range(first - 1, max(name.sent.start, first - 8) - 1, -1):
            token = doc[i]
            if token.dep_ not in _LINKS or (token.dep_ == "prep" and token.lower_ != "of"):
                return None
            if token.pos_ == "PROPN" or token.ent_type_ in {"NORP", "GPE"}:
                return self._hint_of(entity_at(doc, i))
        return None

    def _hint_of(self, name: Tokens) -> _Hint | None:
        words = bare_name(name.text)
        known = self._known(words)
        if known is not None and known.id.startswith("country:") and known.form != "seat":
            if known.form == "capital":
                return None
            return _Hint(known.id.removeprefix("country:"))
        state = us_states().get(words) or us_states().get(words + ".")
        if state is not None:
            return _Hint("US", state)
        if words.replace(".", "") == "DC":
            return _Hint("US", "DC")
        country = regions().get(words)
        return _Hint(country) if country is not None else None

    def _sentence_countries(self, name: Tokens) -> frozenset[str]:
        if not len(name):
            return frozenset()
        own = range(name.start, name.end)
        return frozenset(_countries(name.sent, skip=own))

    def _report_countries(self) -> frozenset[str]:
        if self._report is None:
            docs = [paragraph.doc for paragraph in self._text.paragraphs]
            self._report = frozenset(c for doc in docs for c in _countries(doc[:], skip=range(0)))
        return self._report


def bare_name(words: str) -> str:
    """A name without "the" in front and "'s" behind."""
    words = words.replace("’", "'").removesuffix("'s").removesuffix("'").strip()
    return words[4:] if words[:4] in {"the ", "The "} else words


def _countries(tokens: Tokens, *, skip: range) -> Iterator[str]:
    """Countries that a stretch of text names, also by their people and states."""
    for name in tokens.ents:
        if name.label_ not in {"GPE", "NORP", "LOC", "ORG"} or name.start in skip:
            continue
        words = bare_name(name.text)
        known = find_known(words)
        if known is not None and known.country is not None and not known.needs:
            yield known.country
        elif words in us_states():
            yield "US"
        elif words in country_of_demonym():
            yield country_of_demonym()[words]


def entity_at(doc: Doc, i: int) -> Tokens:
    """The named stretch around a token: the name as the parse marked it, else the token alone."""
    token = doc[i]
    if not token.ent_type_:
        return doc[i : i + 1]
    first, after = i, i + 1
    while first > 0 and doc[first].ent_iob_ == "I":
        first -= 1
    while after < len(doc) and doc[after].ent_iob_ == "I":
        after += 1
    return doc[first:after]


def _is_area(name: Tokens) -> bool:
    """True in "Kharkiv region", where the name takes in its area's noun or is followed by it."""
    areas = place_words().areas
    if len(name) > 1 and name[-1].lower_ in areas:
        return find_known(bare_name(name.text)) is None
    following = name.doc[name.end] if name.end < len(name.doc) else None
    return following is not None and following.lower_ in areas and name[-1].head == following


def _of_known(words: str, known: Known) -> Located:
    country = known.country
    if known.form == "seat":
        return Located(country, reason="seat of its government")
    if not known.id.startswith("country:"):
        return Located(country, reason="body of the country")
    if country in _CITY_STATES:
        town = next((city for city in find_cities(words).own if city.country == country), None)
        if town is not None:
            return _at(town, "country's name")
    return Located(country, reason="country's name")


def _in_country(words: str, told: _Hint) -> Located:
    """A town whose country, and perhaps state, stands beside it."""
    own, other = find_cities(words)
    for cities in (own, other):
        fit = [
            city
            for city in cities
            if city.country == told.country and told.state in {None, city.region}
        ]
        if fit:
            return _largest(fit, "country told beside it")
    return Located(told.country, reason="country told beside it")


def _rivals(own: Sequence[City]) -> list[City]:
    """Towns of the name in other countries that may be meant as well."""
    top = own[0]
    return [c for c in own if c.country != top.country and c.population >= _RIVAL * top.population]


def _largest(cities: Sequence[City], why: str) -> Located:
    """The largest of one country's towns if the others are far smaller; else the country alone."""
    top = cities[0]
    if any(
        city.country == top.country and city.population * _FAR_LARGER > top.population
        for city in cities[1:]
    ):
        return Located(top.country, reason=why)
    return _at(top, why)


def _at(city: City, why: str) -> Located:
    reason = f"{city.name}, {city.country} (GeoNames): {why}"
    return Located(city.country, city.latitude, city.longitude, reason)


def capital_of(country: str) -> Located:
    """The capital of a country where it has one alone: "the Turkish capital"."""
    capitals = load_countries()[country].capitals
    for name in capitals[:1] if len(capitals) == 1 else ():
        own, other = find_cities(name)
        for city in (*own, *other):
            if city.country == country:
                return _at(city, "the country's capital")
    return Located(country, reason="country told")

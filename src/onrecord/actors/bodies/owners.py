"""Whose a name says it is: countries and peoples among its words and before them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from onrecord.schema.countries import country_of_demonym
from onrecord.schema.gazetteer import find_known

if TYPE_CHECKING:
    from onrecord.actors.cast import Seen


def countries_in(seen: "Seen") -> Iterator[str]:
    """ISO codes of the countries and demonyms among a mention's words, in order."""
    yield from countries_among(seen.tokens)


def countries_among(tokens: Tokens) -> Iterator[str]:
    """ISO codes of the countries and demonyms among tokens, in order."""
    demonyms = country_of_demonym()
    for token in tokens:
        code = demonyms.get(token.text) or country_code(token)
        if code is None and token.i > tokens.start:
            code = country_code_before(token)
        if code is not None:
            yield code


def country_code(token: Token) -> str | None:
    """ISO code where the token alone is a country's, capital's or people's name."""
    if not token.text[:1].isupper():
        return None
    code = country_of_demonym().get(token.text)
    if code is None:
        known = find_known(token.text)
        if known is not None and known.id.startswith("country:"):
            return known.country
    return code


def owner_country(seen: "Seen") -> str | None:
    """Whose the name is: "Japan’s Liberal Democratic Party", "Taiwan’s ruling DPP", "the Japanese LDP"."""
    doc, i = seen.tokens.doc, seen.tokens.start - 1
    for _ in range(3):
        if i < 0:
            return None
        token = doc[i]
        if token.tag_ == "POS" and i > 0:
            return country_code(doc[i - 1]) or (country_code_before(doc[i - 1]))
        if token.text in country_of_demonym():
            return country_of_demonym()[token.text]
        if token.pos_ not in {"ADJ", "VERB", "NOUN", "ADV", "PUNCT"} or token.text in {
            ",",
            ".",
            "(",
            ")",
        }:
            return None
        i -= 1
    return None


def country_code_before(token: Token) -> str | None:
    """ISO code of a country's or people's name of two words that ends here: "South Korea"."""
    if token.i == 0 or not (token.text[:1].isupper() and token.nbor(-1).text[:1].isupper()):
        return None
    known = find_known(token.doc[token.i - 1 : token.i + 1].text)
    if known is None or known.form == "seat" or not known.id.startswith("country:"):
        return None
    return known.country

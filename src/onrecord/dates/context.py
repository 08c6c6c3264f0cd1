"""Whether a phrase that looks like a date is one here: "March", "May", "2020" and "Sunday" are also names."""

import re

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from onrecord.dates.phrases import NO_DATES, Phrase
from onrecord.schema.holidays import load_holidays
from onrecord.text import Text

_NAMED_DAYS = frozenset(
    {"black", "good", "bloody", "super", "ash", "holy", "palm", "easter", "shrove", "cyber"}
)
_NAMES = frozenset(
    {"ORG", "WORK_OF_ART", "PERSON", "EVENT", "LAW", "PRODUCT", "FAC", "GPE", "NORP"}
)
_AT_MONTH = frozenset(
    {"in", "since", "until", "till", "by", "from", "to", "of", "through", "during", "before",
     "after", "between", "and", "or", "for", "around", "throughout", "past", "-", "–", "/", "late"}
)  # fmt: skip
_AT_MAY = frozenset({"in", "since", "until", "till", "during", "through", "throughout"})
_AT_YEAR = frozenset(
    {"in", "since", "until", "till", "by", "from", "through", "during", "before", "after",
     "between", "around", "throughout", "circa", "to", "and", "or"}
)  # fmt: skip
_AT_HOLIDAY = _AT_MONTH | {"at", "on", "over", "this", "last", "next"}
_NUMBERED = frozenset(
    {"resolution", "resolutions", "no.", "no", "number", "article", "section", "flight", "agenda",
     "vision", "route", "room", "page", "boeing", "highway", "bill", "of", "some", "about",
     "nearly", "almost", "over", "than", "least", "only", "roughly", "approximately", "another",
     "channel", "unit", "bus", "area", "suite", "box", "#", "$", "€", "£", "©", "copyright"}
)  # fmt: skip
_NEVER_BEFORE_YEAR = frozenset(
    {"resolution", "resolutions", "agenda", "vision", "#", "©", "suite", "box"}
)
_DETERMINERS = frozenset(
    {"the", "its", "their", "his", "her", "our", "my", "your", "a", "an", "’s", "'s"}
)
_OVER = frozenset({"over", "in", "within", "during", "for", "of", "into", "throughout"})
_ERA_PREPOSITIONS = frozenset(
    {"before", "after", "since", "until", "till", "during", "in", "throughout", "by", "from", "at",
     "post", "pre"}
)  # fmt: skip
_MAY = re.compile(r"\sMay\b(?!\s+\d|\s+of\s)")
_NO_NAME = frozenset(
    {"In", "Since", "Until", "Till", "Last", "Late", "Early", "Mid", "This", "Next", "By", "From",
     "And", "But", "Or", "On", "After", "Before", "During", "To", "Of", "Through", "The", "For",
     "Between", "Around", "It", "They", "He", "She", "You", "We", "I", "That", "There", "What"}
)  # fmt: skip


def names_a_person_may(text: Text) -> bool:
    """True where the report has somebody called May, so that a bare "May" needs more proof."""
    whole = text.article.text
    for match in _MAY.finditer(whole):
        before = whole[max(0, match.start() - 24) : match.start()].split()
        word = before[-1] if before else ""
        if word[:1].isupper() and word[-1] not in ',;:”"' and word not in _NO_NAME:
            return True
    return False


def is_date(phrase: Phrase, tokens: Tokens, *, may_is_a_name: bool) -> bool:
    """True where the phrase is a date in its sentence."""
    if phrase.kind in NO_DATES:
        return False
    before = neighbour(tokens, -1)
    word = before.lower_ if before is not None else ""
    if phrase.kind == "calendar":
        return _is_calendar_date(phrase, tokens, word, may_is_a_name)
    if phrase.kind == "shift":
        return _is_shift(phrase, tokens, before)
    if phrase.kind == "counted" and tokens.text.lower().startswith("the next"):
        return phrase.unit == "day" or word not in _OVER  # "over the next year": a stretch
    if phrase.kind == "era":
        return word in _ERA_PREPOSITIONS
    if phrase.kind == "holiday":
        return _is_holiday(phrase, tokens, word)
    if phrase.kind == "vague":
        stretch = tokens[-1].lower_ in {"past", "future"}
        return not stretch or word == "in"  # "a thing of the past" dates nothing
    if phrase.kind == "years":
        return word not in _NUMBERED - {"of"} and not _runs_on(tokens[0])
    return True


def _is_calendar_date(phrase: Phrase, tokens: Tokens, word: str, may_is_a_name: bool) -> bool:
    if phrase.month is None and phrase.weekday is not None:
        return word not in _NAMED_DAYS and not _in_longer_name(tokens) and not _in_title(tokens)
    if phrase.day is not None:
        return True
    if phrase.month is not None:
        if phrase.year or phrase.year_relation or phrase.relation or phrase.part:
            return True
        return _is_month(phrase, tokens, word, may_is_a_name)
    return _is_year(phrase, tokens, word)


def _is_month(phrase: Phrase, tokens: Tokens, word: str, may_is_a_name: bool) -> bool:
    here = tokens[-1]
    if _in_longer_name(tokens):
        return False
    if phrase.month == 5:
        if may_is_a_name:
            after = neighbour(tokens, 1)
            return word in _AT_MAY and (after is None or after.lower_ not in {"’s", "'s"})
        return word in _AT_MONTH or (here.ent_type_ == "DATE" and here.tag_ != "MD")
    if phrase.month == 3 and word not in _AT_MONTH:
        after = neighbour(tokens, 1)
        return here.ent_type_ == "DATE" and (after is None or after.lower_ not in {"on", "for"})
    if len(tokens.text.rstrip(".")) <= 4 and phrase.month not in {6, 7}:
        return word in _AT_MONTH and here.ent_type_ != "PERSON"
    return here.ent_type_ == "DATE" or word in _AT_MONTH


def _is_year(phrase: Phrase, tokens: Tokens, word: str) -> bool:
    here = tokens[-1]
    if phrase.part or len(tokens) > 1:
        return True
    if word in _NUMBERED and here.ent_type_ != "DATE":
        return False
    if _runs_on(here) or word in _NEVER_BEFORE_YEAR:
        return False
    if word in _AT_YEAR or here.ent_type_ == "DATE":
        return True
    recent = 1900 <= (phrase.year or 0) <= 2100
    if here.ent_type_ in _NAMES:
        return recent and here.ent_iob_ == "B" and here.i + 1 < len(here.doc)
    if here.ent_type_:
        return False
    return recent and (word in _DETERMINERS or not word or not word[-1].isalnum())


def _runs_on(token: Token) -> bool:
    """True for a number that is glued to a word before it ("B-2000", "MH2017")."""
    if token.i == 0:
        return False
    before = token.doc[token.i - 1]
    return not before.whitespace_ and before.text in {"-", "–", "/", "#", "$"}


def _is_holiday(phrase: Phrase, tokens: Tokens, word: str) -> bool:
    """False for "Thanksgiving dinner", "a Christmas tree" and longer names."""
    after = neighbour(tokens, 1)
    if after is not None and after.text[:1].isupper() and after.pos_ == "PROPN":
        return False
    if phrase.year or phrase.year_relation or phrase.relation:
        return True
    holiday = load_holidays().get(phrase.value or "")
    if holiday is not None and holiday.alone:
        return True
    noun = after is not None and after.pos_ in {"NOUN", "PROPN"} and tokens[-1].dep_ == "compound"
    return word in _AT_HOLIDAY and not noun


def _is_shift(phrase: Phrase, tokens: Tokens, before: Token | None) -> bool:
    first = tokens[0].lower_
    if before is None:
        return True
    if first in {"last", "next"} and before.lower_ in _DETERMINERS:
        return False  # "the last year", "its next week": a stretch, or one of a series
    capital = tokens[0].text in {"Today", "TODAY"} and tokens[0].i > tokens[0].sent.start
    return not (capital and before.is_alpha and before.text[:1].isupper())


def _in_longer_name(tokens: Tokens) -> bool:
    """True in "Sunday Times", "Mail on Sunday", "Women’s March", "April Ryan"."""
    here = tokens[-1]
    if here.ent_type_ not in _NAMES:
        return False
    after = neighbour(tokens, 1)
    if after is not None and after.ent_iob_ == "I" and after.text[:1].isupper():
        return True
    return here.ent_iob_ == "I" and tokens[0].ent_iob_ == "I"


def _in_title(tokens: Tokens) -> bool:
    """True in “Fox News Sunday”: a day that ends a name in quotation marks."""
    before, after = neighbour(tokens, -1), neighbour(tokens, 1)
    if before is None or after is None or after.text not in {"”", '"', "’", "''"}:
        return False
    return before.pos_ == "PROPN" and tokens[-1].whitespace_ == ""


def neighbour(tokens: Tokens, step: int) -> Token | None:
    """The token before (-1) or after (1) a stretch of tokens, or ``None``."""
    place = tokens.start - 1 if step < 0 else tokens.end
    return tokens.doc[place] if 0 <= place < len(tokens.doc) else None

"""A report's expressions of time as TimeML marks them: TIMEX3 extents, types and values.

TimeML wants a value for everything, so that here, and only here, what the words leave open is
read as newswire is: against the day of writing, and as past where no verb tells.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from spacy.tokens import Token

from onrecord.dates import calendar
from onrecord.dates.around import Anchor, Around, Meaning
from onrecord.dates.find import Expression, find_expressions
from onrecord.dates.marks import is_marked
from onrecord.dates.meaning import meaning_of
from onrecord.dates.phrases import NO_DATES, Phrase
from onrecord.text import Text

_SHORTENED = re.compile(r"(\d{2,3})X{1,2}")  # TimeML writes the 1970s as 197
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ADJACENT = re.compile(r",?\s+")
_TAIL = re.compile(r"(?<=11)(?:th)?\s.*$")  # "9/11 attacks": the day alone is a time
_NO_DAY = "XXXX-XX-XX"

Kind = Literal["DATE", "TIME", "DURATION", "SET"]


class Timex(NamedTuple):
    """Half-open code points of the article, the TIMEX3 type and its value."""

    start: int
    end: int
    type: Kind
    value: str


def find_timexes(text: Text) -> tuple[Timex, ...]:
    """Every expression of time that TimeML would mark, in reading order: durations and habits too."""
    found: list[Timex] = []
    for paragraph, expressions in find_expressions(text):
        base = paragraph.start
        words = text.article.text[base : base + _length(expressions)]
        for start, end, kind, value in _of_paragraph(words, expressions):
            found.append(Timex(base + start, base + end, kind, value))
    return tuple(found)


def _length(expressions: list[Expression]) -> int:
    return max((each.end for each in expressions), default=0)


def _of_paragraph(words: str, expressions: list[Expression]) -> Iterator[Timex]:
    """Expressions in order; a time of day that touches a date is one with it."""
    left = [each for each in expressions if is_marked(each.phrase, each.tokens, each.around)]
    number = 0
    while number < len(left):
        here, after = left[number], left[number + 1] if number + 1 < len(left) else None
        number += 1
        if after is not None and _are_one(words, here, after):
            date, time = (after, here) if here.phrase.kind == "time" else (here, after)
            value = f"{_day_of(date) or _NO_DAY}{time.phrase.value}"
            yield Timex(here.start, after.end, "TIME", value)
            number += 1
            continue
        timex = _timex(words, here, left)
        if timex is not None:
            yield timex


def _are_one(words: str, first: Expression, second: Expression) -> bool:
    """True for "8 p.m. Sunday", "Sunday, 8 p.m."."""
    if (first.phrase.kind == "time") == (second.phrase.kind == "time"):
        return False
    date = second if first.phrase.kind == "time" else first
    gap = words[first.end : second.start]
    return _day_of(date) is not None and _ADJACENT.fullmatch(gap) is not None


def _timex(words: str, here: Expression, others: list[Expression]) -> Timex | None:
    phrase = here.phrase
    if phrase.kind == "duration":
        return Timex(here.start, here.end, "DURATION", phrase.value or "PX")
    if phrase.kind == "set":
        return Timex(here.start, here.end, "SET", phrase.value or "P1X")
    if phrase.kind == "time":
        return Timex(here.start, here.end, "TIME", f"{_day_around(here, others)}{phrase.value}")
    if phrase.kind == "counted" and here.meaning is None:  # "over the next year": a stretch
        letter = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
        unit = letter.get(phrase.unit or "")
        return Timex(here.start, here.end, "DURATION", f"P1{unit}") if unit else None
    if phrase.kind == "mark":
        value = _value_of_mark(phrase, here.around)
        return None if value is None else Timex(here.start, here.end, "DATE", value)
    if phrase.kind == "months":
        return Timex(here.start, here.end, "DURATION", f"P{abs(phrase.number or 0)}M")
    if phrase.kind == "era":
        return _of_era(words, here)
    meaning = _guessed(here)
    if meaning is None:  # "a thing of the past" dates nothing and is marked
        value = phrase.value if phrase.kind == "vague" else None
        return None if value is None else Timex(here.start, here.end, "DATE", value)
    value = plain_value(meaning.stretch.value)
    if phrase.clock is not None:
        return Timex(here.start, here.end, "TIME", f"{value}T{phrase.clock}")
    return Timex(here.start, here.end, "DATE", value)


def _of_era(words: str, here: Expression) -> Timex | None:
    """Of eras only a day that is named by its date: "9/11", not "World War Two"."""
    if here.meaning is None or here.meaning.stretch.precision != "day":
        return None
    phrase = words[here.start : here.end]
    lead = len(phrase) - len(phrase.lower().removeprefix("the "))
    digits = _TAIL.sub("", phrase[lead:])
    if not digits.endswith(("11", "11th")):
        return None
    start = here.start + lead
    return Timex(start, start + len(digits), "DATE", here.meaning.stretch.value)


def _guessed(here: Expression) -> Meaning | None:
    """The meaning, or where nothing tells it the one that newswire would most likely have."""
    meaning, phrase, around = here.meaning, here.phrase, here.around
    if meaning is None or meaning.basis != "unknown" or around.anchor is None:
        return meaning
    if phrase.kind == "vague" and phrase.month is not None:  # "11/02/89", the U.S. order
        written = Phrase(
            start=phrase.start, end=phrase.end, kind="calendar",
            year=phrase.year, month=phrase.month, day=phrase.day,
        )  # fmt: skip
        return meaning_of(written, around) or meaning
    for told in (around.told, around.told_day, around.anchor):
        likely = around._replace(direction=around.direction or "past", told=told)
        guess = meaning_of(phrase, likely)
        if guess is not None and guess.basis != "unknown":
            return guess
    return meaning


def _value_of_mark(phrase: Phrase, around: Around) -> str | None:
    told, anchor = around.told, around.anchor
    if phrase.season is not None:
        season = Phrase(start=0, end=1, kind="season", season=phrase.season, relation="this")
        meaning = meaning_of(season, around)
        return None if meaning is None else meaning.stretch.value
    if phrase.unit is None:
        value = phrase.value
        return _stretch_of(told) or value if value == "PAST_REF" and phrase.number else value
    if phrase.unit == "quarter" and told is not None and told.precision == "quarter":
        return _stretch_of(told)
    if anchor is None:
        return None
    return calendar.unit_around(phrase.unit, anchor.date, 0).value


def _stretch_of(told: Anchor | None) -> str | None:
    """The value of a date told before."""
    if told is None:
        return None
    units: dict[str, calendar.Unit] = {
        "day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year",
    }  # fmt: skip
    unit = units.get(told.precision)
    return None if unit is None else calendar.unit_around(unit, told.date, 0).value


def _day_of(date: Expression) -> str | None:
    """The value of a date that is one day."""
    if date.phrase.kind in NO_DATES:
        return None
    meaning = _guessed(date)
    if meaning is None or not _FULL_DAY.fullmatch(meaning.stretch.value):
        return None
    return meaning.stretch.value


def _day_around(time: Expression, others: list[Expression]) -> str:
    """The day of a time of day: the nearest that its sentence tells, or the day of writing."""
    sentence = _sentence(time.tokens[0])
    near = [
        (abs(each.start - time.start), day)
        for each in others
        if _sentence(each.tokens[0]) == sentence and (day := _day_of(each)) is not None
    ]
    if near:
        return min(near)[1]
    anchor = time.around.anchor
    return _NO_DAY if anchor is None or anchor.fineness < 3 else anchor.date.isoformat()


def _sentence(token: Token) -> int:
    return int(token.sent.start)


def plain_value(value: str) -> str:
    """A TIMEX3 value as TimeML writes it: ``197X`` and ``197`` are both ``197``."""
    match = _SHORTENED.fullmatch(value)
    return match[1] if match else value

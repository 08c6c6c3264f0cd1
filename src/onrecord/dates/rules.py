"""THE table of the grammar: by which words an expression opens, its pattern, its builder.

A row's openers are names of ``OPENERS`` or words themselves; a row is tried only where one of
them stands. Of the rows that match at one place the longest wins, the first of equals.
"""

import functools
import re
from typing import NamedTuple

from onrecord.dates import builders as build
from onrecord.dates.builders import Build
from onrecord.dates.calendar import SEASONS
from onrecord.dates.patterns import Row, any_of
from onrecord.dates.table_dates import DATES
from onrecord.dates.table_marks import MARKS
from onrecord.dates.words import MONTHS, ORDINALS, WEEKDAYS
from onrecord.schema.eras import load_eras
from onrecord.schema.holidays import load_holidays
from onrecord.schema.number_words import NUMBERS

DIGIT = "0"  # the opener of everything that begins with a digit


def _first_words(*phrases: str) -> frozenset[str]:
    return frozenset(re.split(r"\W", phrase.lower(), maxsplit=1)[0] for phrase in phrases)


OPENERS: dict[str, frozenset[str]] = {
    "digit": frozenset({DIGIT}),
    "weekday": frozenset(WEEKDAYS),
    "month": frozenset(MONTHS),
    "season": frozenset(SEASONS),
    "part": _first_words(
        "the", "very", "beginning", "start", "middle", "end", "close", "first", "second",
        "latter", "early", "mid", "late", "earlier", "later",
    ),
    "relation": frozenset({"last", "this", "next"}),
    "number": _first_words(*NUMBERS) | {DIGIT},
    "vague number": _first_words(
        "several", "many", "some", "a few", "few", "a number of", "dozens of", "countless"
    ),
    "slack": _first_words(
        "more than", "over", "well over", "at least", "less than", "under", "about", "around",
        "some", "nearly", "almost", "roughly", "approximately", "just over", "barely", "at most",
        "fewer than", "up to", "no more than",
    ),
    "ordinal": _first_words(*ORDINALS) | {DIGIT, "the"},
    "units": frozenset({"days", "weeks", "months", "years", "decades", "centuries"}),
    "era": frozenset({"the", "start", "beginning", "outbreak", "end"}),
    "holiday": _first_words(*load_holidays()) | {"last", "this", "next"},
    "fiscal": frozenset({"fiscal", "financial", "budget"}),
}  # fmt: skip


class Rule(NamedTuple):
    """A compiled row of the table."""

    pattern: re.Pattern[str]
    build: Build


@functools.cache
def rules_by_opener() -> dict[str, tuple[Rule, ...]]:
    """For each word in lower case, and for ``DIGIT``, the rules to try where it stands."""
    table: dict[str, list[Rule]] = {}
    for openers, pattern, builder in (*DATES, *MARKS, _era_row()):
        rule = Rule(re.compile(pattern), builder)
        for word in sorted(_opening_words(openers)):
            table.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in table.items()}


def _era_row() -> Row:
    wordings = [wording for era in load_eras() for wording in era.wordings]
    starts = {DIGIT if word[0].isdecimal() else word for word in _first_words(*wordings)}
    pattern = (
        r"(?i:the\s+)?(?:(?P<edge>(?i:start|beginning|outbreak|end))\s+of\s+(?:the\s+)?)?"
        rf"(?P<era>(?i:{any_of(wordings)}))\b(?![-–]era|\s+era\b)"
    )
    return " ".join(sorted(starts | {"era"})), pattern, build.era


def _opening_words(openers: str) -> set[str]:
    words: set[str] = set()
    for group in openers.split("|"):
        if group in OPENERS:
            words |= OPENERS[group]
            continue
        for word in group.split():
            words |= OPENERS.get(word, {word})
    if openers == "weekdays":
        words = {f"{word}s" for word in WEEKDAYS if word.endswith("day")}
    return words

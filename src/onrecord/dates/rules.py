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
from onrecord.dates.patterns import (
    CLOCK,
    DATED_WEEKDAY,
    DAY,
    FULL_DAY,
    FULL_MONTH,
    ITS_YEAR,
    LAST_DAY,
    MONTH,
    NUMBER,
    PART,
    PART_OF_THE,
    RELATION,
    SEASON,
    SLACK,
    TO,
    UNIT,
    VAGUE_NUMBER,
    WEEKDAY,
    YEAR,
    any_of,
)
from onrecord.dates.words import DECADE_WORDS, MONTHS, NUMBERS, ORDINALS, WEEKDAYS
from onrecord.schema.eras import load_eras

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
        "some", "nearly", "almost", "roughly", "approximately", "just over", "barely",
    ),
    "ordinal": _first_words(*ORDINALS) | {DIGIT, "the"},
    "units": frozenset({"days", "weeks", "months", "years", "decades", "centuries"}),
    "era": frozenset({"the", "start", "beginning", "outbreak", "end"}),
    "fiscal": frozenset({"fiscal", "financial", "budget"}),
}  # fmt: skip
_HOUR = r"(?i:late\s+|early\s+|earlier\s+|later\s+)?"
_PAST_STRETCH = (
    r"\s+(?:\S+\s+){0,2}(?:hours?|days?|weeks?|months?|years?|decades?|century|few|several|couple)"
)
_LONG_AGO = (
    r"(?i:(?:not\s+)?(?:so\s+|very\s+|too\s+)?long\s+ago|a\s+(?:while|moment|generation)\s+ago)\b"
)
_QUARTER = (
    rf"(?i:the\s+)?(?P<ordinal>(?i:first|second|third|fourth|1st|2nd|3rd|4th))[\s-]quarter\b"
    rf"{ITS_YEAR}?(?!\s+of\s+(?:a|the)\s+(?!year)|[\s-]century)(?:\s+of\s+the\s+year\b)?"
)
_EVERY = (
    rf"(?i:every|each)\s+(?:other\s+)?(?:{FULL_DAY}|{FULL_MONTH}|day|week|weekend|month|quarter"
    r"|year|decade|spring|summer|autumn|fall|winter|morning|night)\b"
)
_LENGTH = (
    r"(?P<length>(?i:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|decades?"
    r"|century|centuries))\b(?![-\s]olds?\b)"
)
_DURATION = (
    rf"(?:(?i:the\s+)?(?i:past|last|next|previous|coming|first|final)\s+)?{SLACK}?{NUMBER}"
    rf"(?:\s+more)?[\s-]+(?:(?i:full|straight|consecutive|long)\s+)?{_LENGTH}"
)
_FISCAL_YEAR = r"(?:[-–/]\d{2,4})?\b"
_ANY_UNITS = r"(?i:days|weeks|months|years|decades|centuries)"

_TABLE: tuple[tuple[str, str, Build], ...] = (
    # full dates, days of a month, months
    ("digit", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d|-\d)", build.calendar),
    (
        "digit",
        r"(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)",
        build.slashed,
    ),
    (
        "relation weekday month",
        rf"{DATED_WEEKDAY}{MONTH}\s+{DAY}{TO}{LAST_DAY}{ITS_YEAR}?",
        build.calendar,
    ),
    ("relation weekday month", rf"{DATED_WEEKDAY}{MONTH}\s+{DAY}{ITS_YEAR}?", build.plain),
    (
        "relation weekday digit",
        rf"{DATED_WEEKDAY}{DAY}{TO}{LAST_DAY}\s+{MONTH}{ITS_YEAR}?",
        build.calendar,
    ),
    (
        "relation weekday digit the",
        rf"{DATED_WEEKDAY}(?i:the\s+)?{DAY}\s+(?:of\s+)?{MONTH}{ITS_YEAR}?",
        build.plain,
    ),
    ("part month", rf"{PART}?{MONTH}{ITS_YEAR}", build.plain),
    ("part relation month", rf"{PART}?{RELATION}?{MONTH}(?!\s+\d)", build.plain),
    # weekdays, and days and longer units counted from the day of writing
    (
        "part relation weekday",
        rf"{PART}?{RELATION}?{WEEKDAY}"
        r"(?:\s+(?:of\s+)?(?P<week_relation>last|this|next)\s+week\b)?"
        rf"{CLOCK}?(?!\s+Night\s+Live)",
        build.weekday,
    ),
    ("the", r"(?i:the\s+day\s+before\s+yesterday)\b", build.shift(-2)),
    ("the", r"(?i:the\s+day\s+after\s+tomorrow)\b", build.shift(2)),
    ("part yesterday", rf"{_HOUR}(?i:yesterday)\b{CLOCK}?", build.shift(-1)),
    ("part today", rf"{_HOUR}(?i:today)\b", build.shift(0)),
    ("part tomorrow", rf"{_HOUR}(?i:tomorrow)\b{CLOCK}?", build.shift(1)),
    ("tonight", r"(?i:tonight)\b", build.shift(0, clock="NI")),
    ("part this", rf"{_HOUR}(?i:this){CLOCK}", build.shift(0)),
    ("late last", r"(?:(?i:late)\s+)?(?i:last)\s+(?P<clock>night|evening)\b", build.shift(-1)),
    # before the row on units: it would put "this weekend" into the week of writing
    ("part this", rf"{_HOUR}(?P<relation>(?i:this))\s+weekend\b", build.weekend),
    (
        "part relation",
        rf"{PART}?{RELATION}(?P<unit>week|weekend|month|quarter|year|decade|century)\b",
        build.related_unit,
    ),
    (
        "part",
        rf"{PART_OF_THE}(?P<unit>week|month|quarter|year|decade|century)\b(?!\s+of\b|-)",
        build.this_unit,
    ),
    ("the", r"(?i:the\s+)(?P<unit>weekend)\b", build.weekend),
    ("year", r"(?i:year(?:’s|'s)?[\s-]end)\b(?=\W*(?:$|[.,;:]))", build.shift(0, unit="year")),
    (
        "slack number",
        rf"{SLACK}?{NUMBER}(?P<half>\s+and\s+a\s+half)?[\s-]+{UNIT}\s+ago\b",
        build.counted_off("shift", -1),
    ),
    ("half", r"(?i:half\s+a\s+)(?P<whole>(?i:year|decade|century))\s+ago\b", build.half_unit_ago),
    (
        "slack units|vague number",
        rf"(?:{SLACK}|{VAGUE_NUMBER}\s+)?{_ANY_UNITS}\s+ago\b",
        build.vague("PAST_REF"),
    ),
    ("not so very too long a", _LONG_AGO, build.vague("PAST_REF")),
    (
        "slack number",
        rf"{SLACK}?{NUMBER}\s+{UNIT}\s+(?:from\s+now|hence)\b",
        build.counted_off("shift", 1),
    ),
    ("number", rf"(?<=\bin\s){NUMBER}\s+{UNIT}[’']\s+time\b", build.counted_off("shift", 1)),
    # counted from a date told before
    (
        "slack number",
        rf"{SLACK}?{NUMBER}\s+{UNIT}\s+(?:later|afterwards?|after\s+that)\b",
        build.counted_off("counted", 1),
    ),
    (
        "slack number",
        rf"{SLACK}?{NUMBER}\s+{UNIT}\s+(?:earlier|previously|beforehand|before\s+that)\b",
        build.counted_off("counted", -1),
    ),
    (
        "the",
        r"(?i:the)\s+(?P<way>(?i:next|following|previous|preceding|same))\s+"
        r"(?P<unit>day|week|weekend|month|year)\b",
        build.told_before,
    ),
    (
        "that",
        r"(?P<way>(?i:that))\s+(?:same\s+|very\s+)?(?P<unit>day|week|weekend|month|year)\b",
        build.told_before,
    ),
    (
        "the a",
        r"(?i:the|a)\s+(?P<unit>day|week|month|year)\s+(?P<way>before|after|earlier|later)"
        r"(?=[.,;:)”\"]|$)",
        build.told_before,
    ),
    # decades, centuries, seasons, quarters, halves, years
    (
        "part digit",
        rf"(?i:the\s+)?{PART}?(?P<first>(?:1[4-9]|20)\d0)(?:’|')?s\b",
        build.decade,
    ),
    ("part", rf"(?i:the\s+){PART}?[’'‘](?P<short>\d0)s\b", build.decade),
    ("digit", r"(?<=[’'‘])(?P<short>\d0)s\b", build.decade),
    ("the", rf"(?i:the\s+){PART}?(?P<word>(?i:{any_of(DECADE_WORDS)}))\b", build.decade),
    (
        "part ordinal",
        rf"(?i:the\s+)?{PART}?(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|(?i:{any_of(ORDINALS)}))"
        r"[\s-](?i:century)\b(?!\s+B\.?C)",
        build.century,
    ),
    ("part relation", rf"{PART}?{RELATION}{SEASON}(?!\s+of\b)", build.season),
    ("part season", rf"(?i:the\s+)?{PART}?{SEASON}{ITS_YEAR}", build.season),
    ("the", rf"(?<=\bin\s)(?:the\s+){PART}?{SEASON}(?!\s+of\b|-)", build.season),
    ("ordinal", _QUARTER, build.numbered("quarter")),
    ("q1 q2 q3 q4", rf"(?i:q)(?P<ordinal>[1-4])\b{ITS_YEAR}?", build.numbered("quarter")),
    (
        "ordinal latter",
        rf"(?i:the\s+)?(?P<ordinal>(?i:first|second|latter))[\s-]half{ITS_YEAR}",
        build.numbered("half"),
    ),
    (
        "ordinal latter",
        r"(?i:the\s+)?(?P<ordinal>(?i:first|second|latter))[\s-]half\s+of\s+the\s+year\b",
        build.numbered("half"),
    ),
    (
        "the fiscal",
        r"(?i:the\s+)?(?i:fiscal|financial|budget)(?:[\s-](?i:year))?\s+(?P<full>(?:19|20)\d\d)"
        + _FISCAL_YEAR,
        build.fiscal,
    ),
    ("fy", rf"FY\s?[’']?(?:(?P<full>(?:19|20)\d\d)|(?P<short>\d\d)){_FISCAL_YEAR}", build.fiscal),
    (
        "the relation current coming previous",
        r"(?:(?i:the\s+)?(?i:last|this|next|current|coming|previous)\s+)"
        r"(?i:fiscal|financial|budget)\s+(?i:year)\b",
        build.fiscal,
    ),
    (
        "digit",
        r"(?P<year>1[5-9]\d\d|20\d\d)\s?[-–/]\s?(?P<last_year>\d{4}|\d\d)(?![\d%-]|[.,]\d|\w)",
        build.years,
    ),
    ("part digit", rf"{PART}?(?i:the\s+year\s+)?{YEAR}", build.plain),
    # words that give no date
    ("recently lately of", r"(?i:recently|lately|of\s+late)\b", build.vague("PAST_REF")),
    (
        "in the more recent",
        r"(?i:(?:in\s+)?(?:the\s+)?(?:more\s+)?recent\s+(?:days|weeks|months|years|decades|times))\b",
        build.vague("PAST_REF"),
    ),
    (
        "in",
        rf"(?i:in\s+the\s+(?:recent\s+|distant\s+|near\s+)?past)\b(?!{_PAST_STRETCH})",
        build.vague("PAST_REF"),
    ),
    (
        "in the",
        r"(?i:in\s+the\s+(?:near\s+|foreseeable\s+|distant\s+)?future"
        r"|(?:in\s+)?the\s+(?:coming|upcoming)\s+(?:days|weeks|months|years|decades))\b",
        build.vague("FUTURE_REF"),
    ),
    (
        "soon",
        r"(?<!\btoo\s)(?<!\bso\s)(?<!\bhow\s)(?i:soon)\b(?!\s+(?:after|as|before|enough))",
        build.vague("FUTURE_REF"),
    ),
    ("now right", r"(?i:right\s+)?(?i:now)\b(?!\s+that\b|-)", build.vague("PRESENT_REF")),
    (
        "currently nowadays at these",
        r"(?i:currently|nowadays|at\s+present|these\s+days|at\s+the\s+moment)\b",
        build.vague("PRESENT_REF"),
    ),
    # not dates, but what would else be taken for them, and what TimeML marks
    ("slack number past last next previous coming first final", _DURATION, build.duration),
    ("vague number|several many few", rf"{VAGUE_NUMBER}\s+{_LENGTH}", build.duration),
    (
        "daily nightly weekly monthly quarterly annual annually yearly",
        r"(?P<each>(?i:daily|nightly|weekly|monthly|quarterly|annual|annually|yearly))\b",
        build.each,
    ),
    ("every each", _EVERY, build.not_a_date("set")),
    ("weekdays", rf"(?:{FULL_DAY})s\b", build.not_a_date("set")),
)


class Rule(NamedTuple):
    """A compiled row of the table."""

    pattern: re.Pattern[str]
    build: Build


@functools.cache
def rules_by_opener() -> dict[str, tuple[Rule, ...]]:
    """For each word in lower case, and for ``DIGIT``, the rules to try where it stands."""
    table: dict[str, list[Rule]] = {}
    for openers, pattern, builder in (*_TABLE, _era_row()):
        rule = Rule(re.compile(pattern), builder)
        for word in sorted(_opening_words(openers)):
            table.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in table.items()}


def _era_row() -> tuple[str, str, Build]:
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

"""Pieces of the patterns that date expressions are matched by; their groups are fields of ``Phrase``."""

import re
from collections.abc import Iterable

from onrecord.dates.builders import Build
from onrecord.dates.calendar import SEASONS
from onrecord.dates.words import MONTHS, UNITS, WEEKDAYS
from onrecord.schema.holidays import load_holidays
from onrecord.schema.number_words import NUMBERS

# A row of the grammar's table: the words it opens by, its pattern, its builder.
Row = tuple[str, str, Build]


def any_of(words: Iterable[str]) -> str:
    """An alternation of words, the longest first."""
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


_LONG = [word for word in MONTHS if len(word) > 4 or word in {"may", "june", "july"}]
FULL_MONTH = any_of([*(word.title() for word in _LONG), *(word.upper() for word in _LONG)])
SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?!-[a-z])"
MONTH = rf"(?P<month>(?:{FULL_MONTH})\b|{SHORT_MONTH})"
_DAYS = [word for word in WEEKDAYS if word.endswith("day")]
FULL_DAY = any_of([*(word.title() for word in _DAYS), *(word.upper() for word in _DAYS)])
SHORT_DAY = any_of(word.title() for word in WEEKDAYS if not word.endswith("day"))
WEEKDAY = rf"(?P<weekday>{FULL_DAY})\b"
DATED_WEEKDAY = rf"(?:(?i:(?:this|last|next)\s+)?(?P<weekday>{FULL_DAY}|(?:{SHORT_DAY})\b\.?),?\s+\(?(?:the\s+)?)?"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|-year)"
LAST_DAY = r"(?P<last_day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
TO = r"\s*(?:-|–|—|\bto\b|\bthrough\b|\band\b|&)\s*"
COUNTED = (
    r"(?:people|persons|men|women|children|troops|soldiers|civilians|refugees|migrants|deaths"
    r"|dead|cases|miles|km|kilomet\w+|metres|meters|feet|acres|tons|tonnes|dollars|euros|pounds"
    r"|barrels|members|jobs|workers|delegates|homes|families|villages|square|per|percent|degrees"
    r"|MW|megawatts|meters|years|days|hours)\b"
)
YEAR = rf"(?P<year>1\d{{3}}|20\d\d|21\d\d)(?![\d%$€£]|[.,:]\d|-year|\w|\s+(?i:{COUNTED}))"
ITS_YEAR = rf"(?:,?\s+(?:of\s+)?{YEAR}|\s+(?:of\s+)?(?P<year_relation>last|this|next|that|the\s+same)\s+year\b)"
PART = (
    r"(?:(?i:the\s+)?(?i:very\s+)?(?:"
    r"(?P<part_of>(?i:beginning|start|middle|end|close|first half|second half|latter half|latter part))"
    r"\s+of\s+(?:the\s+)?"
    r"|(?P<part>(?i:early|mid|late|earlier|later))(?:\s+(?:on|in)\s+(?:the\s+)?|[\s-]+(?:the\s+)?)))"
)
PART_OF_THE = (
    r"(?:(?i:the\s+)?(?:(?P<part_of>(?i:beginning|start|middle|end|close))\s+of\s+the\s+"
    r"|(?P<part>(?i:early|mid|late|earlier|later))(?:\s+in\s+the\s+|-)))"
)
RELATION = r"(?:(?P<relation>(?i:last|this past|this coming|this|next))\s+)"
CLOCK = r"(?:\s+(?P<clock>morning|afternoon|evening|night)\b)"
NUMBER = rf"(?P<number>\d{{1,3}}|(?i:{any_of(NUMBERS)}))"
VAGUE_NUMBER = r"(?i:several|many|some|a few|few|a number of|dozens of|countless)"
UNIT = rf"(?P<unit>(?i:{any_of(UNITS)}))\b"
SLACK = (
    r"(?:(?P<slack>(?i:more than|over|well over|at least|at most|less than|fewer than|up to|no more than|under|about|around|some|nearly"
    r"|almost|roughly|approximately|just over|just under|barely))\s+)"
)
SEASON = rf"(?P<season>(?i:{any_of(SEASONS)}))\b"
# Wordings of holidays; either apostrophe will do.
HOLIDAYS = any_of(load_holidays()).replace("'", "['’]")

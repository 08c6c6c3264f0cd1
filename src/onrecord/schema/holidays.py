"""Holidays with the rule that gives their day: ``holidays.csv``, validated when loaded."""

import datetime
import functools
import re
from typing import NamedTuple

from onrecord.errors import SchemaError
from onrecord.schema.tables import listed, read_rows, schema_text

_FILE = "holidays.csv"
_COLUMNS = ["name", "wordings", "rule", "alone"]
_FIXED = re.compile(r"(\d\d)-(\d\d)")
_WEEKDAY = re.compile(r"(\d\d):([1-7]):(-?[1-5])")
_EASTER = re.compile(r"easter([+-]\d+)")
_LEAP_YEAR = 2000


class Holiday(NamedTuple):
    """``alone``: its name by itself is a day, whatever stands before it."""

    name: str
    wordings: tuple[str, ...]
    rule: str
    alone: bool

    def day(self, year: int) -> datetime.date:
        """Its day in a year; ``ValueError`` where the year has none."""
        fixed = _FIXED.fullmatch(self.rule)
        if fixed is not None:
            return datetime.date(year, int(fixed[1]), int(fixed[2]))
        weekday = _WEEKDAY.fullmatch(self.rule)
        if weekday is not None:
            return _nth_weekday(year, *(int(part) for part in weekday.groups()))
        easter = _EASTER.fullmatch(self.rule)
        if easter is None:
            raise ValueError(f"no rule for a holiday: {self.rule!r}")
        return easter_of(year) + datetime.timedelta(days=int(easter[1]))


def _nth_weekday(year: int, month: int, weekday: int, number: int) -> datetime.date:
    """The n-th weekday of a month; a negative number counts from its end."""
    if number > 0:
        first = datetime.date(year, month, 1)
        days = (weekday - first.isoweekday()) % 7 + 7 * (number - 1)
        return first + datetime.timedelta(days=days)
    last = datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)
    days = (last.isoweekday() - weekday) % 7 + 7 * (-number - 1)
    return last - datetime.timedelta(days=days)


def easter_of(year: int) -> datetime.date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's reckoning)."""
    century, rest = divmod(year, 100)
    moon = (
        19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * shift + 114, 31)
    return datetime.date(year, month, day + 1)


def plain_name(words: str) -> str:
    """A wording as the table's are compared: folded, one kind of apostrophe, single spaces."""
    return " ".join(words.replace("’", "'").casefold().split())


@functools.cache
def load_holidays() -> dict[str, Holiday]:
    """Holidays by each of their wordings, plain; ``SchemaError`` with file and line if malformed."""
    return parse_holidays(schema_text(_FILE))


def parse_holidays(text: str) -> dict[str, Holiday]:
    """Holidays by wording out of the table's text; raises ``SchemaError``."""
    found: dict[str, Holiday] = {}
    for number, row in read_rows(text, _FILE, _COLUMNS):
        holiday = _holiday(row, number)
        for wording in holiday.wordings:
            if plain_name(wording) in found:
                raise SchemaError(f"{_FILE}:{number}: {wording!r} stands here a second time")
            found[plain_name(wording)] = holiday
    return found


def _holiday(row: dict[str, str], number: int) -> Holiday:
    name, wordings, rule, alone = row.values()
    named = listed(wordings)
    if not named or alone not in {"yes", "no"}:
        raise SchemaError(f"{_FILE}:{number}: {name!r} has no wording, or “alone” is not yes or no")
    holiday = Holiday(name, named, rule, alone == "yes")
    try:
        holiday.day(_LEAP_YEAR)
    except ValueError as error:
        raise SchemaError(f"{_FILE}:{number}: {error}") from None
    return holiday

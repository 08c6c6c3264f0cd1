"""Since when and until when: what the date of a post or membership says of its start and its end."""

import datetime
import re
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from onrecord.dates import calendar
from onrecord.dates.calendar import Stretch
from onrecord.records import Date

_UNITS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Stretch]], ...] = (
    (re.compile(r"(\d{4})"), lambda m: calendar.year(int(m[1]))),
    (re.compile(r"(\d{4})-(\d\d)"), lambda m: calendar.month(int(m[1]), int(m[2]))),
    (re.compile(r"\d{4}-\d\d-\d\d"), lambda m: calendar.day(datetime.date.fromisoformat(m[0]))),
    (re.compile(r"(\d{3})X"), lambda m: calendar.decade(10 * int(m[1]))),
    (
        re.compile(r"(\d{4})-W(\d\d)"),
        lambda m: calendar.week(datetime.date.fromisocalendar(int(m[1]), int(m[2]), 1)),
    ),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda m: calendar.quarter(int(m[1]), int(m[2]))),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), lambda m: calendar.season(int(m[1]), m[2])),
)


class Interval(NamedTuple):
    """Start and end of a holding, each ``None`` where the text does not tell it."""

    start: Date | None = None
    end: Date | None = None

    def filled(self, other: "Interval") -> "Interval":
        """The interval with the other's bounds where it has none."""
        return Interval(self.start or other.start, self.end or other.end)


NOT_TOLD = Interval()
# "Until recently": the end is past, and its date is not told.
PAST = Date(
    value="PAST_REF", precision="unknown", basis="stated", words="until recently",
    reason="past when the report was written; no date told",
)  # fmt: skip


def begun(date: Date) -> Date:
    """The start told by "since 2014" or "from 2014": some day of 2014, not all days after it."""
    unit = _unit_of(date.value)
    if unit is None or date.precision not in {"after", "before", "range"}:
        return date
    return _within(date, unit, date.start, unit.end)


def ended(date: Date) -> Date:
    """The end told by "until 2020": some day of 2020."""
    unit = _unit_of(date.value)
    if unit is None or date.precision not in {"after", "before", "range"}:
        return PAST if date.value == "PAST_REF" else date
    return _within(date, unit, unit.start, date.end)


def from_to(date: Date) -> Interval:
    """The two ends of "from 2007 to 2010"; nothing for a date that is no range."""
    low, slash, high = date.value.partition("/")
    if not slash:
        return NOT_TOLD
    return Interval(_part(date, low, date.start, None), _part(date, high, None, date.end))


def held_then(date: Date) -> Interval:
    """What "was minister in the 1990s" tells: begun by the end of them, not over before they began.

    Only for a month or more: what someone was "on Friday" is told of the day, not of the post.
    """
    if date.precision not in {"month", "quarter", "season", "year", "decade", "century"}:
        return NOT_TOLD
    return Interval(
        _replace(date, precision="before", start=None),
        _replace(date, precision="after", end=None),
    )


def _part(
    whole: Date, value: str, start: datetime.date | None, end: datetime.date | None
) -> Date | None:
    unit = _unit_of(value)
    if unit is None:
        return _replace(whole, value=value, precision="unknown", start=start, end=end)
    return _within(whole, unit, start or unit.start, end or unit.end)


def _within(
    date: Date, unit: Stretch, start: datetime.date | None, end: datetime.date | None
) -> Date:
    """The unit that the date names, cut to the part of it that is meant ("late 2008")."""
    if start is None or end is None or start >= end:
        return date
    return _replace(date, value=unit.value, precision=unit.precision, start=start, end=end)


def _unit_of(value: str) -> Stretch | None:
    for pattern, make in _UNITS:
        match = pattern.fullmatch(value)
        if match is not None:
            try:
                return make(match)
            except (ValueError, OverflowError):
                return None
    return None


def _replace(date: Date, **changes: object) -> Date:
    return msgspec.structs.replace(date, **changes)

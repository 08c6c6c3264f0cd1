"""Stretches of the calendar with their TIMEX3 values: days, weeks, months, seasons, centuries."""

import datetime
from typing import Literal, NamedTuple

from onrecord.records import Precision

Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"]
Part = Literal["early", "mid", "late", "earlier", "later"]
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_ONE_DAY = datetime.timedelta(days=1)


class Stretch(NamedTuple):
    """Calendar days ``start:end`` (half-open; ``None`` where unknown) and their TIMEX3 value."""

    value: str
    precision: Precision
    start: datetime.date | None = None
    end: datetime.date | None = None


# Every maker below raises ValueError or OverflowError outside the years 1 to 9999.


def day(date: datetime.date) -> Stretch:
    """One day."""
    return Stretch(date.isoformat(), "day", date, date + _ONE_DAY)


def week(date: datetime.date) -> Stretch:
    """The ISO week, Monday to Sunday, that holds a day."""
    year, number, weekday = date.isocalendar()
    monday = date - datetime.timedelta(days=weekday - 1)
    return Stretch(f"{year}-W{number:02}", "week", monday, monday + 7 * _ONE_DAY)


def weekend(date: datetime.date) -> Stretch:
    """Saturday and Sunday of the ISO week that holds a day."""
    whole = week(date)
    assert whole.start is not None  # noqa: S101 - week() always gives bounds
    saturday = whole.start + 5 * _ONE_DAY
    return Stretch(f"{whole.value}-WE", "range", saturday, saturday + 2 * _ONE_DAY)


def month(year: int, number: int) -> Stretch:
    """A month; ``number`` may lie outside 1 to 12 and then counts into other years."""
    start = _first_of(year, number)
    return Stretch(f"{start.year:04}-{start.month:02}", "month", start, _first_of(year, number + 1))


def quarter(year: int, number: int) -> Stretch:
    """A calendar quarter; ``number`` may lie outside 1 to 4."""
    years, rest = divmod(number - 1, 4)
    start, end = _first_of(year, 3 * number - 2), _first_of(year, 3 * number + 1)
    return Stretch(f"{year + years:04}-Q{rest + 1}", "quarter", start, end)


def half(year: int, number: int) -> Stretch:
    """The first or second half of a year."""
    start, end = _first_of(year, 6 * number - 5), _first_of(year, 6 * number + 1)
    return Stretch(f"{year:04}-H{number}", "range", start, end)


def season(year: int, code: str) -> Stretch:
    """A season by the months of the northern hemisphere; a winter starts in the December of ``year``."""
    start = _SEASON_STARTS[code]
    return Stretch(
        f"{year:04}-{code}", "season", _first_of(year, start), _first_of(year, start + 3)
    )


def year(number: int) -> Stretch:
    """A calendar year."""
    return Stretch(f"{number:04}", "year", _first_of(number, 1), _first_of(number + 1, 1))


def decade(first: int) -> Stretch:
    """Ten years from a year that ends in 0."""
    return Stretch(f"{first // 10:03}X", "decade", _first_of(first, 1), _first_of(first + 10, 1))


def century(number: int) -> Stretch:
    """A century as counted: the 20th runs from 1901 to 2000 and has the value ``19XX``."""
    first = 100 * (number - 1) + 1
    return Stretch(f"{number - 1:02}XX", "century", _first_of(first, 1), _first_of(first + 100, 1))


def hundred(first: int) -> Stretch:
    """A hundred years as "the 1800s" counts them: from a year that ends in 00."""
    return Stretch(
        f"{first // 100:02}XX", "century", _first_of(first, 1), _first_of(first + 100, 1)
    )


def unit_around(unit: Unit, date: datetime.date, shift: int) -> Stretch:
    """The ``unit`` that holds ``date``, moved by ``shift`` of them."""
    if unit == "day":
        return day(date + shift * _ONE_DAY)
    if unit == "week":
        return week(date + 7 * shift * _ONE_DAY)
    if unit == "weekend":
        return weekend(date + 7 * shift * _ONE_DAY)
    if unit == "month":
        return month(date.year, date.month + shift)
    if unit == "quarter":
        return quarter(date.year, (date.month + 2) // 3 + shift)
    if unit == "half":
        halves = 2 * date.year + (date.month > 6) + shift
        return half(halves // 2, halves % 2 + 1)
    if unit == "year":
        return year(date.year + shift)
    if unit == "decade":
        return decade(date.year // 10 * 10 + 10 * shift)
    return century((date.year - 1) // 100 + 1 + shift)


def years_back(date: datetime.date, years: int, slack: int) -> Stretch:
    """About ``years`` years before a day, give or take ``slack``: "two decades ago"."""
    middle = date.year - years
    return Stretch(
        f"{middle:04}", "decade", _first_of(middle - slack, 1), _first_of(middle + slack + 1, 1)
    )


def narrowed(stretch: Stretch, part: Part, now: datetime.date | None) -> Stretch:
    """The part of a stretch that "early", "mid" or "late" names, with the stretch's own value.

    "Early" is its first half, "late" its second and "mid" the middle half: wide enough to be
    safe. "Earlier this month" ends with ``now``, "later this month" starts with it.
    """
    start, end = stretch.start, stretch.end
    if start is None or end is None or end - start < 4 * _ONE_DAY:
        return stretch
    if part in {"earlier", "later"}:
        if now is None or not start <= now < end:
            return stretch
        return (
            stretch._replace(end=now + _ONE_DAY)
            if part == "earlier"
            else stretch._replace(start=now)
        )
    low, high = {"early": (0, 2), "mid": (1, 3), "late": (2, 4)}[part]
    return stretch._replace(start=_at(start, end, low), end=_at(start, end, high))


def _at(start: datetime.date, end: datetime.date, quarters: int) -> datetime.date:
    """The day a number of quarters into a stretch, on a month's first day where months divide it."""
    months = 12 * (end.year - start.year) + end.month - start.month
    if start.day == end.day == 1 and months % 4 == 0:
        return _first_of(start.year, start.month + months * quarters // 4)
    return start + _ONE_DAY * round((end - start).days * quarters / 4)


def _first_of(year_number: int, month_number: int) -> datetime.date:
    years, months = divmod(month_number - 1, 12)
    return datetime.date(year_number + years, months + 1, 1)

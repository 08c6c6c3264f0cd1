"""What a calendar date means, full or partial: a day, a weekday, a month, a year."""

import datetime
from collections.abc import Callable

from onrecord.dates import calendar
from onrecord.dates.around import (
    STEPS,
    Anchor,
    Around,
    Direction,
    Meaning,
    known,
    partial,
    resolved,
    told_by_tense,
    without_anchor,
    year_anchor,
)
from onrecord.dates.calendar import Stretch
from onrecord.dates.phrases import Phrase
from onrecord.records import Precision

# Days: a month-day so far off on the side that the tense names and so near on the other is
# the near one ("a summit on Sept. 5 was announced", on Aug. 31).
_FAR, _NEAR = 350, 15


def read_calendar(phrase: Phrase, around: Around) -> Meaning | None:
    """A day, month, year or weekday, or the week or the quarter that it names."""
    meaning = _read(phrase, around)
    if meaning is None or phrase.unit is None or meaning.stretch.start is None:
        return meaning
    if phrase.unit == "week":
        return meaning._replace(stretch=_week_of(phrase, meaning.stretch))
    told = around.told  # "the 1988 period": as long as the one told before
    if phrase.unit == "quarter" and told is not None and told.precision == "quarter":
        quarter = calendar.quarter(meaning.stretch.start.year, (told.date.month + 2) // 3)
        return resolved(quarter, told)
    return meaning


def _week_of(phrase: Phrase, stretch: Stretch) -> Stretch:
    """The week that holds a day, or the n-th of a month (0: the last), by the middle of its days."""
    assert stretch.start is not None and stretch.end is not None  # noqa: S101, PT018
    if stretch.precision == "day" or phrase.number is None:
        return calendar.week(stretch.start)
    if phrase.number == 0:
        return calendar.week(stretch.end - datetime.timedelta(days=4))
    return calendar.week(stretch.start + datetime.timedelta(days=7 * phrase.number - 4))


def _read(phrase: Phrase, around: Around) -> Meaning | None:
    year = phrase.year
    if year is not None:
        return Meaning(_of_year(phrase, year), "stated")
    if phrase.year_relation is not None:
        anchor = year_anchor(phrase, around)
        if anchor is None:
            return without_anchor(_partial_value(phrase), _precision(phrase), around.anchor)
        return resolved(_of_year(phrase, anchor.date.year + STEPS[phrase.year_relation]), anchor)
    if phrase.month is None:
        return _weekday(phrase, around)
    return _month(phrase, around) if phrase.day is None else _month_day(phrase, around)


def _of_year(phrase: Phrase, year: int) -> Stretch:
    if phrase.month is None:
        return calendar.year(year)
    if phrase.day is None:
        return calendar.month(year, phrase.month)
    first = calendar.day(datetime.date(year, phrase.month, phrase.day))
    if phrase.last_day is None:
        return first
    last = calendar.day(datetime.date(year, phrase.month, phrase.last_day))
    return Stretch(f"{first.value}/{last.value}", "range", first.start, last.end)


def _partial_value(phrase: Phrase) -> str:
    if phrase.day is None:
        return f"XXXX-{phrase.month:02}"
    first = f"XXXX-{phrase.month:02}-{phrase.day:02}"
    return (
        first if phrase.last_day is None else f"{first}/XXXX-{phrase.month:02}-{phrase.last_day:02}"
    )


def _precision(phrase: Phrase) -> Precision:
    return "month" if phrase.day is None else "day" if phrase.last_day is None else "range"


def _weekday(phrase: Phrase, around: Around) -> Meaning:
    assert phrase.weekday is not None  # noqa: S101 - the grammar gives one where there is no month
    value = f"XXXX-WXX-{phrase.weekday}"
    anchor = known(around.anchor, 3)
    if anchor is None:
        return without_anchor(value, "day", around.anchor)
    if phrase.week_relation is not None:
        monday = anchor.date - datetime.timedelta(days=anchor.date.isoweekday() - 1)
        days = 7 * STEPS[phrase.week_relation] + phrase.weekday - 1
        return resolved(calendar.day(monday + datetime.timedelta(days=days)), anchor)
    back = (anchor.date.isoweekday() - phrase.weekday) % 7
    ahead = -back % 7
    if phrase.relation == "last":
        return resolved(_days_from(anchor, -(back or 7)), anchor)
    if phrase.relation == "next":
        return resolved(_days_from(anchor, ahead or 7), anchor)
    if around.direction is None:
        if back == 0:
            return resolved(_days_from(anchor, 0), anchor, "the same day of the week")
        if phrase.relation != "this":
            return partial(value, "day", "nothing says whether it lies before or ahead")
    shift = -back if around.direction == "past" else ahead
    return resolved(_days_from(anchor, shift), anchor, told_by_tense(around.direction))


def _days_from(anchor: Anchor, days: int) -> Stretch:
    return calendar.day(anchor.date + datetime.timedelta(days=days))


def _month(phrase: Phrase, around: Around) -> Meaning:
    anchor = known(around.anchor, 2)
    assert phrase.month is not None  # noqa: S101 - the caller has looked
    if anchor is None:
        return without_anchor(_partial_value(phrase), "month", around.anchor)
    here = anchor.date.month
    year = anchor.date.year
    if phrase.relation == "this":
        return resolved(calendar.month(year, phrase.month), anchor)
    if phrase.relation == "last":
        return resolved(calendar.month(year - (phrase.month >= here), phrase.month), anchor)
    if phrase.relation == "next":
        return resolved(calendar.month(year + (phrase.month <= here), phrase.month), anchor)
    past, future = year - (phrase.month > here), year + (phrase.month < here)
    back, ahead = (here - phrase.month) % 12, (phrase.month - here) % 12
    nearer_ahead = around.direction == "open" and ahead < back
    if nearer_ahead or (around.direction == "future" and (back > 1 or ahead < 8)):
        return resolved(
            calendar.month(future, phrase.month), anchor, told_by_tense(around.direction)
        )
    return resolved(calendar.month(past, phrase.month), anchor, "the latest not after it")


def _month_day(phrase: Phrase, around: Around) -> Meaning | None:
    _of_year(phrase, 2000)  # raises where no year has such a day
    anchor = known(around.anchor, 3)
    if anchor is None:
        return without_anchor(_partial_value(phrase), _precision(phrase), around.anchor)
    past, future = last_and_next(lambda year: _of_year(phrase, year), anchor.date)
    if phrase.weekday is not None:
        agreeing = [s for s in (past, future) if s.start and s.start.isoweekday() == phrase.weekday]
        if len(agreeing) == 1:
            return resolved(agreeing[0], anchor, "the year in which the weekday agrees")
    return nearest_by_tense(past, future, around.direction, anchor)


def nearest_by_tense(
    past: Stretch, future: Stretch, tense: Direction | None, anchor: Anchor
) -> Meaning:
    """Of the last such day and the next the one that the tense names, or else the nearer."""
    back, ahead = _distance(past, anchor), _distance(future, anchor)
    nearest: Direction = "past" if back <= ahead else "future"
    direction = tense if tense in {"past", "future"} else nearest
    if direction == "past" and back > _FAR and ahead < _NEAR:
        return resolved(future, anchor, f"the nearest, {ahead} days ahead")
    if direction == "future" and ahead > _FAR and back < _NEAR:
        return resolved(past, anchor, f"the nearest, {back} days back")
    how = told_by_tense(tense) if direction == tense else "the nearest"
    return resolved(past if direction == "past" else future, anchor, how)


def last_and_next(
    of_year: Callable[[int], Stretch], date: datetime.date
) -> tuple[Stretch, Stretch]:
    """The latest such day on or before a date and the first on or after it; ``ValueError``: none."""
    days = []
    # 29 February may be 8 years off
    for year in range(max(date.year - 8, 1), min(date.year + 9, 9999)):
        try:
            days.append(of_year(year))
        except ValueError:
            continue
    past = [each for each in days if each.start is not None and each.start <= date]
    future = [each for each in days if each.start is not None and each.start >= date]
    if not past or not future:
        raise ValueError("the calendar ends here")
    return past[-1], future[0]


def _distance(stretch: Stretch, anchor: Anchor) -> int:
    assert stretch.start is not None  # noqa: S101 - days of a known year have bounds
    return abs((stretch.start - anchor.date).days)

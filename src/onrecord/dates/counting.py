"""What is counted from the day of writing ("two days ago"), or from a date told before ("two days later")."""

from onrecord.dates import calendar
from onrecord.dates.around import (
    Anchor,
    Around,
    Direction,
    Meaning,
    known,
    partial,
    resolved,
    told_by_tense,
    without_anchor,
)
from onrecord.dates.calendar import Stretch
from onrecord.dates.phrases import Phrase
from onrecord.records import Precision

_FINENESS = {"day": 3, "week": 3, "month": 2, "quarter": 1, "half": 1, "year": 1}
_UNKNOWN: dict[str, tuple[str, Precision]] = {
    "day": ("XXXX-XX-XX", "day"), "week": ("XXXX-WXX", "week"),
    "weekend": ("XXXX-WXX-WE", "range"), "month": ("XXXX-XX", "month"),
    "quarter": ("XXXX-QX", "quarter"), "half": ("XXXX-HX", "range"), "year": ("XXXX", "year"),
    "decade": ("XXXX", "decade"), "century": ("XXXX", "century"),
}  # fmt: skip


def read_shift(phrase: Phrase, around: Around) -> Meaning:
    """For "Two days ago", "last week", "the weekend"."""
    assert phrase.unit is not None  # noqa: S101 - every such rule gives one
    anchor = known(around.anchor, _FINENESS.get(phrase.unit, 1 if phrase.unit != "weekend" else 3))
    if anchor is None:
        return without_anchor(*_UNKNOWN[phrase.unit], around.anchor)
    if phrase.number is None:
        return _weekend(phrase, anchor, around.direction)
    if phrase.slack in {"more", "less"}:
        return resolved(_bounded(phrase, anchor), anchor)
    return resolved(_counted_from(phrase, anchor), anchor)


def _counted_from(phrase: Phrase, anchor: Anchor) -> Stretch:
    number = phrase.number or 0
    if phrase.unit == "year" and anchor.precision == "quarter":
        month = anchor.date.month  # a year earlier than a quarter is that quarter
        return calendar.quarter(anchor.date.year + number, (month + 2) // 3)
    if abs(number) > 1 or phrase.slack:
        if phrase.unit in {"decade", "century"}:
            years = -number * (10 if phrase.unit == "decade" else 100)
            return calendar.years_back(anchor.date, years, abs(years) // 4 + 1)
        if phrase.slack == "about" and phrase.unit == "year" and abs(number) >= 10:
            return calendar.years_back(anchor.date, -number, max(1, abs(number) // 10))
    assert phrase.unit is not None  # noqa: S101 - the caller has looked
    return calendar.unit_around(phrase.unit, anchor.date, number)


def _bounded(phrase: Phrase, anchor: Anchor) -> Stretch:
    """Before a date ("more than 30 years ago"), or since one ("less than a year ago")."""
    exact = _counted_from(phrase, anchor)
    earlier = (phrase.slack == "more") == ((phrase.number or 0) < 0)
    if earlier:
        return exact._replace(precision="before", start=None)
    return exact._replace(precision="after", end=None)


def _weekend(phrase: Phrase, anchor: Anchor, direction: Direction | None) -> Meaning:
    if direction is None and phrase.relation is None:
        return partial(*_UNKNOWN["weekend"], "nothing says whether it lies before or ahead")
    weekday = anchor.date.isoweekday()
    shift = -1 if direction == "past" and weekday < 6 else 0
    return resolved(
        calendar.unit_around("weekend", anchor.date, shift), anchor, told_by_tense(direction)
    )


def read_counted(phrase: Phrase, around: Around) -> Meaning:
    """For "Two days later", "that year", "the year-ago period"."""
    assert phrase.unit is not None  # noqa: S101 - every such rule gives one
    told = known(around.told, _FINENESS.get(phrase.unit, 1))
    if told is None:
        return partial(*_UNKNOWN[phrase.unit], "counted from a date that is not told")
    if phrase.slack in {"more", "less"}:
        return resolved(_bounded(phrase, told), told)
    return resolved(_counted_from(phrase, told), told)

"""What a holiday's name means: the day of its year, found as that of a month and day is."""

from onrecord.dates import calendar
from onrecord.dates.around import (
    STEPS,
    Around,
    Meaning,
    known,
    resolved,
    without_anchor,
    year_anchor,
)
from onrecord.dates.calendar import Stretch
from onrecord.dates.calendar_dates import last_and_next, nearest_by_tense
from onrecord.dates.phrases import Phrase
from onrecord.schema.holidays import Holiday, load_holidays


def read_holiday(phrase: Phrase, around: Around) -> Meaning | None:
    """The day of a holiday; "last" and "next" are strictly before and after the day of writing."""
    holiday = load_holidays().get(phrase.value or "")
    if holiday is None:
        return None
    if phrase.year is not None:
        return Meaning(_in_year(holiday, phrase.year), "stated")
    anchor = year_anchor(phrase, around) if phrase.year_relation else known(around.anchor, 3)
    if anchor is None:
        return without_anchor("XXXX-XX-XX", "day", around.anchor)
    if phrase.year_relation:
        year = anchor.date.year + STEPS[phrase.year_relation]
        return resolved(_in_year(holiday, year), anchor)
    past, future = last_and_next(lambda year: _in_year(holiday, year), anchor.date)
    if phrase.relation in {"last", "next"}:
        return resolved(past if phrase.relation == "last" else future, anchor)
    if phrase.relation == "this":
        return resolved(_in_year(holiday, anchor.date.year), anchor)
    return nearest_by_tense(past, future, around.direction, anchor)


def _in_year(holiday: Holiday, year: int) -> Stretch:
    return calendar.day(holiday.day(year))

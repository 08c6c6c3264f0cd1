"""The year of a date that states none, where the report itself leaves only one.

Modest on purpose. Either the report states the same month and day with one year elsewhere
("Dec. 29, 2016 … the Dec. 29 expulsions"). Or it has a weekday with a month-day in one phrase
("Friday, August 27") and a year stated for something past: of that year and the four after it
at most one has that weekday on that day, for such a pair comes back after five, six or eleven.
"""

import calendar as days
import datetime
from collections.abc import Iterable

from onrecord.dates import calendar
from onrecord.dates.around import Meaning
from onrecord.dates.phrases import Phrase

_WINDOW = 5  # years, the latest stated one included


def latest_stated_year(read: Iterable[tuple[Phrase, Meaning, str | None]]) -> int | None:
    """The latest year stated of something that is not ahead; ``None``: no year is stated."""
    years = [
        phrase.last_year or phrase.year
        for phrase, meaning, direction in read
        if meaning.basis == "stated" and phrase.year is not None and direction != "future"
    ]
    return max((year for year in years if year is not None), default=None)


def stated_days(read: Iterable[tuple[Phrase, Meaning]]) -> dict[tuple[int, int], int]:
    """The year that each month and day is stated with; those of two years are left out."""
    years: dict[tuple[int, int], set[int]] = {}
    for phrase, meaning in read:
        if meaning.basis == "stated" and phrase.year and phrase.month and phrase.day:
            years.setdefault((phrase.month, phrase.day), set()).add(phrase.year)
    return {day: min(found) for day, found in years.items() if len(found) == 1}


def restated(
    phrase: Phrase, meaning: Meaning, stated: dict[tuple[int, int], int]
) -> Meaning | None:
    """The meaning of a month-day whose year the report states elsewhere, unless it is known already."""
    if phrase.month is None or phrase.day is None or phrase.last_day or phrase.year:
        return None
    year = stated.get((phrase.month, phrase.day))
    if year is None or phrase.year_relation is not None:
        return None
    date = datetime.date(year, phrase.month, phrase.day)
    if meaning.stretch.start == date or (
        phrase.weekday is not None and phrase.weekday != date.isoweekday()
    ):
        return None
    return Meaning(calendar.day(date), "inferred", f"the report states it elsewhere as {date}")


def inferred(phrase: Phrase, latest: int) -> Meaning | None:
    """The meaning of a weekday with a month-day, its year found; ``None`` where it is not certain."""
    if phrase.weekday is None or phrase.month is None or phrase.day is None or phrase.last_day:
        return None
    fitting = []
    for year in range(latest, latest + _WINDOW):
        try:
            date = datetime.date(year, phrase.month, phrase.day)
        except ValueError:
            continue
        if date.isoweekday() == phrase.weekday:
            fitting.append(date)
    if len(fitting) != 1:
        return None
    date = fitting[0]
    reason = (
        f"{date.day} {days.month_name[date.month]} is a {days.day_name[date.weekday()]} in "
        f"{date.year} alone of {latest} to {latest + _WINDOW - 1}; the latest past year that "
        f"the report states is {latest}"
    )
    return Meaning(calendar.day(date), "inferred", reason)

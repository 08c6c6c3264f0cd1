"""The year of a date that states none, where the report itself leaves only one.

Modest on purpose: it needs a weekday and a month-day in one phrase ("Friday, August 27") and a
year that the report states for something past. Of that year and the four after it at most one
has that weekday on that day, for such a pair comes back after five, six or eleven years.
"""

import calendar as days
import datetime
from collections.abc import Iterable

from onrecord.dates import calendar
from onrecord.dates.meaning import Meaning
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

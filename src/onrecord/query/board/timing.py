"""The two days of a telling: when the stance was taken, and since when the record can tell it."""

import datetime

from onrecord.query.reader import Reader
from onrecord.records import Date, Position

_LONGEST = 366  # days of a date that can be that of a stance


def date_of(reader: Reader, position: Position) -> Date | None:
    """The position's own date, if it is past when the report was published; else ``None``.

    A date of more than a year says when somebody did something else ("who led it from 2005 to 2010").
    """
    own, published = position.date, reader.published(position.article)
    if own is None or own.start is None:
        return None
    if own.end is not None and (own.end - own.start).days > _LONGEST:
        return None
    return own if published is None or own.start <= published else None


def is_once_held(reader: Reader, position: Position) -> bool:
    """True for a stance of the past that nothing dates: it is not known to be held still."""
    return position.past and date_of(reader, position) is None


def day_of(reader: Reader, position: Position) -> datetime.date | None:
    """The day of a position: the first of its own date if that is past, else the report's."""
    own = date_of(reader, position)
    return own.start if own is not None else reader.published(position.article)


def until_of(reader: Reader, position: Position) -> datetime.date | None:
    """The day after the last one of its date, where that is more than one day; else ``None``.

    What began in a month was taken by the day of the report at the latest.
    """
    own, published = date_of(reader, position), reader.published(position.article)
    if own is None or own.start is None or own.end is None:
        return None
    end = own.end if published is None else min(own.end, _after(published))
    return end if end > _after(own.start) else None


def learned_of(reader: Reader, article: str) -> datetime.date:
    """The day from which it is known: when the report was published, else when it was read."""
    published = reader.published(article)
    return published if published is not None else reader.view.read_at(article).date()


def _after(day: datetime.date) -> datetime.date:
    return day + datetime.timedelta(days=1) if day < datetime.date.max else day

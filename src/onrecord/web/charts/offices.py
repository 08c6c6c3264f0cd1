"""Who held which post when: a bar a holder, from the first report that tells it to the last.

Drawn by the template, in shares of the width, so that one drawing fits a phone and a desk and is
made in no time: a page has dozens of bars and each actor its own.
"""

import datetime
import itertools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.query import Post, Tie

_LABELS = 6  # years written beneath, at most: so many do not touch on a phone
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000)
_LEAST = 0.6  # percent: a single report is seen
_DAY = datetime.timedelta(days=1)


class Bar(NamedTuple):
    """A row's bar in percents of the width; ``None`` where the days are not known.

    ``x`` and ``width`` are from the first to the last report that tells it as held, ``told`` are the
    ends of what is told in words, ``past`` is the first report that tells it as over.
    """

    x: float | None
    width: float
    told: tuple[float, float] | None
    past: float | None
    over: bool


class Year(NamedTuple):
    """A line at the beginning of a year, with its number where that is written."""

    x: float
    label: str | None
    anchor: str


class Terms(NamedTuple):
    """The bars of some posts or ties, in their order, and the years behind them."""

    bars: tuple[Bar, ...]
    years: tuple[Year, ...]
    first: datetime.date
    last: datetime.date


def drawn_terms(told: Sequence[Post | Tie]) -> Terms | None:
    """How long each was held, on one scale; ``None`` where fewer than two days are known."""
    days = {day for each in told for day in _days(each)}
    if len(days) < 2:
        return None
    first, last = min(days), max(days)
    return Terms(
        bars=tuple(_bar(each, first, last) for each in told),
        years=tuple(years_between(first, last)),
        first=first,
        last=last,
    )


def split_terms(drawn: Terms, sizes: Iterable[int]) -> list[Terms]:
    """The bars in groups of these sizes, all on the one scale."""
    bars = iter(drawn.bars)
    return [drawn._replace(bars=tuple(itertools.islice(bars, size))) for size in sizes]


def _days(told: Post | Tie) -> Iterable[datetime.date]:
    term = told.term
    known = (term.first, term.last, term.former_by, *_in_words(told))
    return (day for day in known if day is not None)


def _in_words(told: Post | Tie) -> tuple[datetime.date | None, datetime.date | None]:
    """The days on which it is told in words to have begun and ended."""
    start = told.start.start if told.start is not None else None
    end = told.end.end if told.end is not None else None
    return start, end - _DAY if end is not None and end > datetime.date.min else None


def _bar(told: Post | Tie, first: datetime.date, last: datetime.date) -> Bar:
    def share(day: datetime.date) -> float:
        return round(100 * ((day - first) / (last - first)), 2)

    term = told.term
    x, width = None, 0.0
    if term.first is not None and term.last is not None:
        width = max(_LEAST, share(term.last) - share(term.first))
        x = min(share(term.first), 100 - width)
    since, until = _in_words(told)
    ends = [share(day) for day in (since, until, term.first, term.last) if day is not None]
    said = (min(ends), max(ends)) if (since or until) and len(ends) > 1 else None
    if said is not None and x is not None and said[0] >= x and said[1] <= x + width:
        said = None  # nothing beyond the bar
    past = share(term.former_by) if term.former_by is not None else None
    return Bar(x, round(width, 2), said, past, over=told.status == "former")


def years_between(
    first: datetime.date, last: datetime.date, *, margin: float = 0.0
) -> Iterable[Year]:
    """The beginnings of years from one day to another, with ``margin`` percent free at both ends."""
    whole = [
        datetime.date(year, 1, 1)
        for year in range(max(1, first.year), min(last.year, 9998) + 2)
        if first <= datetime.date(year, 1, 1) <= last
    ]
    step = next((n for n in _STEPS if len(whole) / n <= _LABELS), _STEPS[-1])
    lines = next((n for n in _STEPS if len(whole) / n <= 6 * _LABELS), _STEPS[-1])
    for day in whole:
        if day.year % lines and day.year % step:
            continue
        x = round(margin + (100 - 2 * margin) * ((day - first) / (last - first)), 2)
        label = str(day.year) if day.year % step == 0 else None
        yield Year(x, label, "start" if x < 4 else "end" if x > 96 else "middle")

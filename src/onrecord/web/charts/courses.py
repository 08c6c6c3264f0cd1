"""How somebody's stance on a matter went: a sign for each telling, on one scale for a page of matters."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.query import Standing
from onrecord.web.charts.offices import Year, years_between

_SIGNS = {
    "for": ("▲", 11),
    "leaning_for": ("△", 11),
    "undecided": ("○", 19),
    "leaning_against": ("▽", 27),
    "against": ("▼", 27),
}


class Sign(NamedTuple):
    """A telling: how far along in percents, how far down in pixels, which sign."""

    x: float
    y: int
    sign: str
    stance: str


class Courses(NamedTuple):
    """The signs of each matter, in their order, and the years behind them."""

    signs: tuple[tuple[Sign, ...], ...]
    years: tuple[Year, ...]


def drawn_courses(matters: Sequence[Standing]) -> Courses | None:
    """The course of each matter; ``None`` where all is of one day, or of none."""
    days = {day for each in matters for day, _ in each.course}
    if len(days) < 2:
        return None
    first, last = min(days), max(days)

    def share(day: datetime.date) -> float:
        return round(1 + 98 * ((day - first) / (last - first)), 2)

    return Courses(
        tuple(
            tuple(
                Sign(share(day), _SIGNS[stance][1], _SIGNS[stance][0], stance)
                for day, stance in dict.fromkeys(each.course)
            )
            for each in matters
        ),
        tuple(years_between(first, last, margin=1.0)),
    )

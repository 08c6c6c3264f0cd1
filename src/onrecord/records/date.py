"""Dates as news gives them: with a precision, and with where they come from."""

import datetime
from typing import Literal

from onrecord.records.base import Record, Span

Precision = Literal[
    "day", "week", "month", "quarter", "season", "year", "decade", "century",
    "range", "before", "after", "unknown",
]  # fmt: skip
Basis = Literal["stated", "resolved", "inferred", "unknown"]


class Date(Record, frozen=True, kw_only=True):
    """A stretch of calendar days.

    ``start`` is the first day; ``end`` is the day after the last (half-open). Either is
    ``None`` where it is open or unknown: "before World War Two" has no ``start``, "since May"
    no ``end``, and "Friday" without a publication date has neither.

    ``value`` is the TimeML (TIMEX3) value, with ``X`` for what is unknown: ``2021-08-27``,
    ``XXXX-08-27``, ``XXXX-WXX-5``, ``197X``, ``PAST_REF``.

    ``basis``: ``stated`` when the words alone give it; ``resolved`` when it was worked out
    against another date (``reason`` says which); ``inferred`` when evidence in the text
    suggested a missing part (``reason`` says how); ``unknown`` when it stays partial.
    Nothing is ever dated by default.
    """

    value: str
    precision: Precision
    basis: Basis
    start: datetime.date | None = None
    end: datetime.date | None = None
    words: str | None = None
    reason: str | None = None

    @property
    def breadth(self) -> tuple[bool, int]:
        """Sorts the more precise first: placed before not placed, then by days, open ends last."""
        days = (self.end - self.start).days if self.start and self.end else 1_000_000
        return self.start is None, days


class DateMention(Record, frozen=True, kw_only=True):
    """A date expression in an article, with what it was found to mean."""

    span: Span
    date: Date

"""What a date expression says, before it is known against which day it is to be read."""

from dataclasses import dataclass
from typing import Literal

from onrecord.dates.calendar import Part, Unit

Kind = Literal[
    "calendar",  # a full or partial calendar date: "27 August 2021", "April", "Friday"
    "shift",  # counted from the day of writing: "yesterday", "last week", "two years ago"
    "counted",  # counted from a date told before: "two days later", "the next day"
    "decade", "century", "hundred", "season", "quarter", "half", "fiscal", "years",
    "vague", "era", "holiday",
    "months",  # the first or last months of a year: "the first nine months of 1988"
    # No dates; known so that they are not taken for dates, and because TimeML marks them.
    "duration", "set", "time",
    "mark",  # "the year", "that time", "once": too vague to date anything by
]  # fmt: skip
NO_DATES: frozenset[Kind] = frozenset({"duration", "set", "time", "mark"})
Relation = Literal["last", "this", "next", "that"]  # "that year": one told before
Bound = Literal["before", "by", "until", "after", "since", "eve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A date expression: code points ``start:end`` in its paragraph, and what its words give.

    ``weekday`` is ISO (Monday 1); ``number`` the quarter, half, century, decade's first year or
    the count of ``unit``; ``relation`` belongs to the smallest thing named ("last April"),
    ``year_relation`` to its year ("April last year"); ``last_day``/``last_year`` end a range.
    ``slack``: the count is round ("about 20 years ago") or a bound ("more than 20 years ago").
    ``unit`` with a calendar date is the stretch of it that is meant ("the week of March 4").
    ``clock`` is a TIMEX3 part of day. ``value`` stands where the words give it outright.
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    last_year: int | None = None
    weekday: int | None = None
    unit: Unit | None = None
    number: int | None = None
    relation: Relation | None = None
    year_relation: Relation | None = None
    week_relation: Relation | None = None
    part: Part | None = None
    season: str | None = None
    slack: Literal["more", "less", "about"] | None = None
    clock: str | None = None
    value: str | None = None

"""What a phrase is read against, and what reading it gives."""

import datetime
from typing import Literal, NamedTuple

from onrecord.dates.calendar import Stretch
from onrecord.dates.phrases import Phrase, Relation
from onrecord.records import Basis, Date, Precision

# "open": a plain present, which may tell of a plan ("arrives on Friday") or of a picture
Direction = Literal["past", "future", "open"]

STEPS: dict[Relation, int] = {"last": -1, "this": 0, "next": 1, "that": 0}
_FINENESS: dict[str, int] = {
    "day": 3, "week": 2, "month": 2, "quarter": 1, "season": 1, "year": 1,
}  # fmt: skip


class Anchor(NamedTuple):
    """A day to count from. ``fineness``: 3 if the day is known, 2 the month, 1 only the year.

    ``precision`` is that of the date it stands for: "a year earlier" than a quarter is a quarter.
    """

    date: datetime.date
    fineness: int
    words: str  # "publication date 2021-08-31"
    precision: Precision = "day"


class Meaning(NamedTuple):
    """A stretch of days, and where it comes from."""

    stretch: Stretch
    basis: Basis
    reason: str | None = None


class Around(NamedTuple):
    """What stands around a phrase: the day of writing, the tense, a date told before.

    ``told_day`` is the last date told before that is known to the day.
    """

    anchor: Anchor | None
    direction: Direction | None
    told: Anchor | None = None
    told_day: Anchor | None = None


def anchor_of(published: Date | None) -> Anchor | None:
    """The anchor that a publication date gives: as fine as its own precision."""
    if published is None or published.start is None:
        return None
    fineness = {"day": 3, "month": 2, "year": 1}.get(published.precision)
    if fineness is None:
        return None
    words = f"publication date {published.value}"
    return Anchor(published.start, fineness, words, published.precision)


def anchor_told(meaning: Meaning, words: str) -> Anchor | None:
    """The anchor that a date of the report gives to what is counted from it, if it can."""
    stretch = meaning.stretch
    fineness = _FINENESS.get(stretch.precision)
    if fineness is None or stretch.start is None or meaning.basis == "unknown":
        return None
    where = f"“{words}” before it ({stretch.value})"
    return Anchor(stretch.start, fineness, where, stretch.precision)


def partial(value: str, precision: Precision, reason: str) -> Meaning:
    """What stays unknown, with its partial value and why."""
    return Meaning(Stretch(value, precision), "unknown", reason)


def resolved(stretch: Stretch, anchor: Anchor, how: str | None = None) -> Meaning:
    """What was worked out against another date."""
    tail = f"; {how}" if how else ""
    return Meaning(stretch, "resolved", f"against {anchor.words}{tail}")


def without_anchor(value: str, precision: Precision, anchor: Anchor | None) -> Meaning:
    """What would need a publication date, or a more precise one."""
    if anchor is None:
        return partial(value, precision, "no publication date to read it against")
    return partial(value, precision, f"{anchor.words} is not precise enough to read it against")


def known(anchor: Anchor | None, fineness: int) -> Anchor | None:
    """The anchor, if it is at least so fine."""
    return anchor if anchor is not None and anchor.fineness >= fineness else None


def year_anchor(phrase: Phrase, around: Around) -> Anchor | None:
    """What the year is counted from: the day of writing, or for "that year" one told before."""
    return known(around.told if phrase.year_relation == "that" else around.anchor, 1)


def told_by_tense(direction: Direction | None) -> str | None:
    """The reason that a direction gives."""
    words = {"past": "its clause looks back", "future": "its clause looks ahead"}
    return None if direction is None else words.get(direction, "its clause tells of a plan")

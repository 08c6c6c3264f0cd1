"""Dates, stances and counts in plain words."""

import datetime
from collections.abc import Sequence

from onrecord.query import Line, Told
from onrecord.records import Date

STANCE = {
    "for": "for",
    "leaning_for": "leaning for",
    "undecided": "undecided",
    "leaning_against": "leaning against",
    "against": "against",
    "disputed": "disputed",
    None: "silent",
}
_HOLDS = {
    "for": "for it",
    "leaning_for": "leaning for it",
    "undecided": "undecided",
    "leaning_against": "leaning against it",
    "against": "against it",
    "disputed": "told to be both for and against it",
}
_PLURAL = frozenset({"unnamed_group"})
HOW = {
    "own_words": "own words",
    "told": "told by others",
    "act": "by an act",
    "conjecture": "guess",
}


def say_day(day: datetime.date | None) -> str:
    """A day in words: "24 September 2021"."""
    return f"{day.day} {day:%B %Y}" if day is not None else "day unknown"


def say_date(date: Date | None) -> str:
    """A date in words, no more precise than it is known; "date unknown" for none."""
    if date is None:
        return "date unknown"
    said = _say_precisely(date)
    return f"{said} (year inferred)" if date.basis == "inferred" and date.start else said


def _say_precisely(date: Date) -> str:
    start, end = date.start, date.end
    if start is None or date.precision in {"unknown", "before", "after"}:
        return _say_open(date)
    if date.precision == "day":
        return say_day(start)
    if date.precision == "month":
        return f"{start:%B %Y}"
    if date.precision in {"year", "decade", "century"}:
        return {
            "year": f"{start.year}",
            "decade": f"the {start.year}s",
            "century": f"the {start.year}s",
        }[date.precision]
    if date.precision == "week":
        return f"the week of {say_day(start)}"
    if end is None:
        return f"from {say_day(start)}"
    return f"{say_day(start)} to {say_day(end - datetime.timedelta(days=1))}"


def _say_open(date: Date) -> str:
    if date.words:
        return f"“{date.words}”"
    if date.start is not None:
        return f"after {say_day(date.start)}"
    if date.end is not None:
        return f"before {say_day(date.end)}"
    return date.value


def listed(names: Sequence[str], most: int | None = None) -> str:
    """Names in a sentence: "A, B and C"; beyond ``most`` only counted."""
    shown = list(names if most is None else names[:most])
    if most is not None and len(names) > most:
        shown.append(f"{len(names) - most} more")
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "3 reports"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def are(line: Line) -> str:
    """The verb for a holder: "is", or "are" for those told of as many."""
    return "are" if line.kind in _PLURAL else "is"


def holder(line: Line) -> str:
    """Who it is: the name, a person with the post that the reports give."""
    name = line.name[:1].upper() + line.name[1:]
    return f"{name} ({line.office})" if line.office else name


def stands(line: Line) -> str:
    """Where a holder stands, as the end of a sentence: "for it"."""
    return _HOLDS[line.stance] if line.stance is not None else "silent"


def how_known(told: Told) -> str:
    """How a stance is known: "in its own words", "as told by …"."""
    if told.how == "told":
        return f"as told by {told.by}" if told.by else "as the report tells it"
    return {"own_words": "in its own words", "act": "by what it did"}.get(told.how, "as guessed")


def telling(line: Line) -> str:
    """How many reports tell it, and from how many independent origins."""
    if line.reports <= 1:
        return "1 report"
    return f"{count(line.reports, 'report')} from {count(line.origins, 'independent origin')}"

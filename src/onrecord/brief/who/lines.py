"""Lines and lists as all parts of ``who`` print them."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from onrecord.brief.terminal import clean_line, wrap
from onrecord.brief.wording import say_day

SHOWN = 8  # lines of a section with their words; the rest is counted or only named
NAMED = 12  # names in a line


def say_kind(kind: str) -> str:
    """A kind of actor as words."""
    return kind.replace("_", " ")


def say_days(first: datetime.date | None, last: datetime.date | None) -> str:
    """The first day and the last, to follow a number of reports; empty where no day is known."""
    if first is None or last is None:
        return ""
    return f", {say_day(first)}" + (f" to {say_day(last)}" if last != first else "")


def name_line(names: Sequence[str], width: int) -> str:
    """The first of some names in a line, and how many more there are."""
    more = len(names) - NAMED
    shown = "; ".join(names[:NAMED]) + (f"; and {more} more" if more > 0 else "")
    return wrap(clean_line(shown), width, first="  ", rest="  ")


def counted(names: Iterable[str]) -> list[str]:
    """Each name once, with how many bear it if there are more."""
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return [name if number == 1 else f"{name} ({number})" for name, number in counts.items()]


def and_more(number: int) -> Iterator[str]:
    """A line that says how many are left out, if any are."""
    if number > 0:
        yield f"  and {number} more (--json lists them)"

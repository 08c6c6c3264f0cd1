"""What two reports have word for word."""

import bisect
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.stories.derivation.report import SHINGLE, Report
from onrecord.stories.derivation.terms import term_of

_PAGE_LINE = (
    0.5  # share of a line that must be shared for it to be the report's, if it may be the page's
)
_WORTH = 0.3  # share of the words that must be shared for the page's lines to be sought
_ORDERED = 0.97  # share of the shared runs that stand in one order


@dataclass(frozen=True)
class Shared:
    """What one report shares word for word with another, of its words that are not the page's.

    ``share`` of all, ``unquoted`` of those outside of quotations; ``told`` is how many words it
    has, ``plain`` of them outside of quotations, ``spoken`` how many shared words stand in
    quotations. ``counts`` is true where a number is among the words that are not shared.
    """

    share: float
    unquoted: float
    told: int
    plain: int
    spoken: int
    counts: bool


def shared_words(one: Report, other: Report) -> tuple[Shared, Shared, bool]:
    """What each shares with the other, and whether it stands in the same order in both."""
    return _shared(one, other), _shared(other, one), _in_order(one, other)


def _shared(report: Report, other: Report) -> Shared:
    held = np.zeros(len(report.words), dtype=np.bool_)
    found = np.isin(report.runs, other.runs)
    for step in range(SHINGLE):
        held[step : step + len(found)] |= found
    told = ~report.outside
    if _part(held, told) >= _WORTH:
        for line in report.lines:
            if held[line.first : line.last].mean() < _PAGE_LINE and report.may_be_page(line):
                told[line.first : line.last] = False
    plain = told & ~report.quoted
    return Shared(
        share=_part(held, told),
        unquoted=_part(held, plain),
        told=int(told.sum()),
        plain=int(plain.sum()),
        spoken=int((held & report.quoted).sum()),
        counts=any(term_of(report.words[n])[0] == "#" for n in np.flatnonzero(told & ~held)),
    )


def _part(held: NDArray[np.bool_], of: NDArray[np.bool_]) -> float:
    count = int(of.sum())
    return float((held & of).sum() / count) if count else 0.0


def _in_order(one: Report, other: Report) -> bool:
    """True where the runs that stand once in both follow one another in the same order."""
    (runs, places), (theirs, there) = one.single_runs, other.single_runs
    _, mine, beside = np.intersect1d(runs, theirs, assume_unique=True, return_indices=True)
    ordered = there[beside][np.argsort(places[mine])].tolist()
    return _longest_ascent(ordered) >= _ORDERED * len(ordered)


def _longest_ascent(numbers: list[int]) -> int:
    """Length of the longest ascending subsequence."""
    ends: list[int] = []
    for number in numbers:
        place = bisect.bisect_left(ends, number)
        ends[place : place + 1] = [number]
    return len(ends)

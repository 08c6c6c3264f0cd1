"""Which story follows up which: a later one that is like an earlier one, too late or too far from it to be the same."""

import itertools
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.stories.likeness import Lookup
from onrecord.stories.rows import Rows, Words, stacked, sums

_BLOCK = 20_000  # stories looked through at once
_CHUNK = 1000  # stories whose reports' words are in memory at once
_DAYS = 30  # from the last day of a story to the first of one that follows it up, at most
_LONG = 30  # days that a story is taken to last, at most
_ALIKE = 0.16  # cosine of the two stories' words, after what time takes of it
_RECENT = (
    0.5  # part of the likeness that is lost over _DAYS: the last of several stages is followed
)


def follow_ups(
    words: Words, groups: Sequence[Sequence[int]], days: Sequence[int | None], ids: Sequence[str]
) -> dict[int, int]:
    """For each group that follows up another the number of that one; never in a circle.

    ``groups`` are the reports of each story by number, ``days`` and ``ids`` those of the reports.
    A story is followed up by one that begins on a later day than it, at most ``_DAYS`` after its end;
    where several are like the later one the likest counts, the more recent a little more.
    """
    spans = [_span(group, days) for group in groups]
    order = sorted(
        (n for n, span in enumerate(spans) if span is not None),
        key=lambda n: (spans[n], ids[groups[n][0]]),
    )
    first = np.array([spans[n][0] for n in order], dtype=np.int64)  # type: ignore[index]  # dated
    last = np.array([spans[n][1] for n in order], dtype=np.int64)  # type: ignore[index]
    found: dict[int, int] = {}
    for start in range(0, len(order), _BLOCK):
        end = min(start + _BLOCK, len(order))
        back = int(np.searchsorted(first, first[start] - _DAYS - _LONG))
        members = [list(groups[n]) for n in order[back:end]]
        for later, earlier in _followed(
            words, members, first[back:end], last[back:end], start - back
        ):
            found[order[back + later]] = order[back + earlier]
    return found


def _followed(
    words: Words,
    groups: list[list[int]],
    first: NDArray[np.int64],
    last: NDArray[np.int64],
    new: int,
) -> Iterator[tuple[int, int]]:
    """Pairs of later and earlier group, in order; groups from ``new`` on are looked up."""
    rows = stacked(
        _sums(words, groups[start : start + _CHUNK]) for start in range(0, len(groups), _CHUNK)
    )
    lookup = Lookup.of(rows)
    for row in range(new, len(groups)):
        span = (
            int(np.searchsorted(first, first[row] - _DAYS - _LONG)),
            int(np.searchsorted(first, first[row])),
        )
        if span[0] == span[1]:
            continue
        met, cosines = lookup.alike(row, (span,), floor=_ALIKE)
        gap = np.maximum(0, first[row] - last[met])
        cosines = np.where(gap <= _DAYS, cosines * (1 - _RECENT * gap / _DAYS), 0).round(6)
        if len(met) and cosines.max() >= _ALIKE:
            yield row, int(met[np.lexsort((met, -cosines))[0]])


def _sums(words: Words, groups: Sequence[list[int]]) -> Rows:
    """One row for each group."""
    flat = words.rows(n for group in groups for n in group)
    sizes = np.cumsum([0, *(len(group) for group in groups)]).tolist()
    return sums(flat, [list(range(low, high)) for low, high in itertools.pairwise(sizes)])


def _span(group: Sequence[int], days: Sequence[int | None]) -> tuple[int, int] | None:
    """The first and last day of a group, ``None`` where none of its days is known."""
    known = [day for n in group if (day := days[n]) is not None]
    return (min(known), max(known)) if known else None

"""Reports in the order of their days, cut into blocks that are grouped one after another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_BLOCK = 20_000  # new reports of a block: what is looked through at once, and held in memory
_UNDATED = 60_000  # reports of unknown day that a block is compared with, at most


@dataclass(frozen=True)
class Timeline:
    """Reports by day, those of unknown day first, then by id.

    ``numbers`` are their places in the collection, ``days`` their day numbers (-1 if unknown),
    ``actors`` their settled actors, empty where none are known; all in this order.
    """

    numbers: NDArray[np.int64]
    days: NDArray[np.int64]
    actors: Sequence[frozenset[str]]
    undated: int

    @classmethod
    def of(
        cls, ids: Sequence[str], days: Sequence[int | None], actors: Mapping[str, frozenset[str]]
    ) -> "Timeline":
        """Put reports, given by id and day, in order."""
        known = [-1 if day is None else day for day in days]
        order = sorted(range(len(ids)), key=lambda n: (known[n], ids[n]))
        found = np.array([known[n] for n in order], dtype=np.int64)
        return cls(
            numbers=np.array(order, dtype=np.int64),
            days=found,
            actors=[actors.get(ids[n], frozenset()) for n in order],
            undated=int(np.searchsorted(found, 0)),
        )

    def __len__(self) -> int:
        return len(self.numbers)


@dataclass(frozen=True)
class Block:
    """New reports, ``first`` to ``end`` (half-open places in the timeline).

    ``places`` are those that they are compared with, and they themselves. What lies before the
    day ``until`` can be of one story with nothing that comes later; ``None`` if that is unknown.
    """

    first: int
    end: int
    places: NDArray[np.int64]
    until: int | None


def blocks(timeline: Timeline, *, window: int) -> Iterator[Block]:
    """The timeline in blocks; reports of one day are kept together where they fit into one."""
    undated, total = timeline.undated, len(timeline)
    first = 0
    while first < total:
        limit = undated if first < undated else total
        end = min(first + _BLOCK, limit)
        if end < total and first >= undated:
            day_starts = int(np.searchsorted(timeline.days, timeline.days[end]))
            end = day_starts if day_starts > first else end
        back = max(0, min(first, undated) - _UNDATED)
        known = undated
        if first >= undated:
            known = int(np.searchsorted(timeline.days, timeline.days[first] - window))
        places = np.concatenate(
            [np.arange(back, min(end, undated)), np.arange(max(known, undated), end)]
        )
        until = int(timeline.days[end]) - window if undated <= end < total else None
        yield Block(first, end, places.astype(np.int64), until)
        first = end

"""Looking things up by where they stand in a text."""

import bisect
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from onrecord.records import Span

Item = TypeVar("Item")


class SpanIndex(Generic[Item]):
    """Items of one article by the span that ``span_of`` gives for each."""

    def __init__(self, items: Iterable[Item], span_of: Callable[[Item], Span]) -> None:
        self._entries = sorted(
            ((span_of(item).start, span_of(item).end, n, item) for n, item in enumerate(items)),
            key=lambda entry: entry[:3],
        )
        self._starts = [entry[0] for entry in self._entries]
        self._longest = max((end - start for start, end, _, _ in self._entries), default=0)

    def touching(self, start: int, end: int) -> Iterator[Item]:
        """Items that share at least one code point with ``start:end``, by where they start."""
        first = bisect.bisect_left(self._starts, start - self._longest)
        for low, high, _, item in self._entries[first:]:
            if low >= end:
                return
            if high > start:
                yield item

    def at(self, offset: int) -> Item | None:
        """The shortest item that covers ``offset``, or ``None``."""
        first = bisect.bisect_left(self._starts, offset - self._longest)
        best: tuple[int, Item] | None = None
        for low, high, _, item in self._entries[first:]:
            if low > offset:
                break
            if high > offset and (best is None or high - low < best[0]):
                best = (high - low, item)
        return best[1] if best else None

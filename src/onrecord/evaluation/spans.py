"""Counts over word spans: exact F1 and the share of overlapping words."""

import bisect
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from onrecord.evaluation.result import f1, percent

Stretch = tuple[int, int]


def on_words(places: Iterable[Stretch], words: Sequence[Stretch]) -> frozenset[Stretch]:
    """Spans of words (first, one past last) for code-point spans: every word that is touched.

    Spans between which no word stands are made one; a span that touches no word is left out.
    ``words`` must be in order and apart from each other.
    """
    starts = [start for start, _ in words]
    found: list[Stretch] = []
    for low, high in sorted(places):
        first = bisect.bisect_right(starts, low) - 1
        if first < 0 or words[first][1] <= low:
            first += 1
        last = bisect.bisect_left(starts, high)
        if first < last:
            found.append((first, last))
    return frozenset(found)


def joined(spans: Iterable[Stretch]) -> frozenset[Stretch]:
    """Spans of one part of one attribution, those that touch or overlap made one."""
    found: list[Stretch] = []
    for low, high in sorted(spans):
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return frozenset(found)


def covered(spans: Iterable[Stretch]) -> frozenset[int]:
    """The numbers of all words in the spans."""
    return frozenset(number for low, high in spans for number in range(low, high))


@dataclass
class Count:
    """Counts of things over all items: how many are right, were found, and stand in the gold set."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def f1(self) -> float:
        """F1 in percent."""
        return f1(self.right, self.found, self.gold)

    @property
    def precision(self) -> float:
        """Share in percent of those found that are right."""
        return percent(self.right, self.found)

    @property
    def recall(self) -> float:
        """Share in percent of the gold ones that were found."""
        return percent(self.right, self.gold)


@dataclass
class SpanCount(Count):
    """Counts of one role's spans over all items."""

    shared: int = 0
    either: int = 0

    def add(self, gold: Collection[Stretch], found: Collection[Stretch]) -> None:
        """Count one item's distinct spans."""
        self.right += len(set(gold) & set(found))
        self.found += len(found)
        self.gold += len(gold)
        gold_words, found_words = covered(gold), covered(found)
        self.shared += len(gold_words & found_words)
        self.either += len(gold_words | found_words)

    def miss(self) -> None:
        """Count an item that could not be read: one span that was not found."""
        self.gold += 1
        self.either += 1

    @property
    def exact(self) -> float:
        """F1 in percent over spans of which both ends agree."""
        return self.f1

    @property
    def jaccard(self) -> float:
        """Words in both over words in either, in percent."""
        return percent(self.shared, self.either)

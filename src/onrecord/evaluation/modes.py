"""Direct, indirect and mixed content apart: the mode of gold content, and counts by mode."""

import bisect
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from onrecord.evaluation.result import f1, percent
from onrecord.evaluation.spans import Stretch
from onrecord.records import StatementMode
from onrecord.text import find_quotations, paragraph_bounds

MODES: tuple[StatementMode, ...] = ("direct", "indirect", "mixed")
ALL_QUOTED = 0.97  # share of the content in marks from which on it is direct, as in statements


class Quoted:
    """Where a text stands in quotation marks, by the finder that the product reads with."""

    def __init__(self, text: str) -> None:
        found = find_quotations(text, tuple(paragraph_bounds(text)))
        self._outer = [(each.start, each.end) for each in found if each.depth == 0]
        self._ends = [end for _, end in self._outer]  # outer quotations are apart

    def mode(self, pieces: Sequence[Stretch]) -> StatementMode:
        """The mode of content that stands in ``pieces`` (half-open code points), marks included."""
        quoted = sum(self._length(low, high) for low, high in pieces)
        if quoted == 0:
            return "indirect"
        whole = sum(high - low for low, high in pieces)
        return "direct" if quoted >= whole * ALL_QUOTED else "mixed"

    def _length(self, low: int, high: int) -> int:
        length = 0
        for start, end in self._outer[bisect.bisect_right(self._ends, low) :]:
            if start >= high:
                break
            length += min(end, high) - max(start, low)
        return length


@dataclass
class ModeCount:
    """Counts of things whose gold part has one mode.

    ``right`` are those found with the same mode, ``reached`` those found with any.
    """

    right: int = 0
    reached: int = 0
    found: int = 0
    gold: int = 0

    @property
    def exact(self) -> float:
        """F1 in percent of gold against found, both of the mode."""
        return f1(self.right, self.found, self.gold)

    @property
    def recall(self) -> float:
        """Share in percent of the gold ones that were found, whatever mode they were given."""
        return percent(self.reached, self.gold)


ByMode = dict[StatementMode, ModeCount]


def new_counts() -> ByMode:
    """A count of nothing for each mode."""
    return {mode: ModeCount() for mode in MODES}


def add_spans(
    counts: ByMode,
    gold: Collection[tuple[StatementMode, Stretch]],
    found: Collection[tuple[StatementMode, Stretch]],
) -> None:
    """Count one item's spans of content, each with its mode, each once a mode."""
    wanted, got = frozenset(gold), frozenset(found)
    places = {span for _, span in got}
    for mode, count in counts.items():
        of_mode = [each for each in wanted if each[0] == mode]
        count.gold += len(of_mode)
        count.found += sum(each[0] == mode for each in got)
        count.right += sum(each in got for each in of_mode)
        count.reached += sum(span in places for _, span in of_mode)


def add_pairs(
    counts: ByMode,
    gold: Sequence[StatementMode],
    found: Sequence[StatementMode],
    pairs: Iterable[tuple[int, int]],
) -> None:
    """Count one item's attributions by the modes of their contents.

    ``pairs`` are the numbers, in ``gold`` and in ``found``, of those that agree.
    """
    for mode in gold:
        counts[mode].gold += 1
    for mode in found:
        counts[mode].found += 1
    for g, f in pairs:
        counts[gold[g]].reached += 1
        counts[gold[g]].right += gold[g] == found[f]

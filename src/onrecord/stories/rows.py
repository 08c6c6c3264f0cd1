"""Reports as rows of weighted words, held in flat arrays: a kilobyte a report, whatever its length."""

import functools
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.records import Article
from onrecord.schema.word_frequency import load_word_frequency
from onrecord.stories.words import COMMON, tokens_of
from onrecord.text.boilerplate import blanked

_SLOTS = (
    1 << 24
)  # a word is known by 24 bits of its checksum: no list of words grows with the record
_KEPT = 160  # words of a report that are kept, the heaviest: more told stories apart no better
_LEAD = 800  # code points of a report's beginning, which says what happened
_LEAD_SHARE = 0.4  # of a row's weight that comes of the lead's words
_TITLE_COUNTS = 2  # times that a title's words count
_MOST = 255  # times a word is counted at most
_BACKGROUND = 750  # reports that the general frequencies count for, beside the record's own


@dataclass(frozen=True)
class Rows:
    """Unit vectors, sparse: row n has ``slots`` and ``weights`` from ``starts[n]`` to ``starts[n + 1]``.

    The slots of a row ascend.
    """

    starts: NDArray[np.int64]
    slots: NDArray[np.uint32]
    weights: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.starts) - 1


class Words:
    """The heaviest words of reports, added one by one, and in how many reports each word stands."""

    def __init__(self) -> None:
        self._ends = array("q", [0])
        self._slots = array("I")
        self._whole = array("B")
        self._lead = array("B")
        self._held = np.zeros(_SLOTS, dtype=np.int32)
        self._general = _general()

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, article: Article) -> None:
        """Count a report's words."""
        counts = _counts(article)
        slots = np.array(sorted(counts), dtype=np.uint32)
        whole, lead = np.array([counts[slot] for slot in slots.tolist()] or [(0, 0)]).T
        self._held[slots] += 1
        if len(slots) > _KEPT:
            rare = 1 - np.log((1 + self._general[slots]) / (1 + _BACKGROUND))
            heavy = _damped(whole) * rare * np.where(lead > 0, 1 + _LEAD_SHARE, 1)
            kept = np.sort(np.lexsort((slots, -heavy))[:_KEPT])
            slots, whole, lead = slots[kept], whole[kept], lead[kept]
        self._slots.frombytes(slots.tobytes())
        self._whole.extend(np.minimum(whole[: len(slots)], _MOST).tolist())
        self._lead.extend(np.minimum(lead[: len(slots)], _MOST).tolist())
        self._ends.append(len(self._slots))

    def rows(self, numbers: Iterable[int]) -> Rows:
        """The rows of these reports, by the order in which they were added, weighed by the whole record.

        A word weighs (1 + ½ ln n) times the logarithm of how few reports hold it, in the whole
        report and in its lead; reports of general news count beside the record's own, so that a
        small record knows common words from rare ones.
        """
        picked = np.fromiter(numbers, dtype=np.int64)
        ends = np.frombuffer(self._ends, dtype=np.int64)
        lengths = ends[picked + 1] - ends[picked]
        starts = np.concatenate(([0], np.cumsum(lengths)))
        places = np.repeat(ends[picked] - starts[:-1], lengths) + np.arange(starts[-1])
        slots = np.frombuffer(self._slots, dtype=np.uint32)[places]
        rare = self._rareness(slots)
        whole = _unit(_damped(np.frombuffer(self._whole, dtype=np.uint8)[places]) * rare, starts)
        lead = _unit(_damped(np.frombuffer(self._lead, dtype=np.uint8)[places]) * rare, starts)
        both = _unit((1 - _LEAD_SHARE) * whole + _LEAD_SHARE * lead, starts)
        return Rows(starts, slots, both.astype(np.float32))

    def weights(self, words: Iterable[str]) -> dict[str, float]:
        """How rare each of these words is, as rows weigh it."""
        wanted = sorted(set(words))
        slots = np.array([max(_slot(word), 0) for word in wanted], dtype=np.uint32)
        return dict(zip(wanted, self._rareness(slots).tolist(), strict=True))

    def _rareness(self, slots: NDArray[np.uint32]) -> NDArray[np.float64]:
        total = 1 + len(self) + _BACKGROUND
        rareness: NDArray[np.float64] = 1 + np.log(
            total / (1 + self._held[slots] + self._general[slots])
        )
        return rareness


def sums(rows: Rows, groups: list[list[int]]) -> Rows:
    """For each group of row numbers the unit vector of its rows' sum, its heaviest words kept."""
    starts, slots, weights = [0], [], []
    for group in groups:
        places = np.concatenate([np.arange(rows.starts[n], rows.starts[n + 1]) for n in group])
        found, place = np.unique(rows.slots[places], return_inverse=True)
        total = np.bincount(place, rows.weights[places], minlength=len(found))
        kept = np.sort(np.lexsort((found, -total))[:_KEPT])
        slots.append(found[kept])
        weights.append(total[kept] / (np.sqrt(np.sum(total[kept] ** 2)) or 1))
        starts.append(starts[-1] + len(kept))
    return Rows(
        np.array(starts),
        np.concatenate([np.empty(0, np.uint32), *slots]).astype(np.uint32),
        np.concatenate([np.empty(0), *weights]).astype(np.float32),
    )


def stacked(parts: Iterable[Rows]) -> Rows:
    """All rows, one part after another."""
    starts, slots, weights = [np.zeros(1, np.int64)], [], []
    end = 0
    for part in parts:
        starts.append(part.starts[1:] + end)
        end += int(part.starts[-1])
        slots.append(part.slots)
        weights.append(part.weights)
    return Rows(
        np.concatenate(starts),
        np.concatenate([np.empty(0, np.uint32), *slots]),
        np.concatenate([np.empty(0, np.float32), *weights]),
    )


def _counts(article: Article) -> dict[int, tuple[int, int]]:
    """How often the words of each slot stand in the report and in its lead, title words counted extra.

    What the page added to the report is left out: one outlet's pages are not one story.
    """
    title = tokens_of(article.title or "") * _TITLE_COUNTS
    told = blanked(article.text).lstrip()
    lead = Counter(tokens_of(told[:_LEAD]) + title)
    whole = Counter(tokens_of(told) + title)
    found: dict[int, tuple[int, int]] = {}
    for word, count in whole.items():
        if (slot := _slot(word)) >= 0:
            before, led = found.get(slot, (0, 0))
            found[slot] = (before + count, led + lead.get(word, 0))
    return found


@functools.lru_cache(maxsize=1 << 18)
def _slot(token: str) -> int:
    """The slot of a lower-case word, -1 for a function word."""
    word = token.removesuffix("'s")
    if word in COMMON:
        return -1
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) % _SLOTS


@functools.cache
def _general() -> NDArray[np.float32]:
    """Of ``_BACKGROUND`` reports of general news, how many hold the words of each slot."""
    found = np.zeros(_SLOTS, dtype=np.float32)
    for word, reports in load_word_frequency().items():
        found[_slot(word)] = reports / 1000 * _BACKGROUND
    return found


def _damped(counts: NDArray[np.generic]) -> NDArray[np.float64]:
    """1 + ½ ln n, and 0 for none."""
    numbers = counts.astype(np.float64)
    damped: NDArray[np.float64] = np.where(
        numbers > 0, 1 + 0.5 * np.log(np.maximum(numbers, 1)), 0.0
    )
    return damped


def _unit(values: NDArray[np.float64], starts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Each row divided by its length; empty and zero rows stay as they are."""
    lengths = np.diff(starts)
    owner = np.repeat(np.arange(len(lengths)), lengths)
    norms = np.sqrt(np.bincount(owner, values * values, minlength=len(lengths)))
    norms[norms == 0] = 1
    unit: NDArray[np.float64] = values / norms[owner]
    return unit

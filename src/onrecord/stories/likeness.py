"""Which rows are alike: each row is looked up among those before it, through the words they share."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.stories.rows import Rows

_CROWD = 2000  # rows: a word that more of those looked through hold does not bring rows up
_MET = 400  # rows brought up that are compared word by word, where such words were passed over
_PASSED = 0.5  # part of the floor that the other words must then reach

Span = tuple[int, int]  # half-open row numbers
Found = tuple[NDArray[np.int64], NDArray[np.float64]]  # row numbers, ascending, and their cosines


@dataclass(frozen=True)
class Lookup:
    """Rows by their words. ``keys`` hold word and row number, sorted; ``weights`` in the same order."""

    rows: Rows
    words: NDArray[np.int64]
    keys: NDArray[np.int64]
    weights: NDArray[np.float32]
    scratch: NDArray[np.float32]

    @classmethod
    def of(cls, rows: Rows) -> "Lookup":
        """Sort the words of all rows; the memory is a few times that of the rows."""
        found, words = np.unique(rows.slots, return_inverse=True)
        owners = np.repeat(np.arange(len(rows)), np.diff(rows.starts))
        order = np.argsort(words, kind="stable")
        keys = (words[order] << 32) | owners[order]
        scratch = np.zeros(len(found), dtype=np.float32)
        return cls(rows, words, keys, rows.weights[order], scratch)

    def alike(self, row: int, spans: tuple[Span, ...], *, floor: float) -> Found:
        """Rows of these spans whose cosine with ``row`` is at least ``floor``.

        Exact where no word is held by more than ``_CROWD`` rows of a span. Beyond that rows are
        brought up by rarer words alone, and at most ``_MET`` of them compared.
        """
        low, high = self.rows.starts[row], self.rows.starts[row + 1]
        words, own = self.words[low:high], self.rows.weights[low:high]
        owners, products = [np.empty(0, np.int64)], [np.empty(0, np.float32)]
        passed = False
        for first, end in spans:
            if first >= end:
                continue
            starts = np.searchsorted(self.keys, (words << 32) | first)
            counts = np.searchsorted(self.keys, (words << 32) | end) - starts
            crowded = counts > _CROWD
            passed = passed or bool(crowded.any())
            counts[crowded] = 0
            places = _stretches(starts, counts)
            owners.append(self.keys[places] & 0xFFFFFFFF)
            products.append(self.weights[places] * np.repeat(own, counts))
        met, cosines = _summed(np.concatenate(owners), np.concatenate(products))
        if passed:
            met, cosines = self._compared(words, own, met, cosines, floor)
        kept = cosines >= floor
        return met[kept], cosines[kept]

    def _compared(
        self,
        words: NDArray[np.int64],
        own: NDArray[np.float32],
        met: NDArray[np.int64],
        partial: NDArray[np.float64],
        floor: float,
    ) -> Found:
        """The full cosines of the rows that were met through some of the words."""
        near = partial >= floor * _PASSED
        met, partial = met[near], partial[near]
        met = np.sort(met[np.lexsort((met, -partial))[:_MET]])
        self.scratch[words] = own
        starts = self.rows.starts[met]
        counts = self.rows.starts[met + 1] - starts
        places = _stretches(starts, counts)
        products = self.rows.weights[places] * self.scratch[self.words[places]]
        self.scratch[words] = 0
        which = np.repeat(np.arange(len(met)), counts)
        return met, np.bincount(which, products, minlength=len(met)).astype(np.float64).round(6)


def _stretches(starts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers of all stretches that begin at ``starts`` and are ``counts`` long, one after another."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    stretches: NDArray[np.int64] = np.repeat(starts - ends + counts, counts) + np.arange(total)
    return stretches


def _summed(owners: NDArray[np.int64], products: NDArray[np.float32]) -> Found:
    """The sum of the products of each owner that occurs, rounded: the same on every machine."""
    if not len(owners):
        return np.empty(0, np.int64), np.empty(0)
    first = int(owners.min())
    totals = np.bincount(owners - first, products).astype(np.float64)
    met = np.flatnonzero(totals)
    return met + first, totals[met].round(6)

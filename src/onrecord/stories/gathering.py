"""Reports gathered into groups of one happening, block by block."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onrecord.stories.grouping import Groups
from onrecord.stories.likeness import Lookup
from onrecord.stories.rows import Words
from onrecord.stories.timeline import Block, Timeline, blocks

_TWIN = 0.7  # cosine from which two reports have all but the same words
_SATED = (
    0.5  # cosine from which more likeness says no more about the story: copies are no closer kin
)
_NEAR = 1  # days apart that say nothing against one story
_HALVED = 10  # days more after which likeness counts half
_UNKNOWN = 0.85  # factor where a day is unknown: words alone must then say more
_STRANGERS = 0.5  # factor where both reports' actors are known and they share none
_NEIGHBOURS = 100  # reports before it that a report is held to be like, at most
_FAINT = 0.35  # part of the threshold below which a likeness counts as none


@dataclass(frozen=True)
class Gathering:
    """Reports on their way into groups.

    ``threshold`` is the least likeness of two groups that merge, ``window`` how many days apart
    two reports of one story may be. ``firsts`` holds for each place of the timeline the first
    report with all but the same words: copies count once, and go where their first goes.
    """

    timeline: Timeline
    words: Words
    window: int
    threshold: float
    firsts: NDArray[np.int64]
    copied: NDArray[np.bool_]
    groups: Groups
    found: list[list[int]] = field(default_factory=list)

    @classmethod
    def of(cls, timeline: Timeline, words: Words, *, window: int, threshold: float) -> "Gathering":
        """Begin with no report in any group."""
        total = len(timeline)
        return cls(
            timeline, words, window, threshold,
            firsts=np.arange(total), copied=np.zeros(total, dtype=bool), groups=Groups(threshold),
        )  # fmt: skip

    def run(self) -> list[list[int]]:
        """The groups, as numbers of the collection in the order of the timeline."""
        for block in blocks(self.timeline, window=self.window):
            for place, others, cosines in self._alike(block):
                self._place(place, others, cosines)
            self.groups.merge()
            if block.until is not None:
                self.found.extend(self.groups.close(self._over(block.until)))
        self.found.extend(self.groups.close(list(self.groups.open())))
        return self._whole()

    def _alike(self, block: Block) -> Iterator[tuple[int, NDArray[np.int64], NDArray[np.float64]]]:
        """Each new place of a block, those before it that are like it, and their cosines."""
        lookup = Lookup.of(self.words.rows(self.timeline.numbers[block.places]))
        days = self.timeline.days[block.places]
        undated = int(np.searchsorted(days, 0))
        for row in range(len(block.places) - (block.end - block.first), len(block.places)):
            since = max(undated, int(np.searchsorted(days, days[row] - self.window)))
            spans = ((0, min(row, undated)), (since, max(row, since)))
            met, cosines = lookup.alike(row, spans, floor=self.threshold * _FAINT)
            yield int(block.places[row]), block.places[met], cosines

    def _place(self, place: int, others: NDArray[np.int64], cosines: NDArray[np.float64]) -> None:
        """Put a report with its first, if it is a copy; otherwise among those to be grouped."""
        twins = others[cosines >= _TWIN]
        if len(twins):
            self.firsts[place], self.copied[place] = self.firsts[twins[0]], True
            return
        own = ~self.copied[others]
        others, cosines = others[own], cosines[own]
        values = np.minimum(cosines, _SATED) * self._weight(place, others)
        values = values.round(6)
        best = np.lexsort((others, -values))[:_NEIGHBOURS]
        best = np.sort(best[values[best] >= self.threshold * _FAINT])
        self.groups.add(place, zip(others[best].tolist(), values[best].tolist(), strict=True))

    def _weight(self, place: int, others: NDArray[np.int64]) -> NDArray[np.float64]:
        """What a cosine counts for, by the days between reports and the actors of both."""
        days = self.timeline.days
        weight = nearness(int(days[place]), days[others])
        if mine := self.timeline.actors[place]:
            theirs = (self.timeline.actors[n] for n in others.tolist())
            strange = np.array([bool(them) and not mine & them for them in theirs], dtype=bool)
            weight[strange] *= _STRANGERS
        return weight

    def _over(self, until: int) -> list[int]:
        """Groups that nothing from now on can belong to: all of their reports lie before a day."""
        days, undated = self.timeline.days, self.timeline.undated
        return [
            name
            for name, members in self.groups.open().items()
            if undated <= members[0] and days[members[-1]] < until
        ]

    def _whole(self) -> list[list[int]]:
        """The groups that were found, with the copies of their members."""
        copies: dict[int, list[int]] = {}
        for place in np.flatnonzero(self.copied).tolist():
            copies.setdefault(int(self.firsts[place]), []).append(place)
        return [
            self.timeline.numbers[
                sorted([*group, *(copy for first in group for copy in copies.get(first, ()))])
            ].tolist()
            for group in self.found
        ]


def nearness(day: int, days: NDArray[np.int64]) -> NDArray[np.float64]:
    """What a likeness counts for by the days between two reports: 1 within a day, half after eleven."""
    apart = np.maximum(0, np.abs(days - day) - _NEAR)
    near: NDArray[np.float64] = np.where(
        (days < 0) | (day < 0), _UNKNOWN, 1 / (1 + apart / _HALVED)
    )
    return near

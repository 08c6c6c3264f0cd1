"""Whole attributions against each other: source and content together."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.evaluation.modes import ByMode, add_pairs, new_counts
from onrecord.evaluation.spans import Count
from onrecord.records import StatementMode

ENOUGH = 0.5  # share of words from which on contents, or a quotation and a content, agree

Parts = tuple[frozenset[int], frozenset[int]]
"""The numbers of the words of an attribution's source and of its content."""


def linked_pairs(gold: Sequence[Parts], found: Sequence[Parts]) -> list[tuple[int, int]]:
    """The numbers, in ``gold`` and in ``found``, of attributions that agree, each once.

    They agree where the contents share at least half of the words that either has and the sources
    share a word, or neither has one. The best overlap comes first; ties go to the earlier ones.
    """
    agreeing = []
    for g, (gold_source, gold_content) in enumerate(gold):
        for f, (source, content) in enumerate(found):
            shared = len(gold_content & content)
            if not shared or shared < ENOUGH * len(gold_content | content):
                continue
            if gold_source & source or not (gold_source or source):
                agreeing.append((-shared / len(gold_content | content), g, f))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, g, f in sorted(agreeing):
        if g not in taken and f not in used:
            taken[g] = f
            used.add(f)
    return sorted(taken.items())


def count_linked(gold: Sequence[Parts], found: Sequence[Parts]) -> int:
    """How many attributions (words of source, words of content) agree, each matched once."""
    return len(linked_pairs(gold, found))


@dataclass
class LinkedCount(Count):
    """Counts of attributions over all items, together and by the mode of their contents."""

    modes: ByMode = field(default_factory=new_counts)

    def add(
        self,
        gold: Sequence[Parts],
        gold_modes: Sequence[StatementMode],
        found: Sequence[Parts],
        found_modes: Sequence[StatementMode],
    ) -> None:
        """Count one item's attributions; modes stand in the order of what they are of."""
        pairs = linked_pairs(gold, found)
        self.right += len(pairs)
        self.found += len(found)
        self.gold += len(gold)
        add_pairs(self.modes, gold_modes, found_modes, pairs)

"""Folds of sentences that are fair: what tells one story, or names one pair, is in one fold.

Sentences of one news story share phrases; split by sentence, they would stand on both sides and
make the fold that is kept out too kind.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations

from onrecord.evaluation.gold_stance import GoldStance

FOLDS = 5
SHINGLE = 5  # words of a shared phrase
USUAL = 40  # a phrase of more sentences than this joins none
SHARED = 3  # phrases that two sentences of one story share, or
SHARE = 0.2  # this share of those of the one that has fewer
FREQUENT = 12  # a pair of more sentences than this joins none


def folds_of(rows: Sequence[GoldStance]) -> list[int]:
    """The fold of each row; the same for the same rows in the same order."""
    groups = _Groups(len(rows))
    for same in _numbered(" ".join(row.sentence.split()) for row in rows):
        groups.join(same)
    for one, other in _alike(rows):
        groups.join((one, other))
    for same in _numbered(_pair(row) for row in rows):
        if len(same) <= FREQUENT:
            groups.join(same)
    sizes = Counter(groups.of(at) for at in range(len(rows)))
    load, fold = [0] * FOLDS, {}
    for group, size in sorted(sizes.items(), key=lambda each: (-each[1], each[0])):
        fold[group] = load.index(min(load))
        load[fold[group]] += size
    return [fold[groups.of(at)] for at in range(len(rows))]


class _Groups:
    """Numbers that belong together (union and find); a group goes by its least."""

    def __init__(self, count: int) -> None:
        self.above = list(range(count))

    def of(self, at: int) -> int:
        while self.above[at] != at:
            self.above[at] = at = self.above[self.above[at]]
        return at

    def join(self, members: Sequence[int]) -> None:
        for member in members[1:]:
            first, other = sorted((self.of(member), self.of(members[0])))
            self.above[other] = first


def _numbered(keys: Iterable[Hashable]) -> list[list[int]]:
    """The numbers of the rows of each key."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        found[key].append(at)
    return list(found.values())


def _alike(rows: Sequence[GoldStance]) -> Iterable[tuple[int, int]]:
    """Rows that tell one story: they share phrases."""
    phrases = [_phrases(row.sentence) for row in rows]
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, every in enumerate(phrases):
        for phrase in every:
            having[phrase].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in having.values():
        if len(numbers) <= USUAL:
            shared.update(combinations(numbers, 2))
    for (one, other), count in shared.items():
        fewest = min(len(phrases[one]), len(phrases[other]))
        if count >= min(SHARED, SHARE * fewest):
            yield one, other


def _phrases(sentence: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", sentence.lower())
    return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def _pair(row: GoldStance) -> frozenset[str]:
    places = (row.p or (0, 0), row.q)
    return frozenset(row.sentence[slice(*place)].lower().strip("’' s") for place in places)

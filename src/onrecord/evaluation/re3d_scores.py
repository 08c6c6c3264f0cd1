"""Counting what re3d's annotators and OnRecord marked alike."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.evaluation.result import f1, percent
from onrecord.evaluation.spans import Count

Stretch = tuple[int, int]
Marked = tuple[int, int, str]  # start, end (half-open) and type
Related = tuple[Stretch, Stretch]

# What stands in front of a noun phrase and is no part of what it names.
_DETERMINERS = re.compile(
    r"(?:(?:the|an?|this|that|these|those|my|our|your|his|her|its|their|more than|at least|nearly"
    r"|about|up to|some|many|any|all|both|every|each|more|another|other|\d[\d,.]*|one|two|three"
    r"|four|five|six|seven|eight|nine|ten)\s+)+",
    re.IGNORECASE,
)
_QUOTES = " \n\"'“”‘’"


def trimmed(text: str, start: int, end: int) -> Stretch:
    """The stretch without what is no part of it: quotation marks, a genitive, determiners, numbers."""
    while start < end and text[start] in _QUOTES:
        start += 1
    while end > start and text[end - 1] in f"{_QUOTES},":
        end -= 1
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    match = _DETERMINERS.match(text[start:end])
    if match is not None and match.end() < end - start:
        start += match.end()
    return start, end


def overlap(one: Stretch, other: Stretch) -> bool:
    """True where the two share at least one code point."""
    return one[0] < other[1] and other[0] < one[1]


@dataclass
class Tally(Count):
    """Counts of one kind of thing, and of those that match strictly and leniently."""

    strict: int = 0
    lenient: int = 0

    def scores(self, name: str) -> dict[str, float]:
        """F1 under ``name``, with precision, recall, and the strict and the lenient F1."""
        return {
            name: self.f1,
            f"{name}_precision": self.precision,
            f"{name}_recall": self.recall,
            f"{name}_strict": f1(self.strict, self.found, self.gold),
            f"{name}_lenient": f1(self.lenient, self.found, self.gold),
        }

    def add(self, other: "Tally") -> None:
        """Count another tally's things too."""
        self.right += other.right
        self.found += other.found
        self.gold += other.gold
        self.strict += other.strict
        self.lenient += other.lenient

    @property
    def wrong(self) -> float:
        """Share in percent that is missed or too much, of all gold and found."""
        return percent(self.gold + self.found - 2 * self.right, self.gold + self.found)


def tally_spans(
    gold: Iterable[Marked], found: Iterable[Marked], aside: Iterable[Marked], text: str
) -> Tally:
    """Count spans of one document; those found that are set ``aside`` count neither way.

    A span is right where type and trimmed stretch agree; strictly, where the stretches agree to
    the letter; leniently, where the stretches overlap, each matched once.
    """
    exact = {(start, end, kind) for start, end, kind in gold}
    wanted = {(*trimmed(text, start, end), kind) for start, end, kind in exact}
    left_out = {(*trimmed(text, start, end), kind) for start, end, kind in aside} - wanted
    ours: dict[Marked, Marked] = {}
    for start, end, kind in found:
        key = (*trimmed(text, start, end), kind)
        if key not in left_out:
            ours.setdefault(key, (start, end, kind))
    return Tally(
        right=len(wanted & set(ours)),
        found=len(ours),
        gold=len(wanted),
        strict=sum(each in exact for each in ours.values()),
        lenient=matched(wanted, ours, lambda a, b: a[2] == b[2] and overlap(a[:2], b[:2])),
    )


def tally_relations(
    gold: Iterable[Related],
    found: Iterable[Related],
    aside: Iterable[Related],
    text: str,
    head: Callable[[Stretch], int],
    *,
    directed: bool,
) -> Tally:
    """Count relations of one kind in one document; those set ``aside`` count neither way.

    A relation is right where the heads of both ends agree (``head`` gives the code point at which
    a stretch's head starts); strictly, where both trimmed stretches do; leniently, where both
    ends overlap. Without ``directed`` the two ends are in no order.
    """
    wanted = _trimmed(gold, text, directed=directed)
    set_aside = _heads(_trimmed(aside, text, directed=directed), head, directed=directed)
    by_heads = _heads(wanted, head, directed=directed)
    ours = _heads(_trimmed(found, text, directed=directed), head, directed=directed)
    for key in set_aside.keys() - by_heads.keys():
        ours.pop(key, None)
    places = set(ours.values())
    return Tally(
        right=len(by_heads.keys() & ours.keys()),
        found=len(ours),
        gold=len(by_heads),
        strict=len(places & wanted),
        lenient=matched(set(by_heads.values()), places, _both_overlap),
    )


def _both_overlap(one: Related, other: Related) -> bool:
    return overlap(one[0], other[0]) and overlap(one[1], other[1])


def _trimmed(relations: Iterable[Related], text: str, *, directed: bool) -> set[Related]:
    places = ((trimmed(text, *a), trimmed(text, *b)) for a, b in relations)
    return {(a, b) if directed or a <= b else (b, a) for a, b in places}


def _heads(
    relations: Collection[Related], head: Callable[[Stretch], int], *, directed: bool
) -> dict[tuple[int, int], Related]:
    """Relations by the heads of their ends: two that differ in words around the heads are one."""
    found: dict[tuple[int, int], Related] = {}
    for a, b in sorted(relations):
        key = (head(a), head(b))
        found.setdefault(key if directed or key[0] <= key[1] else (key[1], key[0]), (a, b))
    return found


def matched(
    gold: Iterable[tuple[object, ...]],
    found: Iterable[tuple[object, ...]] | Mapping[tuple[object, ...], object],
    alike: Callable[..., bool],
) -> int:
    """How many found match a gold one, each matched once, in reading order."""
    left: Sequence[tuple[object, ...]] = sorted(found)
    count = 0
    for wanted in sorted(gold):
        match = next((each for each in left if alike(wanted, each)), None)
        if match is not None:
            left = [each for each in left if each is not match]
            count += 1
    return count

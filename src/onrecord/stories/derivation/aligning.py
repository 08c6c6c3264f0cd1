"""Which sentence of one report says what a sentence of another says, in like words."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.records import Alignment
from onrecord.stories.derivation.report import Report, Sentence
from onrecord.stories.derivation.terms import Table

_CROWD = 60  # pairs of sentences that share a term; of one that more share, nothing is learnt
_KEYS = 0.5  # how much names and numbers add to the words
_ALIKE = 0.38  # from which one sentence is shown beside another
_BETWEEN = 0.28  # the same where the sentences before or after stand side by side
_AGAIN = 0.45  # the same for one that stands beside a sentence already

Place = tuple[int, int]  # of a sentence in each of the two reports


@dataclass(frozen=True)
class Aligned:
    """Sentences of two reports side by side.

    ``reworded`` says how far one is the other in other words, 0–1: how alike their sentences are,
    each put beside one, from the side that has less in common; times the part of names and numbers
    that both tell. ``shorter`` says the same of the shorter report alone: how far it is a part of
    the other. ``share`` is the part of the report's words that stand beside something.
    """

    pairs: tuple[Alignment, ...]
    reworded: float
    shorter: float
    share: float


def align(report: Report, source: Report) -> Aligned:
    """Sentences of the two put side by side, the likest first."""
    mine, theirs = report.sentences, source.sentences
    alike, ordered = _likenesses(report, source)
    once = _each_once(ordered)
    shown = _standing(report, source, alike, ordered, once)
    beside = sorted(shown)
    sides = (
        (_mean(mine, {i: alike[i, j] for i, j in once}), _told_too(report, source)),
        (_mean(theirs, {j: alike[i, j] for i, j in once}), _told_too(source, report)),
    )
    lengths = sum(each.words for each in mine), sum(each.words for each in theirs)
    means, told = sides[0] if lengths[0] <= lengths[1] else sides[1]
    held = {i for i, _ in beside}
    return Aligned(
        pairs=tuple(_alignment(mine[i], theirs[j], shown[i, j]) for i, j in beside),
        reworded=min(sides[0][0], sides[1][0]) * math.sqrt(sides[0][1] * sides[1][1]),
        shorter=means * math.sqrt(told),
        share=sum(mine[i].words for i in held) / (lengths[0] or 1),
    )


def pairs(report: Report, source: Report) -> tuple[Alignment, ...]:
    """The same pairs as of ``align``, without the rest of it: for many reports at once."""
    alike, ordered = _likenesses(report, source, least=_BETWEEN / (1 + _KEYS))
    shown = _standing(report, source, alike, ordered, _each_once(ordered))
    return tuple(
        _alignment(report.sentences[i], source.sentences[j], shown[i, j]) for i, j in sorted(shown)
    )


def _standing(
    report: Report,
    source: Report,
    alike: Mapping[Place, float],
    ordered: Sequence[Place],
    once: Sequence[Place],
) -> dict[Place, float]:
    """Which sentences stand beside which, and how alike they are for themselves."""
    mine, theirs = report.sentences, source.sentences
    shown = {place: _shown(alike[place], mine[place[0]], theirs[place[1]]) for place in ordered}
    beside = {place for place in once if shown[place] >= _ALIKE}
    beside |= {place for place in once if shown[place] >= _BETWEEN and _between(place, beside)}
    for place in ordered:
        if shown[place] >= _AGAIN and place not in beside and _loose(place, beside):
            beside.add(place)
    return {place: shown[place] for place in beside}


def _each_once(ordered: Sequence[Place]) -> list[Place]:
    """Each sentence put beside the likest that is still free."""
    found, mine, theirs = [], set(), set()
    for i, j in ordered:
        if i not in mine and j not in theirs:
            mine.add(i)
            theirs.add(j)
            found.append((i, j))
    return found


def _shown(value: float, sentence: Sentence, other: Sentence) -> float:
    """How alike two sentences are for themselves: without names and numbers the words are all."""
    return value if sentence.keys or other.keys else value * (1 + _KEYS)


def _between(place: Place, beside: Collection[Place]) -> bool:
    i, j = place
    return (i - 1, j - 1) in beside or (i + 1, j + 1) in beside


def _loose(place: Place, beside: Collection[Place]) -> bool:
    """True where one of the two stands beside nothing yet: what was merged, or cut apart."""
    i, j = place
    return all(i != one for one, _ in beside) or all(j != other for _, other in beside)


def _told_too(report: Report, source: Report) -> float:
    """Part of a report's names and numbers, by weight, that the other tells too."""
    told = report.keys & source.terms
    return _total(report, told) / (_total(report, report.keys) or 1.0)


def _total(report: Report, terms: Collection[str]) -> float:
    return sum(report.weight[term] for term in sorted(terms))


def _alignment(mine: Sentence, theirs: Sentence, value: float) -> Alignment:
    return Alignment(
        start=mine.start,
        end=mine.end,
        source_start=theirs.start,
        source_end=theirs.end,
        alike=round(min(value, 1.0), 4),
    )


def _mean(sentences: tuple[Sentence, ...], best: Mapping[int, float]) -> float:
    total = sum(each.unquoted for each in sentences)
    return sum(each.unquoted * best.get(n, 0.0) for n, each in enumerate(sentences)) / (total or 1)


def _likenesses(
    report: Report, source: Report, *, least: float = 0.0
) -> tuple[dict[Place, float], list[Place]]:
    """How alike sentences are, 0–1: words, with names and numbers once more; the likest first.

    Only those that are more alike than ``least``.
    """
    if not report.sentences or not source.sentences:
        return {}, []
    words = _cosines(report.term_table, source.term_table)
    keys = _cosines(report.key_table, source.key_table)
    values = ((words + _KEYS * keys) / (1 + _KEYS)).round(9)
    width = values.shape[1]
    ordered = np.argsort(-values, axis=None, kind="stable")
    flat = values.ravel()[ordered]
    kept = ordered[: int(np.count_nonzero(flat > least))].tolist()
    places = [divmod(place, width) for place in kept]
    return dict(zip(places, flat.tolist(), strict=False)), places


def _cosines(mine: Table, theirs: Table) -> NDArray[np.float64]:
    """Cosines of all sentences of two reports.

    A term weighs the less the more sentences of either report have it: the name of whom both are
    about says little on which sentence is which.
    """
    _, here, there = np.intersect1d(mine.ids, theirs.ids, assume_unique=True, return_indices=True)
    held = mine.held[here], theirs.held[there]
    squares = (mine.weight[here] / np.maximum(*held)) ** 2
    first, second = _holding(mine, here), _holding(theirs, there)
    counted = np.where(held[0] * held[1] > _CROWD, 0.0, squares)
    dots: NDArray[np.float64] = (first * counted) @ second.T
    lengths = np.outer(
        mine.norms + first @ (squares - (mine.weight[here] / held[0]) ** 2),
        theirs.norms + second @ (squares - (theirs.weight[there] / held[1]) ** 2),
    )
    return dots / np.sqrt(np.where(lengths > 0, lengths, 1.0))


def _holding(table: Table, terms: NDArray[np.intp]) -> NDArray[np.float64]:
    """Sentences by terms, 1 where the sentence holds the term."""
    column = np.full(len(table.ids), -1)
    column[terms] = np.arange(len(terms))
    picked = column[table.term]
    found = np.zeros((len(table.norms), len(terms)))
    found[table.sentence[picked >= 0], picked[picked >= 0]] = 1.0
    return found

"""Which sentence of one report says what a sentence of another says, in like words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from onrecord.records import Alignment
from onrecord.stories.derivation.report import Report, Sentence

_CROWD = 60  # pairs of sentences that share a term; of one that more share, nothing is learnt
_KEYS = 0.5  # how much names and numbers add to the words
_ALIKE = 0.30  # from which one sentence is shown beside another
_AGAIN = 0.36  # the same for one that stands beside a sentence already


@dataclass(frozen=True)
class Aligned:
    """Sentences of two reports side by side.

    ``reworded`` are how alike the two are from each one's side, 0–1: the mean over its unquoted
    words of how alike its sentences are to those they were put beside, each put beside one.
    """

    pairs: tuple[Alignment, ...]
    reworded: tuple[float, float]
    share: float


def align(report: Report, source: Report) -> Aligned:
    """Sentences of the two put side by side, the likest first, each once."""
    mine, theirs = report.sentences, source.sentences
    alike = _likenesses(report, source)
    ordered = sorted(alike.items(), key=lambda item: (-item[1], item[0]))
    best_mine: dict[int, float] = {}
    best_theirs: dict[int, float] = {}
    beside: dict[tuple[int, int], float] = {}
    for (i, j), value in ordered:
        free = i not in best_mine and j not in best_theirs
        if free:
            best_mine[i] = best_theirs[j] = value
        if value >= (_ALIKE if free else _AGAIN) and (free or _loose(i, j, beside)):
            beside[i, j] = value
    held = {i for i, _ in beside}
    total = sum(each.words for each in mine)
    return Aligned(
        pairs=tuple(
            _alignment(mine[i], theirs[j], value) for (i, j), value in sorted(beside.items())
        ),
        reworded=(_mean(mine, best_mine), _mean(theirs, best_theirs)),
        share=sum(mine[i].words for i in held) / total if total else 0.0,
    )


def _loose(i: int, j: int, beside: Mapping[tuple[int, int], float]) -> bool:
    """True where one of the two stands beside nothing yet: what was merged, or cut apart."""
    return all(i != one for one, _ in beside) or all(j != other for _, other in beside)


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


def _likenesses(report: Report, source: Report) -> dict[tuple[int, int], float]:
    """How alike sentences are, 0–1, by places in both: words, with names and numbers once more."""
    words = _cosines(report, source, lambda sentence: sentence.terms)
    keys = _cosines(report, source, lambda sentence: sentence.keys)
    return {
        place: (value + _KEYS * keys.get(place, 0.0)) / (1 + _KEYS)
        for place, value in words.items()
    }


def _cosines(
    report: Report, source: Report, of: Callable[[Sentence], frozenset[str]]
) -> dict[tuple[int, int], float]:
    """Cosines of the sentences that share something.

    A term weighs the less the more sentences of either report have it: the name of whom both are
    about says little on which sentence is which.
    """
    mine, theirs = _held(report, of), _held(source, of)
    weight = {
        term: (report.weight.get(term) or source.weight.get(term) or 1.0)
        / max(len(mine.get(term, ())), len(theirs.get(term, ())))
        for term in {*mine, *theirs}
    }
    norms = [
        [sum(weight[term] ** 2 for term in sorted(of(each))) ** 0.5 for each in side.sentences]
        for side in (report, source)
    ]
    dots: dict[tuple[int, int], float] = {}
    for term in sorted(mine.keys() & theirs.keys()):
        if len(mine[term]) * len(theirs[term]) > _CROWD:
            continue
        for i in mine[term]:
            for j in theirs[term]:
                dots[i, j] = dots.get((i, j), 0.0) + weight[term] ** 2
    return {(i, j): round(dot / (norms[0][i] * norms[1][j]), 9) for (i, j), dot in dots.items()}


def _held(report: Report, of: Callable[[Sentence], frozenset[str]]) -> dict[str, list[int]]:
    """The sentences that hold each term."""
    found: dict[str, list[int]] = {}
    for number, sentence in enumerate(report.sentences):
        for term in of(sentence):
            found.setdefault(term, []).append(number)
    return found

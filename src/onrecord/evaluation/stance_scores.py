"""Scores of stances: micro and macro F1, and how far probabilities can be trusted."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from onrecord.evaluation.result import percent

BINS = 10


def micro(gold: ArrayLike, found: ArrayLike) -> float:
    """Micro F1 in percent: with one answer to each question, the share that is right."""
    gold, found = np.asarray(gold), np.asarray(found)
    return percent(float((gold == found).sum()), len(gold))


def macro(gold: ArrayLike, found: ArrayLike, answers: int) -> float:
    """Macro F1 in percent: the mean of the F1 of every answer, numbered from 0."""
    gold, found = np.asarray(gold), np.asarray(found)
    each = []
    for answer in range(answers):
        right = float(((gold == answer) & (found == answer)).sum())
        of = float((gold == answer).sum() + (found == answer).sum())
        each.append(2 * right / of if of else 0.0)
    return percent(sum(each), answers)


def calibration_error(right: ArrayLike, confidence: ArrayLike) -> float:
    """Expected calibration error in percent (Guo et al. 2017), over ten bins of like width.

    The mean difference between how sure the answers of a bin were and how many of them were
    right, weighted by how many answers it holds.
    """
    right, confidence = np.asarray(right, dtype=float), np.asarray(confidence, dtype=float)
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps: Sequence[float] = [
        abs(float(right[bins == each].sum() - confidence[bins == each].sum()))
        for each in range(BINS)
    ]
    return percent(sum(gaps), len(right))

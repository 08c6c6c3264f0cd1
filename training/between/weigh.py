"""Scores of logits on examples that were not learnt from."""

from collections.abc import Sequence

import numpy as np
from training.stance.calibrate import bias_of, shares, temperature_of

from onrecord.evaluation.stance_scores import calibration_error, macro, micro

HALVINGS = 5  # how often the examples are halved anew
PRICE = 1.0  # a point of macro F1 is worth this much of micro F1


def scores(gold: Sequence[int], logits: np.ndarray) -> dict[str, float]:
    """Micro and macro F1, calibration error and negative log likelihood.

    Temperature and bias are found on one half and weighed on the other, and the other way round,
    so that the figures are not kind to themselves.
    """
    wanted = np.array(gold)
    each: list[tuple[float, float, float, float]] = []
    for seed in range(HALVINGS):
        order = np.random.default_rng(seed).permutation(len(wanted))
        halves = order[::2], order[1::2]
        found = np.zeros((len(wanted), logits.shape[-1]))
        for here, there in (halves, halves[::-1]):
            told = calibration(wanted[here], logits[here])
            found[there] = shares(logits[there], told["temperature"], told["bias"])
        best = found.argmax(-1)
        each.append((
            micro(wanted, best), macro(wanted, best, logits.shape[-1]),
            calibration_error(wanted == best, found.max(-1)),
            float(-np.log(found[np.arange(len(wanted)), wanted] + 1e-9).mean()),
        ))  # fmt: skip
    names = ("micro", "macro", "ece", "nll")
    return {
        name: round(float(value), 3)
        for name, value in zip(names, np.mean(each, axis=0), strict=True)
    }


def calibration(gold: np.ndarray, logits: np.ndarray) -> dict[str, object]:
    """The temperature, and the bias of each answer."""
    temperature = temperature_of(logits, gold, [0.0] * logits.shape[-1])
    return {"temperature": temperature, "bias": bias_of(logits, gold, temperature, PRICE)}

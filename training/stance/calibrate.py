"""From logits to probabilities that can be trusted: a temperature and a bias for each question.

Both are found on examples that were not learnt from. The bias favours rare answers as far as the
macro F1 of the corpora gains by it; the temperature (Guo et al. 2017) then makes the probabilities agree with
how often they are right.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from training.stance.examples import KINDS, Example

from onrecord.evaluation.stance_scores import calibration_error, macro, micro

STEPS = (-0.2, 0.2, -0.6, 0.6)
PRICE = 0.5  # a point of macro F1 is worth this much of micro F1


def shares(logits: np.ndarray, temperature: float, bias: Sequence[float]) -> np.ndarray:
    """(examples, ways round, answers) to probabilities (examples, answers), the mean of both ways."""
    scaled = logits / temperature + np.asarray(bias)
    powers = np.exp(scaled - scaled.max(-1, keepdims=True))
    return (powers / powers.sum(-1, keepdims=True)).mean(1)


def calibrated(
    held: Sequence[Example], logits: Sequence[np.ndarray]
) -> tuple[dict[str, Any], dict[str, float]]:
    """For each question its temperature and bias, and the scores that they give."""
    told: dict[str, Any] = {}
    scores: dict[str, float] = {}
    for kind in KINDS:
        mine = [at for at, each in enumerate(held) if each.of.kind == kind]
        if not mine:
            continue
        gold = np.array([held[at].of.answer for at in mine])
        given = np.stack([logits[at] for at in mine])
        temperature = temperature_of(given, gold, [0.0] * given.shape[-1])
        plainly = [0.0] * given.shape[-1]
        bias = bias_of(given, gold, temperature) if kind != "matter" else plainly
        told[kind] = {"temperature": round(temperature, 4), "bias": [round(b, 3) for b in bias]}
        found = shares(given, temperature, bias)
        best = found.argmax(-1)
        answers = given.shape[-1]
        plain = shares(given, temperature, plainly).argmax(-1)
        scores |= {
            f"{kind}_micro": micro(gold, best),
            f"{kind}_macro": macro(gold, best, answers),
            f"{kind}_macro_plain": macro(gold, plain, answers),
            f"{kind}_ece": calibration_error(gold == best, found.max(-1)),
        }
        if kind == "matter":
            scores |= _sides(gold, found)
    return told, scores


def _sides(gold: np.ndarray, found: np.ndarray) -> dict[str, float]:
    """The same of sides alone: none, for, undecided, against, leaning or not."""
    sides = np.array([0, 1, 1, 2, 3, 3])
    together = np.stack([found[:, sides == side].sum(1) for side in range(4)], 1)
    wanted, best = sides[gold], together.argmax(-1)
    return {
        "side_micro": micro(wanted, best),
        "side_macro": macro(wanted, best, 4),
        "side_ece": calibration_error(wanted == best, together.max(-1)),
    }


def temperature_of(logits: np.ndarray, gold: np.ndarray, bias: Sequence[float]) -> float:
    """The temperature of the least negative log likelihood."""

    def unlikely(temperature: float) -> float:
        found = shares(logits, temperature, bias)
        return float(-np.log(found[np.arange(len(gold)), gold] + 1e-9).mean())

    return float(min(np.geomspace(0.25, 4, 120), key=unlikely))


def bias_of(
    logits: np.ndarray, gold: np.ndarray, temperature: float, price: float = PRICE
) -> list[float]:
    """A bias for each answer that raises macro F1 without costing more micro F1; step by step.

    A point of macro F1 is worth ``price`` points of micro F1.
    """
    answers = logits.shape[-1]
    bias = [0.0] * answers

    def worth(tried: Sequence[float]) -> float:
        best = shares(logits, temperature, tried).argmax(-1)
        return macro(gold, best, answers) * price + micro(gold, best)

    best = worth(bias)
    for _ in range(12):
        moves = [
            [b + step * (at == n) for n, b in enumerate(bias)]
            for at in range(answers)
            for step in STEPS
        ]
        found = max(moves, key=worth)
        if worth(found) <= best + 0.05:
            break
        best, bias = worth(found), found
    return bias

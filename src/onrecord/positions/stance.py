"""The trained heads that weigh stances: where a holder stands on what a sentence names.

A word's early vector (``onrecord.text.vectors``) has learnt vectors added: of its role (holder,
target, trigger), of the stance that the rules read from it, and of what is asked. Layers of
attention over the sentence and a linear layer for each of three questions give probabilities:
where a holder stands on a matter, which of two actors is for or against the other (``between.py``
asks a third head, too), and how a sentence speaks of one. The last two are the mean of two heads,
of which the second learnt nothing else. Trained and calibrated in ``training/stance``; the model card says on what.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from onrecord.models.weights import load_network, manifest
from onrecord.records import Stance
from onrecord.text.marked import Place, cut_around, roles_in, sentence_at
from onrecord.text.vectors import Vectors
from onrecord.text.words import Words, WordSpan

Kind = Literal["matter", "between", "towards"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_BOTH = ("stance.onnx", "attitudes.onnx")
NETWORKS: dict[Kind, tuple[str, ...]] = {
    "matter": ("stance.onnx",), "between": _BOTH, "towards": _BOTH,
}  # fmt: skip
BETWEEN = ("neutral", "p for q", "q for p", "p against q", "q against p")
TOWARDS = ("neutral", "for", "against")
STANCES: tuple[Stance, ...] = get_args(Stance)
MATTER = ("none", *STANCES)
HOLDER, TARGET, TRIGGER = 1, 2, 4
LONGEST = 80  # words that are looked at, around what is marked
SWAPPED = (0, 2, 1, 4, 3)  # ``BETWEEN`` as it is when p and q change places
_BATCH = 32  # questions of one sentence that are asked at once


@dataclass(frozen=True)
class Asked:
    """What is marked in a text; ``holder`` and ``trigger`` may be ``None``.

    ``rule`` is the stance that the rules read from the trigger.
    """

    target: Place
    holder: Place | None = None
    trigger: Place | None = None
    rule: Stance | None = None


def weigh(vectors: Vectors, asked: Sequence[Asked]) -> list[dict[str, float]]:
    """For each the probability of every one of ``MATTER``: where the holder stands on the target."""
    return [_named(MATTER, row) for row in _ask(vectors, asked, "matter")]


def between(vectors: Vectors, pairs: Sequence[tuple[Place, Place]]) -> list[dict[str, float]]:
    """For each pair of actors p and q the probability of every one of ``BETWEEN``."""
    there = _ask(vectors, [Asked(target=q, holder=p) for p, q in pairs], "between")
    back = _ask(vectors, [Asked(target=p, holder=q) for p, q in pairs], "between")
    both = zip(there, back, strict=True)
    return [_named(BETWEEN, (a + b[list(SWAPPED)]) / 2) for a, b in both]


def towards(vectors: Vectors, targets: Sequence[Place]) -> list[dict[str, float]]:
    """For each target the probability of every one of ``TOWARDS``: how the sentence speaks of it."""
    return [_named(TOWARDS, row) for row in _ask(vectors, [Asked(t) for t in targets], "towards")]


def span_of(words: Words, asked: Asked) -> WordSpan:
    """The words of the sentences from the first that is marked to the last, cut when very long."""
    places = [place for place in (asked.target, asked.holder, asked.trigger) if place is not None]
    low, high = sentence_at(words, min(start for start, _ in places))
    high = max(high, sentence_at(words, max(start for start, _ in places))[1])
    middle = (min(start for start, _ in places) + max(end for _, end in places)) // 2
    return cut_around(words, (low, high), middle, LONGEST)


def inputs_of(
    words: Words, asked: Asked, span: WordSpan
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Roles and cues of the words of a span: what each stands for, and what the rules read from it."""
    marked = [(TARGET, [asked.target])]
    marked += [(HOLDER, [asked.holder])] if asked.holder is not None else []
    trigger = [asked.trigger] if asked.trigger is not None else []
    roles = roles_in(words, span, [*marked, (TRIGGER, trigger)])
    rule = 0 if asked.rule is None else STANCES.index(asked.rule) + 1
    return roles, rule * roles_in(words, span, [(1, trigger)])


def _ask(vectors: Vectors, asked: Sequence[Asked], kind: Kind) -> list[NDArray[np.float64]]:
    """Calibrated probabilities for each question, in order."""
    found: list[NDArray[np.float64]] = [np.zeros(0)] * len(asked)
    by_span: dict[WordSpan, list[int]] = {}
    for at, each in enumerate(asked):
        by_span.setdefault(span_of(vectors.words, each), []).append(at)
    for span, every in by_span.items():
        for first in range(0, len(every), _BATCH):
            numbers = every[first : first + _BATCH]
            both = [inputs_of(vectors.words, asked[at], span) for at in numbers]
            given = {
                "early": np.repeat(vectors.early[None, slice(*span)], len(numbers), axis=0),
                "roles": np.stack([roles for roles, _ in both]),
                "cues": np.stack([cues for _, cues in both]),
                "kinds": np.full(len(numbers), KINDS.index(kind), dtype=np.int64),
            }
            logits = [np.asarray(load_network(n).run([kind], given)[0]) for n in NETWORKS[kind]]
            for at, row in zip(numbers, np.mean(logits, axis=0), strict=True):
                found[at] = _calibrated(row, kind)
    return found


def _calibrated(logits: NDArray[np.float32], kind: Kind) -> NDArray[np.float64]:
    told = manifest()["stance"][kind]
    scaled = logits.astype(np.float64) / told["temperature"] + np.array(told["bias"])
    powers = np.exp(scaled - scaled.max())
    shares: NDArray[np.float64] = powers / powers.sum()
    return shares


def _named(names: Sequence[str], shares: NDArray[np.float64]) -> dict[str, float]:
    return dict(zip(names, shares.tolist(), strict=True))

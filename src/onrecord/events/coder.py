"""The trained head that codes events: what a sentence tells of a source and a target.

A word's early vector (``onrecord.text.vectors``) has learnt vectors added: of its role (source,
target, trigger), and of the type and status that the rules give it. Two layers of attention over
the sentence and a linear layer give the probabilities. Trained in ``training/events``; the model card says on what.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from onrecord.events.told import Told
from onrecord.models.weights import load_network
from onrecord.records import EventStatus
from onrecord.schema.plover import plover
from onrecord.text import Text
from onrecord.text.marked import Place, cut_around, roles_in, sentence_at
from onrecord.text.vectors import Vectors
from onrecord.text.words import Words, WordSpan

NONE = "NONE"  # the type of a trigger that tells of no act
TYPES = (*sorted(plover().types), NONE)
MODES = tuple(f"{name}/{mode}" for name in TYPES[:-1] for mode in plover().types[name].modes)
STATUSES: tuple[EventStatus, ...] = get_args(EventStatus)
_SOURCE, _TARGET, _TRIGGER = 1, 2, 4
_LONGEST = 96  # words of a sentence that are looked at, around what is asked
_BATCH = 32  # questions of one sentence that are asked at once


@dataclass(frozen=True)
class Asked:
    """Who and what is marked in a sentence; each may be empty, not all."""

    sources: tuple[Place, ...] = ()
    targets: tuple[Place, ...] = ()
    trigger: Place | None = None


@dataclass(frozen=True)
class Coded:
    """Probabilities.

    ``act``: of the act's type, ``NONE`` among them; ``reported``: of the type a corpus reports it
    as, where what is still to come is AGREE or THREATEN; ``mode``: of ``TYPE/mode``; the last two:
    that the source and the target are the act's.
    """

    act: dict[str, float]
    reported: dict[str, float]
    mode: dict[str, float]
    source_fits: float
    target_fits: float


def cues_of(text: Text, words: Words, told: Iterable[Told]) -> NDArray[np.int64]:
    """For each word what the rules say of it as a trigger, as a number; 0 for nothing.

    Eight times the number of the type, from 1, and the number of the status.
    """
    cues = np.zeros(len(words.tokens), dtype=np.int64)
    for each in told:
        if each.cue is not None:
            at = np.searchsorted(words.starts, text.span(each.trigger).start)
            cues[at] = 8 * (TYPES.index(each.type) + 1) + STATUSES.index(each.status)
    return cues


def code(vectors: Vectors, cues: NDArray[np.int64], asked: Sequence[Asked]) -> list[Coded]:
    """What the head says of each question, in their order; ``cues`` as ``cues_of`` gives them."""
    found: list[Coded | None] = [None] * len(asked)
    by_sentence: dict[WordSpan, list[int]] = {}
    for at, each in enumerate(asked):
        by_sentence.setdefault(_sentence(vectors, each), []).append(at)
    for (low, high), every in by_sentence.items():
        for first in range(0, len(every), _BATCH):
            numbers = every[first : first + _BATCH]
            roles = np.stack([_roles(vectors, asked[at], (low, high)) for at in numbers])
            early = np.repeat(vectors.early[None, low:high], len(numbers), axis=0)
            led = np.repeat(cues[None, low:high], len(numbers), axis=0)
            inputs = {"early": early, "roles": roles, "cues": led}
            logits = load_network("events.onnx").run(None, inputs)
            for row, at in enumerate(numbers):
                found[at] = _coded(*(each[row] for each in logits))
    return [each for each in found if each is not None]


def _sentence(vectors: Vectors, asked: Asked) -> WordSpan:
    """The words of the sentence that holds what is asked about, cut around it when very long."""
    start = min(place[0] for place in (*asked.sources, *asked.targets, asked.trigger) if place)
    anchor = asked.trigger[0] if asked.trigger is not None else start
    return cut_around(vectors.words, sentence_at(vectors.words, anchor), anchor, _LONGEST)


def _roles(vectors: Vectors, asked: Asked, span: WordSpan) -> NDArray[np.int64]:
    trigger = (asked.trigger,) if asked.trigger is not None else ()
    marked = ((_SOURCE, asked.sources), (_TARGET, asked.targets), (_TRIGGER, trigger))
    return roles_in(vectors.words, span, marked)


def _coded(
    act: NDArray[np.float32], reported: NDArray[np.float32], mode: NDArray[np.float32],
    fits: NDArray[np.float32],
) -> Coded:  # fmt: skip
    return Coded(
        dict(zip(TYPES, _softmax(act), strict=True)),
        dict(zip(TYPES, _softmax(reported), strict=True)),
        dict(zip(MODES, _softmax(mode), strict=True)),
        *(float(1 / (1 + np.exp(-each))) for each in fits),
    )


def _softmax(logits: NDArray[np.float32]) -> list[float]:
    powers = np.exp(logits - logits.max())
    found: list[float] = (powers / powers.sum()).tolist()
    return found

"""Which of two actors of a sentence is for or against the other, as trained heads see it.

The head of this file goes on from the encoder's second layer (``onrecord.text.vectors``) with four
layers of its own, where the other stance heads go on from the fourth with two. A word's vector has
learnt vectors added: of its role (p, q), of its dependency, and of its place in the tree: on the
way from p, or from q, to where both meet; that place; beside the way; elsewhere. Every pair is
asked either way round, and what all heads say is averaged. Trained and calibrated in
``training/between``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.models.weights import load_network, manifest
from onrecord.positions import stance
from onrecord.positions.stance import BETWEEN, SWAPPED, Asked, span_of
from onrecord.text.marked import Place, roles_in
from onrecord.text.vectors import Vectors
from onrecord.text.words import Words, WordSpan

NETWORK = "between.onnx"
P, Q = 1, 2  # bits of a role
FROM_P, FROM_Q, MEETING, BESIDE = 1, 2, 3, 4  # places in the tree; 0 is elsewhere
_BATCH = 32  # pairs of one sentence that are asked at once


@dataclass(frozen=True)
class Pair:
    """What the head sees beside vectors: each word's role, place in the tree, and dependency."""

    roles: NDArray[np.int64]
    places: NDArray[np.int64]
    dependencies: tuple[str, ...]

    def swapped(self) -> "Pair":
        """The same with p and q the other way round."""
        roles = (self.roles & P) * Q + (self.roles & Q) // Q
        places = np.array([0, FROM_Q, FROM_P, MEETING, BESIDE])[self.places]
        return Pair(roles, places, self.dependencies)


def between(vectors: Vectors, pairs: Sequence[tuple[Place, Place]]) -> list[dict[str, float]]:
    """For each pair of actors p and q the probability of every one of ``BETWEEN``."""
    found = [np.zeros(len(BETWEEN))] * len(pairs)
    by_span: dict[WordSpan, list[int]] = {}
    for at, (p, q) in enumerate(pairs):
        span = span_of(vectors.words, Asked(target=q, holder=p))
        by_span.setdefault(span, []).append(at)
    for span, every in by_span.items():
        for first in range(0, len(every), _BATCH):
            numbers = every[first : first + _BATCH]
            seen = [pair_in(vectors.words, span, *pairs[at]) for at in numbers]
            there = _shares(vectors, span, seen)
            back = _shares(vectors, span, [pair.swapped() for pair in seen])[:, SWAPPED]
            for at, row in zip(numbers, (there + back) / 2, strict=True):
                found[at] = row
    others = stance.between(vectors, pairs)
    return [
        {name: (mine + other[name]) / 2 for name, mine in zip(BETWEEN, row.tolist(), strict=True)}
        for row, other in zip(found, others, strict=True)
    ]


def pair_in(words: Words, span: WordSpan, p: Place, q: Place) -> Pair:
    """Roles, places in the tree and dependencies of the words of a span."""
    tokens = words.tokens[slice(*span)]
    at = {token: number for number, token in enumerate(tokens)}
    heads = [at.get(token.head, -1) for token in tokens]
    roles = roles_in(words, span, [(Q, [q]), (P, [p])])
    return Pair(roles, _places(heads, roles), tuple(token.dep_ for token in tokens))


def _places(heads: Sequence[int], roles: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each word stands to the way between p and q; ``heads`` are -1 outside the span."""
    places = np.zeros(len(heads), dtype=np.int64)
    ways = [_way(heads, np.flatnonzero(roles & bit).tolist()) for bit in (P, Q)]
    meeting = next((word for word in ways[0] if word in ways[1]), None)
    if meeting is None:
        return places
    for way, place in zip(ways, (FROM_P, FROM_Q), strict=True):
        places[way[: way.index(meeting)]] = place
    places[meeting] = MEETING
    on = places > 0
    for word, head in enumerate(heads):
        if not on[word] and head >= 0 and on[head]:
            places[word] = BESIDE
    return places


def _way(heads: Sequence[int], marked: Sequence[int]) -> list[int]:
    """The words from the head of what is marked up to the root."""
    if not marked:
        return []
    inside = set(marked)
    way = [next((at for at in marked if heads[at] not in inside or heads[at] == at), marked[0])]
    while heads[way[-1]] >= 0 and heads[way[-1]] not in (way[-1], *way):
        way.append(heads[way[-1]])
    return way


def _shares(vectors: Vectors, span: WordSpan, pairs: Sequence[Pair]) -> NDArray[np.float64]:
    """Calibrated probabilities (pairs × answers)."""
    told = manifest()["between"]
    numbers = {name: at for at, name in enumerate(told["dependencies"], 1)}
    given = {
        "lower": np.repeat(vectors.lower[None, slice(*span)], len(pairs), axis=0),
        "roles": np.stack([pair.roles for pair in pairs]),
        "places": np.stack([pair.places for pair in pairs]),
        "dependencies": np.array(
            [[numbers.get(name, 0) for name in pair.dependencies] for pair in pairs], np.int64
        ),
    }
    logits = load_network(NETWORK).run(["between"], given)[0]
    scaled = np.asarray(logits, np.float64) / told["temperature"] + np.array(told["bias"])
    powers = np.exp(scaled - scaled.max(-1, keepdims=True))
    shares: NDArray[np.float64] = powers / powers.sum(-1, keepdims=True)
    return shares

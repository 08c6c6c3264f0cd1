"""The trained reader: from vectors and features of words to attributions.

Labels are decoded with a linear-chain CRF (Lafferty, McCallum and Pereira 2001) by Viterbi; each
content is then given its best cue, each cue its best source (or none), by a bilinear score of the
spans' ends and their distance.
"""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.models.weights import load_network, manifest
from onrecord.statements.labels import LABELS, ROLES, Role, may_end, may_follow, may_start, spans
from onrecord.statements.links import gaps
from onrecord.text.vectors import Vectors
from onrecord.text.words import WordSpan

_NEVER = np.float32(-1e4)


@dataclass
class Attribution:
    """The words of a cue, of its source (``None`` where none is told), and of its content."""

    cue: WordSpan
    source: WordSpan | None = None
    content: list[WordSpan] = field(default_factory=list)


def attributions(vectors: Vectors, features: NDArray[np.int64]) -> list[Attribution]:
    """The attributions of a text, by where their cues stand; some may lack content."""
    found: list[Attribution] = []
    for low, high in vectors.windows:
        inputs = {"words": vectors.matrix[None, low:high], "features": features[None, low:high]}
        scores, states = load_network("statements.onnx").run(None, inputs)
        here = list(spans(best_labels(scores[0])))
        found += [_moved(each, low) for each in _linked(states[0], here)]
    return found


def best_labels(scores: NDArray[np.float32]) -> list[int]:
    """The best labels of a sequence with scores (words × labels)."""
    between, start, end = _transitions()
    held = scores[0] + start
    back = np.zeros((len(scores), len(LABELS)), dtype=np.int64)
    for at in range(1, len(scores)):
        moved = held[:, None] + between
        back[at] = moved.argmax(0)
        held = moved.max(0) + scores[at]
    path = [int((held + end).argmax())]
    for at in range(len(scores) - 1, 0, -1):
        path.append(int(back[at][path[-1]]))
    return path[::-1]


@functools.cache
def _transitions() -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Scores of a label after another (rows: before), of the first label, and of the last."""
    told = manifest()["statements"]
    if tuple(told["labels"]) != LABELS:
        raise ModelError("the weights of the statements reader know other labels than its code")
    every = range(len(LABELS))
    may = np.array([[may_follow(a, b) for b in every] for a in every])
    between = np.where(may, np.array(told["transitions"], dtype=np.float32), _NEVER)
    start = np.array([0 if may_start(a) else _NEVER for a in every], dtype=np.float32)
    end = np.array([0 if may_end(a) else _NEVER for a in every], dtype=np.float32)
    return between, start, end


def _linked(
    states: NDArray[np.float32], found: Sequence[tuple[Role, WordSpan]]
) -> Iterator[Attribution]:
    """One attribution a cue of a window."""
    by_role = {role: [span for each, span in found if each == role] for role in ROLES}
    cues, sources, contents = (by_role[role] for role in ("cue", "source", "content"))
    if not cues:
        return
    of_cue, of_content = _scores(states, cues, sources, contents)
    made = [Attribution(cue) for cue in cues]
    for each, best in zip(made, of_cue.argmax(1), strict=True):
        each.source = sources[best] if best < len(sources) else None
    for span, best in zip(contents, of_content.argmax(1), strict=True):
        if best < len(made):
            made[best].content.append(span)
    yield from made


def _scores(
    states: NDArray[np.float32],
    cues: Sequence[WordSpan],
    sources: Sequence[WordSpan],
    contents: Sequence[WordSpan],
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """(cues × sources and none), (contents × cues and none)."""
    inputs = {"states": states, "cues": _ends(cues)}
    for role, parts in (("source", sources), ("content", contents)):
        apart, between = gaps(cues, parts)
        inputs |= {role: _ends(parts), f"{role}_apart": apart, f"{role}_between": between}
    of_cue, of_content = load_network("links.onnx").run(None, inputs)
    return of_cue, of_content


def _ends(parts: Sequence[WordSpan]) -> NDArray[np.int64]:
    return np.array([(low, high - 1) for low, high in parts], dtype=np.int64).reshape(-1, 2)


def _moved(found: Attribution, by: int) -> Attribution:
    def move(span: WordSpan) -> WordSpan:
        return span[0] + by, span[1] + by

    source = None if found.source is None else move(found.source)
    return Attribution(move(found.cue), source, [move(span) for span in found.content])

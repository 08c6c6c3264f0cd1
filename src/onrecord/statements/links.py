"""How far apart a cue and a part of an attribution stand, in the steps the trained reader knows."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.text.words import WordSpan

_EDGES = (0, 1, 2, 4, 8, 16, 32, 64)  # words between
_MOST = 4  # other cues between

#: How many steps each of the two tables of ``gaps`` has.
STEPS = (2 * len(_EDGES) + 1, 2 * _MOST + 1)


def gaps(
    cues: Sequence[WordSpan], parts: Sequence[WordSpan]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Two tables (cues × parts): steps of the words between them, and of other cues between."""
    shape = (len(cues), len(parts))
    return (
        np.array([[_apart(cue, part) for part in parts] for cue in cues], dtype=np.int64).reshape(
            shape
        ),
        np.array(
            [[_between(cue, part, cues) for part in parts] for cue in cues], dtype=np.int64
        ).reshape(shape),
    )


def _apart(cue: WordSpan, part: WordSpan) -> int:
    after = part[0] >= cue[1]
    gap = part[0] - cue[1] if after else cue[0] - part[1]
    step = sum(gap > edge for edge in _EDGES)
    return len(_EDGES) + step if after else len(_EDGES) - step


def _between(cue: WordSpan, part: WordSpan, cues: Sequence[WordSpan]) -> int:
    if part[0] >= cue[1]:
        return _MOST + min(sum(cue[1] <= low < part[0] for low, _ in cues), _MOST)
    return _MOST - min(sum(part[1] <= low < cue[0] for low, _ in cues), _MOST)

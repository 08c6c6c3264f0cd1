"""Words of a sentence that are marked for a trained head: who is asked about, and what."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from onrecord.text.words import Words, WordSpan

Place = tuple[int, int]  # half-open code points of the article


def sentence_at(words: Words, anchor: int) -> WordSpan:
    """The words of the sentence that holds a code point."""
    at = _word_at(words, anchor)
    opening = np.searchsorted(words.sentences, at, side="right")
    low = int(words.sentences[opening - 1]) if opening else 0
    high = int(words.sentences[opening]) if opening < len(words.sentences) else len(words.tokens)
    return low, high


def cut_around(words: Words, span: WordSpan, anchor: int, longest: int) -> WordSpan:
    """At most ``longest`` words of a span, those around a code point."""
    low, high = span
    if high - low > longest:
        at = _word_at(words, anchor)
        low = max(low, min(at - longest // 2, high - longest))
        high = min(high, low + longest)
    return low, high


def roles_in(
    words: Words, span: WordSpan, marked: Iterable[tuple[int, Iterable[Place]]]
) -> NDArray[np.int64]:
    """For each word of a span the bits of all the places that touch it."""
    low, high = span
    starts, ends = words.starts[low:high], words.ends[low:high]
    roles = np.zeros(high - low, dtype=np.int64)
    for bit, places in marked:
        for start, end in places:
            roles[(starts < end) & (ends > start)] |= bit
    return roles


def _word_at(words: Words, anchor: int) -> int:
    return max(int(np.searchsorted(words.starts, anchor, side="right")) - 1, 0)

"""What the shared encoder makes of a text: a vector for each word, read once for every head."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.models.encoder import load_encoder
from onrecord.models.windows import windows
from onrecord.text.parse import Text
from onrecord.text.words import Words, WordSpan, words_of


@dataclass(frozen=True, eq=False)
class Vectors:
    """What the encoder gives of a text.

    ``matrix`` (words × width) holds each word's vector in its context, ``early`` and ``lower``
    the same from the encoder's fourth and second layer: heads with layers of their own start there.

    ``windows`` are the half-open stretches of words that were read together, in order and
    without a gap: a head that follows words from one to the next runs over each by itself.
    """

    words: Words
    windows: tuple[WordSpan, ...]
    matrix: NDArray[np.float32]
    early: NDArray[np.float32]
    lower: NDArray[np.float32]


def read_vectors(text: Text) -> Vectors:
    """Run the encoder over a text, one pass a window."""
    words = words_of(text)
    encoder = load_encoder()
    pieces = encoder.pieces([token.text for token in words.tokens])
    stretches = tuple(windows([len(each) for each in pieces], words.paragraphs, words.sentences))
    layers = np.zeros((3, len(pieces), encoder.width), dtype=np.float32)
    for low, high in stretches:
        layers[:, low:high] = encoder.vectors(pieces[low:high])
    return Vectors(words, stretches, *layers)

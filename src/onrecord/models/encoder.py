"""The encoder that all trained heads share: words in their context to vectors."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from onrecord.models.weights import load_network, manifest, weights_file
from onrecord.models.wordpieces import WordPieces

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


@dataclass(frozen=True)
class Encoder:
    """A network with the word pieces it reads; ``width`` is the length of its vectors."""

    network: "InferenceSession"
    pieces: WordPieces
    width: int

    def vectors(self, pieces: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """The vectors (3 × words × width) of a window's words, given as the pieces of each.

        First those of the last layer, then those of two earlier ones, the later first, from which
        heads with layers of their own start. A word's first piece stands for it. At most
        ``windows.LONGEST`` pieces fit.
        """
        first, last = self.pieces.ends
        flat = [first, *(piece for word in pieces for piece in word), last]
        starts = np.cumsum([1, *(len(word) for word in pieces[:-1])])
        layers = self.network.run(None, {"pieces": np.array([flat], dtype=np.int64)})
        return np.stack([hidden[0][starts] for hidden in layers])


@functools.cache
def load_encoder() -> Encoder:
    """Load the shipped encoder, its hashes checked; once a process. Raises ``ModelError``."""
    return Encoder(
        network=load_network("encoder.onnx"),
        pieces=WordPieces.load(weights_file("tokenizer.json")),
        width=int(manifest()["encoder"]["width"]),
    )

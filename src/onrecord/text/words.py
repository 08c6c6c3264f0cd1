"""The words of a text: its tokens but white space, numbered through all paragraphs."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from onrecord.text.parse import Text, offsets

WordSpan = tuple[int, int]  # half-open numbers of words


@dataclass(frozen=True, eq=False)
class Words:
    """Words in reading order.

    ``starts`` and ``ends`` are their half-open code points in the article; ``paragraphs`` and
    ``sentences`` the numbers of the words that open one.
    """

    tokens: tuple[Token, ...]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    paragraphs: tuple[int, ...]
    sentences: tuple[int, ...]

    def touched(self, stretches: Iterable[tuple[int, int]]) -> list[WordSpan]:
        """The words that each stretch of code points touches; those that adjoin are made one."""
        found: list[WordSpan] = []
        for low, high in sorted(stretches):
            first = int(np.searchsorted(self.ends, low, side="right"))
            last = int(np.searchsorted(self.starts, high, side="left"))
            if found and first <= found[-1][1]:
                found[-1] = (found[-1][0], max(last, found[-1][1]))
            elif first < last:
                found.append((first, last))
        return found

    def place(self, span: WordSpan) -> tuple[int, int]:
        """The half-open code points from the first word of a span to its last."""
        return int(self.starts[span[0]]), int(self.ends[span[1] - 1])


def words_of(text: Text) -> Words:
    """Number the words of a text."""
    tokens: list[Token] = []
    paragraphs, sentences = [], []
    for paragraph in text.paragraphs:
        first = len(tokens)
        for sentence in paragraph.doc.sents:
            kept = [token for token in sentence if not token.is_space]
            if kept:
                sentences.append(len(tokens))
            tokens += kept
        if len(tokens) > first:
            paragraphs.append(first)
    places = np.array([offsets(token) for token in tokens], dtype=np.int64).reshape(-1, 2)
    return Words(
        tokens=tuple(tokens),
        starts=places[:, 0].copy(),
        ends=places[:, 1].copy(),
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
    )

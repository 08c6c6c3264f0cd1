"""Words as they are compared: stems, how telling they are, and which sentences hold which."""

import functools
import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.schema.common_words import common_words
from onrecord.schema.number_words import NUMBERS
from onrecord.schema.word_frequency import load_word_frequency

_ENDINGS = (
    "ations", "ation", "ments", "ment", "ings", "ing", "edly", "ors", "ers", "ies", "ed", "es",
    "er", "or", "ly", "s",
)  # fmt: skip
_STEM = 4  # letters that an ending leaves at least
_COUNTED, _NUMBER, _LETTER = (
    3.0,
    5.5,
    2.0,
)  # how telling days, years and counts, other numbers and letters are


@dataclass(frozen=True, eq=False)
class Table:
    """Terms in sentences: ``sentence[n]`` holds ``ids[term[n]]``.

    ``ids`` ascend, and are the same for the same term in every report; ``weight`` is how telling
    each is, ``held`` how many sentences hold it. ``norms`` are the squared lengths of the sentences,
    each term weighed by how many hold it.
    """

    ids: NDArray[np.int64]
    weight: NDArray[np.float64]
    held: NDArray[np.int64]
    sentence: NDArray[np.int64]
    term: NDArray[np.int64]
    norms: NDArray[np.float64]

    @classmethod
    def of(cls, sentences: Sequence[frozenset[str]], weight: Mapping[str, float]) -> "Table":
        """The table of some sentences' terms."""
        numbers = {term: number_of(term) for term in sorted(frozenset().union(*sentences))}
        weights = {number: weight[term] for term, number in numbers.items()}
        terms = [sorted(numbers[term] for term in each) for each in sentences]
        flat = np.array([number for each in terms for number in each], dtype=np.int64)
        sentence = np.repeat(np.arange(len(terms)), [len(each) for each in terms])
        ids, term, held = np.unique(flat, return_inverse=True, return_counts=True)
        weighed = np.array([weights[number] for number in ids.tolist()], dtype=np.float64)
        squares = (weighed / held) ** 2
        norms = np.bincount(sentence, squares[term], minlength=len(terms)).astype(np.float64)
        return cls(ids, weighed, held, sentence, term, norms)


@functools.lru_cache(maxsize=1 << 17)
def number_of(word: str) -> int:
    """A word as a number of 32 bits, the same on any machine."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


@functools.lru_cache(maxsize=1 << 17)
def telling(word: str) -> str:
    """The stem of a word, empty for one that tells nothing."""
    return "" if word in common_words() else term_of(word)


@functools.lru_cache(maxsize=1 << 16)
def rareness(word: str) -> float:
    """How telling a word is, by how many reports of general news hold it; the same in any record."""
    if word[0].isdigit():
        few = word.isdecimal() and (len(word) <= 2 or (len(word) == 4 and word[0] in "12"))
        return _COUNTED if few else _NUMBER
    if len(word) == 1:
        return _LETTER
    return 1 + math.log(1001 / (1 + load_word_frequency().get(word, 0)))


@functools.lru_cache(maxsize=1 << 16)
def term_of(word: str) -> str:
    """The stem of a word; numbers, in digits or in words, begin with ``#``."""
    if word[0].isdigit():
        return "#" + word.replace(",", "")
    if NUMBERS.get(word, 1) > 1:
        return f"#{NUMBERS[word]}"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word[:-1] if word.endswith("e") and len(word) > _STEM else word

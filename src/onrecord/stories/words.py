"""Texts as words, and short texts as weighted words."""

import math
import re
from collections.abc import Mapping

from onrecord.schema.common_words import common_words

_WORD = re.compile(r"[^\W\d_][\w'-]*\w|\d[\d.,]*\d|\d")

COMMON = common_words()

Vector = Mapping[str, float]


def tokens_of(text: str) -> list[str]:
    """Lower-case words and numbers as they stand, with possessive endings."""
    return _WORD.findall(text.lower().replace("’", "'"))


def words_of(text: str) -> list[str]:
    """Lower-case words without possessive endings; function words are left out."""
    return [word for each in tokens_of(text) if (word := each.removesuffix("'s")) not in COMMON]


def vector(counts: Mapping[str, int], weight: Mapping[str, float]) -> dict[str, float]:
    """A unit vector with sublinear counts: (1 + ln n) times the word's weight."""
    raw = {w: (1 + math.log(n)) * weight.get(w, 1.0) for w, n in sorted(counts.items())}
    norm = math.sqrt(sum(value * value for value in raw.values()))
    return {word: value / norm for word, value in raw.items()} if norm else {}


def cosine(a: Vector, b: Vector) -> float:
    """Cosine of two unit vectors."""
    if len(b) < len(a):
        a, b = b, a
    return sum(value * b[word] for word, value in a.items() if word in b)

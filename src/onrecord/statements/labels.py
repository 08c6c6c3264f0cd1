"""The labels of the trained reader: each word's part in a span of source, cue or content.

A span of one word is ``S``, a longer one ``B`` … ``I`` … ``E``; a word in none is ``O``.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

Role: TypeAlias = Literal["source", "cue", "content"]
WordSpan: TypeAlias = tuple[int, int]  # half-open numbers of words

ROLES: tuple[Role, ...] = ("source", "cue", "content")
LABELS = ("O", *(f"{mark}-{role}" for role in ROLES for mark in "BIES"))
_NUMBER = {label: number for number, label in enumerate(LABELS)}
_GOES_ON = {("B", "I"), ("B", "E"), ("I", "I"), ("I", "E")}


def label(count: int, spans: Iterable[tuple[Role, WordSpan]]) -> list[int]:
    """The labels of ``count`` words, as numbers; a span that meets an earlier one is left out."""
    found = [0] * count
    for role, (low, high) in spans:
        if low >= high or any(found[low:high]):
            continue
        found[low:high] = [_NUMBER[f"I-{role}"]] * (high - low)
        found[low] = _NUMBER[f"B-{role}"]
        found[high - 1] = _NUMBER[f"E-{role}" if high - low > 1 else f"S-{role}"]
    return found


def spans(labels: Sequence[int]) -> Iterator[tuple[Role, WordSpan]]:
    """The spans that labels tell, in order. The labels must follow each other as they may."""
    start = 0
    for at, number in enumerate(labels):
        mark, _, role = LABELS[number].partition("-")
        if mark in {"B", "S"}:
            start = at
        if mark in {"E", "S"}:
            yield next(each for each in ROLES if each == role), (start, at + 1)


def may_follow(before: int, after: int) -> bool:
    """Whether one label may stand right after another."""
    first, _, role = LABELS[before].partition("-")
    second, _, other = LABELS[after].partition("-")
    inside = first in {"B", "I"}
    if inside or second in {"I", "E"}:
        return (first, second) in _GOES_ON and role == other
    return True


def may_start(number: int) -> bool:
    """Whether a label may stand on the first word."""
    return LABELS[number][0] not in "IE"


def may_end(number: int) -> bool:
    """Whether a label may stand on the last word."""
    return LABELS[number][0] not in "BI"

"""Numbers in English sentences: digits, words, bounds ("at least 12", "up to 20", "dozens")."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.schema.number_words import NUMBERS

_TOKEN = re.compile(r"[$£€¥]|\d+(?:,\d{3})*(?:\.\d+)?|[^\W\d_]+(?:[’'-][^\W\d_]+)*|[^\w\s]")
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_SHORT = {"k": 1_000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
# Not quite a number: no fewer than two of them, four of "scores", which are of twenty each.
_MANY = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2 * 10**6,
    "billions": 2 * 10**9,
}  # fmt: skip
_UNITS = {word: value for word, value in NUMBERS.items() if word.isalpha() or "-" in word}
_AT_LEAST = (
    ("at", "least"),
    ("no", "fewer", "than"),
    ("no", "less", "than"),
    ("a", "minimum", "of"),
)
_MORE = (("more", "than"), ("over",), ("upwards", "of"), ("in", "excess", "of"), ("above",))
_AT_MOST = (("up", "to"), ("as", "many", "as"), ("no", "more", "than"), ("at", "most"))
_LESS = (("fewer", "than"), ("less", "than"), ("under",), ("below",))
_ABOUT = (
    ("about",), ("around",), ("some",), ("roughly",), ("approximately",), ("nearly",), ("almost",),
    ("an", "estimated"), ("estimated",), ("close", "to"), ("more", "or", "less"),
)  # fmt: skip
_SLACK = 0.1  # of a number that is said to be about right
_INFINITE = float("inf")


# What every number begins with: a digit, or one of the words for numbers.
_BEGINNING = re.compile(
    r"\d|\b(?:"
    + "|".join(sorted({*_UNITS, *_MANY, *_SCALES, "dozen"}, key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)


class Token(NamedTuple):
    """A word, number or mark; ``start`` and ``end`` are half-open offsets into the sentence."""

    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """In lower case, without a possessive ending."""
        return self.text.lower().replace("’", "'").removesuffix("'s")


class Number(NamedTuple):
    """A number with its bounds, both included; ``first`` to ``last`` are its tokens, half-open.

    ``currency`` is the sign before it. ``exact`` is false where words make it a bound or a guess.
    """

    low: float
    high: float
    first: int
    last: int
    exact: bool
    currency: str | None = None

    def meets(self, other: "Number") -> bool:
        """True where both can be right."""
        return self.low <= other.high and other.low <= self.high


def may_hold_number(text: str) -> bool:
    """False for a sentence in which ``numbers_in`` finds none; asked before it is cut into tokens."""
    return _BEGINNING.search(text) is not None


def tokens_of(text: str) -> list[Token]:
    """Words, numbers and marks of a sentence, in order."""
    return [Token(found.group(), *found.span()) for found in _TOKEN.finditer(text)]


def numbers_in(tokens: Sequence[Token]) -> Iterator[Number]:
    """Every cardinal number among the tokens, the bounding words before it taken in."""
    at = 0
    while at < len(tokens):
        found = _plain(tokens, at)
        if found is None:
            at += 1
            continue
        value, last, vague = found
        first = at - 1 if at and tokens[at - 1].text in "$£€¥" else at
        currency = tokens[first].text if first < at else None
        yield _bounded(tokens, value, first, last, vague=vague, currency=currency)
        at = last


def _plain(tokens: Sequence[Token], at: int) -> tuple[float, int, bool] | None:
    """The value that begins at a token, the token after it, and whether it is only "dozens"."""
    word = tokens[at].word
    if word in _MANY:
        return None if at and tokens[at - 1].word in _UNITS else _vague(tokens, at)
    if tokens[at].text[0].isdigit():
        return _digits(tokens, at)
    if word in {"a", "an"}:
        scaled = at + 1 < len(tokens) and tokens[at + 1].word in {*_SCALES, "dozen"}
        return _words(tokens, at) if scaled else None
    return _words(tokens, at) if word in _UNITS or word == "dozen" else None


def _vague(tokens: Sequence[Token], at: int) -> tuple[float, int, bool]:
    """For "dozens", "dozens of", "hundreds of thousands of"; two of them at least."""
    value, last = float(_MANY[tokens[at].word]), at + 1
    while last < len(tokens) and tokens[last].word == "of":
        last += 1
        scale = tokens[last].word.removesuffix("s") if last < len(tokens) else ""
        if scale in _SCALES:
            value, last = value * _SCALES[scale], last + 1
    return value, last, True


def _digits(tokens: Sequence[Token], at: int) -> tuple[float, int, bool] | None:
    text = tokens[at].text
    if (
        at
        and tokens[at - 1].end == tokens[at].start
        and tokens[at - 1].text not in "$£€¥([“\"'‘-–—"
    ):
        return None  # within a word: "COVID19", "A320"
    value, last = float(text.replace(",", "")), at + 1
    if last < len(tokens):
        following = tokens[last]
        glued = following.start == tokens[at].end
        if following.word in _SCALES:
            return value * _SCALES[following.word], last + 1, False
        if glued and following.word in _SHORT:
            return value * _SHORT[following.word], last + 1, False
        if glued and (following.text[0].isalpha() or following.text in "%:°"):
            return None  # "20th", "40%", "10:30", "5pm"
    return value, last, False


def _words(tokens: Sequence[Token], at: int) -> tuple[float, int, bool]:
    """Number words: "twenty-five", "two hundred and six thousand", "a dozen"."""
    total, part, last = 0.0, 0.0, at
    while last < len(tokens):
        word = tokens[last].word
        if word in _UNITS and (last == at or _adds(part, word)):
            part += _UNITS[word]
        elif word in {"dozen", "hundred"}:
            part = (part or 1.0) * (12 if word == "dozen" else 100)
        elif word in _SCALES:
            total, part = total + (part or 1.0) * _SCALES[word], 0.0
        elif not (word == "and" and _goes_on(tokens, last, total + part)):
            break
        last += 1
    return total + part, last, False


def _adds(part: float, word: str) -> bool:
    """True for the six of "two hundred six" and of "twenty six", not for that of "five six"."""
    if word in {"a", "an"}:
        return False
    return part % 100 == 0 or (part % 10 == 0 and part % 100 >= 20 and _UNITS[word] < 10)


def _goes_on(tokens: Sequence[Token], at: int, so_far: float) -> bool:
    """True for the "and" of "two hundred and six", not for that of "three and four"."""
    return (
        so_far >= 100
        and so_far % 100 == 0
        and at + 1 < len(tokens)
        and (tokens[at + 1].word in _UNITS and tokens[at + 1].word not in {"a", "an"})
    )


def _bounded(
    tokens: Sequence[Token],
    value: float,
    first: int,
    last: int,
    *,
    vague: bool,
    currency: str | None,
) -> Number:
    def made(low: float, high: float, words: int, *, exact: bool = False) -> Number:
        return Number(low, high, first - words, last, exact, currency)

    for phrases, low, high in (
        (_AT_LEAST, value, _INFINITE),
        (_MORE, value, _INFINITE),
        (_AT_MOST, 0.0, value),
        (_LESS, 0.0, value),
        (_ABOUT, value * (1 - _SLACK), value * (1 + _SLACK)),
    ):
        words = next((len(p) for p in phrases if _precedes(tokens, first, p)), 0)
        if words:
            return made(low, _INFINITE if vague else high, words)
    if last + 1 < len(tokens) and (tokens[last].word, tokens[last + 1].word) == ("or", "more"):
        return Number(value, _INFINITE, first, last + 2, False, currency)
    if vague:
        return made(value, _INFINITE, 0)
    return made(value, value, 0, exact=True)


def _precedes(tokens: Sequence[Token], first: int, phrase: tuple[str, ...]) -> bool:
    start = first - len(phrase)
    return start >= 0 and tuple(token.word for token in tokens[start:first]) == phrase

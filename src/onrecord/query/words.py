"""Comparing words regardless of case, diacritics and the style of quotation marks."""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator

_PLAIN = {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "}
_WORD = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*", re.UNICODE)
_LONG = 1000  # characters from which a text is not remembered
_SHORT_ACRONYM = 4  # "US" and "EU" are looked for with their capitals: "us" is a word


class _Folded(dict[int, str]):
    """What each character is folded to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        base = unicodedata.normalize("NFKD", character)[:1].lower()
        folded = _PLAIN.get(character) or (base if len(base) == 1 else character)
        self[code] = folded
        return folded


_FOLDED = _Folded()


@functools.lru_cache(maxsize=256)
def fold(text: str) -> str:
    """Lower case, without diacritics, with straight quotation marks; offsets stay the same."""
    if text.isascii():
        return text.lower()
    return text.translate(_FOLDED)


def straighten(text: str) -> str:
    """Straight quotation marks and single spaces, case kept."""
    for curly, plain in _PLAIN.items():
        text = text.replace(curly, plain)
    return " ".join(text.split())


def word_list(text: str) -> list[str]:
    """Folded words in order; "Taiwan's" gives "taiwan"."""
    return list(_words(text)) if len(text) < _LONG else _found(text)


@functools.lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_found(text))


def _found(text: str) -> list[str]:
    words = _WORD.findall(fold(text))
    return [word[:-2] if word.endswith("'s") else word for word in words]


class Forms:
    """Ways to write one thing, looked for as whole words.

    Short acronyms are looked for with their capitals, everything else folded.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        """``forms`` may be empty: nothing is then found."""
        unique = {straighten(form) for form in forms if form.strip()}
        acronyms = {f for f in unique if f.isupper() and len(f.replace(".", "")) <= _SHORT_ACRONYM}
        self.forms = tuple(sorted(unique))
        self._folded = frozenset(fold(form) for form in unique - acronyms)
        self._exact = frozenset(acronyms)

    def __bool__(self) -> bool:
        return bool(self.forms)

    def find(self, text: str) -> list[tuple[int, int]]:
        """Half-open offsets of each form found, by start; the longest where several fit."""
        return sorted({match.span(1) for match in self._matches(text)})

    def within(self, text: str) -> bool:
        """True when at least one form stands in the text."""
        return next(self._matches(text), None) is not None

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        for forms, words in ((self._exact, text), (self._folded, fold(text))):
            # Most texts hold none of the forms: looking for those that stand in it at all is
            # many times faster than one expression of all of them.
            there = frozenset(form for form in forms if form in words)
            if there:
                yield from _alternation(there).finditer(words)


@functools.lru_cache(maxsize=1024)
def _alternation(forms: frozenset[str]) -> re.Pattern[str]:
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(r"(?<!\w)(" + "|".join(map(re.escape, ordered)) + r")(?!\w)")

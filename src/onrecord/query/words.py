"""Comparing words regardless of case, diacritics and the style of quotation marks."""

import functools
import re
import unicodedata
from collections.abc import Iterable

_PLAIN = {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "}
_WORD = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*", re.UNICODE)
_SHORT_ACRONYM = 4  # "US" and "EU" are looked for with their capitals: "us" is a word


@functools.lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _PLAIN:
        return _PLAIN[character]
    base = unicodedata.normalize("NFKD", character)[:1].lower()
    return base if len(base) == 1 else character


def fold(text: str) -> str:
    """Lower case, without diacritics, with straight quotation marks; offsets stay the same."""
    if text.isascii():
        return text.lower()
    return "".join(map(_fold_character, text))


def straighten(text: str) -> str:
    """Straight quotation marks and single spaces, case kept."""
    for curly, plain in _PLAIN.items():
        text = text.replace(curly, plain)
    return " ".join(text.split())


def word_list(text: str) -> list[str]:
    """Folded words in order; "Taiwan's" gives "taiwan"."""
    found = []
    for match in _WORD.finditer(fold(text)):
        word = match.group()
        found.append(word[:-2] if word.endswith("'s") else word)
    return found


class Forms:
    """Ways to write one thing, looked for as whole words.

    Short acronyms are looked for with their capitals, everything else folded.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        """``forms`` may be empty: nothing is then found."""
        unique = {straighten(form) for form in forms if form.strip()}
        acronyms = {f for f in unique if f.isupper() and len(f.replace(".", "")) <= _SHORT_ACRONYM}
        self.forms = tuple(sorted(unique))
        self._folded = _alternation(fold(form) for form in unique - acronyms)
        self._exact = _alternation(acronyms)

    def __bool__(self) -> bool:
        return bool(self.forms)

    def find(self, text: str) -> list[tuple[int, int]]:
        """Half-open offsets of each form found, by start; the longest where several fit."""
        found: set[tuple[int, int]] = set()
        if self._folded is not None:
            found.update(match.span(1) for match in self._folded.finditer(fold(text)))
        if self._exact is not None:
            found.update(match.span(1) for match in self._exact.finditer(text))
        return sorted(found)

    def within(self, text: str) -> bool:
        """True when at least one form stands in the text."""
        return bool(self.find(text))


def _alternation(forms: Iterable[str]) -> re.Pattern[str] | None:
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    if not ordered:
        return None
    return re.compile(r"(?<!\w)(" + "|".join(map(re.escape, ordered)) + r")(?!\w)")

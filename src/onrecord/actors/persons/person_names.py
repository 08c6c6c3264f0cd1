"""Names of persons in parts, and when two of them are one person's."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.schema.nicknames import full_given_name

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# Words that a capital at a sentence's start draws into a name: "Longtime Hale", "Neither Prince Hale".
_NOT_NAMES = frozenset({
    "longtime", "neither", "both", "even", "but", "former", "fellow", "then", "ousted", "late",
    "embattled", "enter", "poor", "only", "unlike", "like", "while", "when", "why", "how", "top",
    "targeted", "dear", "inside", "meet", "watch", "exclusive", "breaking", "crooked",
})  # fmt: skip
_GLUED = re.compile(r"([A-Z][a-z]{3,})[A-Z]")
_INNER_CAPITALS = frozenset({"Fitz", "Saint", "Vander", "Della"})
_QUOTES = ",“”\"'’‘()[]"


class PersonName(NamedTuple):
    """A person's name in parts, without titles; ``suffix`` is "jr", "iii" … or empty."""

    parts: tuple[str, ...]
    suffix: str

    @property
    def first(self) -> str:
        return self.parts[0]

    @property
    def last(self) -> str:
        return self.parts[-1]

    @property
    def whole(self) -> str:
        """All parts, for looking the name up."""
        return " ".join(self.parts)

    def short_forms(self) -> Iterator[str]:
        """What may stand for the name: the first part, and every end of it ("Suu Kyi", "Kyi")."""
        yield self.first
        for start in range(1, len(self.parts)):
            yield " ".join(self.parts[start:])


def printed_name(words: str) -> str:
    """A name as printed, without the words before it that are none."""
    parts = _unglued(words.replace("[", "").replace("]", "").split())
    while len(parts) > 1 and parts[0].casefold() in _NOT_NAMES:
        parts.pop(0)
    return " ".join(parts)


def _unglued(parts: list[str]) -> list[str]:
    """The words up to where a web page runs the next line into a name: "Mark Robert WarnerHillicon Valley"."""
    for n, part in enumerate(parts[1:], 1):
        glued = None if part.islower() or part.istitle() else _GLUED.match(part)
        if glued is not None and glued.group(1) not in _INNER_CAPITALS:
            return [*parts[:n], glued.group(1)]
    return parts


def person_name(words: str) -> PersonName:
    """Parts of a name, without case, accents, hyphens and nicknames in quotes.

    "Joseph R. Biden Jr." gives joseph, r., biden and jr.; "Lo Chih-cheng" lo, chih, cheng.
    """
    plain = _folded(printed_name(words).replace("’", "'")).replace("-", " ")
    parts = [part.strip(_QUOTES) for part in plain.split() if not _is_nickname(part)]
    parts = [part for part in parts if part]
    suffix = ""
    while len(parts) > 1 and parts[-1].rstrip(".") in SUFFIXES:
        suffix = parts.pop().rstrip(".")
    return PersonName(tuple(parts) or (words.casefold(),), suffix)


def _folded(words: str) -> str:
    if words.isascii():
        return words.casefold()
    letters = unicodedata.normalize("NFKD", words)
    return "".join(each for each in letters if not unicodedata.combining(each)).casefold()


def _is_nickname(part: str) -> bool:
    """True for a word within quotation marks: “Chuck”."""
    return len(part) > 2 and part[0] in "“\"'‘(" and part[-1] in "”\"'’)"


def same_person(one: PersonName, other: PersonName) -> bool:
    """Same first and last name; middle names equal, an initial of one another, or missing."""
    if one.suffix != other.suffix or one.last != other.last:
        return False
    if full_given_name(one.first) != full_given_name(other.first):
        short, long = sorted((one.parts, other.parts), key=len)
        return len(short) > 1 and long[-len(short) :] == short
    return _middles_agree(one.parts[1:-1], other.parts[1:-1])


def _middles_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    if not one or not other:
        return True
    return one[0][0] == other[0][0] and (
        len(one[0]) <= 2 or len(other[0]) <= 2 or one[0] == other[0]
    )

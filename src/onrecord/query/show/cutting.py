"""Long texts in parts: where they are cut depends on the text alone, so that a part keeps its number."""

import math

from onrecord.query.reader import Reader
from onrecord.records import Record

PART = 16_000  # code points of a part, about: with its claims marked it is some 200 kB of a page
_REACH = 4_000  # how far after that a good place to cut is looked for
_SENTENCE = (". ", "! ", "? ", ".” ", '." ')


class Cut(Record, frozen=True, kw_only=True):
    """One of the ``parts`` of a text: ``text[start:end]``, half-open. ``number`` counts from 1."""

    number: int
    parts: int
    start: int
    end: int


class Cutting:
    """Where the text of an article is cut. Reads no more of it than what lies about the cuts."""

    def __init__(self, reader: Reader, article: str) -> None:
        self._view = reader.view
        self._article = article
        self.length = reader.view.text_length(article)
        self.parts = max(1, math.ceil((self.length - _REACH) / PART))
        self._known: dict[int, int] = {0: 0, self.parts: self.length}

    def part(self, number: int) -> Cut:
        """The part of this number, from 1; the nearest one where there is none."""
        number = min(max(1, number), self.parts)
        return Cut(
            number=number, parts=self.parts, start=self._edge(number - 1), end=self._edge(number)
        )

    def part_at(self, offset: int) -> Cut:
        """The part that holds a code point of the text; the last for those beyond it."""
        number = min(offset // PART, self.parts - 1)
        if offset < self._edge(number):
            number -= 1
        return self.part(number + 1)

    def _edge(self, number: int) -> int:
        """Where part ``number`` (from 0) ends and the next begins."""
        if number not in self._known:
            near = number * PART
            self._known[number] = near + place_to_cut(
                self._view.passage(self._article, near, near + _REACH)
            )
        return self._known[number]


def place_to_cut(text: str) -> int:
    """Where best to begin anew in a text: a paragraph, else a sentence, else a word, else at once."""
    line = text.find("\n")
    if line >= 0:
        return line + 1
    ends = [at + len(mark) for mark in _SENTENCE if (at := text.find(mark)) >= 0]
    if ends:
        return min(ends)
    space = next((at for at, sign in enumerate(text) if sign.isspace()), -1)
    return space + 1

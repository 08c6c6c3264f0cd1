"""A report prepared for comparing: its words, its lines, its sentences, what is quoted."""

import bisect
import functools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onrecord.records import Article
from onrecord.schema.common_words import common_words
from onrecord.schema.number_words import NUMBERS
from onrecord.schema.outlets import outlet_key
from onrecord.schema.page_words import page_words
from onrecord.schema.word_frequency import load_word_frequency
from onrecord.stories.derivation.sentences import sentences
from onrecord.text import find_quotations, paragraph_bounds
from onrecord.text.boilerplate import boilerplate

SHINGLE = 5  # words

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d[\d.,]*\d|\w(?:[\w'’-]*\w)?")
_SENTENCE_END = re.compile(r"[.!?…:,;]\W{0,3}\Z")
_DATELINE = 120  # code points in which a dateline ends
_LONGEST_PAGE_LINE = 300  # code points
_SHORT = 4  # a sentence with fewer telling words is not compared
_ENDINGS = (
    "ations", "ation", "ments", "ment", "ings", "ing", "edly", "ors", "ers", "ies", "ed", "es",
    "er", "or", "ly", "s",
)  # fmt: skip
_STEM = 4  # letters that an ending leaves at least
_CORRECTION = re.compile(
    r"\bcorrect(?:ion|ed|s)\b\s*[:(\-–—]|\bclarification\s*:|\b(?:an?|the) (?:earlier|previous) version of this "
    r"(?:report|story|article)|\bthis (?:report|story|article) has been corrected",
    re.IGNORECASE,
)
_COUNTED, _NUMBER, _LETTER = (
    3.0,
    5.5,
    2.0,
)  # how telling days, years and counts, other numbers and letters are
_POST = re.compile(r"[-–—] ?[^\n()\-–—]{2,60} \(@\w+\)")
_EDGE = 400  # code points at either end of a report where it says that it corrects


@dataclass(frozen=True)
class Sentence:
    """Half-open code points of a sentence, and what it is compared by.

    ``terms`` are the stems of its telling words, ``keys`` those of names and numbers among them;
    ``unquoted`` is how many telling words stand outside of quotations.
    """

    start: int
    end: int
    terms: frozenset[str]
    keys: frozenset[str]
    words: int
    unquoted: int


@dataclass(frozen=True)
class Line:
    """A line, half-open code points, and its words, half-open places in ``Report.words``."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Report:
    """An article prepared for comparing. ``day`` is its day number, ``None`` if unknown.

    ``words`` are all its words, folded; ``quoted`` and ``outside`` say of each whether it stands
    in a quotation, and whether it is the page's or the dateline's.
    """

    article: Article
    day: int | None
    words: tuple[str, ...]
    places: tuple[int, ...]
    quoted: NDArray[np.bool_]
    outside: NDArray[np.bool_]
    lines: tuple[Line, ...]
    corrects: bool
    _page: dict[Line, bool] = field(default_factory=dict, repr=False)

    @functools.cached_property
    def shingles(self) -> Mapping[int, tuple[int, ...]]:
        """Where each run of five words begins."""
        found: dict[int, list[int]] = {}
        for place in range(len(self.words) - SHINGLE + 1):
            found.setdefault(hash(self.words[place : place + SHINGLE]), []).append(place)
        return {run: tuple(places) for run, places in found.items()}

    @functools.cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences with enough telling words, those of the page left out."""
        text, place, found = self.article.text, 0, []
        for start, end in sentences(text):
            while place < len(self.places) and self.places[place] < start:
                place += 1
            last = place
            while last < len(self.places) and self.places[last] < end:
                last += 1
            sentence = self._sentence(start, end, place, last)
            if sentence.words >= _SHORT:
                found.append(sentence)
        return tuple(found)

    @functools.cached_property
    def total(self) -> float:
        """The weight of all its terms."""
        return sum(self.weight.values())

    @functools.cached_property
    def outlet(self) -> str | None:
        """What is the same for all names of its outlet; ``None`` if that is not known."""
        publisher = self.article.publisher
        return outlet_key(publisher) if publisher else None

    def is_quoted(self, start: int, end: int) -> bool:
        """True where a quotation stands between two code points."""
        first, last = bisect.bisect_left(self.places, start), bisect.bisect_left(self.places, end)
        return bool(self.quoted[first:last].any())

    def may_be_page(self, line: Line) -> bool:
        """True for a line that is no sentence, or speaks of the page; asked once a line."""
        if line not in self._page:
            words = self.article.text[line.start : line.end].strip()
            self._page[line] = not _SENTENCE_END.search(words[-4:]) or (
                len(words) <= _LONGEST_PAGE_LINE and bool(page_words().lines.search(words))
            )
        return self._page[line]

    def _sentence(self, start: int, end: int, first: int, last: int) -> Sentence:
        terms, keys, unquoted, words = set(), set(), 0, 0
        for place in range(first, last):
            word = self.words[place]
            if self.outside[place] or word in common_words():
                continue
            term = term_of(word)
            terms.add(term)
            words += 1
            unquoted += not self.quoted[place]
            begins = self.article.text[self.places[place]]
            if term[0] == "#" or (place > first and begins.isupper()):
                keys.add(term)
        return Sentence(start, end, frozenset(terms), frozenset(keys), words, unquoted)

    @functools.cached_property
    def weight(self) -> Mapping[str, float]:
        """How telling each of its terms is: as the commonest of the words that stand for it."""
        found: dict[str, float] = {}
        for word in set(self.words) - common_words():
            term, weight = term_of(word), rareness(word)
            found[term] = min(weight, found.get(term, weight))
        return found

    @functools.cached_property
    def terms(self) -> frozenset[str]:
        """The terms of its sentences."""
        return frozenset().union(*(sentence.terms for sentence in self.sentences))

    @functools.cached_property
    def keys(self) -> frozenset[str]:
        """The names and numbers of its sentences."""
        return frozenset().union(*(sentence.keys for sentence in self.sentences))


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


def prepare(article: Article, day: int | None) -> Report:
    """An article made ready; ``day`` is its day number."""
    text = article.text
    matches = list(_WORD.finditer(text))
    starts = np.array([match.start() for match in matches], dtype=np.int64)
    outside = _within(starts, boilerplate(text))
    outside |= starts < _dateline_end(text)
    quotations = find_quotations(text, tuple(paragraph_bounds(text)))
    return Report(
        article=article,
        day=day,
        words=tuple(_folded(match.group()) for match in matches),
        places=tuple(int(start) for start in starts),
        quoted=_within(
            starts, [*((q.inner_start, q.inner_end) for q in quotations), *_posts(text)]
        ),
        outside=outside,
        lines=tuple(_lines(text, starts)),
        corrects=_says_corrected(article),
    )


@functools.lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s").rstrip(".")


def _within(starts: NDArray[np.int64], stretches: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    """Which of these places lie within one of the half-open stretches."""
    found = np.zeros(len(starts), dtype=np.bool_)
    for low, high in stretches:
        first, last = np.searchsorted(starts, (low, high))
        found[first:last] = True
    return found


def _dateline_end(text: str) -> int:
    match = page_words().dateline.match(text[:_DATELINE])
    return match.end() if match is not None and any(c.isupper() for c in match.group()) else 0


def _lines(text: str, starts: NDArray[np.int64]) -> Iterator[Line]:
    for match in re.finditer(r"[^\n]+", text):
        first, last = (int(n) for n in np.searchsorted(starts, match.span()))
        if last > first:
            yield Line(*match.span(), first, last)


def _posts(text: str) -> Iterator[tuple[int, int]]:
    """Lines that are somebody's post: "So be it. — Ann Lee (@annlee) May 3, 2019"."""
    for match in _POST.finditer(text) if "(@" in text else ():
        end = text.find("\n", match.end())
        yield text.rfind("\n", 0, match.start()) + 1, end if end >= 0 else len(text)


def _says_corrected(article: Article) -> bool:
    edges = (article.title or "", article.text[:_EDGE], article.text[-_EDGE:])
    return any(_CORRECTION.search(edge) for edge in edges)

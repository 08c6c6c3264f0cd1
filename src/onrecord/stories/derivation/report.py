"""A report prepared for comparing: its words, its lines, its sentences, what is quoted."""

import bisect
import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onrecord.records import Article
from onrecord.schema.outlets import outlet_key
from onrecord.schema.page_words import page_words
from onrecord.stories.derivation.sentences import sentences
from onrecord.stories.derivation.terms import Table, number_of, rareness, telling
from onrecord.text import find_quotations, paragraph_bounds
from onrecord.text.boilerplate import boilerplate

SHINGLE = 5  # words
_BASE = np.uint64(0x9E3779B97F4A7C15)  # any large odd number

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d[\d.,]*\d|\w(?:[\w'’-]*\w)?")
_SENTENCE_END = re.compile(r"[.!?…:,;]\W{0,3}\Z")
_DATELINE = 120  # code points in which a dateline ends
_LONGEST_PAGE_LINE = 300  # code points
_SHORT = 4  # a sentence with fewer telling words is not compared
_CORRECTION = re.compile(
    r"\bcorrect(?:ion|ed|s)\b\s*[:(\-–—]|\bclarification\s*:|\b(?:an?|the) (?:earlier|previous) version of this "
    r"(?:report|story|article)|\bthis (?:report|story|article) has been corrected",
    re.IGNORECASE,
)
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
    _page: dict[Line, bool] = field(default_factory=dict, repr=False)

    @functools.cached_property
    def lines(self) -> tuple[Line, ...]:
        """Its lines that hold words."""
        return tuple(_lines(self.article.text, np.array(self.places, dtype=np.int64)))

    @functools.cached_property
    def corrects(self) -> bool:
        """True where it says that it corrects an earlier one."""
        return _says_corrected(self.article)

    @functools.cached_property
    def runs(self) -> NDArray[np.uint64]:
        """A number for the five words that begin at each place, the same for the same words."""
        numbers = np.array([number_of(word) for word in self.words], dtype=np.uint64)
        count = max(0, len(numbers) - SHINGLE + 1)
        found = np.zeros(count, dtype=np.uint64)
        for step in range(SHINGLE):
            found = found * _BASE + numbers[step : step + count]
        return found

    @functools.cached_property
    def single_runs(self) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        """The runs that stand once, ascending, and where each begins."""
        runs, places, counts = np.unique(self.runs, return_index=True, return_counts=True)
        return runs[counts == 1], places[counts == 1]

    @functools.cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences with enough telling words, those of the page left out."""
        text, words, places = self.article.text, self.words, self.places
        outside, quoted = self.outside.tolist(), self.quoted.tolist()
        terms = ["" if out else telling(word) for word, out in zip(words, outside, strict=True)]
        found = []
        for start, end in sentences(text):
            first = bisect.bisect_left(places, start)
            last = bisect.bisect_left(places, end, first)
            told = [place for place in range(first, last) if terms[place]]
            if len(told) < _SHORT:
                continue
            keys = [
                terms[place]
                for place in told
                # A number, or a word with a capital that does not begin the sentence.
                if terms[place][0] == "#" or (place > first and text[places[place]].isupper())
            ]
            found.append(
                Sentence(
                    start=start,
                    end=end,
                    terms=frozenset([terms[place] for place in told]),
                    keys=frozenset(keys),
                    words=len(told),
                    unquoted=len(told) - sum([quoted[place] for place in told]),
                )
            )
        return tuple(found)

    @functools.cached_property
    def term_table(self) -> Table:
        """Which of its sentences hold which terms."""
        return Table.of([sentence.terms for sentence in self.sentences], self.weight)

    @functools.cached_property
    def key_table(self) -> Table:
        """Which of its sentences hold which names and numbers."""
        return Table.of([sentence.keys for sentence in self.sentences], self.weight)

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

    @functools.cached_property
    def weight(self) -> Mapping[str, float]:
        """How telling each of its terms is: as the commonest of the words that stand for it."""
        found: dict[str, float] = {}
        for word in set(self.words):
            if term := telling(word):
                weight = rareness(word)
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


def prepare(article: Article, day: int | None) -> Report:
    """An article made ready; ``day`` is its day number."""
    text = article.text
    found = [(match.start(), match.group()) for match in _WORD.finditer(text)]
    places = tuple(place for place, _ in found)
    starts = np.array(places, dtype=np.int64)
    outside = _within(starts, boilerplate(text))
    outside |= starts < _dateline_end(text)
    quotations = find_quotations(text, tuple(paragraph_bounds(text)))
    return Report(
        article=article,
        day=day,
        words=tuple(_folded(word) for _, word in found),
        places=places,
        quoted=_within(
            starts, [*((q.inner_start, q.inner_end) for q in quotations), *_posts(text)]
        ),
        outside=outside,
    )


@functools.lru_cache(maxsize=1 << 17)
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

"""Sentences of the reports of a story that stand beside one another."""

import bisect
import functools
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from onrecord.query.words import fold, word_list
from onrecord.records import Article, Span
from onrecord.schema.common_words import common_words

if TYPE_CHECKING:
    from onrecord.stories.derivation.report import Report

LONGEST = 60_000  # code points of a report that are compared
_RARE = 0.04  # of the sentences of a story that have a word, up to which it is rare in it
_FEW = 4  # the same, in sentences
_PART = 0.25  # of the rare words of what one tells that a sentence of another has
_Place = tuple[str, int]  # an article, and where a sentence of it begins


class Beside(NamedTuple):
    """Two sentences of two articles, half-open code points, and how alike they are, 0–1."""

    one: Span
    other: Span
    alike: float


@functools.lru_cache(maxsize=128)
def _prepared(article: Article) -> "Report":
    """An article made ready: the reports of a story are looked at again and again."""
    from onrecord.stories.derivation.report import prepare

    return prepare(article, None)


def beginning(article: Article) -> Article:
    """The article, a very long one as far as it is compared."""
    if len(article.text) <= LONGEST:
        return article
    end = max(article.text.rfind(" ", 0, LONGEST), article.text.rfind("\n", 0, LONGEST))
    return msgspec.structs.replace(article, text=article.text[: end if end > 0 else LONGEST])


class Passages:
    """The sentences of some articles, put beside one another once.

    Of an article longer than ``LONGEST`` only the beginning is looked at.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        from onrecord.stories.derivation.aligning import pairs  # loads numpy: only when asked for

        self._articles = {article.id: beginning(article) for article in articles}
        self._reports = {article.id: _prepared(article) for article in self._articles.values()}
        self._starts = {
            id: [sentence.start for sentence in report.sentences]
            for id, report in self._reports.items()
        }
        self._where: dict[str, set[_Place]] = defaultdict(set)
        for id, report in self._reports.items():
            for sentence in report.sentences:
                for term in sentence.terms:
                    self._where[term].add((id, sentence.start))
        self._places: dict[_Place, _Place | None] = {}  # of spans looked for
        self._folded: dict[str, str] = {}
        self._few = max(_FEW, int(_RARE * sum(map(len, self._starts.values()))))
        self._beside: dict[_Place, dict[_Place, float]] = defaultdict(dict)
        for one, other in itertools.combinations(sorted(self._reports), 2):
            for pair in pairs(self._reports[one], self._reports[other]):
                mine, theirs = (one, pair.start), (other, pair.source_start)
                self._beside[mine][theirs] = self._beside[theirs][mine] = pair.alike

    def alike(self, one: Span, other: Span) -> float:
        """How alike the sentences are in which two spans begin, 0 where they are not side by side."""
        first, second = self._at(one), self._at(other)
        if first is None or second is None:
            return 0.0
        return self._beside[first].get(second, 0.0) if first in self._beside else 0.0

    def met(self, span: Span) -> frozenset[str]:
        """The articles in which a sentence stands beside the one in which the span begins."""
        place = self._at(span)
        beside = self._beside.get(place, {}) if place is not None else {}
        return frozenset(article for article, _ in beside)

    def touching(self, words: str, least: int) -> frozenset[str]:
        """The articles that have a sentence with at least so many of the rare ones of some words.

        Rare is what few sentences of the story have; they have to be a good part of them too.
        Words of which fewer are rare are what the story is about: all articles.
        """
        from onrecord.stories.derivation.terms import term_of

        terms = {term_of(word) for word in word_list(words) if word not in common_words()}
        rare = [term for term in terms if 0 < len(self._where.get(term, ())) <= self._few]
        if len(rare) < least:
            return frozenset(self._reports)
        held = Counter(place for term in rare for place in self._where[term])
        enough = max(least, _PART * len(rare))
        return frozenset(article for (article, _), count in held.items() if count >= enough)

    def pairs(self, least: float) -> Iterator[Beside]:
        """Sentences at least so much alike, each pair once."""
        for one, beside in sorted(self._beside.items()):
            for other, alike in sorted(beside.items()):
                if one < other and alike >= least:
                    yield Beside(self._sentence(*one), self._sentence(*other), alike)

    def folded(self, article: str) -> str:
        """The text of an article, folded."""
        if article not in self._folded:
            self._folded[article] = fold(self._articles[article].text)
        return self._folded[article]

    def _at(self, span: Span) -> _Place | None:
        key = span.article, span.start
        if key not in self._places:
            self._places[key] = self._place_of(span)
        return self._places[key]

    def _place_of(self, span: Span) -> _Place | None:
        starts = self._starts.get(span.article, [])
        number = bisect.bisect_right(starts, span.start) - 1
        if number < 0 or self._reports[span.article].sentences[number].end <= span.start:
            return None
        return span.article, starts[number]

    def _sentence(self, article: str, start: int) -> Span:
        report: Report = self._reports[article]
        sentence = report.sentences[self._starts[article].index(start)]
        return self._articles[article].span(sentence.start, sentence.end)

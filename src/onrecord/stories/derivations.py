"""Which reports of a story take their text from which: copies, rewrites, corrections."""

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.records import Article, Derivation, DerivationKind
from onrecord.stories.words import COMMON, Vector, cosine, vector, words_of

_SHINGLE = 5  # words
_COPY, _NEAR = 0.9, 0.6  # share of the shingles; as of the plain wording of "copy" and "near copy"
_SENTENCE_ALIKE = 0.45  # cosine from which one sentence rewords another
_REWRITE = 0.6  # share of the words that stand in such sentences
_VOCABULARY = 0.4  # share of a rewrite's words that its source has
_AS_GOOD = 0.95  # part of a copy's share from which the copied report is taken as the source
_SHORT = 4  # sentences with fewer telling words are not compared
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+|\n+")
_PLAIN_WORD = re.compile(r"\w+")
_CORRECTION = re.compile(
    r"\bcorrect(?:ion|ed|s)\b\s*[:(\-–—]|\bclarification\s*:|\b(?:an?|the) (?:earlier|previous) version of this "
    r"(?:report|story|article)|\bthis (?:report|story|article) has been corrected",
    re.IGNORECASE,
)
_EDGE = 400  # code points at either end of a report where a correction or a credit stands


@dataclass(frozen=True)
class Report:
    """An article prepared for comparing. ``day`` is its day number, ``None`` if unknown."""

    article: Article
    day: int | None
    shingles: frozenset[str]
    words: frozenset[str]
    corrects: bool
    weight: Mapping[str, float]

    @functools.cached_property
    def sentences(self) -> tuple[tuple[int, Vector], ...]:
        """Number of telling words and vector of each sentence that has enough of them."""
        pieces = (words_of(piece) for piece in _SENTENCE_END.split(self.article.text))
        return tuple((len(p), vector(Counter(p), self.weight)) for p in pieces if len(p) >= _SHORT)


def prepare(article: Article, day: int | None, weight: Mapping[str, float]) -> Report:
    """Shingles and words of an article; ``weight`` is the collection's."""
    plain = _PLAIN_WORD.findall(article.text.lower())
    return Report(
        article=article,
        day=day,
        shingles=frozenset(_shingles(plain)),
        words=frozenset(plain) - COMMON,
        corrects=_says_corrected(article),
        weight=weight,
    )


def derivations(reports: Sequence[Report]) -> tuple[Derivation, ...]:
    """For each report the one earlier report that it takes most from, if it takes enough."""
    ordered = sorted(reports, key=_order)
    found: list[list[Derivation]] = []
    for place, report in enumerate(ordered):
        earlier = (
            other
            for number, other in enumerate(ordered)
            if number != place and _is_source(other, report, before=number < place)
        )
        candidates = [d for other in earlier if (d := _compare(report, other)) is not None]
        if candidates:
            found.append(candidates)
    return _first_sources(found)


def _first_sources(found: Sequence[Sequence[Derivation]]) -> tuple[Derivation, ...]:
    """The best candidate of each report; not a copy where what it copies is as good a source."""
    best = {c[0].article: max(c, key=lambda d: (_RANK[d.kind], d.share, d.source)) for c in found}
    chosen = []
    for candidates in found:
        derivation = best[candidates[0].article]
        above = best.get(derivation.source)
        if above is not None and above.kind in {"copy", "near_copy"}:
            firsts = (d for d in candidates if d.source == above.source)
            first = next(firsts, None)
            if first is not None and first.share >= _AS_GOOD * derivation.share:
                derivation = first
        chosen.append(derivation)
    return tuple(sorted(chosen, key=lambda d: d.article))


_RANK: Mapping[DerivationKind, int] = {"correction": 3, "copy": 2, "near_copy": 1, "rewrite": 0}


def _order(report: Report) -> tuple[bool, int, bool, str]:
    return (report.day is None, report.day or 0, report.corrects, report.article.id)


def _is_source(other: Report, report: Report, *, before: bool) -> bool:
    """True where ``other`` is the earlier one. Who credits whom outweighs the day, if it is the same."""
    if other.day is not None and report.day is not None and other.day != report.day:
        return before
    if other.corrects != report.corrects:
        return report.corrects
    credited, credits = _credits(report, other), _credits(other, report)
    return credited if credited != credits else before


def _credits(report: Report, other: Report) -> bool:
    """True where ``report`` names the other's publisher, not its own, at its start or end."""
    publisher, own = other.article.publisher, report.article.publisher
    if not publisher or publisher == own:
        return False
    text = report.article.text
    return publisher in (report.article.byline or "") or publisher in text[:_EDGE] + text[-_EDGE:]


def _compare(report: Report, source: Report) -> Derivation | None:
    shared = len(report.shingles & source.shingles)
    share = shared / len(report.shingles) if report.shingles else 0.0
    covered = shared / len(source.shingles) if source.shingles else 0.0
    kind: DerivationKind
    if share >= _COPY and covered >= _COPY:
        kind = "copy"
    elif share >= _NEAR or covered >= _COPY:
        kind = "near_copy"
    else:
        share = _reworded(report, source)
        if share < _REWRITE:
            return None
        kind = "rewrite"
    reason = f"{share:.2f} of its {'words in reworded sentences' if kind == 'rewrite' else '5-word shingles'}"
    if report.corrects and not source.corrects and _same_publisher(report, source):
        kind, reason = "correction", f"says that it corrects; {reason}"
    return Derivation(
        article=report.article.id,
        source=source.article.id,
        kind=kind,
        share=round(share, 4),
        reason=reason,
    )


def _same_publisher(report: Report, source: Report) -> bool:
    return report.article.publisher == source.article.publisher


def _reworded(report: Report, source: Report) -> float:
    """Share of a report's words in sentences that some sentence of the source says in like words."""
    if len(report.words & source.words) < _VOCABULARY * len(report.words):
        return 0.0  # spares comparing every sentence with every other
    total = sum(length for length, _ in report.sentences)
    alike = sum(
        length
        for length, each in report.sentences
        if any(cosine(each, other) >= _SENTENCE_ALIKE for _, other in source.sentences)
    )
    return alike / total if total else 0.0


def _shingles(words: Sequence[str]) -> set[str]:
    return {
        " ".join(words[start : start + _SHINGLE])
        for start in range(max(0, len(words) - _SHINGLE + 1))
    }


def _says_corrected(article: Article) -> bool:
    edges = (article.title or "", article.text[:_EDGE], article.text[-_EDGE:])
    return any(_CORRECTION.search(edge) for edge in edges)

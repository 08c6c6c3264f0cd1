"""Who takes from whom within one story."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.records import ONE_ORIGIN, Article, Credit, Derivation, DerivationKind
from onrecord.stories.derivation.citing import citations
from onrecord.stories.derivation.direction import is_source
from onrecord.stories.derivation.kinds import compare, derivation
from onrecord.stories.derivation.origins import is_unnamed, origins
from onrecord.stories.derivation.report import Report, prepare

_COMPARED = 40  # reports of one story that each is compared with, those that share most words
_AS_GOOD = 0.9  # part of a copy's share from which the copied report is taken as the source
_RANK: Mapping[DerivationKind, int] = {
    "correction": 5, "copy": 4, "version": 3, "near_copy": 2, "rewrite": 1, "quotation": 0,
}  # fmt: skip


class Derived(NamedTuple):
    """What is found within one story; as the fields of ``Story``."""

    derivations: tuple[Derivation, ...]
    origins: tuple[tuple[str, ...], ...]
    unnamed: tuple[str, ...]


def derive(
    articles: Sequence[Article],
    days: Sequence[int | None],
    credits: Mapping[str, Sequence[Credit]],
) -> Derived:
    """Who takes from whom among the articles of one story, in whatever order they are given.

    ``days`` are the articles' day numbers, ``credits`` those of each article by its id. What two
    reports share is told by their own words, whatever else is in the record. For each article at most one other of which it takes the text, at most one whose quotations it
    shares, and one for each outlet that it names; by article, those that join origins first.
    """
    found: tuple[Derivation, ...] = ()
    if len(articles) > 1:
        ordered = sorted(zip(articles, days, strict=True), key=lambda pair: pair[0].id)
        reports = [prepare(article, day) for article, day in ordered]
        found = _derivations(reports, credits)
    return Derived(
        derivations=found,
        origins=origins(articles, found, credits),
        unnamed=tuple(
            sorted(a.id for a in articles if is_unnamed(a.publisher, credits.get(a.id, ())))
        ),
    )


def _derivations(
    reports: Sequence[Report], credits: Mapping[str, Sequence[Credit]]
) -> tuple[Derivation, ...]:
    candidates: dict[str, list[Derivation]] = {each.article.id: [] for each in reports}
    for one, other in _pairs(reports):
        later, first = (one, other) if is_source(other, one, credits) else (other, one)
        taken = compare(later, first)
        if taken is not None:
            candidates[later.article.id].append(derivation(later, first, taken))
    chosen = _first_sources(candidates)
    joined = {(d.article, d.source) for d in chosen if d.kind in ONE_ORIGIN}
    cited = [d for d in citations(reports, credits) if (d.article, d.source) not in joined]
    return tuple(
        sorted((*chosen, *cited), key=lambda d: (d.article, -_RANK.get(d.kind, -1), d.source))
    )


def _pairs(reports: Sequence[Report]) -> Iterator[tuple[Report, Report]]:
    """All pairs of a small story; of a large one each report with those that share most words."""
    count = len(reports)
    if count <= _COMPARED + 1:
        yield from ((reports[i], reports[j]) for i in range(count) for j in range(i))
        return
    picked: set[tuple[int, int]] = set()
    for i, report in enumerate(reports):
        shared = [(-_overlap(report, other), j) for j, other in enumerate(reports) if j != i]
        picked.update((max(i, j), min(i, j)) for _, j in sorted(shared)[:_COMPARED])
    yield from ((reports[i], reports[j]) for i, j in sorted(picked))


def _overlap(one: Report, other: Report) -> float:
    shared = len(one.weight.keys() & other.weight.keys())
    return shared / (min(len(one.weight), len(other.weight)) or 1)


def _first_sources(candidates: Mapping[str, list[Derivation]]) -> list[Derivation]:
    """The best of each report; not a copy where what it copies is as good a source.

    The surest are chosen first. None is chosen by which a report would come from itself in the end:
    reports of one day of which nothing says who was first may each seem to come from another.
    """
    best = {article: max(found, key=_worth) for article, found in candidates.items() if found}
    chosen: dict[str, Derivation] = {}
    for article in sorted(best, key=lambda each: (_worth(best[each]), each), reverse=True):
        ranked = sorted(candidates[article], key=_worth, reverse=True)
        first = _first(ranked, best)
        for derived in (first, *ranked):
            if derived.kind not in ONE_ORIGIN or not _comes_from(derived.source, article, chosen):
                chosen[article] = derived
                break
    return list(chosen.values())


def _first(ranked: Sequence[Derivation], best: Mapping[str, Derivation]) -> Derivation:
    """The best, or what that one is a copy of, if as much is taken from it."""
    above = best.get(ranked[0].source)
    if above is not None and above.kind in {"copy", "near_copy"}:
        for derived in ranked:
            if derived.source == above.source and derived.share >= _AS_GOOD * ranked[0].share:
                return derived
    return ranked[0]


def _comes_from(article: str, source: str, chosen: Mapping[str, Derivation]) -> bool:
    """True where a report comes from ``source`` by what is chosen, through others or not."""
    while article != source:
        step = chosen.get(article)
        if step is None or step.kind not in ONE_ORIGIN:
            return False
        article = step.source
    return True


def _worth(derived: Derivation) -> tuple[int, float, str]:
    return (_RANK[derived.kind], derived.share, derived.source)

"""Who takes from whom within one story."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.records import ONE_ORIGIN, Article, Credit, Derivation, DerivationKind
from onrecord.schema.outlets import outlet_key
from onrecord.stories.derivation.direction import credited, is_source
from onrecord.stories.derivation.kinds import compare, derivation
from onrecord.stories.derivation.origins import is_unnamed, origins
from onrecord.stories.derivation.report import Report, prepare

_COMPARED = 40  # reports of one story that each is compared with, those that share most words
_AS_GOOD = 0.95  # part of a copy's share from which the copied report is taken as the source
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
    weight: Mapping[str, float],
    credits: Mapping[str, Sequence[Credit]],
) -> Derived:
    """Who takes from whom among the articles of one story, in whatever order they are given.

    ``days`` are the articles' day numbers, ``weight`` says how telling a word (lower case, without
    a possessive ending) is among all reports, ``credits`` are those of each article by its id.
    For each article at most one other of which it takes the text, at most one whose quotations it
    shares, and one for each outlet that it names; by article, those that join origins first.
    """
    found: tuple[Derivation, ...] = ()
    if len(articles) > 1:
        ordered = sorted(zip(articles, days, strict=True), key=lambda pair: pair[0].id)
        reports = [prepare(article, day, weight) for article, day in ordered]
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
    cited = _citations(reports, credits, chosen)
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
    """The best of each report; not a copy where what it copies is as good a source."""
    best = {article: max(found, key=_worth) for article, found in candidates.items() if found}
    chosen = []
    for article, derived in best.items():
        found = derived
        above = best.get(found.source)
        if above is not None and above.kind in {"copy", "near_copy"}:
            firsts = (d for d in candidates[article] if d.source == above.source)
            first = next(firsts, None)
            if first is not None and first.share >= _AS_GOOD * found.share:
                found = first
        chosen.append(found)
    return chosen


def _worth(derived: Derivation) -> tuple[int, float, str]:
    return (_RANK[derived.kind], derived.share, derived.source)


def _citations(
    reports: Sequence[Report],
    credits: Mapping[str, Sequence[Credit]],
    chosen: Sequence[Derivation],
) -> Iterator[Derivation]:
    """Whom a report names for what it tells, where that outlet's report is in the story."""
    taken = {(d.article, d.source) for d in chosen}
    joined = {d.article: d.source for d in chosen if d.kind in ONE_ORIGIN}
    for report in reports:
        for outlet in sorted(credited(report, credits)):
            theirs = [
                each for each in reports if each.outlet == outlet and _not_after(each, report)
            ]
            if not theirs or any(
                each.article.id == joined.get(report.article.id) for each in theirs
            ):
                continue
            source = max(theirs, key=lambda each: (_overlap(report, each), each.article.id))
            if (report.article.id, source.article.id) not in taken:
                yield _citation(report, source, outlet, credits)


def _not_after(source: Report, report: Report) -> bool:
    return source.day is None or report.day is None or source.day <= report.day


def _citation(
    report: Report, source: Report, outlet: str, credits: Mapping[str, Sequence[Credit]]
) -> Derivation:
    words = next(
        credit.words
        for credit in credits[report.article.id]
        if credit.outlet is not None and outlet_key(credit.outlet) == outlet
    )
    return Derivation(
        article=report.article.id,
        source=source.article.id,
        kind="citation",
        share=0.0,
        reason=f"says “{' '.join(words.split())[:80]}”",
    )

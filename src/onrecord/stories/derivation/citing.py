"""Whom a report names for what it tells, where that outlet's own report tells it too."""

from collections.abc import Iterator, Mapping, Sequence

from onrecord.records import Alignment, Credit, Derivation
from onrecord.schema.outlets import outlet_key
from onrecord.stories.derivation.aligning import align
from onrecord.stories.derivation.report import Report

_TOLD_THERE = 0.28  # how alike the sentence with the name is to one of the other report
_OF_A_PASSAGE = frozenset({"told", "reported"})
_WORDS = 80  # code points of the words that are given as the reason


def citations(
    reports: Sequence[Report], credits: Mapping[str, Sequence[Credit]]
) -> list[Derivation]:
    """For each outlet that a report names, its report that tells what is credited to it.

    A report that only says that another outlet contributed is taken to cite that outlet's first.
    """
    found = []
    for report in reports:
        named: dict[str, list[Credit]] = {}
        for credit in credits.get(report.article.id, ()):
            if credit.outlet is not None and outlet_key(credit.outlet) != report.outlet:
                named.setdefault(outlet_key(credit.outlet), []).append(credit)
        for outlet, theirs in sorted(named.items()):
            sources = [
                each for each in reports if each.outlet == outlet and _not_after(each, report)
            ]
            cited = [cite for source in sources for cite in _cited(report, source, theirs)]
            if cited:
                found.append(max(cited, key=lambda d: (_strength(d), d.source)))
    return found


def _not_after(source: Report, report: Report) -> bool:
    return source.day is None or report.day is None or source.day <= report.day


def _strength(derivation: Derivation) -> float:
    return max((each.alike for each in derivation.aligned), default=0.0)


def _cited(report: Report, source: Report, credits: Sequence[Credit]) -> Iterator[Derivation]:
    """What the source tells of that which is credited to its outlet."""
    passages = [credit for credit in credits if credit.kind in _OF_A_PASSAGE and credit.span]
    if passages:
        beside = [
            (pair.alike, pair, credit)
            for pair in align(report, source).pairs
            for credit in passages
            if pair.alike >= _TOLD_THERE and _holds(pair, credit)
        ]
        if beside:
            _, pair, credit = max(beside, key=lambda each: (each[0], -each[1].start))
            yield _citation(report, source, credit, (pair,))
            return
    for credit in credits:
        if credit.kind not in _OF_A_PASSAGE:
            yield _citation(report, source, credit, ())
            return


def _holds(pair: Alignment, credit: Credit) -> bool:
    """True where the credit stands in the report's sentence of a pair."""
    return credit.span is not None and pair.start < credit.span.end and credit.span.start < pair.end


def _citation(
    report: Report, source: Report, credit: Credit, beside: tuple[Alignment, ...]
) -> Derivation:
    return Derivation(
        article=report.article.id,
        source=source.article.id,
        kind="citation",
        share=0.0,
        reason=f"says “{' '.join(credit.words.split())[:_WORDS]}”",
        aligned=beside,
    )

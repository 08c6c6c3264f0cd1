"""Whom a report names for what it tells, where that outlet's own report tells it too."""

from collections.abc import Iterator, Mapping, Sequence

from onrecord.records import Alignment, Credit, Derivation
from onrecord.schema.outlets import outlet_key
from onrecord.stories.derivation.aligning import likeness
from onrecord.stories.derivation.report import Report, Sentence

_TOLD_THERE = 0.3  # how alike the sentence with the name is to one of the other report
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
    best: tuple[float, Credit, Sentence, Sentence] | None = None
    for credit in credits:
        for mine in _sentences_with(report, credit):
            for theirs in source.sentences:
                alike = likeness(mine, theirs, report.weight)
                if alike >= _TOLD_THERE and (best is None or alike > best[0]):
                    best = alike, credit, mine, theirs
    if best is not None:
        alike, credit, mine, theirs = best
        beside = Alignment(
            start=mine.start,
            end=mine.end,
            source_start=theirs.start,
            source_end=theirs.end,
            alike=round(alike, 4),
        )
        yield _citation(report, source, credit, (beside,))
        return
    for credit in credits:
        if credit.kind in {"contributed", "agency", "canonical"}:
            yield _citation(report, source, credit, ())
            return


def _sentences_with(report: Report, credit: Credit) -> Iterator[Sentence]:
    """The sentence in which a credit stands; of one for the whole report, none."""
    if credit.span is None or credit.kind not in {"told", "reported"}:
        return
    for sentence in report.sentences:
        if sentence.start < credit.span.end and credit.span.start < sentence.end:
            yield sentence


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

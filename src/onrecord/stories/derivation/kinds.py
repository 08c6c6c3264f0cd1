"""What a report takes from another one, and how much of it."""

from dataclasses import dataclass

from onrecord.records import Alignment, Derivation, DerivationKind
from onrecord.stories.derivation.aligning import Aligned, align
from onrecord.stories.derivation.report import Report
from onrecord.stories.derivation.verbatim import Shared, shared_words

_COPY = 0.95  # share of the words of both that stand word for word, in one order
_NEAR, _NEAR_UNQUOTED = (
    0.58,
    0.54,
)  # the same of one of the two, all of it and what nobody is quoted with
_PLAIN = 25  # words outside of quotations from which on those must be shared too
_REWORDED = 0.19  # from which one report is the other in other words: see ``Aligned.reworded``
_PART, _PART_VERBATIM = (
    0.47,
    0.15,
)  # the same where the shorter is a part of the longer, and repeats words of it
_VOCABULARY = 0.2  # share of one's words that a rewrite and its source have in common at least
_UNCHANGED = 0.995  # share of the words of both from which an outlet printed a text again as it was
_STAYED = 0.35  # share of the words that a later version of a report keeps at least
_SPOKEN = 30  # words of quotations that two reports share word for word


@dataclass(frozen=True)
class Taken:
    """What two reports share: ``kind``, and the share from each one's side.

    ``verbatim`` is the share of the words of one of them, without quotations, that stand in the other.
    """

    kind: DerivationKind
    shares: tuple[float, float]
    verbatim: float
    aligned: Aligned


def compare(report: Report, source: Report) -> Taken | None:
    """What they share, whichever came first; ``None`` if it is no more than of one happening."""
    mine, theirs, ordered = shared_words(report, source)
    if not mine.spoken and _common(report, source) < _VOCABULARY:
        return None
    kind = _verbatim(mine, theirs, ordered=ordered)
    verbatim = max(mine.unquoted, theirs.unquoted)
    if kind is not None:
        return Taken(kind, (mine.share, theirs.share), verbatim, align(report, source))
    aligned = align(report, source)
    in_part = aligned.shorter >= _PART and verbatim >= _PART_VERBATIM
    if aligned.reworded >= _REWORDED or in_part:
        return Taken("rewrite", (aligned.share, aligned.share), verbatim, aligned)
    if min(mine.spoken, theirs.spoken) >= _SPOKEN:
        shares = mine.spoken / max(mine.told, 1), theirs.spoken / max(theirs.told, 1)
        return Taken("quotation", shares, verbatim, aligned)
    return None


def _verbatim(mine: Shared, theirs: Shared, *, ordered: bool) -> DerivationKind | None:
    if ordered and min(mine.share, theirs.share) >= _COPY and not (mine.counts and theirs.counts):
        return "copy"
    if any(_nearly(each) for each in (mine, theirs)):
        return "near_copy"
    return None


def _nearly(shared: Shared) -> bool:
    """True where most of a report stands in the other; not for one that is all quotations."""
    return shared.share >= _NEAR and (shared.plain < _PLAIN or shared.unquoted >= _NEAR_UNQUOTED)


def _common(report: Report, source: Report) -> float:
    """Share of the telling words of the one that has fewer."""
    mine, theirs = report.weight, source.weight
    both = sum(mine[term] for term in mine.keys() & theirs.keys())
    return both / (min(report.total, source.total) or 1.0)


_REASONS: dict[DerivationKind, str] = {
    "copy": "{share:.0%} of its words stand there word for word, in the same order",
    "near_copy": "{share:.0%} of its words stand there word for word, {other:.0%} of the other’s here",
    "rewrite": "{share:.0%} of its words are in sentences that reword one there",
    "quotation": "{share:.0%} of its words are quotations that stand there word for word",
}


def derivation(report: Report, source: Report, taken: Taken) -> Derivation:
    """What the report takes from its source, with the reason in words."""
    share, other = taken.shares
    reason = _REASONS[taken.kind].format(share=share, other=other)
    kind = taken.kind
    if kind != "quotation" and _one_report(report, source, taken):
        corrects = report.corrects and not source.corrects
        if corrects or kind != "copy" or min(taken.shares) < _UNCHANGED:
            kind = "correction" if corrects else "version"
            said = "says that it corrects" if corrects else "a later text of one report"
            reason = f"{said}; {reason}"
    return Derivation(
        article=report.article.id,
        source=source.article.id,
        kind=kind,
        share=round(share, 4),
        reason=reason,
        aligned=_spoken(report, source, taken) if kind == "quotation" else taken.aligned.pairs,
    )


def _one_report(report: Report, source: Report, taken: Taken) -> bool:
    """True for two texts at one address, or of which one is said to be the other’s.

    Of one outlet as well, if enough of the text stayed: else it wrote on the same matter anew.
    """
    mine, theirs = report.article, source.article
    if mine.revision_of == theirs.id or (mine.url is not None and mine.url == theirs.url):
        return True
    one_outlet = report.outlet is not None and report.outlet == source.outlet
    return one_outlet and taken.verbatim >= _STAYED


def _spoken(report: Report, source: Report, taken: Taken) -> tuple[Alignment, ...]:
    """Of the aligned sentences, those that hold quotations in both."""
    return tuple(
        each
        for each in taken.aligned.pairs
        if report.is_quoted(each.start, each.end)
        and source.is_quoted(each.source_start, each.source_end)
    )

"""Which of two reports came first, and whom a report names for what it has from elsewhere."""

from collections.abc import Mapping, Sequence

from onrecord.records import Credit
from onrecord.schema.outlets import outlet_key, outlets
from onrecord.stories.derivation.report import Report

_CUT = 0.8  # part of the length of the longer from which on the lengths say nothing
_EDGE = 400  # code points at either end of a report where it names whom it is from

Credits = Mapping[str, Sequence[Credit]]  # by article


def order(report: Report) -> tuple[bool, int, bool, str]:
    """Where nothing else says which came first: by day, corrections last, at last by id."""
    return (report.day is None, report.day or 0, report.corrects, report.article.id)


def is_source(other: Report, report: Report, credits: Credits) -> bool:
    """True where ``other`` came first.

    Within one day by who corrects or credits whom, then an agency before who prints it; then by
    length: others cut what they take, an outlet adds to what it has.
    """
    if other.day is not None and report.day is not None and other.day != report.day:
        return other.day < report.day
    if other.article.revision_of == report.article.id:
        return False
    if report.article.revision_of == other.article.id:
        return True
    if other.corrects != report.corrects:
        return report.corrects
    credited, crediting = _credits(report, other, credits), _credits(other, report, credits)
    if credited != crediting:
        return credited
    mine, theirs = _is_agency(report), _is_agency(other)
    if mine != theirs:
        return theirs
    lengths = len(report.article.text), len(other.article.text)
    if min(lengths) < _CUT * max(lengths):
        longer = lengths[1] > lengths[0]
        return longer if report.outlet is None or report.outlet != other.outlet else not longer
    return order(other) < order(report)


def credited(report: Report, credits: Credits) -> frozenset[str]:
    """The outlets that a report names for all or part of what it has; not its own."""
    found = {
        outlet_key(credit.outlet)
        for credit in credits.get(report.article.id, ())
        if credit.outlet is not None
    }
    return frozenset(found - {report.outlet})


def _credits(report: Report, other: Report, credits: Credits) -> bool:
    """True where the report credits the other's outlet, one that is in no list too."""
    if other.outlet is None or other.outlet == report.outlet:
        return False
    return other.outlet in credited(report, credits) or _names(report, other.article.publisher)


def _names(report: Report, publisher: str | None) -> bool:
    """True where a publisher's name stands in a report's byline, at its start or at its end."""
    text, byline = report.article.text, report.article.byline or ""
    return publisher is not None and (
        publisher in byline or publisher in text[:_EDGE] or publisher in text[-_EDGE:]
    )


def _is_agency(report: Report) -> bool:
    found = outlets().named(report.article.publisher)
    return found is not None and found.agency

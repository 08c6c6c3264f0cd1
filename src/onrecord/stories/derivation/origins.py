"""Which reports of a story are one origin, and which come from an original that they do not name."""

from collections.abc import Iterable, Mapping, Sequence

from onrecord.records import ONE_ORIGIN, Article, Credit, Derivation
from onrecord.schema.outlets import outlet_key, outlets

_WHOLE = frozenset({"agency", "canonical"})  # credits for a whole report


def origins(
    articles: Sequence[Article],
    found: Iterable[Derivation],
    credits: Mapping[str, Sequence[Credit]],
) -> tuple[tuple[str, ...], ...]:
    """Ids in groups that do not depend on one another: the groups are the independent sources.

    What takes its text from one another is one origin, and so is all that is wholly one
    agency's: its own reports, and those that others print under its name.
    """
    group = {each.id: {each.id} for each in articles}
    pairs = [(d.article, d.source) for d in found if d.kind in ONE_ORIGIN]
    first: dict[str, str] = {}
    for article in articles:
        agency = agency_of(article, credits.get(article.id, ()))
        if agency is not None:
            pairs.append((article.id, first.setdefault(agency, article.id)))
    for one, other in pairs:
        merged = group[one] | group[other]
        for each in merged:
            group[each] = merged
    return tuple(sorted({tuple(sorted(members)) for members in group.values()}))


def agency_of(article: Article, credits: Sequence[Credit]) -> str | None:
    """What is the same for all names of the agency whose report it is, or ``None``."""
    named = {
        outlet_key(credit.outlet)
        for credit in credits
        if credit.kind in _WHOLE and credit.outlet is not None and _is_agency(credit.outlet)
    }
    if len(named) == 1:
        return named.pop()
    if not named and article.publisher is not None and _is_agency(article.publisher):
        return outlet_key(article.publisher)
    return None


def is_unnamed(publisher: str | None, credits: Sequence[Credit]) -> bool:
    """True for a report that was made from an original which it does not name.

    "He told this newspaper" says so where nothing tells whose words they are; in the report of a
    known outlet that is the outlet itself, unless the words stand where a name was replaced.
    """
    if any(credit.kind in _WHOLE and credit.outlet is not None for credit in credits):
        return False
    return any(
        credit.outlet is None and (credit.replaced or publisher is None) for credit in credits
    )


def _is_agency(name: str) -> bool:
    found = outlets().named(name)
    return found is not None and found.agency

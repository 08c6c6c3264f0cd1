"""What a search can be narrowed by: values, each with how much it leads to."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Literal

from onrecord.query.reader import Who
from onrecord.query.search.asked import KINDS, Search
from onrecord.records import Record
from onrecord.store.searching import Sought
from onrecord.store.view import Cell, View

By = Literal["type", "status", "outlet", "time", "actor"]

NAMED_IN = 1000  # claims whose actors are counted; a report has forty actors, a claim two
_NAMED_IN_REPORTS = 100
_CHOICES = 100  # of a facet at most, and those that are chosen
_ACTORS = 12


class Choice(Record, frozen=True, kw_only=True):
    """A value to filter by, and how many of what is found have it.

    ``name`` is what it is called where the value is no word for it (an actor).
    """

    value: str
    number: int
    chosen: bool = False
    name: str | None = None


class Facet(Record, frozen=True, kw_only=True):
    """What can be filtered by: most first, ``time`` in order ("2015", or "2015-08" within a year).

    Values are counted as if nothing of their own facet were chosen. ``more`` values are not
    shown. ``within``: only that many of the newest were looked at, else all that is found.
    """

    by: By
    choices: tuple[Choice, ...]
    more: int = 0
    within: int | None = None


def fits(asked: Search, cell: Cell, *, without: By | None = None) -> bool:
    """Whether what a cell holds passes the filters, that of one facet left out."""
    return (
        (without == "type" or not asked.types or cell.type in asked.types)
        and (without == "status" or not asked.statuses or cell.status in asked.statuses)
        and (without == "outlet" or not asked.outlets or cell.outlet in asked.outlets)
    )


def kind_choices(asked: Search, cells: Iterable[Cell]) -> tuple[Choice, ...]:
    """How much there is of each kind, whatever its types and statuses."""
    counts = Counter[str]()
    for cell in cells:
        if not asked.outlets or cell.outlet in asked.outlets:
            counts[cell.kind] += cell.number
    return tuple(
        Choice(value=kind, number=counts[kind], chosen=kind == asked.kind) for kind in KINDS
    )


def facets_of(asked: Search, cells: Sequence[Cell]) -> Iterator[Facet]:
    """By type, status and outlet; those that there is nothing to choose of are left out."""
    facets: tuple[tuple[By, Callable[[Cell], str], tuple[str, ...]], ...] = (
        ("type", lambda cell: cell.type, asked.types),
        ("status", lambda cell: cell.status, asked.statuses),
        ("outlet", lambda cell: cell.outlet, asked.outlets),
    )
    for by, value, chosen in facets:
        counts = Counter(dict.fromkeys(chosen, 0))
        for cell in cells:
            if fits(asked, cell, without=by):
                counts[value(cell)] += cell.number
        if by == "outlet" or any(counts):
            yield _facet(by, counts, chosen)


def _facet(by: By, counts: Counter[str], chosen: Collection[str]) -> Facet:
    """The most frequent values, and all that are chosen; only an outlet may be not known."""
    known = ((value, number) for value, number in counts.items() if value or by == "outlet")
    ordered = sorted(known, key=lambda each: (-each[1], each[0]))
    shown = [each for each in ordered[:_CHOICES] if each[1] or each[0] in chosen]
    shown += [each for each in ordered[_CHOICES:] if each[0] in chosen]
    return Facet(
        by=by,
        choices=tuple(
            Choice(value=value, number=number, chosen=value in chosen) for value, number in shown
        ),
        more=len(ordered) - len(shown),
    )


def time_facet(view: View, asked: Search, sought: Sought, cells: Sequence[Cell]) -> Facet:
    """By year, or by month where all that is found may be of one year."""
    year = asked.since.year if asked.since is not None else None
    if year is not None and asked.until is not None and asked.until.year == year:
        counted = dict(view.searched_months(sought, cells))
    else:
        counted = Counter[str]()
        for cell in cells:
            counted[cell.year] += cell.number
    return Facet(
        by="time",
        choices=tuple(
            Choice(value=value, number=number) for value, number in sorted(counted.items())
        ),
    )


def actor_facet(
    view: View, asked: Search, head: Sequence[int], total: int, meant: Who | None
) -> Facet:
    """By whom the newest of what is found name most."""
    within = _NAMED_IN_REPORTS if asked.kind == "article" else NAMED_IN
    found = view.searched_actors(head[:within], limit=_ACTORS)
    return Facet(
        by="actor",
        choices=tuple(
            Choice(
                value=bearer.known_as or actor,
                name=bearer.name,
                number=number,
                chosen=meant is not None and bearer.id == meant.entity,
            )
            for bearer, actor, number in found
        ),
        within=within if total > within else None,
    )

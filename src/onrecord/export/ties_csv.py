"""CSV: one row a tie between two actors, with its days, counts and newest words."""

from collections.abc import Generator

from onrecord.export.csv_rows import csv_line
from onrecord.query import Relationship, every_tie
from onrecord.store import View

COLUMNS = (
    "kind", "symmetric", "actor", "actor_entity", "other", "other_entity", "post", "standing",
    "first", "last", "ended", "reports", "origins", "happened", "planned", "not_so", "voice",
    "claimed_by", "outlet", "published", "locator", "start", "end", "words",
)  # fmt: skip
_DONE, _NOT_SO = ("happened", "background"), ("asked_for", "hypothetical", "denied")


def tie_lines(view: View) -> Generator[str, None, None]:
    """Lines ending in a line break, the first with the names of the columns."""
    yield csv_line(COLUMNS)
    for tie in every_tie(view):
        yield csv_line(_row(tie))


def _row(tie: Relationship) -> list[str]:
    counts = [
        sum(tie.statuses.get(status, 0) for status in statuses)
        for statuses in (_DONE, ("planned",), _NOT_SO)
    ]
    source = tie.tellings[0].sources[0]
    cells = [
        tie.kind, "yes" if tie.symmetric else "no", tie.actor, tie.actor_entity, tie.other,
        tie.other_entity, tie.detail, tie.standing, tie.first, tie.last, tie.ended, tie.reports,
        tie.origins, *counts, tie.voice, "; ".join(tie.claimed_by), source.outlet,
        source.published.value if source.published is not None else None, source.locator,
        source.start, source.end, source.quote,
    ]  # fmt: skip
    return ["" if cell is None else str(cell) for cell in cells]

"""CSV: one row a statement, event, meeting, request, position, tenure, membership or relation, with its words."""

import csv
import datetime
import io
from collections.abc import Generator, Iterable, Sequence
from typing import Any

from onrecord.query.origins import Counts, Tellings
from onrecord.query.who.codes import Coder
from onrecord.records import Claim, Place
from onrecord.store import KINDS, View

COLUMNS = (
    "kind", "id", "article", "outlet", "published", "title", "locator", "actors", "entities",
    "type", "status", "date", "place", "country", "latitude", "longitude", "start", "end", "words",
    "source", "source_country", "source_iso3", "source_cow", "source_sector",
    "target", "target_country", "target_iso3", "target_cow", "target_sector",
    "reports", "outlets", "origins",
)  # fmt: skip
_LEFT_OUT = frozenset({"actor", "mention"})
_SIDES: dict[str, tuple[str, str | None]] = {
    "event_mention": ("actors", "recipients"),
    "request": ("askers", "asked"),
    "statement": ("speaker", "addressee"),
    "position": ("holder", None),
}
_TYPES = ("type", "stance", "mode", "post", "role", "format", "kind")
_STATUSES = ("status", "how", "cue_kind")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(view: View) -> Generator[str, None, None]:
    """Lines ending in a line break, the first with the names of the columns."""
    yield csv_line(COLUMNS)
    names = {entity.id: entity.name for entity in view.entities()}
    entity_of = view.entity_map()
    coder, tellings = Coder(view), Tellings(view)
    articles: dict[str, list[str]] = {}
    days = view.days(view.article_ids())
    for kind, record in KINDS.items():
        if kind in _LEFT_OUT:
            continue
        for claim in view.iter_claims(record):
            if claim.article not in articles:
                articles[claim.article] = _of_article(view, claim.article)
            row = _row(kind, claim, articles[claim.article], entity_of, names)
            day = _day(claim, days.get(claim.article))
            for role in _SIDES.get(kind, (None, None)):
                side = [entity_of.get(a) for r, a in claim.actor_ids() if r == role]
                row += _coded([entity for entity in side if entity], coder, names, day)
            yield csv_line(row + _counts(tellings.of(claim)))


def _counts(counts: Counts | None) -> list[str]:
    """How many tell it; empty for kinds that are not counted."""
    if counts is None:
        return [""] * 3
    return [str(counts.reports), str(counts.outlets), str(counts.origins)]


def _of_article(view: View, id: str) -> list[str]:
    article = view.article(id)
    published = article.published.value if article.published is not None else ""
    locator = next(iter(view.locators(id)), "")
    return [article.publisher or "", published, article.title or "", locator]


def _row(
    kind: str, claim: Claim, of_article: list[str], entity_of: dict[str, str], names: dict[str, str]
) -> list[str]:
    actors = [(role, entity_of.get(actor, "")) for role, actor in claim.actor_ids()]
    date = getattr(claim, "date", None) or getattr(claim, "start", None)
    words = claim.evidence[0] if claim.evidence else None
    return [
        kind,
        claim.id,
        claim.article,
        *of_article,
        "; ".join(f"{role}={names.get(entity, '?')}" for role, entity in actors),
        "; ".join(entity for _, entity in actors if entity),
        _first(claim, _TYPES),
        _first(claim, _STATUSES),
        date.value if date is not None else "",
        *_where(getattr(claim, "place", None)),
        str(words.start) if words is not None else "",
        str(words.end) if words is not None else "",
        words.quote if words is not None else "",
    ]


def _day(claim: Claim, published: datetime.date | None) -> datetime.date | None:
    """The day for which the codes are: what is told of, never later than the report itself."""
    date = getattr(claim, "date", None)
    own = date.start if date is not None else None
    return own if own is not None and (published is None or own <= published) else published


def _coded(
    entities: Sequence[str], coder: Coder, names: dict[str, str], day: datetime.date | None
) -> list[str]:
    """Names and codes of one side; of several actors, as many entries in each cell, set off by "; "."""
    codes = [coder.codes(entity, day) for entity in entities]
    cells = (
        [names.get(entity, "?") for entity in entities],
        [code.plover_country or "" for code in codes],
        [code.iso3 or "" for code in codes],
        ["" if code.cow is None else str(code.cow) for code in codes],
        [" ".join(filter(None, (code.sector, *code.other_sectors))) for code in codes],
    )
    return ["; ".join(cell) for cell in cells]


def _where(place: object) -> list[str]:
    """Words, country and point of a place; empty cells for what is not known."""
    if not isinstance(place, Place):
        return [""] * 4
    told = (place.country, place.latitude, place.longitude)
    return [place.span.quote, *("" if each is None else str(each) for each in told)]


def _first(claim: Any, fields: tuple[str, ...]) -> str:
    return next((str(getattr(claim, f)) for f in fields if getattr(claim, f, None)), "")


def csv_line(cells: Iterable[str]) -> str:
    """A row; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(
        [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]
    )
    return out.getvalue()

"""CSV: one row a statement, event, meeting, request, position, tenure, membership or relation, with its words."""

import csv
import io
from collections.abc import Generator
from typing import Any

from onrecord.records import Claim, Place
from onrecord.store import KINDS, View

COLUMNS = (
    "kind", "id", "article", "outlet", "published", "title", "locator", "actors", "entities",
    "type", "status", "date", "place", "country", "latitude", "longitude", "start", "end", "words",
)  # fmt: skip
_LEFT_OUT = frozenset({"actor", "mention"})
_TYPES = ("type", "stance", "mode", "post", "role", "format", "kind")
_STATUSES = ("status", "how", "cue_kind")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(view: View) -> Generator[str, None, None]:
    """Lines ending in a line break, the first with the names of the columns."""
    yield _line(list(COLUMNS))
    names = {entity.id: entity.name for entity in view.entities()}
    entity_of = view.entity_map()
    articles: dict[str, list[str]] = {}
    for kind, record in KINDS.items():
        if kind in _LEFT_OUT:
            continue
        for claim in view.iter_claims(record):
            if claim.article not in articles:
                articles[claim.article] = _of_article(view, claim.article)
            yield _line(_row(kind, claim, articles[claim.article], entity_of, names))


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


def _where(place: object) -> list[str]:
    """Words, country and point of a place; empty cells for what is not known."""
    if not isinstance(place, Place):
        return [""] * 4
    told = (place.country, place.latitude, place.longitude)
    return [place.span.quote, *("" if each is None else str(each) for each in told)]


def _first(claim: Any, fields: tuple[str, ...]) -> str:
    return next((str(getattr(claim, f)) for f in fields if getattr(claim, f, None)), "")


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(
        [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]
    )
    return out.getvalue()

"""How far an item is borne out, 1 to 6, worked out from independent origins and contradictions.

The scale is that of AJP-2.1 and STANAG 2511; what is counted is told in docs/reliability.md. The
reliability of outlets plays no part in it.
"""

from collections.abc import Sequence
from typing import Literal

from onrecord.query.origins.counting import Origin
from onrecord.query.reader import Reader
from onrecord.records import Record

Number = Literal[1, 2, 3, 4, 5, 6]
_CONFIRMED = 3  # independent origins: more than two that may share a source which neither names


class Credibility(Record, frozen=True, kw_only=True):
    """The number of an item, and in one clause why."""

    number: Number
    reason: str


class Against(Record, frozen=True, kw_only=True):
    """What contradicts an item: how many independent origins, and in what ("number", "date").

    ``corrected``: a report took it back.
    """

    origins: int = 0
    what: str | None = None
    corrected: bool = False


def credibility(
    origins: int, against: Against | None = None, *, compared: int = 0
) -> Credibility | None:
    """The number of what so many independent origins tell; ``None`` where none does.

    ``against`` is ``None`` where nobody looked for what contradicts it, which the reason then does
    not speak of. ``compared`` are independent origins of the same story that do not tell it.
    """
    if origins < 1:
        return None
    told = f"told by {_origins(origins)}"
    if against is not None and against.corrected:
        return Credibility(number=5, reason=f"{told}, then corrected")
    if against is not None and against.origins:
        return _contradicted(origins, told, against)
    found = "" if against is None else ", not contradicted"
    if origins > 1:
        number: Number = 1 if origins >= _CONFIRMED else 2
        return Credibility(number=number, reason=told + found)
    if compared:
        told = f"told by 1 of the story’s {compared + 1} origins"
        return Credibility(number=3, reason=told + found)
    return Credibility(number=6, reason=f"{told}, nothing to compare it with")


def _contradicted(origins: int, told: str, against: Against) -> Credibility:
    number: Number = 3 if origins > against.origins else 4 if origins == against.origins else 5
    what = f" on the {against.what}" if against.what is not None else ""
    return Credibility(number=number, reason=f"{told}, contradicted by {against.origins}{what}")


def _origins(number: int) -> str:
    return "1 origin" if number == 1 else f"{number} independent origins"


def compared_with(reader: Reader, which: Sequence[Origin]) -> int:
    """Independent origins of the stories of these that do not tell it."""
    stories = {
        part.story: part.origins
        for origin in which
        for article in origin.reports
        if (part := reader.part(article)) is not None
    }
    return max(0, sum(stories.values()) - len(which))

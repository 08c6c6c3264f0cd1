"""Words of a report with those who are named in them: what claims are judged by without its mentions."""

import bisect
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from onrecord.store import tables


def claims_in(connection: Connection, article: str, kinds: Iterable[str]) -> Sequence[Any]:
    """Number, kind and body of an article's claims of some kinds."""
    table = tables.claims.c
    query = select(table.number, table.kind, table.body)
    return connection.execute(query.where(table.article == article, table.kind.in_(kinds))).all()


class Words(msgspec.Struct, gc=False):
    """A span of a stored claim."""

    start: int
    end: int
    quote: str


class _Mention(msgspec.Struct, gc=False):
    span: Words
    role: str = "actor"
    actor: str | None = None


_MENTION = msgspec.json.Decoder(_Mention)


class Named(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """Somebody named in some words: half-open code points into them; ``place`` is 1 for a place."""

    start: int
    end: int
    actor: str | None
    place: int


class Mentions:
    """An article's mentions, from their stored bodies, by where they stand."""

    def __init__(self, bodies: Iterable[str]) -> None:
        mentions = map(_MENTION.decode, bodies)
        self._mentions = sorted(mentions, key=lambda each: (each.span.start, each.span.end))
        self._starts = [each.span.start for each in self._mentions]

    def within(self, spans: Sequence[Words]) -> list[Named]:
        """Those wholly within one of the spans, by where they stand in ``text_of`` these spans."""
        found: list[Named] = []
        offset = 0
        for span in spans:
            low = bisect.bisect_left(self._starts, span.start)
            high = bisect.bisect_left(self._starts, span.end)
            for each in self._mentions[low:high]:
                if each.span.end <= span.end:
                    start = each.span.start - span.start + offset
                    end = each.span.end - span.start + offset
                    found.append(Named(start, end, each.actor, int(each.role == "place")))
            offset += len(span.quote) + len(_JOINT)
        return found


_JOINT = " ; "


def text_of(spans: Sequence[Words]) -> str:
    """The words of some spans as one text."""
    return _JOINT.join(span.quote for span in spans)

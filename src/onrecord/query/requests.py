"""Who asked what of whom: requests, demands and bargains with their answers."""

import datetime
from collections.abc import Sequence

from onrecord.query.naming import one_named
from onrecord.query.reader import Reader
from onrecord.query.sources import Source, source_at
from onrecord.records import Date, EventStatus, Record, Request, RequestKind, Span
from onrecord.store.view import View


class RequestLine(Record, frozen=True, kw_only=True):
    """A request as answers show it.

    ``askers`` and ``asked`` are names, or the report's words where nobody was resolved. ``told_by``
    is who tells it where that is not the asker; ``answer`` is "granted", "refused", or ``None``
    where the report tells none, ``answer_words`` the sentence that tells it.
    """

    id: str
    kind: RequestKind
    status: EventStatus
    askers: tuple[str, ...]
    asked: tuple[str, ...]
    content: tuple[str, ...]
    condition: str | None
    told_by: str | None
    answer: str | None
    answer_words: str | None
    date: Date | None
    day: datetime.date | None
    source: Source


def requests(
    view: View, *, actor: str | None = None, limit: int | None = None
) -> tuple[RequestLine, ...]:
    """Requests, newest first (by their own day, else that of the report), those of unknown day last.

    ``actor`` keeps those in which this actor asks or is asked. Raises ``NotInRecord`` where the
    name fits nobody or more than one.
    """
    reader = Reader(view)
    entity = one_named(view, actor) if actor is not None else None
    found: dict[str, Request] = {}
    if entity is None:
        found = {request.id: request for request in view.claims(Request)}
    else:
        for role in ("askers", "asked"):
            told = view.claims(Request, entity=entity.id, role=role)
            found.update((request.id, request) for request in told)
    lines = [_line(reader, request) for request in found.values()]
    lines.sort(key=lambda x: (x.day is None, -(x.day or datetime.date.min).toordinal(), x.id))
    return tuple(lines[:limit])


def _line(reader: Reader, request: Request) -> RequestLine:
    own = request.date.start if request.date is not None else None
    told_by = reader.who(request.told_by).name if request.told_by is not None else None
    answer = request.answer
    spans = [request.trigger, *request.content]
    inside = [span for span in spans if request.evidence[0].contains(span)]
    core = (min(s.start for s in inside), max(s.end for s in inside)) if inside else (0, 0)
    return RequestLine(
        id=request.id,
        kind=request.kind,
        status=request.status,
        askers=_names(reader, request.askers, request.asker_spans),
        asked=_names(reader, request.asked, request.asked_spans),
        content=tuple(span.quote for span in request.content),
        condition=request.condition.quote if request.condition is not None else None,
        told_by=told_by,
        answer=answer.outcome if answer is not None else None,
        answer_words=answer.span.quote if answer is not None else None,
        date=request.date,
        day=own or reader.published(request.article),
        source=source_at(reader, request.id, request.evidence[0], core),
    )


def _names(reader: Reader, actors: Sequence[str], words: Sequence[Span]) -> tuple[str, ...]:
    named = [reader.who(actor).name for actor in actors]
    return tuple(dict.fromkeys(named or [span.quote for span in words]))

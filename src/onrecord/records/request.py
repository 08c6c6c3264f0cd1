"""Who asks what of whom, and what the answer is."""

from typing import Literal

from onrecord.records.base import Claim, Record, Span
from onrecord.records.date import Date
from onrecord.records.event import EventStatus

RequestKind = Literal["request", "demand", "bargain"]


class Answer(Record, frozen=True, kw_only=True):
    """What the one who was asked did about it, by the event mention that tells so."""

    outcome: Literal["granted", "refused"]
    span: Span
    event: str


class Request(Claim, frozen=True, kw_only=True):
    """Something asked of someone, as one article tells it.

    ``askers`` and ``asked`` are actor ids of the article; their spans stand also where nobody was
    resolved. ``content`` are the words for what is asked; ``condition`` the words for what it hangs
    on or is offered for ("in return for aid", "if Tokyo lifts the ban"), which make it a
    ``bargain``. ``event`` is the event mention it comes from; ``within`` the statement it is told
    in and ``told_by`` that statement's speaker where it is not the asker: the one through whom
    the request is known. ``answer`` is ``None`` where the article tells none.
    """

    kind: RequestKind
    trigger: Span
    askers: tuple[str, ...] = ()
    asker_spans: tuple[Span, ...] = ()
    asked: tuple[str, ...] = ()
    asked_spans: tuple[Span, ...] = ()
    content: tuple[Span, ...]
    condition: Span | None = None
    status: EventStatus
    date: Date | None = None
    date_span: Span | None = None
    event: str
    within: str | None = None
    told_by: str | None = None
    answer: Answer | None = None
    reason: str | None = None

    @classmethod
    def actor_fields(cls) -> tuple[str, ...]:
        return ("askers", "asked", "told_by")

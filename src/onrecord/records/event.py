"""Who did what to whom."""

from typing import Literal

from onrecord.records.base import Claim, Record, Span
from onrecord.records.date import Date

EventStatus = Literal["happened", "planned", "asked_for", "hypothetical", "denied", "background"]


class EventMention(Claim, frozen=True, kw_only=True):
    """One telling of an act, coded to PLOVER.

    ``type`` and ``mode`` are from ``schema/plover.yaml``. ``actors`` and ``recipients`` are
    actor ids of the article; ``actor_spans`` and ``recipient_spans`` their words here, which
    stand also where no actor was resolved. ``within`` is the statement it is told in, ``None``
    in the outlet's own voice. ``answers`` is the event mention that this one reacts to.
    ``reason`` says which rule or model coded it.
    """

    type: str
    mode: str | None = None
    trigger: Span
    status: EventStatus
    actors: tuple[str, ...] = ()
    actor_spans: tuple[Span, ...] = ()
    recipients: tuple[str, ...] = ()
    recipient_spans: tuple[Span, ...] = ()
    date: Date | None = None
    date_span: Span | None = None
    place: Span | None = None
    within: str | None = None
    answers: str | None = None
    reason: str | None = None

    @classmethod
    def actor_fields(cls) -> tuple[str, ...]:
        return ("actors", "recipients")


class Event(Record, frozen=True, kw_only=True):
    """What one or many event mentions speak of; actors and recipients are settled entity ids."""

    id: str
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    date: Date | None
    status: EventStatus
    mentions: tuple[str, ...]
    reason: str

"""Who did what to whom."""

from collections.abc import Iterable
from typing import Literal

from onrecord.records.base import Claim, Record, Span
from onrecord.records.date import Date

EventStatus = Literal["happened", "planned", "asked_for", "hypothetical", "denied", "background"]


class Place(Record, frozen=True, kw_only=True):
    """Where an act was done: the words, and what is known of the place that they name.

    ``country`` is ISO 3166-1 alpha-2, ``None`` where the report does not settle it. ``latitude``
    and ``longitude`` are degrees (WGS 84), both given or neither: a town's centre, never that of
    a country or region. ``reason`` says what they were taken from.
    """

    span: Span
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    reason: str | None = None


# From what is most real to what is least.
_FIRMNESS: tuple[EventStatus, ...] = (
    "happened", "background", "planned", "asked_for", "hypothetical", "denied",
)  # fmt: skip


def firmest(statuses: Iterable[EventStatus]) -> EventStatus:
    """Of the statuses of several tellings of one act the most real; ``ValueError`` for none."""
    return min(statuses, key=_FIRMNESS.index)


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
    place: Place | None = None
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

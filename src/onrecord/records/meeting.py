"""Who met whom, when and how, on what, and with what outcome."""

from collections.abc import Iterator
from typing import Literal

from onrecord.records.base import Claim, Record, Span
from onrecord.records.date import Date
from onrecord.records.event import EventStatus, Place

Channel = Literal["video", "online", "telephone", "in_person"]
SeriesKind = Literal["first", "numbered", "annual", "regular", "resumed", "latest", "last"]


class Participant(Record, frozen=True, kw_only=True):
    """Who takes part, for which body and which country, as far as the text says.

    ``actor`` is ``None`` where the words were resolved to nobody. ``body`` is the actor id of the
    party or organisation that a person or group takes part for (``None`` for the body itself),
    ``country`` ISO 3166-1 alpha-2; a group of several countries' people stands once for each
    of them. ``body_span`` and ``country_span`` are the words for these where they stand beside
    the participant's own. ``reason`` says how it is known that they take part.
    """

    actor: str | None
    span: Span
    role: Literal["participant", "host"] = "participant"
    body: str | None = None
    body_span: Span | None = None
    country: str | None = None
    country_span: Span | None = None
    reason: str


class Outcome(Record, frozen=True, kw_only=True):
    """What came of a meeting: ``kind`` is from ``schema/meetings.yaml`` (agreed, pledged …).

    ``event`` is the event mention of the same words, ``statement`` the innermost statement that
    they are told in; ``None`` for none, and in the outlet's own voice.
    """

    span: Span
    kind: str
    event: str | None = None
    statement: str | None = None


class Series(Record, frozen=True, kw_only=True):
    """Words that place a meeting among others like it: "first", "annual", "third round"."""

    span: Span
    kind: SeriesKind


class Meeting(Claim, frozen=True, kw_only=True):
    """A meeting as one article tells it, all its tellings gathered.

    ``format`` is from ``schema/meetings.yaml`` (talks, summit, visit …); ``name`` are the most
    telling words that the article has for it ("“2+2” talks"), ``other_names`` the rest.
    ``channel`` is ``None`` where the text does not say how they met: in person is never
    assumed. ``closed`` are the words for "behind closed doors". ``mentions`` are ids of the event
    mentions that tell of it, ``answered_by`` of those that react to it. ``status`` is that of
    its firmest telling. ``evidence`` has every sentence that tells of it.
    """

    format: str
    name: Span | None = None
    other_names: tuple[Span, ...] = ()
    status: EventStatus
    participants: tuple[Participant, ...] = ()
    date: Date | None = None
    date_span: Span | None = None
    place: Place | None = None
    channel: Channel | None = None
    channel_span: Span | None = None
    closed: Span | None = None
    topics: tuple[Span, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    series: tuple[Series, ...] = ()
    mentions: tuple[str, ...] = ()
    answered_by: tuple[str, ...] = ()
    reason: str | None = None

    @classmethod
    def actor_fields(cls) -> tuple[str, ...]:
        return ("participants", "bodies")

    def actor_ids(self) -> Iterator[tuple[str, str]]:
        """Who takes part, under ``participants``; for which bodies, under ``bodies``."""
        for each in self.participants:
            if each.actor is not None:
                yield "participants", each.actor
            if each.body is not None:
                yield "bodies", each.body

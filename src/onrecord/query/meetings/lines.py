"""A meeting with all that reports tell of it: who, when, where, about what, with what result."""

import datetime
from collections.abc import Iterable, Sequence

from onrecord.query.meetings.joined import Same, country_of
from onrecord.query.origins import origins_of
from onrecord.query.reader import Reader
from onrecord.query.said import speaker_of
from onrecord.query.sources import Source, source_at
from onrecord.records import (
    Channel,
    Date,
    EventMention,
    EventStatus,
    Meeting,
    Record,
    SeriesKind,
    Span,
    firmest,
)


class Attendee(Record, frozen=True, kw_only=True):
    """Who took part: ``name`` or the report's words, for which ``body`` and which ``country``.

    ``entity`` is ``None`` for those without a name. ``source`` holds the words, ``reason`` says how
    it is known that they took part.
    """

    name: str
    entity: str | None
    role: str
    body: str | None
    country: str | None
    reason: str
    source: Source


class Result(Record, frozen=True, kw_only=True):
    """An outcome: its words, who tells it (``None``: the outlet) and on whose behalf."""

    kind: str
    told_by: str | None
    on_behalf_of: tuple[str, ...]
    source: Source


class Numbered(Record, frozen=True, kw_only=True):
    """Words that place a meeting in a series."""

    kind: SeriesKind
    source: Source


class Reaction(Record, frozen=True, kw_only=True):
    """An event that answers a meeting: its PLOVER type, who, and the words."""

    type: str
    actors: tuple[str, ...]
    source: Source


class MeetingLine(Record, frozen=True, kw_only=True):
    """A meeting as answers show it: one line for all reports of it.

    ``meetings`` are the ids of the claims joined, ``reason`` says why they are one; ``events``
    the settled events that their mentions speak of. Every ``Source`` holds exact words.
    """

    format: str
    names: tuple[Source, ...]
    status: EventStatus
    date: Date | None
    place: str | None
    place_country: str | None
    channel: Channel | None
    channel_words: Source | None
    closed: Source | None
    participants: tuple[Attendee, ...]
    topics: tuple[Source, ...]
    outcomes: tuple[Result, ...]
    series: tuple[Numbered, ...]
    reactions: tuple[Reaction, ...]
    meetings: tuple[str, ...]
    events: tuple[str, ...]
    reason: str
    sources: tuple[Source, ...]
    reports: int
    origins: int
    outlets: int = 0

    @property
    def day(self) -> datetime.date | None:
        """The first day of it, ``None`` if that is not known."""
        return self.date.start if self.date is not None else None


def line_of(reader: Reader, same: Same) -> MeetingLine:
    """All that the reports tell of one meeting."""
    told = same.meetings
    first = told[0]
    placed = next((m for m in told if m.place is not None), None)
    held = next((m for m in told if m.channel is not None), None)
    shut = next((m for m in told if m.closed is not None), None)
    counted = origins_of(reader, told)
    return MeetingLine(
        format=first.format,
        names=_names(reader, told),
        status=firmest(m.status for m in told),
        date=_date(told),
        place=placed.place.span.quote if placed is not None and placed.place else None,
        place_country=placed.place.country if placed is not None and placed.place else None,
        channel=held.channel if held is not None else None,
        channel_words=_words(reader, held, held.channel_span) if held is not None else None,
        closed=_words(reader, shut, shut.closed) if shut is not None else None,
        participants=_attendees(reader, told),
        topics=_once(
            source for m in told for span in m.topics if (source := _words(reader, m, span))
        ),
        outcomes=_outcomes(reader, told),
        series=_series(reader, told),
        reactions=_reactions(reader, told),
        meetings=tuple(meeting.id for meeting in told),
        events=same.events,
        reason=same.reason,
        sources=tuple(
            source_at(reader, m.id, span, (span.start, span.start))
            for m in told
            for span in m.evidence
        ),
        reports=counted.reports,
        outlets=len(counted.outlets),
        origins=counted.count,
    )


def _words(reader: Reader, meeting: Meeting, span: Span | None) -> Source | None:
    """Exactly the span's words."""
    if span is None:
        return None
    return source_at(reader, meeting.id, span, (span.start, span.end))


def _names(reader: Reader, told: Sequence[Meeting]) -> tuple[Source, ...]:
    """The names that reports give it, those in quotation marks ("2+2") first."""
    spans = [(m, m.name) for m in told] + [(m, span) for m in told for span in m.other_names]
    spans.sort(key=lambda each: each[1] is None or each[1].quote[0] not in "“\"‘'")
    return _once(source for m, span in spans if (source := _words(reader, m, span)) is not None)


def _once(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Each wording once."""
    found: dict[str, Source] = {}
    for source in sources:
        found.setdefault(source.quote.lower(), source)
    return tuple(found.values())


def _date(told: Sequence[Meeting]) -> Date | None:
    """The most precise date told, a placed one before one that is not."""
    dates = [meeting.date for meeting in told if meeting.date is not None]
    return min(dates, key=lambda date: (date.breadth, date.value), default=None)


def _attendees(reader: Reader, told: Sequence[Meeting]) -> tuple[Attendee, ...]:
    """Everyone once: by the settled actor, else by the words."""
    found: dict[tuple[str, str | None], Attendee] = {}
    for meeting in told:
        for one in meeting.participants:
            who = reader.who(one.actor) if one.actor is not None else None
            body = reader.who(one.body).name if one.body is not None else None
            country = country_of(reader, one)
            named = who is not None and not who.described
            name = who.name if who is not None else one.span.quote
            source = _words(reader, meeting, one.span)
            if source is None:
                continue
            key = (who.key if who is not None else name.lower(), country if not named else None)
            attendee = Attendee(
                name=name, entity=who.entity if who is not None else None, role=one.role, body=body,
                country=country, reason=one.reason, source=source,
            )  # fmt: skip
            kept = found.setdefault(key, attendee)
            if kept.body is None and body is not None:
                found[key] = attendee
    return tuple(sorted(found.values(), key=lambda a: (a.country or "~", a.body or "", a.name)))


def _outcomes(reader: Reader, told: Sequence[Meeting]) -> tuple[Result, ...]:
    found: list[Result] = []
    for meeting in told:
        for outcome in meeting.outcomes:
            source = _words(reader, meeting, outcome.span)
            statement = reader.statement(outcome.statement) if outcome.statement else None
            if source is None:
                continue
            found.append(
                Result(
                    kind=outcome.kind,
                    told_by=speaker_of(reader, statement) if statement is not None else None,
                    on_behalf_of=tuple(reader.who(a).name for a in statement.on_behalf_of)
                    if statement is not None
                    else (),
                    source=source,
                )
            )
    return tuple(found)


def _series(reader: Reader, told: Sequence[Meeting]) -> tuple[Numbered, ...]:
    return tuple(
        Numbered(kind=each.kind, source=source)
        for meeting in told
        for each in meeting.series
        if (source := _words(reader, meeting, each.span)) is not None
    )


def _reactions(reader: Reader, told: Sequence[Meeting]) -> tuple[Reaction, ...]:
    ids = [id for meeting in told for id in meeting.answered_by]
    if not ids:
        return ()
    return tuple(
        Reaction(
            type=event.type,
            actors=tuple(dict.fromkeys(reader.who(actor).name for actor in event.actors))
            or tuple(span.quote for span in event.actor_spans),
            source=source_at(
                reader, event.id, event.evidence[0], (event.trigger.start, event.trigger.end)
            ),
        )
        for event in reader.view.claims(EventMention, ids=ids)
    )

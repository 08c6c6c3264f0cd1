"""Meetings of one article: what its tellings say together."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

import msgspec

from onrecord.events.meetings.details import (
    channel_of,
    closed_of,
    names_of,
    series_of,
    topics_of,
)
from onrecord.events.meetings.joined import Gathered, Gatherer
from onrecord.events.meetings.outcomes import OutcomeFinder
from onrecord.events.meetings.people import People
from onrecord.events.meetings.told import Telling, TellingFinder
from onrecord.events.places import PlaceFinder
from onrecord.records import (
    Actor,
    DateMention,
    EventMention,
    EventStatus,
    Meeting,
    Membership,
    Mention,
    Participant,
    Series,
    Span,
    Statement,
    Tenure,
    content_id,
    firmest,
)
from onrecord.schema.meetings import meeting_words
from onrecord.text import SpanIndex, Text

_WE = frozenset({"we"})
_THEM = frozenset({"them"})


def find_meetings(  # noqa: PLR0913, PLR0917 - the facts that the stage requires
    text: Text,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    dates: tuple[DateMention, ...],
    statements: tuple[Statement, ...],
    events: tuple[EventMention, ...],
    memberships: tuple[Membership, ...] = (),
    tenures: tuple[Tenure, ...] = (),
) -> tuple[Meeting, ...]:
    """Every meeting that the article tells of, each once, in the order of their first telling.

    A meeting that the report comes back to ("the talks", "they met") is one record with all that is
    told of it; one of which nobody is named as taking part is not kept.
    """
    people = People(text, mentions, actors, statements, memberships, tenures)
    told_in = SpanIndex(
        [(statement, span) for statement in statements for span in statement.content],
        lambda entry: entry[1],
    )

    def speaker_of(telling: Telling) -> str | None:
        inside = told_in.at(telling.start)
        return inside[0].speaker if inside is not None else None

    tellings = TellingFinder(text, people, dates, events, PlaceFinder(text, mentions)).find()
    gathered = Gatherer(people, speaker_of).gather(tellings)
    outcomes = OutcomeFinder(text, statements, events)
    recorder = _Recorder(text, people, statements, events, outcomes)
    return tuple(recorder.record(meeting, gathered) for meeting in gathered)


class _Recorder:
    """Turns what was gathered into records."""

    def __init__(
        self,
        text: Text,
        people: People,
        statements: tuple[Statement, ...],
        events: tuple[EventMention, ...],
        outcomes: OutcomeFinder,
    ) -> None:
        self._text = text
        self._people = people
        self._statements = statements
        self._events = events
        self._outcomes = outcomes

    def record(self, meeting: Gathered, all_: list[Gathered]) -> Meeting:
        tellings = meeting.tellings
        mentions = _once(event.id for telling in tellings for event in telling.events)
        participants = self._participants(meeting, all_)
        names = self._names(tellings)
        date = _best_date(tellings)
        channel = next(filter(None, (channel_of(each, self._text) for each in tellings)), None)
        place = next((each.place for each in tellings if each.place is not None), None)
        first = self._text.span(tellings[0].token)
        return Meeting(
            id=content_id("mtg1", self._text.article.id, first.start, first.end),
            article=self._text.article.id,
            evidence=self._evidence(tellings),
            format=_format(tellings),
            name=names[0] if names else None,
            other_names=tuple(sorted(names[1:], key=lambda span: span.start)),
            status=_status(tellings),
            participants=participants,
            date=date.date if date is not None else None,
            date_span=date.span if date is not None else None,
            place=place,
            channel=channel[0] if channel is not None else None,
            channel_span=channel[1] if channel is not None else None,
            closed=next(filter(None, (closed_of(each, self._text) for each in tellings)), None),
            topics=_outermost(
                span
                for each in tellings
                for span in topics_of(each, list(participants), self._text)
            ),
            outcomes=self._outcomes.find(tellings),
            series=self._series(tellings),
            mentions=mentions,
            answered_by=_once(e.id for e in self._events if e.answers in mentions),
            reason="; ".join(dict.fromkeys(meeting.why)) or "told once",
        )

    def _evidence(self, tellings: list[Telling]) -> tuple[Span, ...]:
        return _once(self._text.sentence_of(each.token) for each in tellings)

    def _names(self, tellings: list[Telling]) -> list[Span]:
        """Names by how telling they are, each wording once."""
        found = [named for each in tellings for named in names_of(each, self._text)]
        found.sort(key=lambda each: (-each[0], each[1].start))
        once: dict[str, Span] = {}
        for _, span in found:
            once.setdefault(span.quote.lower(), span)
        return list(once.values())

    def _series(self, tellings: list[Telling]) -> tuple[Series, ...]:
        found: dict[tuple[str, str], Series] = {}
        for telling in tellings:
            for series in series_of(telling, self._text):
                found.setdefault((series.kind, series.span.quote.lower()), series)
        return tuple(found.values())

    # Who

    def _participants(self, meeting: Gathered, all_: list[Gathered]) -> tuple[Participant, ...]:
        """Those named, each once; those without a name ("the two sides") only where nobody else is."""
        named = [*meeting.people, *self._who_told(meeting, all_)]
        if not named:
            named = [one for telling in meeting.tellings for one in telling.unspecific]
        found: dict[tuple[str, str | None], Participant] = {}
        for one in named:
            key = (one.actor or one.span.quote.lower(), one.country if one.country_span else None)
            kept = found.get(key)
            if kept is None:
                found[key] = one
            elif kept.role == "host" and one.role == "participant":
                found[key] = msgspec.structs.replace(kept, role="participant")
        return tuple(found.values())

    def _who_told(self, meeting: Gathered, all_: list[Gathered]) -> list[Participant]:
        """Members of one side who tell what they said to the other: they were there."""
        found = []
        for statement in self._statements:
            if statement.speaker is None or statement.addressee_span is None:
                continue
            speaker = self._people.standing(statement.speaker)
            if speaker is None or self._people.kind_of(statement.speaker) != "person":
                continue
            if statement.source is None or not self._speaks_to_other_side(
                statement, speaker, meeting
            ):
                continue
            if self._nearest(statement, speaker, all_) is meeting:
                words = f"told “{statement.addressee_span.quote}”, the other side"
                found.append(
                    msgspec.structs.replace(
                        speaker,
                        span=self._people.name_span(statement.speaker, statement.source),
                        reason=words,
                    )
                )
        return found

    def _speaks_to_other_side(
        self, statement: Statement, speaker: Participant, meeting: Gathered
    ) -> bool:
        addressee = statement.addressee_span
        source = statement.source
        if (
            addressee is None
            or source is None
            or meeting.tellings[0].status not in {"happened", "background"}
        ):
            return False
        if not any(self._people.fits(speaker, one) for one in meeting.people):
            return False
        if source.quote.lower() in _WE:
            return addressee.quote.lower() in _THEM
        if self._people.head(addressee) not in meeting_words().lists["counterparts"]:
            return False
        heard = self._people.of_span(addressee, statement.addressee, "")
        return any(
            self._people.fits(one, other)
            for one in heard
            for other in meeting.people
            if not self._people.fits(speaker, other)
        )

    def _nearest(
        self, statement: Statement, speaker: Participant, all_: list[Gathered]
    ) -> Gathered | None:
        """The meeting told nearest before the statement among those that it may speak of."""
        start = statement.content[0].start if statement.content else 0
        fitting = [each for each in all_ if self._speaks_to_other_side(statement, speaker, each)]
        return min(
            fitting,
            key=lambda each: min(abs(start - telling.start) for telling in each.tellings),
            default=None,
        )


_Item = TypeVar("_Item", bound=Hashable)


def _once(items: Iterable[_Item]) -> tuple[_Item, ...]:
    return tuple(dict.fromkeys(items))


def _format(tellings: list[Telling]) -> str:
    """The format told most often by a noun, "meeting" last; among equals that of the best name."""
    nouns = [(noun, each.format.name) for each in tellings for noun in (each.noun, *each.others)]
    named = meeting_words().nouns
    told = [
        named[lemma].name if (lemma := noun.lemma_.lower()) in named else name
        for noun, name in nouns
        if noun is not None
    ]
    saying = [name for name in told if name != "meeting"] or told
    if not saying:
        return tellings[0].format.name
    return max(saying, key=lambda name: (saying.count(name), told.index(name) * -1))


def _status(tellings: list[Telling]) -> EventStatus:
    """The firmest of the tellings that say who met; a mere "the talks" says nothing of it."""
    saying = [each for each in tellings if each.people or each.events] or tellings
    return firmest(each.status for each in saying)


def _best_date(tellings: list[Telling]) -> DateMention | None:
    """The most precise day, placed before not placed, told first among equals."""
    dated = [each.date for each in tellings if each.date is not None]

    def order(when: DateMention) -> tuple[tuple[bool, int], int]:
        return when.date.breadth, -len(when.date.value.replace("X", ""))

    return min(dated, key=order, default=None)


def _outermost(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in the order of the text, without those inside another and repeated wordings."""
    found = sorted(set(spans), key=lambda span: (span.start, -span.end))
    kept: list[Span] = []
    for span in found:
        if any(other.contains(span) or other.quote.lower() == span.quote.lower() for other in kept):
            continue
        kept.append(span)
    return tuple(kept)

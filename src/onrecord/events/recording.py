"""From what was found at a trigger to the record of it: date, place, the statement it stands in."""

from spacy.tokens import Token

from onrecord.dates import date_of
from onrecord.events.background import is_background
from onrecord.events.cast import Part
from onrecord.events.places import PlaceFinder
from onrecord.events.told import Told
from onrecord.records import DateMention, EventMention, Mention, Span, Statement, content_id
from onrecord.text import SpanIndex, Text


class Recorder:
    """Turns what was found into records."""

    def __init__(
        self,
        text: Text,
        mentions: tuple[Mention, ...],
        dates: tuple[DateMention, ...],
        statements: tuple[Statement, ...],
    ) -> None:
        self._text = text
        self._places = PlaceFinder(text, mentions)
        self._dates = SpanIndex(dates, lambda mention: mention.span)
        self._statements = SpanIndex(
            [(statement, span) for statement in statements for span in statement.content],
            lambda entry: entry[1],
        )

    def record(self, told: Told) -> EventMention:
        text, trigger = self._text, self._trigger(told.trigger)
        when = date_of(told.trigger, text, self._dates)
        date = when.date if when is not None else None
        status = told.status
        if status == "happened" and is_background(told.trigger, date, text.article.published):
            status = "background"
        within = self._statements.at(trigger.start)
        return EventMention(
            id=content_id("evm1", text.article.id, trigger.start, trigger.end, told.type),
            article=text.article.id,
            evidence=(text.sentence_of(told.trigger),),
            type=told.type,
            mode=told.mode,
            trigger=trigger,
            status=status,
            actors=_ids(told.actors),
            actor_spans=tuple(part.span for part in told.actors),
            recipients=_ids(told.recipients),
            recipient_spans=tuple(part.span for part in told.recipients),
            date=date,
            date_span=when.span if when is not None else None,
            place=self._places.find(told.trigger, told.type, _known_spans(told)),
            within=within[0].id if within is not None else None,
            reason=told.reason,
        )

    def _trigger(self, token: Token) -> Span:
        """The trigger's word, with a particle that follows it at once ("called off")."""
        last = token
        for child in token.rights:
            if child.dep_ == "prt" and child.i == token.i + 1:
                last = child
        return self._text.between(token, last)


def _ids(parts: tuple[Part, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.actor for part in parts if part.actor is not None))


def _known_spans(told: Told) -> list[Span]:
    return [part.span for part in (*told.actors, *told.recipients) if part.actor is not None]

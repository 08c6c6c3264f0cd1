"""Positions of one article by rules: stance words and what they govern."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.positions.rules.aims import Aim, Aims
from onrecord.positions.rules.conditions import condition_of
from onrecord.positions.rules.holders import Holder, Voices
from onrecord.positions.rules.matters import is_matter, is_somebody
from onrecord.positions.rules.negation import is_anyone, is_none
from onrecord.positions.rules.parts import is_whoever
from onrecord.positions.rules.past import Times
from onrecord.positions.rules.scope import scope_of
from onrecord.positions.rules.state import Scope
from onrecord.positions.rules.telling import Telling, is_said, told
from onrecord.positions.rules.trigger import Trigger, is_opinion
from onrecord.positions.rules.triggers import find_triggers
from onrecord.records import (
    Actor,
    DateMention,
    EventMention,
    Mention,
    Position,
    Statement,
    content_id,
)
from onrecord.schema.stances import stances
from onrecord.text import Text


def rule_positions(
    text: Text,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    statements: tuple[Statement, ...],
    events: tuple[EventMention, ...],
    dates: tuple[DateMention, ...] = (),
) -> tuple[Position, ...]:
    """Who stands where on what, as the article tells it, by where the target starts.

    A position belongs to its grammatical holder only: what lawmakers of a party hold is not held
    by the party, and what someone is asked to support is the asker's position. Stances once held,
    questions and conditions are no positions.
    """
    return _Reader(text, mentions, actors, statements, events, dates).read()


class _Reader:
    """The records of one article, indexed for the rules."""

    def __init__(
        self,
        text: Text,
        mentions: tuple[Mention, ...],
        actors: tuple[Actor, ...],
        statements: tuple[Statement, ...],
        events: tuple[EventMention, ...],
        dates: tuple[DateMention, ...],
    ) -> None:
        self._text = text
        self._voices = Voices(text, mentions, actors, statements)
        self._aims = Aims(text, self._voices)
        self._times = Times(text, dates)
        self._events = {event.trigger.start: event for event in reversed(events)}

    def read(self) -> tuple[Position, ...]:
        found: dict[tuple[object, ...], Position] = {}
        words = stances()
        for paragraph in self._text.paragraphs:
            for trigger in find_triggers(paragraph.doc, words):
                scope = scope_of(trigger, words)
                if scope.dropped is None:
                    for position in self._positions(trigger, scope):
                        found.setdefault((position.holder_span, position.target), position)
        return tuple(sorted(found.values(), key=lambda p: (p.target.start, p.target.end, p.id)))

    def _positions(self, trigger: Trigger, scope: Scope) -> Iterator[Position]:
        within = self._voices.statement_at(trigger.word)
        cued = self._cued(scope)
        if within is not None and within.negated and not scope.doubted:
            return
        holders = self._holders(trigger, scope, within, cued)
        if not holders:
            return
        aims = [aim for t in trigger.targets if (aim := self._aims.of(t, trigger)) is not None]
        for holder in holders:
            telling = told(trigger, scope, holder, self._voices, within=within, cued=cued)
            for aim in aims:
                if telling is not None and _is_of_another(holder, aim):
                    yield self._position(trigger, scope, holder, telling, aim)

    def _cued(self, scope: Scope) -> Statement | None:
        for token in scope.chain:
            if (statement := self._voices.statement_cued_by(token)) is not None:
                return statement
        return None

    def _holders(
        self, trigger: Trigger, scope: Scope, within: Statement | None, cued: Statement | None
    ) -> list[Holder]:
        if is_opinion(trigger) or scope.wished:
            node = trigger.predicate or trigger.word
            if within is None or not self._voices.is_asserted(node, within):
                return []
            return [] if self._is_law(within) else [self._voices.speaker(within)]
        if any(is_none(token) for token in scope.holders):
            return []
        named = [(token, self._voices.named(token)) for token in scope.holders]
        found = [
            self._voices.holder(name, within)
            for token, name in named
            if not is_anyone(token) and (name != token or not is_whoever(token, trigger.word))
        ]
        holders = _apart(holder for holder in found if holder is not None)
        if within is not None and within is cued:  # "urged members to back it": the urger's own
            return [replace(holder, own=True) for holder in holders]
        if within is None and cued is not None and len(holders) == 1 and cued.speaker is not None:
            holder = holders[0]
            actor = holder.actor if holder.part or holder.actor is not None else cued.speaker
            own = is_said(trigger, cued, self._text)
            return [replace(holder, actor=actor, own=own)]
        return holders

    def _is_law(self, within: Statement) -> bool:
        """True for what a law or a request "says": nobody's opinion."""
        if within.speaker is not None or within.source is None:
            return False
        words = self._text.tokens(within.source.start, within.source.end)
        return words is not None and is_matter(words.root) and not is_somebody(words.root)

    def _position(
        self, trigger: Trigger, scope: Scope, holder: Holder, telling: Telling, aim: Aim
    ) -> Position:
        article, word, span = self._text.article, self._text.span(trigger.word), aim.span
        event, when = self._event(trigger, scope), self._times.of(trigger, scope)
        statement = telling.statement
        others = [each.date for each in (statement, event) if each is not None and not when.past]
        condition = condition_of([*scope.chain, *(t.head for t in trigger.targets)])
        at = None if holder.span is None else holder.span.start
        return Position(
            id=content_id("pos1", article.id, word.start, span.start, span.end, at, telling.stance),
            article=article.id,
            evidence=(self._text.sentence_of(trigger.word),),
            stance=telling.stance,
            target=span,
            target_more=aim.more,
            trigger=word,
            how=telling.how,
            holder=holder.actor,
            holder_span=holder.span,
            told_by=telling.told_by,
            statement=None if statement is None else statement.id,
            event=None if event is None else event.id,
            condition=None if condition is None else self._text.between(*condition),
            date=next((date for date in (when.date, *others) if date is not None), None),
            past=when.past,
            reason=trigger.reason,
            towards=aim.towards,
        )

    def _event(self, trigger: Trigger, scope: Scope) -> EventMention | None:
        for token in [trigger.word, *scope.chain]:
            if (event := self._events.get(self._text.span(token).start)) is not None:
                return event
        return None


def _apart(holders: Iterable[Holder]) -> list[Holder]:
    """The holders without those whose words are part of another's ("Pratt & Whitney")."""
    found: list[Holder] = []
    for holder in holders:
        if holder.span is None or not any(
            h.span is not None and h.span.overlaps(holder.span) for h in found
        ):
            found.append(holder)
    return found


def _is_of_another(holder: Holder, aim: Aim) -> bool:
    """False where the holder is part of the target, or is it."""
    if holder.span is not None and holder.span.overlaps(aim.span):
        return False
    return aim.towards is None or aim.towards != holder.actor

"""Positions of one article by rules: stance words and what they govern."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.positions.holders import Holder, Voices
from onrecord.positions.matters import (
    Antecedents,
    clause_extent,
    family_of_head,
    has_name,
    is_definite,
    is_matter,
    is_pronoun,
    noun_extent,
)
from onrecord.positions.scope import Scope, condition_of, scope_of
from onrecord.positions.triggers import Target, Trigger, find_triggers, is_opinion
from onrecord.records import (
    Actor,
    EventMention,
    HowKnown,
    Mention,
    Position,
    Span,
    Stance,
    Statement,
    content_id,
)
from onrecord.schema.stances import stances
from onrecord.text import Text

_POSSESSIVES = frozenset({"its", "their", "his", "her"})
_GUESSED: dict[Stance, Stance] = {"for": "leaning_for", "against": "leaning_against"}


def rule_positions(
    text: Text,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    statements: tuple[Statement, ...],
    events: tuple[EventMention, ...],
) -> tuple[Position, ...]:
    """Who stands where on what, as the article tells it, by where the target starts.

    A position belongs to its grammatical holder only: what lawmakers of a party hold is not held
    by the party, and what someone is asked to support is the asker's position. Stances once held,
    questions and conditions are no positions.
    """
    return _Reader(text, mentions, actors, statements, events).read()


@dataclass(frozen=True)
class _Telling:
    """How a stance is told: the statement it is told in, and the event it is the act of."""

    how: HowKnown
    stance: Stance
    told_by: str | None
    statement: Statement | None


class _Reader:
    """The records of one article, indexed for the rules."""

    def __init__(
        self,
        text: Text,
        mentions: tuple[Mention, ...],
        actors: tuple[Actor, ...],
        statements: tuple[Statement, ...],
        events: tuple[EventMention, ...],
    ) -> None:
        self._text = text
        self._voices = Voices(text, mentions, actors, statements)
        self._antecedents = Antecedents(text)
        self._events = {event.trigger.start: event for event in reversed(events)}

    def read(self) -> tuple[Position, ...]:
        found: dict[tuple[object, ...], Position] = {}
        words = stances()
        for paragraph in self._text.paragraphs:
            for trigger in find_triggers(paragraph.doc, words):
                scope = scope_of(trigger, words)
                if scope.dropped is None:
                    for position in self._positions(trigger, scope):
                        key = (position.holder_span, position.target, position.stance)
                        found.setdefault(key, position)
        return tuple(sorted(found.values(), key=lambda p: (p.target.start, p.target.end, p.id)))

    def _positions(self, trigger: Trigger, scope: Scope) -> Iterator[Position]:
        within = self._voices.statement_at(trigger.word)
        cued = self._cued(trigger, scope)
        if within is not None and within.negated and not scope.doubted:
            return
        holders = self._holders(trigger, scope, within, cued)
        targets = [
            found for t in trigger.targets if (found := self._target(t, trigger)) is not None
        ]
        for holder in holders:
            telling = self._telling(trigger, scope, holder, within, cued)
            for span, more in targets:
                if holder.span is None or not holder.span.overlaps(span):
                    yield self._position(trigger, scope, holder, telling, (span, more))

    def _cued(self, trigger: Trigger, scope: Scope) -> Statement | None:
        for token in scope.chain:
            if (statement := self._voices.statement_cued_by(token)) is not None:
                return statement
        return None

    def _holders(
        self, trigger: Trigger, scope: Scope, within: Statement | None, cued: Statement | None
    ) -> list[Holder]:
        if is_opinion(trigger) or scope.wished:
            return [] if within is None else [self._voices.speaker(within)]
        found = [self._voices.holder(token, within) for token in scope.holders]
        holders = [holder for holder in found if holder is not None]
        if within is not None and within is cued:  # "urged members to back it": the urger's own
            return [Holder(h.actor, h.span, own=True) for h in holders]
        if within is None and cued is not None and len(holders) == 1 and cued.speaker is not None:
            return [Holder(cued.speaker, holders[0].span, own=_is_said(trigger, cued, self._text))]
        return holders

    def _telling(
        self,
        trigger: Trigger,
        scope: Scope,
        holder: Holder,
        within: Statement | None,
        cued: Statement | None,
    ) -> _Telling:
        if scope.doubted:
            return _Telling("told", scope.stance, None, within)
        own = holder.own
        statement = within or cued
        told_by = None if own or within is None else within.speaker
        stance = scope.stance
        if scope.conjecture:
            stance = _GUESSED.get(stance, stance)
            if not own:
                return _Telling("conjecture", stance, told_by, within)
        if (
            trigger.sense is not None
            and trigger.sense.act
            and scope.bare
            and _is_told_as_done(trigger)
        ):
            return _Telling("act", stance, told_by, within)
        return _Telling("own_words" if own else "told", stance, told_by, statement)

    def _target(self, target: Target, trigger: Trigger) -> tuple[Span, tuple[Span, ...]] | None:
        head = target.head
        first, last = clause_extent(head) if target.clause else noun_extent(head)
        while last.is_punct and last.i > first.i:
            last = last.nbor(-1)
        if target.clause and _says_little(head, first, last):
            return None  # "willing to join": it does not say what
        if first.i <= trigger.word.i <= last.i and not is_opinion(trigger):
            return None
        span = self._text.between(first, last)
        if is_pronoun(head):
            antecedent = self._antecedents.before(head, family=None)
            return None if antecedent is None else (span, (antecedent,))
        more: list[Span] = []
        if (
            not target.clause
            and is_matter(head)
            and is_definite(head)
            and not has_name(first, last)
        ):
            antecedent = self._antecedents.before(first, family=family_of_head(head))
            more += [antecedent] if antecedent is not None else []
        for token in first.doc[first.i : last.i + 1]:
            if (
                token.lower_ in _POSSESSIVES
                and (name := self._voices.name_before(token)) is not None
            ):
                more.append(name)
        return span, tuple(dict.fromkeys(more))

    def _position(
        self,
        trigger: Trigger,
        scope: Scope,
        holder: Holder,
        telling: _Telling,
        target: tuple[Span, tuple[Span, ...]],
    ) -> Position:
        article = self._text.article
        word = self._text.span(trigger.word)
        span, more = target
        event = self._event(trigger, scope)
        statement = telling.statement
        condition = condition_of(scope)
        at = None if holder.span is None else holder.span.start
        return Position(
            id=content_id("pos1", article.id, word.start, span.start, span.end, at, telling.stance),
            article=article.id,
            evidence=(self._text.sentence_of(trigger.word),),
            stance=telling.stance,
            target=span,
            target_more=more,
            trigger=word,
            how=telling.how,
            holder=holder.actor,
            holder_span=holder.span,
            told_by=telling.told_by,
            statement=None if statement is None else statement.id,
            event=None if event is None else event.id,
            condition=None if condition is None else self._text.between(*condition),
            date=(statement.date if statement else None) or (event.date if event else None),
            reason=trigger.reason,
        )

    def _event(self, trigger: Trigger, scope: Scope) -> EventMention | None:
        for token in [trigger.word, *scope.chain]:
            if (event := self._events.get(self._text.span(token).start)) is not None:
                return event
        return None


def _is_said(trigger: Trigger, cued: Statement, text: Text) -> bool:
    """True unless all that is told is an attitude: "Japan backs it" quotes nobody."""
    if (
        cued.mode != "indirect"
        or cued.cue is None
        or not cued.cue.overlaps(text.span(trigger.word))
    ):
        return True
    return trigger.word.lemma_.lower() in stances().lists["speech"]


def _says_little(verb: Token, first: Token, last: Token) -> bool:
    """True for a bare verb, or one with nothing but a pronoun: "join", "leave that"."""
    rest = [t for t in first.doc[first.i : last.i + 1] if t != verb and not t.is_punct]
    return all(t.pos_ in {"PRON", "DET", "PART", "ADP", "ADV"} for t in rest)


def _is_told_as_done(trigger: Trigger) -> bool:
    """True for a finite verb or participle: a deed, not one that is wanted or purposed."""
    verb: Token | None = trigger.predicate
    return verb is not None and verb.tag_ in {"VBD", "VBN", "VBZ", "VBP", "VBG"}

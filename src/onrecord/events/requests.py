"""Requests and bargains of one article: who asks what of whom, for what, and what the answer is."""

import functools
import re
from collections.abc import Iterable

from spacy.tokens import Token

from onrecord.events.meetings.details import stretch
from onrecord.records import (
    Answer,
    EventMention,
    Request,
    RequestKind,
    Span,
    Statement,
    content_id,
)
from onrecord.schema.requests import request_words
from onrecord.text import Text, grammar

_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl"})
_FOR = ("for", "on")
_ASKING = frozenset({"REQUEST"})
_OFFERING = frozenset({"AGREE", "THREATEN", "YIELD", "REQUEST"})
_IFS = frozenset({"if", "unless", "only if", "as long as"})
_FAR = 4  # sentences within which an answer that only comes back to "the demand" is looked for


def find_requests(
    text: Text, statements: tuple[Statement, ...], events: tuple[EventMention, ...]
) -> tuple[Request, ...]:
    """Every request and bargain that the article tells of, in the order of the events they come from.

    Requests are the event mentions of the type REQUEST; bargains also those that agree, yield or
    threaten with words such as "in return for". One whose content is not told is not kept.
    """
    tellers = {statement.id: statement for statement in statements}
    finder = _Finder(text, events, tellers)
    found = [request for event in events if (request := finder.request(event)) is not None]
    hung = {request.condition for request in found if request.event in finder.asking}
    return tuple(
        request
        for request in found
        if request.event in finder.asking or request.condition not in hung
    )


class _Finder:
    def __init__(
        self, text: Text, events: tuple[EventMention, ...], tellers: dict[str, Statement]
    ) -> None:
        self._text = text
        self._events = events
        self._tellers = tellers
        self.asking = {event.id for event in events if event.type in _ASKING}

    def request(self, event: EventMention) -> Request | None:
        """The request that an event tells of, if it does."""
        if event.type not in _OFFERING:
            return None
        trigger = self._token(event.trigger)
        if trigger is None:
            return None
        condition = self._condition(trigger, strict=event.type not in _ASKING)
        if event.type not in _ASKING and condition is None:
            return None
        content = self._content(trigger, event)
        if not content and condition is None:
            return None
        teller = self._tellers.get(event.within or "")
        told_by = teller.speaker if teller is not None else None
        return Request(
            id=content_id("req1", event.article, event.trigger.start, event.trigger.end),
            article=event.article,
            evidence=event.evidence,
            kind=_kind(trigger, condition),
            trigger=event.trigger,
            askers=event.actors,
            asker_spans=event.actor_spans,
            asked=event.recipients,
            asked_spans=event.recipient_spans,
            content=content,
            condition=condition,
            status=event.status,
            date=event.date,
            date_span=event.date_span,
            event=event.id,
            within=event.within,
            told_by=told_by if told_by not in event.actors else None,
            answer=self._answer(event),
            reason=event.reason,
        )

    def _token(self, span: Span) -> Token | None:
        tokens = self._text.tokens(span.start, span.end)
        return tokens[0] if tokens is not None else None

    # What is asked

    def _content(self, trigger: Token, event: EventMention) -> tuple[Span, ...]:
        """The words for what is asked: the clause or the object of "for"; those who are asked aside."""
        asked = [*event.recipient_spans, *event.actor_spans]
        verb = trigger.head if trigger.tag_ == "MD" else trigger
        if trigger.tag_ == "MD":
            return self._spans([self._clause(verb, trigger)], asked)
        clauses = [
            child
            for child in verb.children
            if child.dep_ in _CLAUSES and child.i > verb.i and _is_wanted(child)
        ]
        if clauses:
            return self._spans([self._clause(each, None) for each in clauses], asked)
        objects = grammar.prepositional(verb, "for")
        if not objects:
            objects = [each for each in verb.children if each.dep_ == "dobj"]
            objects += [o for each in objects for o in grammar.prepositional(each, *_FOR)]
        return self._spans([stretch(each, self._text) for each in objects], asked)

    def _clause(self, verb: Token, modal: Token | None) -> Span:
        """A clause from its "to" or verb on, without what only frames it."""
        marks = [child for child in verb.children if child.tag_ == "TO" and child.i < verb.i]
        first = modal.nbor(1) if modal is not None else (marks[0] if marks else verb)
        last = verb
        stack = [child for child in verb.rights if not _frames(child)]
        while stack:
            token = stack.pop()
            if token.i > last.i:
                last = token
            stack.extend(child for child in token.children if not _frames(child))
        while last.i > first.i and (last.is_punct or last.is_space):
            last = last.nbor(-1)
        if last.i < first.i:
            last = first
        return self._text.between(first, last)

    def _spans(self, found: Iterable[Span | None], asked: list[Span]) -> tuple[Span, ...]:
        kept: list[Span] = []
        for span in found:
            if span is None or span in kept or any(each.contains(span) for each in asked):
                continue
            kept.append(span)
        return tuple(kept)

    # What it hangs on

    def _condition(self, trigger: Token, *, strict: bool) -> Span | None:
        """Words of the trigger's own clause that offer something for it or make it hang on something."""
        sentence = self._text.span(trigger.sent)
        for match in _bargains().finditer(sentence.quote):
            phrase = match[0].lower()
            start = sentence.start + match.start()
            tokens = self._text.tokens(start, sentence.start + match.end())
            if tokens is None or (strict and phrase in _IFS):
                continue
            top = _top(tokens[0])
            if not _hangs_on(top, trigger):
                continue
            last = max((each for each in top.subtree), key=lambda each: each.i)
            while last.i > tokens[-1].i and (last.is_punct or last.is_space):
                last = last.nbor(-1)
            first = min(tokens[0].i, last.i)
            return self._text.between(tokens.doc[first], tokens.doc[max(last.i, tokens[-1].i)])
        return None

    # The answer

    def _answer(self, event: EventMention) -> Answer | None:
        """What the one who was asked did: an event that names it as what it answers, or comes back to it."""
        answers = request_words().answers
        place = self._events.index(event)
        for other in self._events[place + 1 :] + self._events[:place]:
            outcome = answers.get(other.type)
            if outcome is None or other.status not in {"happened", "background", "planned"}:
                continue
            if event.actors and set(event.actors) & set(other.actors):
                continue
            if other.answers == event.id or self._comes_back(other, event):
                return Answer(outcome=outcome, span=other.trigger, event=other.id)
        return None

    def _comes_back(self, other: EventMention, event: EventMention) -> bool:
        """True for "rejected the demand" by the one of whom it was demanded, soon after."""
        if not set(event.recipients) & set(other.actors) or other.trigger.start < event.trigger.end:
            return False
        between = self._text.article.text[event.trigger.end : other.trigger.start]
        if len(re.findall(r"[.!?][”\"’']?\s", between)) > _FAR:
            return False
        verb = self._token(other.trigger)
        if verb is None:
            return False
        objects = [*grammar.patients(verb), *grammar.prepositional(verb, "to", "with")]
        words = request_words().comes_back
        return any(each.lemma_.lower() in words for each in objects) or (
            bool(set(other.recipients) & set(event.actors)) and other.type != "AGREE"
        )


@functools.cache
def _bargains() -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, request_words().bargains))
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


def _kind(trigger: Token, condition: Span | None) -> RequestKind:
    if condition is not None:
        return "bargain"
    return "demand" if trigger.lemma_.lower() in request_words().demanding else "request"


def _is_wanted(clause: Token) -> bool:
    """True for the clause that says what is asked, false for one that says when or why."""
    if clause.dep_ == "advcl":
        return any(child.tag_ == "TO" for child in clause.children)
    return clause.tag_ != "VBD"


def _frames(token: Token) -> bool:
    return token.dep_ in {"advcl", "parataxis"} and not any(
        child.tag_ == "TO" for child in token.children
    )


def _top(token: Token) -> Token:
    """The head of the phrase or clause that a word of condition opens."""
    if token.dep_ in {"mark", "advmod"} and token.head.pos_ in {"VERB", "AUX"}:
        return token.head
    return token


def _hangs_on(top: Token, trigger: Token) -> bool:
    """True where the phrase is the trigger's, or its content's."""
    for above in grammar.ancestors(top):
        if above in {trigger, trigger.head}:
            return True
        if above.dep_ in {"relcl", "parataxis"}:
            return False
    return False

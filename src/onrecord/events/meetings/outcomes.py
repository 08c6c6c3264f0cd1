"""What came of a meeting: what was agreed, pledged or signed at it, and how it ended."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.events.meetings.told import Telling
from onrecord.records import EventMention, Outcome, Span, Statement
from onrecord.schema.meetings import meeting_words
from onrecord.text import SpanIndex, Text, grammar

_SETTINGS = frozenset({"during", "at", "in", "after", "following", "from"})
_CONTENT = frozenset({"xcomp", "ccomp", "dobj", "prep", "prt", "acomp", "neg", "dative"})


class OutcomeFinder:
    """Finds the outcomes of an article's meetings."""

    def __init__(
        self, text: Text, statements: tuple[Statement, ...], events: tuple[EventMention, ...]
    ) -> None:
        self._text = text
        self._statements = SpanIndex(
            [(statement, span) for statement in statements for span in statement.content],
            lambda entry: entry[1],
        )
        self._events = {event.trigger.start: event for event in events}

    def find(self, tellings: list[Telling]) -> tuple[Outcome, ...]:
        """The outcomes told with these tellings, in the order of the text, each once."""
        found: dict[tuple[int, int], Outcome] = {}
        for telling in tellings:
            for outcome in self._of(telling):
                found.setdefault((outcome.span.start, outcome.span.end), outcome)
        kept: list[Outcome] = []
        for key in sorted(found, key=lambda each: (each[0], -each[1])):
            if not any(other.span.contains(found[key].span) for other in kept):
                kept.append(found[key])
        return tuple(kept)

    def _of(self, telling: Telling) -> Iterator[Outcome]:
        words = meeting_words().outcomes
        own = set(telling.anchors)
        for token in telling.anchors:
            for verb in _verbs_at(token):
                kind = words.verbs.get(verb.lemma_.lower())
                if kind is None or verb in own or not _is_done(verb):
                    continue
                if telling.definite or _setting_of(token, verb) is not None:
                    yield self._outcome(verb, kind, without=token)
            if token.dep_ in {"nsubj", "nsubjpass"} and token.head not in own:
                kind = words.ends.get(token.head.lemma_.lower())
                if kind is not None and _is_done(token.head):
                    yield self._outcome(token.head, kind)
        event_verb = telling.verb
        of_it = telling.noun is not None and telling.noun.dep_ in {"nsubj", "nsubjpass"}
        if event_verb is not None and of_it and event_verb.lemma_.lower() in words.ends:
            yield self._outcome(event_verb, words.ends[event_verb.lemma_.lower()])
        yield from self._documents(telling)

    def _documents(self, telling: Telling) -> Iterator[Outcome]:
        """A joint statement that the sentence speaks of, unless a verb of issuing it was found."""
        words = meeting_words().outcomes
        for token in telling.token.sent:
            if (
                token.tag_ == "NN"
                and token.lemma_.lower() in words.documents
                and any(child.lower_ in words.joint for child in token.lefts)
                and _clause(token) == _clause(telling.token)
            ):
                first = next(child for child in token.lefts if child.lower_ in words.joint)
                span = self._text.between(first, token)
                yield Outcome(span=span, kind="joint_statement", statement=self._within(span))

    def _outcome(self, verb: Token, kind: str, *, without: Token | None = None) -> Outcome:
        span = self._span(verb, without)
        event = self._events.get(self._text.span(verb).start)
        return Outcome(
            span=span,
            kind=kind,
            event=event.id if event is not None else None,
            statement=self._within(span),
        )

    def _within(self, span: Span) -> str | None:
        found = self._statements.at(span.start)
        return found[0].id if found is not None else None

    def _span(self, verb: Token, without: Token | None) -> Span:
        """The verb with what completes it, the meeting as its setting left out."""
        outside = _setting_of(without, verb) if without is not None else None
        last = verb
        stack = [child for child in verb.rights if child.dep_ in _CONTENT]
        while stack:
            token = stack.pop()
            if token == outside or token.dep_ in {"advcl", "parataxis", "relcl"}:
                continue
            if token.i > last.i:
                last = token
            stack.extend(token.children)
        if outside is not None and outside.i > verb.i and last.i > outside.i:
            last = outside.nbor(-1)
        while last.i > verb.i and (last.is_punct or last.is_space):
            last = last.nbor(-1)
        return self._text.between(verb, last)


def _clause(token: Token) -> Token:
    """The verb of the clause around a word; the sentence's root if there is none."""
    return next((each for each in grammar.ancestors(token) if each.pos_ == "VERB"), token.sent.root)


def _setting_of(noun: Token, verb: Token) -> Token | None:
    """The preposition by which the meeting is the setting of the verb's act, not its content."""
    token: Token = noun
    while token not in {token.head, verb}:
        if token.dep_ == "prep" and token.lower_ in _SETTINGS:
            return token
        token = token.head
    return None


def _verbs_at(token: Token) -> Iterator[Token]:
    """Verbs above a word, through infinitives and settings, that may tell what was done there."""
    current: Token = token
    while current.head != current:
        link, current = current, current.head
        if link.dep_ in {"relcl", "advcl", "ccomp", "acl", "parataxis", "nsubj", "nsubjpass"}:
            return
        if link.dep_ == "prep" and link.lower_ not in _SETTINGS and current.pos_ != "NOUN":
            return
        if current.pos_ == "VERB":
            yield current


def _is_done(verb: Token) -> bool:
    """True where the verb tells of something done: finite, no modal, no negation, no condition."""
    return verb.tag_ in {"VBD", "VBN", "VBZ", "VBP"} and not any(
        child.dep_ == "neg" or child.tag_ == "MD" or (child.dep_ == "mark" and child.lower_ == "if")
        for child in verb.children
    )

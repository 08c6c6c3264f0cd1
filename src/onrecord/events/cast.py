"""Who takes part: from a word of the sentence to the actor and the words that stand for it."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.events.frame import modifiers
from onrecord.records import Mention, Span
from onrecord.text import SpanIndex, Text
from onrecord.text import grammar

_NO_ONE = frozenset({"who", "which", "that", "what", "it", "this", "these", "those", "there", "each", "itself"})
_OWNING = ("by", "from", "of")


@dataclass(frozen=True)
class Part:
    """One participant: its words here and the actor they were resolved to, if they were."""

    span: Span
    actor: str | None


class Cast:
    """Finds the participants of events among an article's mentions."""

    def __init__(self, text: Text, mentions: tuple[Mention, ...]) -> None:
        self._text = text
        self._index = SpanIndex(mentions, lambda mention: mention.span)
        self._by_head = {(m.head.start, m.head.end): m for m in reversed(mentions)}

    def mention(self, token: Token) -> Mention | None:
        """The mention whose head is the token, else the shortest one whose words it governs."""
        span = self._text.span(token)
        exact = self._by_head.get((span.start, span.end))
        if exact is not None:
            return exact
        around = self._index.at(span.start)
        if around is None or token.head == token:
            return around
        head = self._text.span(token.head)
        return None if around.span.start <= head.start < around.span.end else around

    def parts(self, tokens: list[Token]) -> tuple[Part, ...]:
        """The participants that the tokens stand for, in reading order, each once."""
        found: dict[tuple[int, int], Part] = {}
        for token in tokens:
            for part in self._parts(token):
                found.setdefault((part.span.start, part.span.end), part)
        return tuple(found[key] for key in sorted(found))

    def _parts(self, token: Token) -> list[Part]:
        if not token.text.strip():
            return []
        mention = self.mention(token)
        if mention is not None:
            return [self._part(mention)]
        if token.lower_ in _NO_ONE:
            return []
        if token.pos_ in {"NOUN", "PROPN", "ADJ", "VERB", "NUM", "X"}:
            owned = [found for each in _owners(token) if (found := self.mention(each)) is not None]
            if owned:
                return [self._part(each) for each in owned]
        return [Part(self._text.span(grammar.phrase(token)), None)]

    def _part(self, mention: Mention) -> Part:
        return Part(mention.span, mention.actor if mention.role == "actor" else None)

    def knows(self, tokens: list[Token]) -> bool:
        """True when at least one token is, or belongs to, a mention or a proper name."""
        return any(
            token.pos_ == "PROPN" or token.ent_type_ or self.mention(token) is not None
            or any(self.mention(each) is not None for each in _owners(token))
            for token in tokens
        )


def _owners(token: Token) -> list[Token]:
    """Whose a thing is: "Netanyahu's decision", "a call from Bush", "the UN plan"."""
    found = [each for child in token.children if child.dep_ == "poss" for each in grammar.conjuncts(child)]
    return found or modifiers(token) or grammar.prepositional(token, *_OWNING)

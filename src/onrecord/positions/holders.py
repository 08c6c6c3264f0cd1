"""Whose stance it is, and who tells it."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.positions.matters import is_matter, is_somebody
from onrecord.records import Actor, Mention, Span, Statement
from onrecord.schema.actions import actions
from onrecord.text import SpanIndex, Text
from onrecord.text.grammar import short_phrase

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
_ONE = frozenset({"he", "she", "his", "her", "him"})
_THIRD_PERSON = frozenset({"it", "they", "its", "their"}) | _ONE
_RELATIVE = frozenset({"who", "which", "that", "whom", "what"})
_REASONS = frozenset({"because", "since", "although", "though", "while"})
_EMBEDDED = frozenset({"relcl", "acl", "advcl", "pcomp", "csubj"})
_THINKING = frozenset({
    "think", "believe", "feel", "say", "hope", "know", "guess", "mean", "suppose", "insist",
    "agree", "maintain", "argue", "suggest", "be", "need", "have",
})  # fmt: skip
_HOLDER_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})


@dataclass(frozen=True)
class Holder:
    """``actor`` is ``None`` while unresolved; ``own`` is true where the holder is the speaker."""

    actor: str | None
    span: Span | None
    own: bool


class Voices:
    """Who is meant and who is speaking, at any place of one text."""

    def __init__(
        self,
        text: Text,
        mentions: tuple[Mention, ...],
        actors: tuple[Actor, ...],
        statements: tuple[Statement, ...],
    ) -> None:
        self._text = text
        self._heads = {mention.head.start: mention for mention in reversed(mentions)}
        self._mentions = SpanIndex(mentions, lambda mention: mention.span)
        self._kinds = {actor.id: actor.kind for actor in actors}
        self._pacts = {actor.id for actor in actors if _is_pact(actor)}
        told = [(span, statement) for statement in statements for span in statement.content]
        self._contents = SpanIndex(told, lambda item: item[0])
        cues = [statement for statement in statements if statement.cue is not None]
        self._cues = {s.cue.start: s for s in reversed(cues) if s.cue is not None}
        self._names = sorted(
            ((m.span.start, m.actor, m.span) for m in mentions if m.form == "name" and m.actor),
            key=lambda item: item[0],
        )

    def statement_at(self, token: Token) -> Statement | None:
        """The innermost statement whose content holds the token."""
        found = self._contents.at(self._offset(token))
        return None if found is None else found[1]

    def statement_cued_by(self, token: Token) -> Statement | None:
        """The statement whose cue is the token."""
        return self._cues.get(self._offset(token))

    def mention_of(self, token: Token) -> Mention | None:
        """The mention whose head the token is, or the name that the token is part of."""
        offset = self._offset(token)
        if (mention := self._heads.get(offset)) is not None:
            return mention
        for mention in self._mentions.touching(offset, offset + 1):
            after = self._text.article.text[offset : mention.span.end]
            if mention.form == "name" and after.strip() and mention.head.start >= offset:
                return mention
        return None

    def holder(self, token: Token, within: Statement | None) -> Holder | None:
        """Who the grammatical holder is; ``None`` where it is no one who can hold a stance."""
        lower = token.lower_
        mention = self.mention_of(token)
        if mention is not None and mention.role == "place":
            return None
        if token.pos_ == "NOUN" and is_matter(token) and not is_somebody(token):
            return None  # "the pact calls for", "the law bans": nobody's stance
        if lower in _FIRST_PERSON:
            if within is None and (mention is None or mention.actor is None):
                return None  # the outlet's author, or a quotation whose speaker nobody names
            actor = within.speaker if within else (mention.actor if mention else None)
            return Holder(actor, self._text.span(token), own=within is not None)
        if lower in _RELATIVE:
            return None
        if mention is not None:
            actor = mention.actor
            if actor is None and lower in _THIRD_PERSON and self._is_speaker(token, within):
                actor = within.speaker if within else None
            own = within is not None and actor is not None and actor == within.speaker
            return Holder(actor, mention.span, own=own)
        if lower in _THIRD_PERSON - {"it", "its"} or self._is_speaker(token, within):
            own = self._is_speaker(token, within)
            speaker = within.speaker if own and within else None
            return Holder(speaker, self._text.span(token), own=own)
        if token.ent_type_ in _HOLDER_ENTITIES and token.pos_ == "PROPN":
            return Holder(None, self._text.span(short_phrase(token)), own=False)
        return None

    def speaker(self, within: Statement) -> Holder:
        """The speaker of a statement, as the holder of the opinion in it."""
        return Holder(within.speaker, within.source, own=True)

    def is_pact(self, actor: str | None) -> bool:
        """True for a body that is a treaty: to be for it is no attitude to somebody."""
        return actor in self._pacts

    def is_asserted(self, node: Token, within: Statement) -> bool:
        """True where the speaker says it himself, and does not only speak of somebody's saying it.

        False within "who must leave", "if it is wrong to", "she argued that they should".
        """
        while node.head != node:
            above = node.head
            if not self._is_inside(above, within):
                return True
            if node.dep_ in _EMBEDDED and not _is_reason(node):
                return False
            if node.dep_ in {"ccomp", "xcomp"} and not _is_own_thought(above):
                return False
            node = above
        return True

    def _is_inside(self, token: Token, within: Statement) -> bool:
        offset = self._offset(token)
        return any(span.start <= offset < span.end for span in within.content)

    def name_before(self, token: Token) -> Span | None:
        """The nearest earlier name of the actor that a pronoun stands for."""
        mention = self.mention_of(token)
        if mention is None or mention.actor is None:
            return None
        offset = self._offset(token)
        earlier = [
            span for start, actor, span in self._names if start < offset and actor == mention.actor
        ]
        return earlier[-1] if earlier else None

    def _is_speaker(self, token: Token, within: Statement | None) -> bool:
        """True for the pronoun that opens what someone is told to have said: "he said he would"."""
        if within is None or token.lower_ not in _THIRD_PERSON or within.mode == "direct":
            return False
        together = token.lower_ in {"they", "their"}
        kind = None if together else self._kinds.get(within.speaker or "")
        if kind is not None and (kind in {"person", "unnamed_person"}) != (token.lower_ in _ONE):
            return False
        before = self._text.article.text[within.content[0].start : self._offset(token)]
        return len(before.split()) <= 2

    def _offset(self, token: Token) -> int:
        return self._text.span(token).start


def _is_pact(actor: Actor) -> bool:
    if actor.kind != "international_body":
        return False
    return any(
        actions().by_noun.get(word) == "agreement" or word == "partnership"
        for word in actor.name.lower().split()
    )


def _is_reason(node: Token) -> bool:
    """True for "because the deal is dangerous": a clause that the speaker asserts."""
    return node.dep_ == "advcl" and any(
        c.dep_ == "mark" and c.lower_ in _REASONS for c in node.children
    )


def _is_own_thought(verb: Token) -> bool:
    """True for "I think that", "we need to": the speaker still speaks for himself."""
    if verb.lemma_.lower() not in _THINKING:
        return False
    if verb.lemma_.lower() in {"be", "need", "have"}:
        return True
    return any(c.dep_ == "nsubj" and c.lower_ in _FIRST_PERSON for c in verb.children)

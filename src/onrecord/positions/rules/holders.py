"""Whose stance it is, and who tells it."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.positions.rules.matters import is_matter, is_somebody
from onrecord.positions.rules.parts import (
    part_of_group,
    restricting,
    share_of_group,
    telling_group,
)
from onrecord.records import Actor, Mention, Span, Statement
from onrecord.schema.actions import actions
from onrecord.text import SpanIndex, Text
from onrecord.text.grammar import short_phrase

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
_ONE = frozenset({"he", "she", "his", "her", "him"})
_THIRD_PERSON = frozenset({"it", "they", "its", "their"}) | _ONE
_RELATIVE = frozenset({"who", "which", "that", "whom", "what"})
_DASHES = frozenset({"—", "–", "--"})
_REASONS = frozenset({"because", "since", "although", "though", "while"})
_EMBEDDED = frozenset({"relcl", "acl", "advcl", "pcomp", "csubj"})
_THINKING = frozenset({
    "think", "believe", "feel", "say", "hope", "know", "guess", "mean", "suppose", "insist",
    "agree", "maintain", "argue", "suggest", "be", "need", "have",
})  # fmt: skip
_HOLDER_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})


@dataclass(frozen=True)
class Holder:
    """``actor`` is ``None`` while unresolved; ``own`` is true where the holder is the speaker.

    ``part``: it is told as a part of a group by words that are no name: nobody else's actor is it.
    """

    actor: str | None
    span: Span | None
    own: bool
    part: bool = False


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
        self._names_of = {actor.id: _names_of(actor) for actor in actors}
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
        if (telling := telling_group(token)) is not None:  # "most respondents said they back it"
            return self.holder(telling, within) or self._described(telling)
        if (part := self._part(token, mention)) is not None:
            return part
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

    def _part(self, token: Token, mention: Mention | None) -> Holder | None:
        """The part of a group that the words around its name tell: it is not the group."""
        if mention is None or mention.actor is None:
            return None
        if restricting(token) is not None:
            return self._described(token)
        part = part_of_group(token)
        if part is None:
            return None
        words = _plain(self._text.between(*part).quote)
        names = self._names_of.get(mention.actor, ())
        return None if any(words in name for name in names) else self._described(token)

    def _described(self, token: Token) -> Holder:
        first, last = part_of_group(token) or share_of_group(token) or (token, token)
        phrase = short_phrase(token)
        start = _after_dash(token, first if first.i < phrase[0].i else phrase[0])
        return Holder(None, self._text.between(start, last), own=False, part=True)

    def named(self, token: Token) -> Token:
        """The name that a noun stands beside: "the Farmers' Union, a group that opposes it"."""
        if token.dep_ != "appos" or token.pos_ != "NOUN":
            return token
        mention = self.mention_of(token.head)
        named = mention is not None and mention.form == "name" and mention.actor is not None
        return token.head if named else token

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


def _after_dash(head: Token, first: Token) -> Token:
    """Where a holder's words begin after the place that opens a report: "LIMA, Peru — | Senators"."""
    for token in reversed(head.doc[first.i : head.i]):
        if token.text in _DASHES:
            return token.nbor(1)
    return first


def _names_of(actor: Actor) -> tuple[str, ...]:
    return tuple(_plain(name) for name in (actor.name, *actor.aliases))


def _plain(words: str) -> str:
    """Words to compare: lower case, one kind of apostrophe and space."""
    return " ".join(words.lower().replace("’", "'").split())


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

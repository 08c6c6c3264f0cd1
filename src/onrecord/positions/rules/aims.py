"""What a stance is about: the words, what they stand for, and whom they name."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.positions.rules.antecedents import Antecedents
from onrecord.positions.rules.extents import clause_extent, noun_extent
from onrecord.positions.rules.holders import Voices
from onrecord.positions.rules.matters import (
    family_of_head,
    has_name,
    is_definite,
    is_matter,
    is_pronoun,
    is_somebody,
)
from onrecord.positions.rules.trigger import Target, Trigger
from onrecord.records import Span
from onrecord.text import Text

_POSSESSIVES = frozenset({"its", "their", "his", "her"})
_PERSONAL = frozenset({"him", "her", "them"})
_LIGHT = frozenset({"PRON", "DET", "PART", "ADP", "ADV", "AUX"})


@dataclass(frozen=True)
class Aim:
    """The words of a target, what short ones stand for, and the actor that they name, if they do."""

    span: Span
    more: tuple[Span, ...] = ()
    towards: str | None = None


class Aims:
    """Targets of one text."""

    def __init__(self, text: Text, voices: Voices) -> None:
        self._text = text
        self._voices = voices
        self._antecedents = Antecedents(text)

    def of(self, target: Target, trigger: Trigger) -> Aim | None:
        """The words of a target; ``None`` where they do not say what it is."""
        head = target.head
        if head.tag_ in {"WDT", "WP"}:
            return None
        if (struck := _struck(target)) is not None:
            target, head = Target(struck), struck
        first, last = clause_extent(head) if target.clause else noun_extent(head)
        first = target.first or first
        if last.i < first.i or (target.clause and _says_little(head, first, last)):
            return None  # "willing to join": it does not say what
        if first.i <= trigger.word.i <= last.i and trigger.kind != "opinion":
            return None
        towards = None if target.clause else self._named_actor(head)
        if towards is None and trigger.sense is not None and trigger.sense.gate == "actor":
            return None
        if towards is not None and trigger.stance == "undecided":
            return None  # "considers numerous candidates"
        span = self._text.between(first, last)
        if towards is not None and (mention := self._voices.mention_of(head)) is not None:
            span = mention.span
        if head.lower_ in _PERSONAL or is_pronoun(head):
            return self._of_pronoun(head, span, towards)
        more = [self._text.between(*noun_extent(noun)) for noun in target.more]
        if towards is None and _points_back(target, first, last):
            antecedent = self._antecedents.before(
                first, family=family_of_head(head), lemma=head.lemma_.lower()
            )
            more += [antecedent] if antecedent is not None else []
        more += self._owners(first, last)
        return Aim(span, tuple(dict.fromkeys(s for s in more if not s.overlaps(span))), towards)

    def _of_pronoun(self, head: Token, span: Span, towards: str | None) -> Aim | None:
        if towards is not None:
            return Aim(span, (), towards)
        if head.lower_ in _PERSONAL:
            return None
        antecedent = self._antecedents.before(head, family=None)
        return None if antecedent is None else Aim(span, (antecedent,))

    def _named_actor(self, head: Token) -> str | None:
        """The actor that the target is, and not only speaks of."""
        mention = self._voices.mention_of(head)
        if mention is None or mention.role == "place":
            return None
        if is_matter(head) and not is_somebody(head):
            return None  # "the Trans-Pacific Partnership" is somebody and a matter
        if mention.form == "pronoun" and head.lower_ in {"it", "this", "that"}:
            return None
        return None if self._voices.is_pact(mention.actor) else mention.actor

    def _owners(self, first: Token, last: Token) -> list[Span]:
        """The names behind "its" and "their"."""
        names = (
            self._voices.name_before(token)
            for token in first.doc[first.i : last.i + 1]
            if token.lower_ in _POSSESSIVES
        )
        return [name for name in names if name is not None]


def _struck(target: Target) -> Token | None:
    """The deal of "wants to cut a deal with Peru": it is made, and not cut."""
    if not target.clause or target.head.lemma_.lower() != "cut":
        return None
    return next(
        (
            child
            for child in target.head.children
            if child.dep_ == "dobj" and family_of_head(child) == "agreement"
        ),
        None,
    )


def _points_back(target: Target, first: Token, last: Token) -> bool:
    head = target.head
    if any(c.dep_ in {"prep", "acl"} for c in head.rights):
        return False  # "the idea of a secret court" says what it is
    return not target.clause and is_matter(head) and is_definite(head) and not has_name(first, last)


def _says_little(verb: Token, first: Token, last: Token) -> bool:
    """True for a bare verb, or one with nothing but a pronoun: "join", "leave that"."""
    rest = [t for t in first.doc[first.i : last.i + 1] if t != verb and not t.is_punct]
    return all(t.pos_ in _LIGHT for t in rest)

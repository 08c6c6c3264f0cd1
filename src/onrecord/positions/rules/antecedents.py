"""What "it", "the bill" and "the move" stand for: named matters told before."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.positions.rules.extents import clause_extent, noun_extent
from onrecord.positions.rules.matters import family_of_head, has_name, is_pronoun, is_somebody
from onrecord.records import Span
from onrecord.schema.actions import actions
from onrecord.text import Text

_PARAGRAPHS_BACK = 2  # how far an antecedent is looked for: news paragraphs hold a sentence or two
_OCCASIONS = frozenset({"summit", "meeting", "conference", "visit", "contact"})
# Nouns that take up any act told before; others take up only their own kind.
_ANAPHORS = frozenset({
    "plan", "proposal", "move", "decision", "step", "effort", "idea", "policy", "action", "measure",
    "initiative", "offer", "request", "demand", "scheme", "approach", "call", "arrangement",
})  # fmt: skip
_MODIFIERS = frozenset({"compound", "nmod", "amod", "poss"})


class Antecedents:
    """Named matters of a text, paragraph by paragraph, found when first asked for."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._by_paragraph: dict[int, list[tuple[Token, Token, Token, bool]]] = {}
        self._numbers = {id(p.doc): n for n, p in enumerate(text.paragraphs)}

    def before(self, token: Token, *, family: str | None, lemma: str | None = None) -> Span | None:
        """The nearest named matter before ``token``: of the same family, if one is given, or lemma.

        A matter of the same ``lemma`` ("the plan") is preferred to one of its family.
        """
        number = self._numbers[id(token.doc)]
        alone = lemma is not None and family is None and lemma not in _ANAPHORS
        of_family: Span | None = None
        for back in range(min(_PARAGRAPHS_BACK, number) + 1):
            for head, first, last, named in reversed(self._named(number - back)):
                if back == 0 and last.i >= token.i:
                    continue
                if not named and (family is not None or head.sent != token.sent):
                    continue  # only "it" stands for an act without a name, of its own sentence
                if lemma is not None and head.lemma_.lower() == lemma:
                    return self._text.between(first, last)
                if not alone and of_family is None and _can_stand(head, family):
                    of_family = self._text.between(first, last)
                    if lemma is None:
                        return of_family
        return of_family

    def _named(self, number: int) -> list[tuple[Token, Token, Token, bool]]:
        if number not in self._by_paragraph:
            doc = self._text.paragraphs[number].doc
            self._by_paragraph[number] = [
                (head, first, last, has_name(first, last) or _is_owned(head))
                for head in doc
                for first, last in _extent_of_named(head)
            ]
        return self._by_paragraph[number]


def is_loose(head: Token, antecedent: Token) -> bool:
    """True where "it" or "the move" is taken for an act of another name, of a sentence before."""
    if head.doc is antecedent.doc and head.sent == antecedent.sent:
        return False
    if is_pronoun(head):
        return True
    lemma = head.lemma_.lower()
    return lemma in _ANAPHORS and lemma != antecedent.lemma_.lower()


def _extent_of_named(head: Token) -> Iterator[tuple[Token, Token]]:
    known = actions()
    lemma = head.lemma_.lower()
    if head.pos_ == "NOUN" and (lemma in known.by_noun or lemma in known.matters):
        if head.dep_ not in _MODIFIERS and not is_somebody(head):
            yield noun_extent(head)
    elif head.pos_ == "VERB" and known.by_verb.get(lemma) == "joining" and _has_object(head):
        yield clause_extent(head)


def _is_owned(head: Token) -> bool:
    """True for "its policy": a name stands behind the pronoun."""
    return any(c.dep_ == "poss" for c in head.children)


def _can_stand(head: Token, family: str | None) -> bool:
    """True for an act of the family asked for; for any act, and no mere "rights", where none is."""
    own = family_of_head(head)
    if family is None and own == "negotiation" and head.lemma_.lower() in _OCCASIONS:
        return False
    return own == family if family is not None else own is not None


def _has_object(verb: Token) -> bool:
    return any(child.dep_ in {"dobj", "nsubjpass"} for child in verb.children)

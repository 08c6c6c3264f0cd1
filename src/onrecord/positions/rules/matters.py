"""What can be a matter: nouns and clauses of acts, and what points back to one."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from onrecord.positions.rules.extents import noun_extent
from onrecord.positions.rules.trigger import Target
from onrecord.schema.actions import actions
from onrecord.schema.stances import StanceWord
from onrecord.text.grammar import conjuncts

_PRONOUNS = frozenset({"it", "this", "that", "them", "these", "those"})
_PERSONAL = frozenset({"him", "her", "them"})
_NAMES = frozenset({"GPE", "ORG", "NORP", "LAW", "PERSON", "LOC", "EVENT", "FAC", "PRODUCT"})
_NAMED = frozenset({"GPE", "ORG", "NORP", "PERSON", "LAW"})
_NO_MATTERS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "dative"})
# Nouns that name no matter by themselves, whatever someone is told to support.
_GENERIC = frozenset({
    "way", "people", "man", "woman", "person", "time", "day", "year", "thing", "family", "life",
    "side", "self", "cost", "need", "job", "number", "lot", "part", "kind", "fact", "reference",
    "team", "child", "kid", "case", "home", "work", "story", "theory", "data", "growth",
})  # fmt: skip
# Matters by the list that at times are those who hold office.
_GOVERNMENTS = frozenset({"government", "opposition", "regime"})
# Acts that need no object to be clear: "must intervene".
_GOVERNING = frozenset({
    "sanctions", "easing", "agreement", "abrogation", "legislation", "appointment",
    "removal_from_office", "ceasefire", "withdrawal", "release", "recognition", "leaving",
})  # fmt: skip
_VAGUE = frozenset({"take", "make", "do", "give", "hold", "keep", "have", "strike"})
_CLAIMS = frozenset({"claim", "allegation", "suggestion", "rumor", "rumour", "option"})
_SAYINGS = frozenset({"suggestion", "claim", "notion", "idea", "report", "allegation", "belief"})
_ALONE = frozenset({
    "intervene", "withdraw", "resign", "negotiate", "disarm", "denuclearize", "denuclearise",
    "retreat", "secede", "retaliate", "recuse", "concede", "quit", "invade",
})  # fmt: skip


def is_pronoun(head: Token) -> bool:
    """True for "it", "this" and the like, which name a matter only through what stands before."""
    return head.pos_ in {"PRON", "DET"} and head.lower_ in _PRONOUNS


def is_matter(head: Token) -> bool:
    """True for a noun that names an act or something that is decided on."""
    lemma = head.lemma_.lower()
    known = actions()
    return head.pos_ in {"NOUN", "PROPN"} and (lemma in known.by_noun or lemma in known.matters)


def is_government(head: Token) -> bool:
    """True for "the government", "Assad’s regime", "the opposition": they act, and are no matters."""
    return head.lemma_.lower() in _GOVERNMENTS


def is_somebody(head: Token) -> bool:
    """True for matters by the list that are people: "the nominee", "the government"."""
    return is_government(head) or head.lemma_.lower() in {"candidate", "nominee"}


def is_matter_clause(verb: Token) -> bool:
    """True for a clause whose verb names an act upon a matter or somebody named, or needs neither."""
    known = actions()
    lemma = verb.lemma_.lower()
    if lemma in known.by_verb:
        return lemma in _ALONE or any(_is_worth(noun) for noun in _complements(verb))
    return lemma in known.doing and any(
        is_matter(noun) for noun in _complements(verb) if noun.dep_ != "pobj"
    )


def _is_policy_clause(verb: Token) -> bool:
    """True for a clause upon a matter, or of an act that only those who govern do."""
    if not is_matter_clause(verb):
        return False
    family = actions().by_verb.get(verb.lemma_.lower())
    if family in _GOVERNING:
        return True
    return verb.lemma_.lower() not in _VAGUE and any(
        is_matter(noun) for noun in _complements(verb) if noun.dep_ != "pobj"
    )


def is_of_fact(noun: Token) -> bool:
    """True for "suggestions that it had changed": something said to be so, and no act."""
    lemma = noun.lemma_.lower()
    if lemma in _CLAIMS:
        return True
    return lemma in _SAYINGS and any(
        c.dep_ in {"acl", "ccomp", "relcl"} and any(m.lower_ == "that" for m in c.children)
        for c in noun.children
    )


def _complements(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in _OBJECTS and child.pos_ != "ADP":
            yield from conjuncts(child)
        elif child.dep_ in {"prep", "dative"}:
            yield from (c for c in child.children if c.dep_ == "pobj")


def _is_worth(noun: Token) -> bool:
    """True for an object that says what an act is about: a matter, a name, a noun pointed to."""
    if noun.ent_type_ in _NO_MATTERS:
        return False
    if is_matter(noun) or is_pronoun(noun) or noun.pos_ == "PROPN" or is_definite(noun):
        return True
    return any(token.ent_type_ in _NAMES or token.pos_ == "PROPN" for token in noun.subtree)


def has_name(first: Token, last: Token) -> bool:
    """True where the words hold a name, or an adjective made of one."""
    return any(
        token.pos_ == "PROPN" or token.ent_type_ in _NAMES
        for token in first.doc[first.i : last.i + 1]
    )


def is_definite(head: Token) -> bool:
    """True for "the bid", "its bid", "such a move": words that point to a matter told before."""
    return any(
        (c.dep_ in {"det", "predet"} and c.lower_ in _DEFINITE)
        or (c.dep_ == "poss" and c.pos_ == "PRON")
        or (c.dep_ == "amod" and c.lower_ == "such")
        for c in head.children
    )


def family_of_head(head: Token) -> str | None:
    """The family of a matter's head; ``None`` for pronouns and matters without one."""
    if head.pos_ not in {"NOUN", "PROPN", "VERB"}:
        return None
    lemma = head.lemma_.lower()
    return actions().by_noun.get(lemma) or actions().by_verb.get(lemma)


def with_conjuncts(head: Token) -> list[Token]:
    """The nouns joined to ``head``, verbs left out ("backs the deal and urged …" misparsed)."""
    return [
        each for each in conjuncts(head) if each.pos_ in {"NOUN", "PROPN", "PRON", "DET", "NUM"}
    ]


def gated(targets: Iterable[Target], sense: StanceWord) -> Iterator[Target]:
    """The targets that can be the matter of a word in this sense."""
    yield from (target for target in targets if _passes(target, sense))


def _passes(target: Target, sense: StanceWord) -> bool:
    head = target.head
    if target.clause:
        if sense.gate == "act":
            return _is_policy_clause(head)
        return sense.gate == "any" or is_matter_clause(head)
    if sense.gate == "act" or (sense.stance == "undecided" and is_of_fact(head)):
        return False
    if sense.among:
        return _is_among(head, sense.among)
    if head.lower_ in _PERSONAL:
        return sense.gate in {"any", "named", "actor"}
    if sense.gate == "actor":
        return head.ent_type_ in _NAMED or head.pos_ == "PROPN" or is_government(head)
    if is_pronoun(head) or is_matter(head):
        return True
    if sense.gate == "named":
        return head.ent_type_ in _NAMED
    named = head.pos_ in {"NOUN", "PROPN"} and head.ent_type_ not in _NO_MATTERS
    return sense.gate == "any" and named and head.lemma_.lower() not in _GENERIC


def _is_among(head: Token, families: frozenset[str]) -> bool:
    """True for a noun of one of the families; ``plain`` stands for the matters that have none."""
    if head.pos_ not in {"NOUN", "PROPN"}:
        return False
    family = actions().by_noun.get(head.lemma_.lower())
    if family is None:
        return "plain" in families and is_matter(head) and not is_government(head)
    return family in families


__all__ = [
    "family_of_head", "gated", "has_name", "is_definite", "is_government", "is_matter",
    "is_matter_clause", "is_of_fact", "is_pronoun", "is_somebody", "noun_extent", "with_conjuncts",
]  # fmt: skip

"""Nouns of support and opposition: whose they are, and of what."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.positions.rules.matters import gated
from onrecord.positions.rules.sensing import after_preposition, is_of_doing
from onrecord.positions.rules.trigger import Target, Trigger, has_auxiliary_to
from onrecord.schema.stances import Stances, StanceWord
from onrecord.text.grammar import conjuncts, is_passive, patients, subjects

_HAVING = frozenset({"have", "enjoy", "command", "retain", "hold", "lack", "need", "keep"})


def of_noun(noun: Token, words: Stances) -> Iterator[Trigger]:
    """The stance that a noun tells of its owner, or of the subject of its light verb."""
    for sense in words.nouns[noun.lemma_.lower()]:
        if (sense.after is None) != (noun.dep_ != "pobj" or noun.head.lower_ != "in"):
            continue
        found: list[Target] = list(after_preposition(noun, sense))
        found += _beside(noun, sense)
        if "clause" in sense.target:
            found += [
                Target(c, clause=True)
                for c in noun.children
                if c.dep_ in {"acl", "relcl"}
                if has_auxiliary_to(c) and c.lemma_.lower() not in words.verbs
            ]
        drawn = _drawn(noun, words)
        if _is_received(noun, sense) or (drawn is not None and has_auxiliary_to(drawn)):
            return
        if not found and drawn is not None:
            found = [Target(each) for each in subjects(drawn)]
        kept = dict.fromkeys(t for t in found if not is_of_doing(t, sense))
        targets = tuple(gated(kept, sense))
        if targets:
            predicate = None if drawn is not None else _light_verb(noun, words)
            yield Trigger(noun, sense.stance, targets, predicate, f"noun:{sense.word}", sense)
            return


def givers(noun: Token) -> list[Token]:
    """From whom it comes: "support from Republicans", "criticism by China", wherever that hangs."""
    verb = noun.head if noun.dep_ == "dobj" else None
    for parent in (noun, verb):
        for child in parent.children if parent is not None else ():
            if child.i < noun.i or child.dep_ not in {"prep", "agent"}:
                continue
            if child.lower_ in {"from", "among"} or (child.lower_ == "by" and parent is noun):
                return [n for c in child.children if c.dep_ == "pobj" for n in conjuncts(c)]
    return []


def _drawn(noun: Token, words: Stances) -> Token | None:
    """The verb of "the bill drew criticism from Republicans": its subject is the matter."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in words.lists["drawing"]:
        return None
    return None if is_passive(verb) or not givers(noun) else verb


def _is_received(noun: Token, sense: StanceWord) -> bool:
    """True for "Lee has the support of both parties": it is theirs, and Lee is what they support."""
    if sense.stance != "for" or noun.dep_ not in {"dobj", "conj"}:
        return False
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head
    having = verb.pos_ == "VERB" and verb.lemma_.lower() in _HAVING
    return having and any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.children)


def _beside(noun: Token, sense: StanceWord) -> Iterator[Target]:
    """The matter that the parser hangs on the light verb: "voiced support on Friday for it"."""
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
        for target in after_preposition(noun.head, sense):
            if target.head.i > noun.i:
                yield target


def _light_verb(noun: Token, words: Stances) -> Token | None:
    """The verb by whose subject the stance is shown; ``None`` where there is none."""
    head = noun.head
    if noun.lemma_.lower() in words.lists["partisans"]:
        return head if noun.dep_ == "attr" and head.lemma_ in {"be", "remain", "become"} else None
    if noun.dep_ == "conj" and head.pos_ == "NOUN":
        return _light_verb(head, words)
    if (
        noun.dep_ == "dobj"
        and head.lemma_.lower() in words.lists["light_verbs"] | words.lists["withdrawing"]
    ):
        return head
    if noun.dep_ == "pobj" and head.lower_ in {"in", "of"} and head.head.pos_ in {"VERB", "AUX"}:
        return head.head if _is_shown(noun, head.head, words) else None
    if noun.dep_ == "pobj" and head.head.dep_ in {"dobj", "attr"} and head.head.pos_ in {"NOUN"}:
        return _light_verb(head.head, words)  # "gave a pledge of support"
    return None


def _is_shown(noun: Token, verb: Token, words: Stances) -> bool:
    """True for "is, voted, argued in favour of"; "ended it in favour of" and the like tell other things."""
    if noun.lemma_.lower() not in {"favor", "favour"}:
        return True
    return verb.lemma_.lower() in words.lists["in_favour"] and not patients(verb)

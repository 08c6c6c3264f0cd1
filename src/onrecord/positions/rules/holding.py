"""The words for whoever holds a stance: where the grammar puts them, misparses put right."""

from spacy.tokens import Token

from onrecord.positions.rules.nouns import givers
from onrecord.positions.rules.trigger import Trigger
from onrecord.text.grammar import agents as grammatical_agents
from onrecord.text.grammar import conjuncts, is_passive, noun_owner
from onrecord.text.grammar import subjects as grammatical_subjects

_OWN = frozenset({"its", "their", "his", "her", "our", "my"})


def subjects(verb: Token) -> list[Token]:
    """Subjects of a verb, with the teller of "it said X was wrong, and urged …" put right."""
    if (accused := accused_of(verb)) is not None:
        return accused
    teller = _teller_joined(verb)
    found = grammatical_subjects(verb if teller is None else teller)
    if verb.dep_ in {"relcl", "acl"} and len(found) > 1:  # "Lee, who opposes it; and lawyers"
        return [each for each in found if each.i < verb.i] or found
    return found


def agents(verb: Token) -> list[Token]:
    """Who does what the verb says, likewise."""
    if is_passive(verb):
        return _by(verb)
    return subjects(verb)


def _by(verb: Token) -> list[Token]:
    """Who stands after "by": the parser takes it for an agent or for any preposition."""
    found = grammatical_agents(verb)
    if found:
        return found
    return [
        each
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ == "by"
        for noun in child.children
        if noun.dep_ == "pobj"
        for each in conjuncts(noun)
    ]


def accused_of(verb: Token) -> list[Token] | None:
    """Whoever is said to do it in "accused Russia of supporting", "thanked Japan for backing"."""
    while _goes_on(verb):  # "for raising it and calling to repeal it"
        verb = verb.head
    if verb.dep_ != "pcomp" or verb.head.dep_ != "prep":
        return None
    above = verb.head.head
    if above.pos_ != "VERB" or verb.head.lower_ not in {"of", "for"}:
        return None
    if is_passive(above):
        return grammatical_subjects(above)
    found = [c for c in above.children if c.dep_ == "dobj" and c.i < verb.i]
    return conjuncts(found[0]) if found else None


def _goes_on(verb: Token) -> bool:
    """True for a verb whose subject is that of the verb above, of nobody named in between."""
    if verb.dep_ not in {"conj", "xcomp", "advcl"} or has_own_subject(verb):
        return False
    return verb.head.tag_ == "VBG" and (
        verb.dep_ == "conj" or not any(c.dep_ == "dobj" for c in verb.head.children)
    )


def _teller_joined(verb: Token) -> Token | None:
    """The verb of saying that a verb after a comma is joined to, though parsed as part of what is said."""
    joined = verb.head
    if verb.dep_ != "conj" or joined.dep_ != "ccomp" or joined.i < joined.head.i:
        return None
    if has_own_subject(verb) or not any(
        c.text == "," and joined.i < c.i < verb.i for c in joined.children
    ):
        return None
    return joined.head


def has_own_subject(node: Token) -> bool:
    """True where the verb has a subject of its own."""
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in node.children)


def first_holders(trigger: Trigger) -> list[Token]:
    """Who holds the stance by the trigger's own clause, before the verbs above are looked at."""
    word, node = trigger.word, trigger.predicate
    if word.pos_ == "NOUN" and trigger.kind == "stance":
        return _of_noun(word, node)
    if node is None:
        return noun_owner(word)
    if word.pos_ in {"ADJ", "ADP"} and trigger.kind == "stance":
        return subjects(node)
    if trigger.reason.startswith("adjective"):
        return subjects(node)
    return agents(node)


def _of_noun(word: Token, node: Token | None) -> list[Token]:
    if word.dep_ == "appos":  # "Schumer, a critic of the deal"
        return [word.head]
    if (shown := _shown_by(word)) is not None:  # "her vote in support of it"
        return [c for c in shown.children if c.dep_ == "poss"]
    owners = [c for c in word.children if c.dep_ == "poss"]
    named = [n for c in owners if c.lower_ not in _OWN for n in conjuncts(c)]
    if named:
        return named
    if node is not None and node != word:
        return subjects(node)
    return givers(word) or owners


def _shown_by(word: Token) -> Token | None:
    """The noun of somebody by which a stance is shown."""
    shown = word.head.head if word.dep_ == "pobj" and word.head.lower_ == "in" else word
    if shown == word or shown.pos_ != "NOUN":
        return None
    return shown if any(c.dep_ == "poss" for c in shown.children) else None


def headline_subject(node: Token) -> list[Token]:
    """The noun that the parser made the root of "members of parties called on ministers to …"."""
    root = node.sent.root
    if (
        node.dep_ == "acl"
        and node.tag_ == "VBN"
        and root.pos_ in {"NOUN", "PROPN"}
        and root.i < node.i
    ):
        return [root] if any(c.dep_ in {"prep", "dobj"} for c in node.children) else []
    return []

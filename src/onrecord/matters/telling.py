"""Whether a proposal is told as open, by the words that govern it."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.records.matter import MatterStatus
from onrecord.schema.matters import Matters

_CLIMB = 7  # governors looked at: farther up stands another clause's business
_FINITE_PAST = frozenset({"VBD"})
_YEARS = range(1900, 2100)


@dataclass(frozen=True)
class Told:
    """How a matter is told, and the word that says so."""

    status: MatterStatus
    cue: Token | None = None


def told_of_noun(head: Token, words: Matters) -> Told:
    """How a noun's matter is told: by its adjectives, then by what governs it."""
    for child in head.lefts:
        lower = child.lower_
        if child.dep_ in {"amod", "compound", "nmod"} and lower in words.lists["open_adjectives"]:
            return Told("open", child)
        if child.dep_ == "det" and lower == "any":
            return Told("open", child)
    past = next((c for c in head.lefts if _is_past(c, words)), None)
    found = _climbed(head, words)
    return Told("past", past) if past is not None and found.status != "open" else found


def told_of_verb(verb: Token, words: Matters) -> Told:
    """How a verb's matter is told; ``named`` for what is simply done or not told of at all."""
    for child in verb.lefts:
        if child.dep_ == "mark" and child.lower_ in {"whether", "if"}:
            return Told("open", child)
    if (modal := _modal(verb, words)) is not None:
        return Told("open", modal)
    if verb.tag_ in _FINITE_PAST or (verb.tag_ in {"VBZ", "VBP"}):
        return Told("named")
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and verb.tag_ == verb.head.tag_:
        return told_of_verb(verb.head, words)
    if verb.tag_ == "VBN" and verb.dep_ != "acl" and _is_perfect(verb):
        return Told("named")
    return _climbed(verb, words)


def _is_past(child: Token, words: Matters) -> bool:
    if child.lower_ in words.lists["past_adjectives"]:
        return True
    text = child.text
    return len(text) == 4 and text.isascii() and text.isdigit() and int(text) in _YEARS


def _modal(verb: Token, words: Matters) -> Token | None:
    own = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
    if any(c.lower_ in {"have", "'ve", "’ve"} for c in own):
        return None  # "would have lifted"
    return next((c for c in own if c.lower_ in words.lists["open_modals"]), None)


def _is_perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lemma_.lower() == "have" for c in verb.lefts)


def _climbed(start: Token, words: Matters) -> Told:
    node = start
    for _ in range(_CLIMB):
        parent = node.head
        if parent == node:
            break
        found = _governed(node, parent, words, direct=node == start)
        if found is not None:
            return found
        node = parent
    return Told("named")


def _governed(node: Token, parent: Token, words: Matters, *, direct: bool) -> Told | None:
    """What one governor says; ``None`` to look further up."""
    lemma = parent.lemma_.lower()
    if parent.pos_ in {"NOUN", "PROPN"}:
        if node.dep_ in {"poss", "relcl", "appos"}:
            return Told("named")
        return Told("open", parent) if lemma in words.lists["open_nouns"] else None
    if parent.pos_ == "ADJ" and lemma in words.lists["open_adjective_governors"]:
        return Told("open", parent)
    if parent.pos_ not in {"VERB", "AUX"}:
        return None
    if lemma in words.lists["open_verbs"] and node.dep_ not in {"nsubj", "relcl"}:
        return Told("open", parent)
    if (modal := _modal(parent, words)) is not None:
        return Told("open", modal)
    for child in parent.children:
        is_predicate = child.dep_ in {"acomp", "attr"} and child != node
        if is_predicate and child.lemma_.lower() in words.lists["open_adjective_governors"]:
            return Told("open", child)
    if parent.tag_ in {"VBD", "VBN"} and direct and node.dep_ in {"dobj", "nsubjpass"}:
        return Told("past", parent)
    if parent.tag_ in {"VBD", "VBZ", "VBP"}:
        return Told("named")
    return None

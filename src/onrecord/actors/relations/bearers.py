"""Of whom a noun such as "commander" or "member" is said."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.actors.relations.scene import Scene, is_told
from onrecord.text import grammar
from onrecord.text.things import Thing

_BECOMING = frozenset({"be", "become", "remain", "serve", "act", "work", "operate", "appoint", "name", "elect", "make"})  # fmt: skip


def bearers(scene: Scene, noun: Token) -> list[Thing]:
    """Who is said to be the noun: what it stands beside, its subject, else the noun's own thing.

    Empty where it is denied or only possible that someone is.
    """
    first = noun
    while first.dep_ == "conj":
        first = first.head
    if first.dep_ == "appos":
        found = _beside(scene, first.head)
        if found:
            return found
    for child in noun.rights:
        if child.dep_ == "appos":
            named = [thing for thing in scene.joined(child) if thing.form == "name"]
            if named:
                return named
    if first.dep_ == "compound":
        named = [thing for thing in scene.all([first.head]) if thing.form == "name"]
        if named:
            return named
    said = _said(scene, first)
    if said is not None:
        return said
    own = scene.at(noun)
    return [own] if own is not None else []


def _beside(scene: Scene, head: Token) -> list[Thing]:
    thing = scene.at(head)
    return [thing] if thing is not None else []


def _said(scene: Scene, noun: Token) -> list[Thing] | None:
    """The subject of "X is the noun", "X serves as the noun"; ``None`` where nothing is said so."""
    verb = None
    if noun.dep_ in {"attr", "oprd"}:
        verb = noun.head
    elif noun.dep_ == "pobj" and noun.head.lower_ == "as":
        verb = noun.head.head
    elif noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "one":
        return _said(scene, noun.head.head)
    if verb is None:
        return None
    if verb.pos_ in {"NOUN", "PROPN"}:
        found = _beside(scene, verb)
        if found or verb.dep_ != "dobj":
            return found
        verb = verb.head  # "will fly missions as part of": said of who flies
    if noun.dep_ == "pobj" and noun.lemma_ == "part":
        return [] if grammar.is_negated(verb) else list(scene.all(grammar.subjects(verb)))
    if not is_told(verb) or grammar.is_negated(noun):
        return []
    if noun.dep_ == "attr" and verb.lemma_ not in _BECOMING:
        return None
    if noun.dep_ == "oprd":
        return list(scene.all(grammar.patients(verb)))
    return list(scene.all(grammar.subjects(verb)))


def of_whom(scene: Scene, noun: Token, *prepositions: str) -> Iterator[tuple[Thing, Token]]:
    """What a noun is said to be of, with the word that says so: "of X", "X’s", "X" before it."""
    for child in noun.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in prepositions:
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    for thing in scene.joined(grandchild):
                        yield thing, child
        elif child.dep_ in {"poss", "compound", "nmod"} and child.i < noun.i:
            for thing in scene.joined(child):
                yield thing, child

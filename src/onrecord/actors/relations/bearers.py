"""Of whom a noun such as "commander" or "member" is said."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.actors.relations.scene import Scene, is_told
from onrecord.schema.relations import relation_words
from onrecord.text import grammar
from onrecord.text.things import Thing

_BEFORE = frozenset({"poss", "compound", "nmod"})
_NOT_YET = frozenset({"incoming", "potential", "future", "possible", "would", "aspiring", "likely", "next", "prospective", "designated", "proposed", "no"})  # fmt: skip
_TITLED = 6  # tokens from one title to the name behind the other ("chairman and CEO Jane Moss")
_BECOMING = frozenset({"be", "become", "remain", "serve", "act", "work", "operate", "appoint", "name", "elect", "make"})  # fmt: skip


def bearers(scene: Scene, noun: Token) -> list[Thing]:
    """Who is said to be the noun: what it stands beside, its subject, else the noun's own thing.

    Empty where it is denied or only possible that someone is.
    """
    if any(child.lower_ in _NOT_YET for child in noun.lefts):
        return []
    own = scene.at(noun)
    many = noun.tag_ == "NNS" and noun.dep_ not in {"attr", "appos"}
    if own is None or not many:
        others = _others(scene, noun)
        if others is not None:
            return others
    return [own] if own is not None else []


def _others(scene: Scene, noun: Token) -> list[Thing] | None:
    """Whom a noun is said of, itself apart; ``None`` where it stands for itself."""
    first = noun
    while first.dep_ == "conj" and not _is_named(scene, first.head):
        first = first.head
    beside = _beside(scene, _above(scene, first)) if first.dep_ == "appos" else []
    if beside:
        return beside
    nouns = [n for child in noun.rights if child.dep_ == "appos" for n in grammar.conjuncts(child)]
    if first.dep_ == "compound":
        nouns.append(first.head)
    named = [thing for thing in scene.all(nouns) if thing.form == "name"]
    if named:
        return named
    titled = _behind_titles(scene, noun)
    if titled is not None:
        return [titled]
    if first.dep_ == "ROOT":
        before = _right_before(scene, noun)
        if before is not None:
            return [before]
    return _said(scene, first)


def _right_before(scene: Scene, noun: Token) -> Thing | None:
    """The person in "appointed Hale the new commander of", which the parse cuts in two."""
    i = noun.left_edge.i
    if i == 0 or noun.left_edge.lower_ not in {"a", "an", "the"}:
        return None
    thing = scene.at(scene.doc[i - 1])
    return thing if thing is not None and (thing.form, thing.kind) == ("name", "person") else None


def _is_named(scene: Scene, token: Token) -> bool:
    """True for a name: what "and" joins to it is somebody else ("Moss and Kenya’s leader")."""
    thing = scene.at(token)
    return thing is not None and thing.form == "name"


def _above(scene: Scene, noun: Token) -> Token:
    """What an apposition is said of: in "Jane Moss of Ohio, the chair of …" the person, not the place."""
    above, own = noun.head, scene.at(noun)
    if above.dep_ == "pobj" and above.head.lower_ in {"of", "from"} and above.ent_type_ == "GPE":
        person = scene.at(above.head.head)
        if person is not None and own is not None and own.kind == person.kind == "person":
            return person.head
    return above


def _behind_titles(scene: Scene, noun: Token) -> Thing | None:
    """The person in "Acme chairman and CEO Jane Moss", who bears both titles."""
    doc, i = scene.doc, noun.i + 1
    if i >= len(doc) or doc[i].lower_ not in {"and", "&"} or noun.tag_ == "NNS":
        return None
    if any(child.dep_ == "det" for child in noun.lefts):
        return None
    for j in range(i + 2, min(len(doc), i + _TITLED)):
        thing = scene.at(doc[j])
        if thing is not None and (thing.form, thing.kind) == ("name", "person"):
            shared = doc[j - 1].lower_ in relation_words().shared_titles
            return thing if shared else None
        if doc[j].pos_ not in {"NOUN", "PROPN", "ADJ"}:
            return None
    return None


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
    if noun.dep_ == "pobj" and verb.lemma_.lower() in relation_words().naming:
        return list(scene.all(grammar.patients(verb)))
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
        elif child.dep_ in _BEFORE and child.i < noun.i:
            for thing in scene.joined(child):
                yield thing, child
    if noun.dep_ == "compound":  # a title: "Syria’s President Bashar al-Assad"
        for child in noun.head.lefts:
            if child.i < noun.i and child.dep_ in _BEFORE:
                for thing in scene.all([child]):
                    yield thing, child

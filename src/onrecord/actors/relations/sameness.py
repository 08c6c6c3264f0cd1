"""What is the same as what: names beside descriptions, short forms in brackets, "also called"."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.actors.relations.scene import Found, Scene, is_told, words
from onrecord.schema.relations import relation_words
from onrecord.text import grammar
from onrecord.text.things import Thing

_OPENING, _CLOSING = frozenset({"(", "-LRB-", "["}), frozenset({")", "-RRB-", "]"})
_ALL = frozenset({"especially", "particularly", "notably", "primarily", "mainly", "chiefly", "including"})  # fmt: skip


def by_apposition(scene: Scene, thing: Thing) -> Iterator[Found]:
    """As in "Joseph Votel, commander of …", "the commander, Joseph Votel"."""
    for child in thing.head.rights:
        if child.dep_ != "appos" or any(c.lower_ in _ALL for c in child.lefts):
            continue
        other = scene.at(child)
        if other is None or other.kind != thing.kind or "pronoun" in {other.form, thing.form}:
            continue
        if _is_many(thing) != _is_many(other):
            continue
        named = (thing.form == "name") + (other.form == "name")
        if named == 1 or (named == 2 and thing.kind == "organisation" and _in_brackets(child)):
            yield Found("same_as", thing, other, None, "apposition")


def _is_many(thing: Thing) -> bool:
    """True for "the members": no name of one of them is another name for all."""
    return thing.form == "noun" and thing.head.tag_ == "NNS"


def _in_brackets(token: Token) -> bool:
    first = token.left_edge
    return first.i > 0 and first.nbor(-1).text in _OPENING


def by_brackets(scene: Scene, thing: Thing) -> Iterator[Found]:
    """As in "the Syrian Democratic Forces (SDF)"."""
    if thing.form != "name":
        return
    i = thing.head.i + 1
    doc = scene.doc
    while i < len(doc) and scene.at(doc[i]) is thing:
        i += 1
    if i + 2 >= len(doc) or doc[i].text not in _OPENING or doc[i + 2].text not in _CLOSING:
        return
    other = scene.at(doc[i + 1])
    if other is None or other is thing or other.kind != thing.kind:
        return
    if doc[i + 1].is_upper and other.kind == "organisation":
        yield Found("same_as", thing, other, None, "a short form in brackets")


def by_verb(scene: Scene, verb: Token) -> Iterator[Found]:
    """As in "X, also called Y", "X is the leader of Z"."""
    if verb.lemma_.lower() in relation_words().calling and verb.tag_ == "VBN":
        yield from _called(scene, verb)
    if verb.lemma_ == "be" and is_told(verb):
        for child in verb.children:
            if child.dep_ == "attr" and any(c.lower_ == "the" for c in child.lefts):
                for first in scene.all(grammar.subjects(verb)):
                    for other in scene.all([child], first.kind):
                        if first.form == "name" and other.form == "noun":
                            yield Found("same_as", first, other, words(verb), "is the")


def _called(scene: Scene, verb: Token) -> Iterator[Found]:
    if not is_told(verb) or not grammar.is_passive(verb):
        return
    names = [child for child in verb.children if child.dep_ in {"oprd", "attr", "dobj", "npadvmod"}]
    names += grammar.prepositional(verb, "as")
    subjects = list(scene.all(grammar.subjects(verb)))
    for other in scene.all(names):
        for thing in subjects:
            if thing is not other and thing.kind == other.kind and other.form != "pronoun":
                yield Found("same_as", thing, other, words(verb), f"verb {verb.lemma_}")

"""What belongs to what: members, parts, people of a body."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.actors.relations.bearers import bearers, of_whom
from onrecord.actors.relations.scene import (
    Found,
    Scene,
    coordinated,
    is_former,
    is_told,
    words,
)
from onrecord.schema.relations import relation_words
from onrecord.schema.roles import role_forms
from onrecord.text import grammar
from onrecord.text.things import Thing

_GROUPS = ("organisation",)
_MEMBERS = ("person", "organisation")
_ABOVE_ALL = frozenset({"especially", "particularly", "notably", "primarily", "mainly", "chiefly", "namely"})  # fmt: skip
_COMMANDED = frozenset({"military", "government", "armed_group"})


def by_verb(scene: Scene, verb: Token) -> Iterator[Found]:
    """What a verb tells of belonging: "joined", "was assigned to", "includes", "has 700 employees"."""
    vocabulary, lemma = relation_words(), verb.lemma_.lower()
    if lemma in vocabulary.belonging:
        yield from _belonging(scene, verb, vocabulary.belonging[lemma])
    if lemma in vocabulary.including and not grammar.is_passive(verb) and is_told(verb):
        for whole in scene.all(grammar.subjects(verb), *_GROUPS):
            for part in scene.all(grammar.patients(verb), *_MEMBERS):
                yield Found("belongs_to", part, whole, words(verb), f"verb {lemma}")
    if lemma in vocabulary.composed and is_told(verb):
        yield from _composed(scene, verb)
    if lemma == "have" and is_told(verb):
        for noun in grammar.patients(verb):
            if noun.lemma_.lower() in vocabulary.employing:
                for part in scene.all([noun], *_MEMBERS):
                    for whole in scene.all(grammar.subjects(verb), *_GROUPS):
                        yield Found("belongs_to", part, whole, words(verb), "verb have")


def _belonging(scene: Scene, verb: Token, prepositions: frozenset[str]) -> Iterator[Found]:
    if not is_told(verb):
        return
    targets = [(verb, noun) for noun in grammar.patients(verb)] if "" in prepositions else []
    for child in verb.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.lower_ in prepositions:
            targets += [
                (child, noun)
                for grandchild in child.children
                if grandchild.dep_ == "pobj"
                for noun in coordinated(grandchild)
            ]
    if not targets:
        return
    parts = list(scene.all(grammar.subjects(verb), *_MEMBERS))
    for cue, noun in targets:
        for whole in scene.all([noun], *_GROUPS):
            for part in parts:
                yield Found("belongs_to", part, whole, words(verb, cue), f"verb {verb.lemma_}")


def _composed(scene: Scene, verb: Token) -> Iterator[Found]:
    """As in "made up of A and B", "consisting of A"."""
    lemma = verb.lemma_.lower()
    if lemma == "make" and not any(child.lower_ == "up" for child in verb.children):
        return
    preposition = "from" if lemma in {"draw", "form"} else "of"
    parts = list(scene.all(grammar.prepositional(verb, preposition), *_MEMBERS))
    for whole in scene.all(grammar.subjects(verb), *_GROUPS) if parts else ():
        for part in parts:
            yield Found("belongs_to", part, whole, words(verb), f"made of: {lemma}")


def by_noun(scene: Scene, noun: Token) -> Iterator[Found]:
    """What a noun tells of belonging: "a member of X", "soldiers from X", "X’s fighters"."""
    vocabulary, lemma = relation_words(), noun.lemma_.lower()
    if lemma in vocabulary.parts:
        yield from _member(scene, noun)
        return
    thing = scene.at(noun)
    if thing is None or thing.kind not in _MEMBERS:
        return
    if thing.form == "name":
        if thing.head.i == noun.i:
            yield from _of_name(scene, thing)
    elif thing.form == "noun" and lemma not in vocabulary.apart | vocabulary.heads:
        yield from _of_group(scene, noun)


def _member(scene: Scene, noun: Token) -> Iterator[Found]:
    """As in "a member of X", "part of X"."""
    for whole, cue in of_whom(scene, noun, "of", "from", "in", "with"):
        if whole.kind not in _GROUPS or not _is_body(whole):
            continue
        for part in bearers(scene, noun):
            if part.kind in _MEMBERS:
                reason = f"noun {noun.lemma_.lower()}"
                yield Found("belongs_to", part, whole, words(noun, cue), reason, is_former(noun))


def _of_group(scene: Scene, noun: Token) -> Iterator[Found]:
    """As in "soldiers from X", "X’s fighters"; a person’s forces are led by the person."""
    lemma = noun.lemma_.lower()
    for whole, cue in of_whom(scene, noun, "of", "from", "within"):
        if not _is_body(whole) or _names_itself(noun, cue):
            continue
        for part in (*bearers(scene, noun), *_sharing(scene, noun, cue)):
            if part.kind not in _MEMBERS:
                continue
            if whole.kind == "person" and _is_commanded(noun):
                yield Found("in_charge_of", whole, part, words(cue), f"whose {lemma}")
            elif whole.kind in _GROUPS:
                yield Found("belongs_to", part, whole, words(cue), f"noun {lemma}", is_former(noun))


def _names_itself(noun: Token, cue: Token) -> bool:
    """True for "the Islamic State group", "the Hale clan": the name is the group’s own."""
    if cue.dep_ != "compound" or noun.tag_ != "NN":
        return False
    return any(child.lower_ in {"the", "this", "that"} for child in noun.lefts)


def _sharing(scene: Scene, noun: Token, cue: Token) -> Iterator[Thing]:
    """Those joined to a noun before what is said of all: "students and doctors from universities"."""
    if cue.dep_ != "prep":
        return
    for other in grammar.conjuncts(noun)[1:]:
        if other.i < cue.i:
            yield from scene.all([other])
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN" and noun.head.tag_ == noun.tag_:
        yield from scene.all([noun.head])


def by_one(scene: Scene, one: Token) -> Iterator[Found]:
    """As in "who was one of the founders"."""
    if one.dep_ not in {"attr", "appos", "pobj"}:
        return
    for part in bearers(scene, one):
        for whole, cue in of_whom(scene, one, "of"):
            if part.kind in _MEMBERS and whole.kind in _GROUPS:
                yield Found("belongs_to", part, whole, words(one, cue), "one of")


def _of_name(scene: Scene, thing: Thing) -> Iterator[Found]:
    """As in "Hale, of the 2nd Battalion", "Turkey within NATO", "Lebanon’s Hezbollah"."""
    for child in thing.head.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "from"}:
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    for whole in scene.joined(grandchild, *_GROUPS):
                        if thing.kind in _MEMBERS:
                            yield Found("belongs_to", thing, whole, words(child), child.lower_)
        elif child.dep_ == "poss" and thing.kind == "organisation":
            for whole in scene.joined(child, *_GROUPS):
                yield Found("belongs_to", thing, whole, words(child), "genitive")


def _is_body(whole: Thing) -> bool:
    return whole.head.lemma_.lower() not in relation_words().no_body


def _is_commanded(noun: Token) -> bool:
    role = role_forms().get(noun.lower_)
    return role is not None and role.kind in _COMMANDED


def by_within(scene: Scene, token: Token) -> Iterator[Found]:
    """As in "Turkey within NATO"."""
    if token.i == 0:
        return
    for part in scene.all([token.nbor(-1)], *_MEMBERS):
        for whole in scene.all(grammar.prepositional(token.head, "within"), *_GROUPS):
            if part.form == whole.form == "name":
                yield Found("belongs_to", part, whole, words(token), "within")


def by_example(scene: Scene, token: Token) -> Iterator[Found]:
    """As in "partners, including A and B", "allies such as A", "partners, especially A"."""
    word = token.lower_
    if word in _ABOVE_ALL:
        noun = token.head
        if noun.dep_ == "appos" and scene.at(noun) is not None:
            yield from _examples(scene, noun.head, noun, token)
        return
    if word == "as" and not (token.i > 0 and token.nbor(-1).lower_ == "such"):
        return
    for child in token.children:
        if child.dep_ in {"pobj", "dobj"}:
            above = token.head
            near = above.pos_ in {"NOUN", "PROPN"} and above.i < token.i
            whole = above if near else _noun_before(scene, token)
            if whole is not None:
                yield from _examples(scene, whole, child, token)


def _noun_before(scene: Scene, token: Token) -> Token | None:
    """The thing that ends right before ", including"."""
    i = token.i - 1
    while i >= 0 and scene.doc[i].text in {",", "such", "("}:
        i -= 1
    return scene.doc[i] if i >= 0 and i != token.i - 1 and scene.at(scene.doc[i]) else None


def _examples(scene: Scene, whole: Token, part: Token, cue: Token) -> Iterator[Found]:
    for group in scene.all([whole], *_GROUPS):
        for each in scene.joined(part, *_MEMBERS):
            yield Found("belongs_to", each, group, words(cue), cue.lower_)


def by_size(scene: Scene, thing: Thing) -> Iterator[Found]:
    """As in "2nd Battalion, 5th Special Forces Group": of two units side by side the first is part of the second."""
    units = relation_words().units
    if thing.form != "name":
        return
    own = _unit(thing, units)
    if own is None:
        return
    i = scene.after(thing)
    if i + 1 >= len(scene.doc) or scene.doc[i].text != ",":
        return
    following = scene.at(scene.doc[i + 1])
    if following is None or following.form != "name" or following is thing:
        return
    other = _unit(following, units)
    if other is not None and other > own:
        yield Found("belongs_to", thing, following, None, "a unit, then the larger one")


def _unit(thing: Thing, units: dict[str, int]) -> int | None:
    for word in thing.span.quote.lower().split():
        if word in units:
            return units[word]
    return None

"""What belongs to what: members, parts, people of a body."""

import functools
from collections.abc import Iterable, Iterator

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
from onrecord.schema.gazetteer import find_known
from onrecord.schema.relations import relation_words
from onrecord.schema.roles import role_forms
from onrecord.schema.things import thing_words
from onrecord.text import grammar
from onrecord.text.things import Thing

_GROUPS = ("organisation",)
_MEMBERS = ("person", "organisation")
_MIX = frozenset({"mix", "mixture", "combination", "blend", "array", "patchwork"})
_COMMANDED = frozenset({"military", "government", "armed_group"})


def by_verb(scene: Scene, verb: Token) -> Iterator[Found]:
    """What a verb tells of belonging: "joined", "was assigned to", "includes", "has 700 employees"."""
    vocabulary, lemma = relation_words(), verb.lemma_.lower()
    if not is_told(verb):
        return
    if lemma in vocabulary.belonging:
        yield from _belonging(scene, verb, vocabulary.belonging[lemma])
    if lemma in vocabulary.parting:
        yield from _parting(scene, verb)
    if lemma in vocabulary.composed:
        yield from _composed(scene, verb)
    parts: list[Token] = []
    if lemma in vocabulary.including and not grammar.is_passive(verb):
        parts = grammar.patients(verb)
    elif lemma == "have":
        nouns = grammar.patients(verb)
        parts = [noun for noun in nouns if noun.lemma_.lower() in vocabulary.employing]
    yield from _pairs(scene, parts, grammar.subjects(verb) if parts else (), verb, f"verb {lemma}")


def _pairs(
    scene: Scene, parts: Iterable[Token], wholes: Iterable[Token], cue: Token, reason: str
) -> Iterator[Found]:
    """Each part belongs to each whole."""
    bodies = list(scene.all(wholes, *_GROUPS))
    for part in scene.all(parts, *_MEMBERS) if bodies else ():
        for whole in bodies:
            yield Found("belongs_to", part, whole, words(cue), reason)


def _parting(scene: Scene, verb: Token) -> Iterator[Found]:
    """As in "defected from X", "left X"."""
    lemma = verb.lemma_.lower()
    nouns = grammar.prepositional(verb, "from")
    if lemma in {"leave", "quit", "desert"}:
        nouns = grammar.patients(verb)
    for whole in scene.all(nouns, *_GROUPS):
        if whole.form != "name" or whole.head.tag_ == "NNPS" or _is_seat(whole):
            continue
        for part in scene.all(grammar.subjects(verb), *_MEMBERS):
            yield Found("belongs_to", part, whole, words(verb), f"verb {lemma}", former=True)


def _is_seat(thing: Thing) -> bool:
    """True for a country by any name of its: "left the White House" says only where somebody was."""
    known = find_known(thing.span.quote)
    return known is not None and known.id.startswith("country:")


def _belonging(scene: Scene, verb: Token, prepositions: frozenset[str]) -> Iterator[Found]:
    targets = [(verb, noun) for noun in grammar.patients(verb)] if "" in prepositions else []
    for child in verb.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.lower_ in prepositions:
            targets += [
                (child, noun)
                for grandchild in child.children
                if grandchild.dep_ == "pobj"
                for noun in coordinated(grandchild)
            ]
    if not targets or (verb.lemma_ == "join" and _joins_in(verb)):
        return
    kinds = (*_MEMBERS, "place") if verb.lemma_ == "belong" else _MEMBERS
    parts = list(scene.all(grammar.subjects(verb), *kinds))
    for cue, noun in targets:
        for whole in scene.all([noun], *_GROUPS):
            for part in parts:
                yield Found("belongs_to", part, whole, words(verb, cue), f"verb {verb.lemma_}")


def _joins_in(verb: Token) -> bool:
    """True for "joined X in voting against": done together, once."""
    nouns = [child for child in verb.children if child.dep_ == "dobj"]
    return any(
        child.lower_ == "in" and any(each.tag_ == "VBG" for each in child.children)
        for head in (verb, *nouns)
        for child in head.rights
    )


def _composed(scene: Scene, verb: Token) -> Iterator[Found]:
    """As in "made up of A and B", "consisting of A"."""
    lemma = verb.lemma_.lower()
    if lemma == "make" and not any(child.lower_ == "up" for child in verb.children):
        return
    if lemma == "make" and not grammar.is_passive(verb):
        parts, wholes = grammar.subjects(verb), grammar.patients(verb)
    else:
        first = "from" if lemma in {"draw", "form"} else "of"
        prepositions = (first, "by") if lemma == "make" else (first,)
        parts, wholes = grammar.prepositional(verb, *prepositions), grammar.subjects(verb)
    parts = [each for part in parts for each in _unmixed(part)]
    yield from _pairs(scene, parts, wholes, verb, f"made of: {lemma}")


def _unmixed(noun: Token) -> list[Token]:
    """What "a mix of A and B" is of; else the noun itself."""
    return grammar.prepositional(noun, "of") if noun.lemma_ in _MIX else [noun]


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
    elif thing.form == "noun" and lemma not in _not_of_it():
        yield from _of_group(scene, noun)


@functools.cache
def _not_of_it() -> frozenset[str]:
    """Nouns whose "of" and genitive do not name what they belong to."""
    words = relation_words()
    return words.apart | words.heads | thing_words().parts


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
    if lemma in relation_words().wholes and len(grammar.prepositional(noun, "of")) > 1:
        for whole in scene.all([noun], *_GROUPS):
            for part in scene.all(grammar.prepositional(noun, "of"), *_MEMBERS):
                yield Found("belongs_to", part, whole, words(noun), f"{lemma} of several")
        return
    for whole, cue in of_whom(scene, noun, *_prepositions(noun)):
        if not _is_body(whole) or _names_itself(noun, cue):
            continue
        if cue.lower_ in {"from", "for", "in"} and _is_country(whole):
            continue  # where they come from, what they deal with
        if noun.tag_ == "NN" and whole.form == "noun" and whole.head.tag_ == "NNS":
            continue  # "a board of directors"
        for part in (*bearers(scene, noun), *_sharing(scene, noun, cue)):
            if part.kind not in _MEMBERS:
                continue
            if whole.kind == "person" and _is_commanded(noun):
                yield Found("in_charge_of", whole, part, words(cue), f"whose {lemma}")
            elif whole.kind in _GROUPS:
                yield Found("belongs_to", part, whole, words(cue), f"noun {lemma}", is_former(noun))


def _prepositions(noun: Token) -> tuple[str, ...]:
    """Those whose object a noun belongs to: also "at" and "for" of who works there."""
    if noun.lower_ == "divisions":
        return ("of", "from")  # "divisions within the party"
    role = role_forms().get(noun.lower_)
    if role is not None and role.kind == "unnamed_person" and role.post:
        return ("of", "from", "within", "at", "for", "in")
    return ("of", "from", "within")


def _is_country(thing: Thing) -> bool:
    known = find_known(thing.span.quote)
    return known is not None and known.id.startswith("country:") and known.form == "name"


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


def by_loyalty(scene: Scene, token: Token) -> Iterator[Found]:
    """As in "troops loyal to X", "pledged allegiance to X"."""
    holders = list(scene.all(grammar.prepositional(token, "to"), *_MEMBERS))
    if not holders:
        return
    above = token.head
    if token.pos_ == "NOUN":
        parts = grammar.subjects(above) if token.dep_ == "dobj" and is_told(above) else []
    elif above.pos_ in {"NOUN", "PROPN"}:
        parts = [above]
    else:
        parts = grammar.subjects(above) if above.pos_ in {"VERB", "AUX"} and is_told(above) else []
    for part in scene.all(parts, *_MEMBERS):
        for holder in holders:
            yield Found("belongs_to", part, holder, words(token), f"word {token.lower_}")


def by_one(scene: Scene, one: Token) -> Iterator[Found]:
    """As in "who was one of the founders"."""
    if one.dep_ not in {"attr", "appos", "pobj"}:
        return
    for part in bearers(scene, one):
        for whole, cue in of_whom(scene, one, "of") if part.head.i != one.i else ():
            if part.kind in _MEMBERS and whole.kind in _GROUPS and not _is_measured(whole):
                yield Found("belongs_to", part, whole, words(one, cue), "one of")


def _is_measured(whole: Thing) -> bool:
    """True for "the largest groups", which are a rank and no body."""
    return whole.form == "noun" and any(child.tag_ == "JJS" for child in whole.head.lefts)


def _of_name(scene: Scene, thing: Thing) -> Iterator[Found]:
    """As in "Hale, of the 2nd Battalion", "Turkey within NATO", "Lebanon’s Hezbollah"."""
    for child in thing.head.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "from"}:
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    for whole in scene.joined(grandchild, *_GROUPS):
                        if thing.kind in _MEMBERS:
                            yield Found("belongs_to", thing, whole, words(child), child.lower_)
        elif child.dep_ == "poss" and thing.kind == "organisation" and not _is_within(thing):
            for whole in scene.joined(child, *_GROUPS):
                yield Found("belongs_to", thing, whole, words(child), "genitive")


def _is_within(thing: Thing) -> bool:
    """True for a name that only modifies another noun ("HRW’s Middle East director")."""
    return thing.head.dep_ in {"compound", "nmod"}


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

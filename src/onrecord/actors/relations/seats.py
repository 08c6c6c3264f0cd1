"""Whose a place is said to be: "the rebels’ stronghold", "the militia has two bases"."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.actors.relations.bearers import bearers, of_whom
from onrecord.actors.relations.scene import Found, Scene, words
from onrecord.schema.gazetteer import find_known
from onrecord.schema.relations import relation_words
from onrecord.schema.roles import role_forms
from onrecord.text import grammar
from onrecord.text.things import Thing

_HOLDERS = ("person", "organisation")
_WHERE = frozenset({"GPE", "LOC", "FAC"})


def by_seat(scene: Scene, noun: Token) -> Iterator[Found]:
    """As in "the rebels’ stronghold", "a base for the militia"."""
    behind = ("for",) if noun.lemma_.lower() in relation_words().bases else ()
    for owner, cue in of_whom(scene, noun, *behind):
        if cue.dep_ == "compound" and (owner.kind == "person" or _has_owner(noun)):
            continue  # "Thompson prison", "the company’s Abqaiq plant"
        if owner.kind not in _HOLDERS or owner.actor is None or _is_country(owner):
            continue
        if not _may_own(owner, cue):
            continue
        for place in (*bearers(scene, noun), *scene.all(grammar.prepositional(noun, "of"))):
            if place.kind == "place":
                yield Found("in_charge_of", owner, place, words(cue), f"whose {noun.lemma_}")


def by_having(scene: Scene, verb: Token) -> Iterator[Found]:
    """As in "the militia has two bases": not of a country or town, which only lies around them."""
    bases = relation_words().bases
    nouns = [noun for noun in grammar.patients(verb) if noun.lemma_.lower() in bases]
    for place in scene.all(nouns, "place") if nouns else ():
        for owner in scene.all(grammar.subjects(verb), *_HOLDERS):
            if not _is_country(owner) and owner.head.ent_type_ != "GPE":
                yield Found("in_charge_of", owner, place, words(verb), "verb have")


def _may_own(owner: Thing, cue: Token) -> bool:
    """False for "the Yongbyon plant", and for whom a camp is only a place to be ("for refugees")."""
    if cue.dep_ == "compound":
        return owner.head.ent_type_ not in _WHERE
    if cue.lower_ == "for":
        sent = relation_words().sent
        return owner.form == "name" or owner.head.lemma_.lower() in sent
    return True


def _has_owner(noun: Token) -> bool:
    return any(child.dep_ == "poss" for child in noun.lefts)


def _is_country(thing: Thing) -> bool:
    """True for a country, whose towns and lands are its own, and for "the country"."""
    if thing.form != "name":
        role = role_forms().get(thing.head.lower_)
        return role is None or role.kind == "government"
    known = find_known(thing.span.quote)
    return known is not None and known.id.startswith("country:")

"""Parts told as examples of a whole, and smaller units beside larger ones."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.actors.relations.scene import Found, Scene, words
from onrecord.schema.relations import relation_words
from onrecord.schema.roles import role_forms
from onrecord.schema.things import thing_words
from onrecord.text import grammar
from onrecord.text.things import Thing

_GROUPS = ("organisation",)
_MEMBERS = ("person", "organisation")
_ABOVE_ALL = frozenset({"especially", "particularly", "notably", "primarily", "mainly", "chiefly", "namely"})  # fmt: skip


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
    if cue.lower_ == "as" and _are_persons(whole):
        return  # "writers such as": of a kind, not of a body
    for group in scene.all([whole], *_GROUPS):
        for each in scene.joined(part, *_MEMBERS):
            if each.kind == "organisation" and each.form == "name" and _are_officials(whole):
                continue  # "leaders, including NATO"
            yield Found("belongs_to", each, group, words(cue), cue.lower_)


def _are_officials(noun: Token) -> bool:
    role = role_forms().get(noun.lower_)
    return role is not None and role.kind == "unnamed_person" and role.post


def _are_persons(noun: Token) -> bool:
    if noun.lemma_.lower() in thing_words().parts:  # "a number of people"
        return any(_are_persons(each) for each in grammar.prepositional(noun, "of"))
    role = role_forms().get(noun.lower_)
    if role is not None:
        return role.kind == "unnamed_person"
    return noun.lemma_.lower() in thing_words().people


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

"""``find_things``: all that can stand at an end of a relation: persons, bodies and groups, places, peoples."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from onrecord.records import Actor, EndKind, Mention, Span
from onrecord.schema.place_words import place_words
from onrecord.schema.roles import role_forms
from onrecord.schema.things import thing_words
from onrecord.text.grammar import short_phrase
from onrecord.text.parse import Text

ThingForm = Literal["name", "noun", "pronoun", "adjective"]

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_ONE = frozenset({"i", "me", "my", "myself", "mine", "he", "him", "his", "himself", "she", "her", "hers", "herself"})  # fmt: skip
_MANY = frozenset({"we", "us", "our", "ours", "ourselves", "they", "them", "their", "theirs", "themselves"})  # fmt: skip
_PLURAL = frozenset({"NNS", "NNPS"})
_WHERE = frozenset({"in", "at", "near", "inside", "outside", "into", "around", "through"})
_PERSONS = frozenset({"person", "unnamed_person"})
_LABELS: dict[str, EndKind] = {"person": "person", "place name": "place"}
_NO_PLACES = frozenset({"state", "republic", "kingdom"})  # bodies, unless a name says otherwise
_TELLING_APART = frozenset({"prep", "acl", "relcl", "amod"})
_HERE = frozenset({"here", "there"})
_NONE = frozenset({"no", "any"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "another", "its", "their", "his", "her", "our", "my", "your", "every", "each", "both"})  # fmt: skip
_MODIFYING = frozenset({"compound", "nmod", "amod"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "PRON"})  # "thousands", "many", "one" of them


class Thing(NamedTuple):
    """Words that stand for a person, a body or group, a place or a people.

    ``span`` is the mention's where the words are a mention; else the name, or the noun with what
    stands before it. ``head`` governs the words; ``actor`` is the mention's actor, if resolved. A
    person is one person; persons together are an ``organisation``. ``people`` is an adjective of
    nationality, faith or ethnic group: the noun ("Iraqis") is an ``organisation``.
    """

    kind: EndKind
    span: Span
    head: Token
    form: ThingForm
    actor: str | None = None


def find_things(
    text: Text, mentions: Sequence[Mention], actors: Sequence[Actor]
) -> tuple[Thing, ...]:
    """The things that an article speaks of, sorted by where they start; each head at most once."""
    cast = {actor.id: actor for actor in actors}
    by_paragraph: dict[int, list[tuple[Mention, Token]]] = {}
    for mention in mentions:
        tokens = text.tokens(mention.head.start, mention.head.end)
        if tokens is not None:
            by_paragraph.setdefault(id(tokens.doc), []).append((mention, tokens[0]))
    found: list[Thing] = []
    for paragraph in text.paragraphs:
        own = by_paragraph.get(id(paragraph.doc), [])
        found += _in_paragraph(text, paragraph.doc, own, cast)
    return tuple(sorted(found, key=lambda thing: (thing.span.start, thing.span.end)))


def _in_paragraph(
    text: Text, doc: Doc, mentions: list[tuple[Mention, Token]], cast: Mapping[str, Actor]
) -> Iterator[Thing]:
    taken: set[int] = set()
    inside: set[int] = set()
    # Names first, and the shorter of two that share a head: titles and tails are told apart.
    for mention, head in sorted(mentions, key=lambda m: (m[0].form != "name", m[0].span.start)):
        if head.i in taken:
            continue
        kind = _kind_of_mention(mention, head, cast)
        if kind is None:
            continue
        taken.add(head.i)
        if mention.form == "name":
            tokens = text.tokens(mention.span.start, mention.span.end)
            inside.update(token.i for token in tokens or ())
        form: ThingForm = "noun" if mention.form == "nominal" else mention.form
        yield Thing(kind, mention.span, head, form, mention.actor)
    for name in doc.ents:
        if name.label_ in _PLACES or name.label_ == "NORP":
            thing = _of_name(text, name, inside)
            if thing is not None and thing.head.i not in taken:
                taken.add(thing.head.i)
                inside.update(range(name.start, name.end))
                yield thing
    for token in doc:
        if token.i in taken or token.i in inside:
            continue
        if token.lower_ in _HERE and token.dep_ == "advmod":
            yield Thing("place", text.span(token), token, "pronoun")
        if token.pos_ not in _NOMINAL:
            continue
        kind = _kind_of_noun(token)
        if kind is not None:
            yield Thing(kind, text.span(_words(token, kind)), token, "noun")


def _kind_of_mention(mention: Mention, head: Token, cast: Mapping[str, Actor]) -> EndKind | None:
    if mention.role == "place":
        return "place"
    actor = cast.get(mention.actor or "")
    if mention.form == "pronoun":
        return _kind_of_pronoun(head, actor)
    if mention.form == "nominal":
        return _kind_of_role(head) if actor is None else _kind_of_actor(head, actor)
    if (actor is None or actor.known_as is None) and _names_place(head, actor):
        return "place"
    if actor is not None:
        return _kind_of_actor(head, actor)
    label, _, _ = (mention.reason or "").partition(":")
    return _LABELS.get(label, "organisation")


def _kind_of_actor(head: Token, actor: Actor) -> EndKind:
    if actor.kind in _PERSONS:
        return "organisation" if head.tag_ in _PLURAL else "person"
    return "place" if _is_either(head) else "organisation"


def _names_place(head: Token, actor: Actor | None) -> bool:
    """True for a town’s name, and for "Mezzeh Airport", whose last word says what place it is."""
    if head.ent_type_ in _PLACES and (actor is None or actor.kind != "person"):
        return True
    word = head.lower_
    if word not in _settings() or word in role_forms() or head.text.islower():
        return False
    return any(child.dep_ == "compound" for child in head.lefts)


def _is_either(head: Token) -> bool:
    """True for a body's noun that says where: "in the embassy"."""
    return head.lemma_.lower() in thing_words().either and _is_where(head)


def _kind_of_pronoun(head: Token, actor: Actor | None) -> EndKind | None:
    word = head.lower_
    if word in _ONE:
        return "person"
    if word in _MANY:
        return "organisation"
    return "organisation" if actor is not None and actor.kind not in _PERSONS else None


def _kind_of_role(head: Token) -> EndKind | None:
    role = role_forms().get(head.lower_)
    if role is None:
        return "organisation"
    if role.noun == "body" and role.plural:
        return None  # of the dead
    if role.kind in _PERSONS:
        return "organisation" if role.plural or head.tag_ in _PLURAL else "person"
    return "place" if _is_either(head) else "organisation"


def _of_name(text: Text, name: Tokens, inside: set[int]) -> Thing | None:
    """A place's name, or an adjective of a people, that is no mention."""
    first = name.start
    while first < name.end and (name.doc[first].tag_ in {"DT", "PRP$"} or first in inside):
        first += 1
    after = name.end
    while after > first and (after - 1 in inside or name.doc[after - 1].tag_ == "POS"):
        after -= 1
    if first >= after:
        return None
    tokens = name.doc[first:after]
    if not any(token.text[0].isupper() for token in tokens):
        return None
    if name.label_ == "NORP":
        return Thing("people", text.span(tokens), tokens.root, "adjective")
    return Thing("place", text.span(tokens), tokens.root, "name")


def _kind_of_noun(token: Token) -> EndKind | None:
    if token.dep_ in _MODIFYING and token.tag_ not in {"NNP", "NNPS"}:
        return None
    if any(child.lower_ in _NONE for child in token.lefts):
        return None
    word = token.lemma_.lower()
    vocabulary, role = thing_words(), role_forms().get(token.lower_)
    if word in vocabulary.parts:
        return _kind_of_whole(token)
    if word in vocabulary.either:
        return "place" if _is_where(token) else "organisation"
    if token.i > 0 and f"{token.nbor(-1).lower_} {word}" in vocabulary.pairs:
        return "place"
    if word in vocabulary.vague and not _is_told_apart(token):
        return None
    if word in vocabulary.vague or word in _settings():
        return "place"
    if word in vocabulary.people or (role is not None and not role.needs and role.kind in _PERSONS):
        if token.tag_ in _PLURAL:
            return "organisation"
        return "person" if any(token.lefts) else None
    if word in vocabulary.groups or (role is not None and not role.needs):
        return "organisation"
    return None


def _words(token: Token, kind: EndKind) -> Tokens:
    """The noun with what stands before it; of a place also "of" and its name ("the town of Qusayr")."""
    before = short_phrase(token)
    if kind == "place":
        for child in token.rights:
            if child.i == token.i + 1 and child.lower_ == "of":
                for name in child.children:
                    if name.dep_ == "pobj" and name.pos_ == "PROPN":
                        return token.doc[before.start : name.i + 1]
    return before


def _kind_of_whole(token: Token) -> EndKind | None:
    """What "thousands" and "many" are some of: "of fighters"."""
    for child in token.rights:
        if child.lower_ == "of":
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.pos_ in _NOUNS and noun.lemma_ not in _parts():
                    kind = _kind_of_noun(noun)
                    return "organisation" if kind == "person" else kind
    return None


@functools.cache
def _settings() -> frozenset[str]:
    """Nouns for places that need nothing around them."""
    vocabulary = thing_words()
    settings = place_words().settings - vocabulary.vague - vocabulary.either - vocabulary.parts
    return (vocabulary.places | settings) - _NO_PLACES


def _parts() -> frozenset[str]:
    return thing_words().parts


def _is_told_apart(token: Token) -> bool:
    """False for "an area", "some place": nothing says which."""
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if token.tag_ == "NNS" and following in {"under", "around", "near", "outside"}:
        return True
    return any(
        child.lower_ in _POINTING or child.dep_ in {"compound", "amod", "poss", "nmod"}
        for child in token.lefts
    ) or any(child.dep_ in _TELLING_APART and child.lower_ != "of" for child in token.rights)


def _is_where(token: Token) -> bool:
    """True for the object of a preposition that says where, and of a verb of holding or harm."""
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ == "pobj" and token.head.lower_ in _WHERE

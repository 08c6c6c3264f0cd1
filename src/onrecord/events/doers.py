"""Whose act a word tells of: the doers of verbs and the owners of nouns."""

from spacy.tokens import Token

from onrecord.schema.event_cues import event_cues
from onrecord.text import grammar

_DURING = frozenset({"during", "in", "at", "after", "following", "before", "amid", "into"})
_TAKEN = frozenset({"away", "back", "off", "down"})  # "took away a threat" makes none


def agents(token: Token) -> list[Token]:
    """Who does what a verb, modal or predicate adjective says, where the sentence tells it."""
    if token.pos_ == "ADJ":
        return grammar.subjects(token.head)
    if token.pos_ == "AUX" and token.dep_ in {"aux", "auxpass"}:
        return grammar.agents(token.head)
    return _hidden_agents(token) or grammar.agents(token)


def _hidden_agents(verb: Token) -> list[Token]:
    """Who acts where the parse's subject is no actor: a time, a paper, or an adjective's."""
    head = verb.head
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ" and head.dep_ == "acomp":
        return grammar.subjects(head.head)  # "is loath to accuse"
    if verb.tag_ != "VBG" or verb.dep_ not in {"acl", "xcomp"}:
        return []
    if verb.dep_ == "xcomp":
        timed = any(child.dep_ == "dobj" and child.ent_type_ == "TIME" for child in head.children)
        return grammar.agents(head) if timed else []
    if head.ent_type_ == "TIME":
        return grammar.agents(head.head)  # "spent an hour talking to"
    if head.lemma_.lower() not in event_cues().classes["document"]:
        return []
    if any(child.dep_ == "poss" for child in head.children):
        return owner(head)
    return grammar.agents(head.head) if head.dep_ == "dobj" else owner(head)


def owners(noun: Token) -> list[Token]:
    """Whose act a noun tells of: "China's criticism", "a US strike", "Tokyo launched a strike".

    The last is for light verbs (the class ``light``), which lend the noun their subject.
    """
    found = [
        each for child in noun.children if child.dep_ == "poss" for each in grammar.conjuncts(child)
    ]
    if found:
        return found
    classes = event_cues().classes
    # A name before these says whom they are about: "the Russia probe".
    found = [] if noun.lemma_.lower() in classes["about"] else modifiers(noun)
    if found:
        return found
    verb = lending(noun)
    if verb is None:
        return []
    taken = any(child.dep_ == "prt" and child.lower_ in _TAKEN for child in verb.children)
    return [] if taken else grammar.agents(verb)


def lending(noun: Token) -> Token | None:
    """The light verb (class ``light``) that lends a noun its subject: "launched a wave of strikes"."""
    noun = counted(noun)
    verb = noun.head
    light = event_cues().classes["light"]
    return verb if noun.dep_ in {"dobj", "nsubjpass"} and verb.lemma_ in light else None


def counted(noun: Token) -> Token:
    """The word that counts a noun, if one does ("a wave of strikes"), else the noun itself."""
    of = noun.head
    if noun.dep_ != "pobj" or of.lower_ != "of":
        return noun
    return of.head if of.head.lemma_.lower() in event_cues().classes["counting"] else noun


def modifiers(noun: Token) -> list[Token]:
    """Names that stand before a noun: "the LDP-DPP talks", "Chinese goods"."""
    return [
        each
        for child in noun.lefts
        if child.dep_ in {"compound", "amod", "nmod"}
        and (child.pos_ == "PROPN" or child.ent_type_ in {"GPE", "NORP", "ORG", "PERSON"})
        for each in [*_inner_names(child), child]
    ]


def _inner_names(token: Token) -> list[Token]:
    """In "LDP-DPP talks" the first name hangs on the second."""
    hyphened = any(child.text in {"-", "–", "—"} for child in token.lefts)
    return [child for child in token.lefts if hyphened and child.pos_ == "PROPN"]


def owner(token: Token) -> list[Token]:
    """To whom a noun belongs: its possessor, else its "by" or "from", else names before it."""
    found = [
        each
        for child in token.children
        if child.dep_ == "poss"
        for each in grammar.conjuncts(child)
    ]
    found = found or grammar.prepositional(token, "by", "from")
    return found if found or token.pos_ == "PROPN" else modifiers(token)


def setting(noun: Token) -> list[Token]:
    """Who acts while it goes on: "pledged support during talks with Taipei"."""
    preposition = noun.head
    if noun.dep_ == "dobj" and preposition.lemma_ in event_cues().classes["attending"]:
        return grammar.agents(preposition)
    if noun.dep_ != "pobj" or preposition.lower_ not in _DURING:
        return []
    verb = preposition.head
    return grammar.agents(verb) if verb.pos_ in {"VERB", "AUX"} else []

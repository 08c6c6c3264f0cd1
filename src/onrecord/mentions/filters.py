"""Which names are actors' names, and which are parts of a group ("House Republicans")."""

from spacy.tokens import Doc, Token

from onrecord.mentions.name import Name, surface
from onrecord.schema.countries import country_of_demonym
from onrecord.schema.gazetteer import not_actors
from onrecord.schema.given_names import load_given_names

_MODIFYING = frozenset({"amod", "compound", "nmod"})
_NOT_NAMING = frozenset({"amod", "acomp", "advmod", "npadvmod"})
_AFTER_MEMBERS = frozenset({"R-", "D-", "I-"})  # "(R-Fla.)": a party and a state, told of a person
_OPERATIONS = frozenset({"Operation", "OPERATION", "Exercise"})  # "Operation Desert Storm"
_OF_PEOPLES = ("ish", "ic")
_WHOLE = frozenset({"the", "both"})


def is_actor_name(doc: Doc, name: Name) -> bool:
    """False for laws, illnesses, seas, adjectives of peoples and other names of no actor."""
    if name.label == "other":
        return False
    words = surface(doc, name)
    if words[:2] in _AFTER_MEMBERS:
        return False
    if name.known is None:
        folded, filters = words.casefold(), not_actors()
        if folded in filters.whole:
            return False
        if folded.rsplit(" ", 1)[-1] in filters.last and not _is_given(doc, name):
            return False
        if name.label == "organisation" and (
            _is_one_of_a_sort(doc, name)
            or (name.length > 1 and doc[name.first].text in _OPERATIONS)
        ):
            return False
    if name.label == "people" or (name.known is not None and name.known.form == "demonym"):
        return _is_noun(doc, name)
    return any(char.isalpha() for char in words)


def _is_given(doc: Doc, name: Name) -> bool:
    """True for "Bill" and "Nathan Deal", marked as persons: a given name, alone or before the surname."""
    return name.label == "person" and doc[name.first].lower_ in load_given_names()


def _is_one_of_a_sort(doc: Doc, name: Name) -> bool:
    """True for "an IED", "a VBIED": capitals that name a sort of thing."""
    if name.length > 1 or name.first == 0 or not doc[name.first].is_upper:
        return False
    if doc[name.first].dep_ in _MODIFYING:
        return False
    return doc[name.first - 1].lower_ in {"a", "an"}


def _is_noun(doc: Doc, name: Name) -> bool:
    """True for "the Chinese said", "Americans"; false for "Chinese officials", "Russian-made"."""
    root: Token = doc[name.first : name.after].root
    if root.dep_ in _NOT_NAMING or (root.dep_ in _MODIFYING and root.head.i >= name.after):
        return False
    if name.after < len(doc) and doc[name.after].text == "-":
        return False
    if root.text in country_of_demonym() and not root.text.endswith("s"):
        return any(child.dep_ == "det" for child in root.lefts)
    if root.text.endswith(_OF_PEOPLES) and not any(child.dep_ == "det" for child in root.lefts):
        return False  # "in Kurdish"
    return root.pos_ in {"NOUN", "PROPN", "ADJ"}


def group_start(doc: Doc, name: Name) -> int | None:
    """First token of "many House Republicans", "the California Republican": some of a party.

    ``None`` where the name stands for the whole party ("Republicans", "the Tories"), or for none.
    """
    known = name.known
    if known is None or known.kind != "party" or name.length > 1:
        return None
    root = doc[name.first]
    if not root.text.endswith(("s", "n", "t")) or root.dep_ in _MODIFYING or root.text.isupper():
        return None
    modifiers = [
        child for child in root.lefts if child.dep_ in _MODIFYING | {"nummod", "det", "poss"}
    ]
    if root.text.endswith("s"):
        if all(child.lower_ in _WHOLE for child in modifiers):
            return None
        return min(child.left_edge.i for child in modifiers)
    if any(child.dep_ in {"det", "poss", "nummod"} for child in modifiers):
        return min(child.left_edge.i for child in modifiers)
    return None

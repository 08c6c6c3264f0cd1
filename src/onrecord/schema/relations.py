"""Words that tell of a lasting relation, read from ``relations.yaml``."""

import functools
from dataclasses import dataclass, fields
from typing import Any

from onrecord.errors import SchemaError
from onrecord.schema.lines import LINE, read_vocabulary, words

FILE = "relations.yaml"


@dataclass(frozen=True)
class RelationWords:
    """Lemmas in lower case by what they tell; the file says what each list is for.

    ``units`` has the place of each noun in the order of size, ``belonging`` the prepositions of
    each verb, the empty string for its object.
    """

    parts: frozenset[str]
    wholes: frozenset[str]
    parting: frozenset[str]
    ousting: frozenset[str]
    yielding: frozenset[str]
    loyal: frozenset[str]
    denying: frozenset[str]
    heads: frozenset[str]
    below: frozenset[str]
    matters: frozenset[str]
    first: frozenset[str]
    shared_titles: frozenset[str]
    naming: frozenset[str]
    hands: frozenset[str]
    bases: frozenset[str]
    unheld: frozenset[str]
    apart: frozenset[str]
    no_body: frozenset[str]
    seats: frozenset[str]
    including: frozenset[str]
    composed: frozenset[str]
    employing: frozenset[str]
    leading: frozenset[str]
    founding: frozenset[str]
    holding: frozenset[str]
    taking: frozenset[str]
    freeing: frozenset[str]
    acts: frozenset[str]
    sending: frozenset[str]
    sent: frozenset[str]
    calling: frozenset[str]
    wishing: frozenset[str]
    units: dict[str, int]
    belonging: dict[str, frozenset[str]]


@functools.cache
def relation_words() -> RelationWords:
    """The words; raises ``SchemaError`` when the file is malformed."""
    return parse_relations(read_vocabulary(FILE))


def parse_relations(data: dict[str, Any]) -> RelationWords:
    """The words out of the file's mapping; raises ``SchemaError`` where a list lacks or is unknown."""
    names = [field.name for field in fields(RelationWords)]
    wrong = set(names) ^ (set(data) - {"version"})
    if wrong:
        raise SchemaError(f"{FILE}:1: missing or unknown: {', '.join(sorted(wrong))}")
    verbs = data["belonging"]
    if not isinstance(verbs, dict):
        raise SchemaError(f"{FILE}:1: belonging wants a mapping of verbs to prepositions")
    return RelationWords(
        units={noun: n for n, noun in enumerate(words(data, "units", FILE))},
        belonging={verb: _prepositions(verbs, verb) for verb in verbs if verb != LINE},
        **{
            name: frozenset(words(data, name, FILE))
            for name in names
            if name not in {"units", "belonging"}
        },
    )


def _prepositions(verbs: dict[str, Any], verb: str) -> frozenset[str]:
    value = verbs[verb]
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise SchemaError(f"{FILE}:{verbs.get(LINE, 1)}: {verb} wants a list of prepositions")
    return frozenset(value)

"""Nouns for people, groups and places, read from ``things.yaml``."""

import functools
from dataclasses import dataclass, fields
from typing import Any

from onrecord.errors import SchemaError
from onrecord.schema.lines import read_vocabulary, words

FILE = "things.yaml"


@dataclass(frozen=True)
class ThingWords:
    """Lemmas in lower case by what they name; the file says what each list is for."""

    people: frozenset[str]
    groups: frozenset[str]
    places: frozenset[str]
    either: frozenset[str]
    vague: frozenset[str]
    pairs: frozenset[str]
    directions: frozenset[str]
    parts: frozenset[str]


@functools.cache
def thing_words() -> ThingWords:
    """The words; raises ``SchemaError`` when the file is malformed."""
    return parse_things(read_vocabulary(FILE))


def parse_things(data: dict[str, Any]) -> ThingWords:
    """The words out of the file's mapping; raises ``SchemaError`` where a list lacks or is unknown."""
    names = [field.name for field in fields(ThingWords)]
    wrong = set(names) ^ (set(data) - {"version"})
    if wrong:
        raise SchemaError(f"{FILE}:1: missing or unknown: {', '.join(sorted(wrong))}")
    return ThingWords(**{name: frozenset(words(data, name, FILE)) for name in names})

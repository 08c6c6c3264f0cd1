"""Words around the place of an event, read from ``place_words.yaml``."""

import functools
from dataclasses import dataclass, fields
from typing import Any

from onrecord.errors import SchemaError
from onrecord.schema.lines import read_vocabulary, words

FILE = "place_words.yaml"


@dataclass(frozen=True)
class PlaceWords:
    """Lemmas in lower case by what they do; the file says what each list is for."""

    settings: frozenset[str]
    areas: frozenset[str]
    occasions: frozenset[str]
    gatherings: frozenset[str]
    harm: frozenset[str]
    held: frozenset[str]
    coming: frozenset[str]
    speaking: frozenset[str]
    journeys: frozenset[str]
    chambers: frozenset[str]
    trust: frozenset[str]


@functools.cache
def place_words() -> PlaceWords:
    """The words; raises ``SchemaError`` when the file is malformed."""
    return parse_place_words(read_vocabulary(FILE))


def parse_place_words(data: dict[str, Any]) -> PlaceWords:
    """The words out of the file's mapping; raises ``SchemaError`` where a list lacks or is unknown."""
    names = [field.name for field in fields(PlaceWords)]
    wrong = set(names) ^ (set(data) - {"version"})
    if wrong:
        raise SchemaError(f"{FILE}:1: missing or unknown: {', '.join(sorted(wrong))}")
    found = PlaceWords(**{name: frozenset(words(data, name, FILE)) for name in names})
    if not found.areas <= found.settings:
        raise SchemaError(f"{FILE}: areas that are no settings: {found.areas - found.settings}")
    return found

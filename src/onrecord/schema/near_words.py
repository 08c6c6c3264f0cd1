"""Nouns with which reports of one story tell of one thing: ``near_words.yaml``, validated when loaded."""

import functools
from typing import NamedTuple

from onrecord.errors import SchemaError
from onrecord.schema.lines import read_yaml
from onrecord.schema.tables import schema_text

_FILE = "near_words.yaml"


class NearWords(NamedTuple):
    """``near``: by each noun the first of its group; ``collectives``: nouns for many of a kind."""

    near: dict[str, str]
    collectives: frozenset[str]


@functools.cache
def near_words() -> NearWords:
    """The shipped list, lower-case lemmas; raises ``SchemaError``."""
    return parse_near_words(schema_text(_FILE))


def parse_near_words(text: str) -> NearWords:
    """The list's text read; raises ``SchemaError`` where it is malformed or a noun stands twice."""
    told = read_yaml(text, _FILE)
    if set(told) != {"near", "collectives"}:
        raise SchemaError(f"{_FILE}: 'near' and 'collectives' are wanted, nothing else")
    if not isinstance(told["near"], list):
        raise SchemaError(f"{_FILE}: 'near' is no list")
    near: dict[str, str] = {}
    for group in told["near"]:
        words = _words(group)
        for word in words:
            if word in near or len(words) < 2:
                line = _line(text, word)
                raise SchemaError(f"{_FILE}:{line}: {word!r} stands twice, or alone in a group")
            near[word] = words[0]
    return NearWords(near, frozenset(_words(told["collectives"])))


def _words(told: object) -> list[str]:
    if not isinstance(told, list):
        raise SchemaError(f"{_FILE}: {told!r} is no list of words")
    for word in told:
        if not isinstance(word, str) or not word or word != word.lower():
            raise SchemaError(f"{_FILE}: {word!r} is no word in lower case")
    return told


def _line(text: str, word: str) -> int:
    """The last line that has a word, counted from 1."""
    lines = text.splitlines()
    return max((n for n, line in enumerate(lines, 1) if word in line), default=1)

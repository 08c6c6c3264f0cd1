"""Words in names and posts by which settling compares: ``name_words.yaml``, validated when loaded."""

import functools
from collections.abc import Mapping
from typing import Any, NamedTuple

from onrecord.errors import SchemaError
from onrecord.schema.lines import LINE, read_vocabulary, words

_FILE = "name_words.yaml"
_LISTS = (
    "particles", "leading_particles", "articles", "titles_or_names", "before_names", "legal_forms",
    "before_legal_forms", "common_of_bodies", "nobodys", "some", "one_holds",
)  # fmt: skip
_TOPS = (*_LISTS, "spellings", "same_post", "women", "men")


class NameWords(NamedTuple):
    """The lists; what each is for is told in the file. ``genders`` are f or m by post."""

    particles: frozenset[str]
    leading_particles: frozenset[str]
    articles: frozenset[str]
    titles_or_names: frozenset[str]
    before_names: frozenset[str]
    legal_forms: frozenset[str]
    before_legal_forms: frozenset[str]
    common_of_bodies: frozenset[str]
    nobodys: frozenset[str]
    some: frozenset[str]
    one_holds: frozenset[str]
    spellings: Mapping[str, str]
    same_post: Mapping[str, str]
    genders: Mapping[str, str]


@functools.cache
def load_name_words() -> NameWords:
    """The vocabulary; raises ``SchemaError`` where it is malformed."""
    return parse_name_words(read_vocabulary(_FILE))


def parse_name_words(data: dict[str, Any]) -> NameWords:
    """The vocabulary out of what YAML gave; raises ``SchemaError``."""
    if set(data) - {LINE} != set(_TOPS):
        raise SchemaError(f"{_FILE}:1: the top wants {', '.join(_TOPS)} and nothing else")
    lists = {name: frozenset(words(data, name, _FILE)) for name in _LISTS}
    if not lists["leading_particles"] <= lists["particles"]:
        raise SchemaError(f"{_FILE}: a leading particle is among no particles")
    women, men = words(data, "women", _FILE), words(data, "men", _FILE)
    if set(women) & set(men):
        raise SchemaError(f"{_FILE}: a post is a woman's and a man's")
    return NameWords(
        **lists,
        spellings=_pairs(data, "spellings"),
        same_post=_pairs(data, "same_post"),
        genders={**dict.fromkeys(women, "f"), **dict.fromkeys(men, "m")},
    )


def _pairs(data: dict[str, Any], key: str) -> dict[str, str]:
    found = data[key]
    if not isinstance(found, dict):
        raise SchemaError(f"{_FILE}: {key} wants pairs of words")
    pairs = {word: other for word, other in found.items() if word != LINE}
    for word, other in pairs.items():
        if not isinstance(word, str) or not isinstance(other, str) or other in pairs:
            raise SchemaError(f"{_FILE}: {key}: {word!r} wants one word, not replaced itself")
    return pairs

"""What reports count of an act, read from ``measures.yaml``."""

import functools
from dataclasses import dataclass

from onrecord.errors import SchemaError
from onrecord.schema.lines import LINE, read_vocabulary, read_yaml

FILE = "measures.yaml"
_WORDS = ("after", "before", "totals")
_LISTS = ("between", "anybody", "votes")


@dataclass(frozen=True)
class Measure:
    """What is counted, with the words that close a count, stand right before it, or introduce a total.

    Words are lower case, a phrase as one entry. ``grows``: a later report's higher figure is news.
    """

    name: str
    told: str
    grows: bool
    after: tuple[tuple[str, ...], ...]
    before: tuple[tuple[str, ...], ...]
    totals: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Measures:
    """All measures by name, and the words that belong to no one measure."""

    by_name: dict[str, Measure]
    between: frozenset[str]
    anybody: frozenset[str]
    votes: frozenset[str]


@functools.cache
def measures() -> Measures:
    """The measures; raises ``SchemaError`` when the file is malformed."""
    return _build(read_vocabulary(FILE), FILE)


def read_measures(text: str, file: str = FILE) -> Measures:
    """Read measures from YAML; raises ``SchemaError`` naming file and line."""
    return _build(read_yaml(text, file), file)


def _build(data: dict[str, object], file: str) -> Measures:
    entries = data.get("measures")
    wanted = {"version", "measures", *_LISTS}
    if not isinstance(entries, dict) or set(data) - {LINE} != wanted:
        raise SchemaError(f"{file}:1: wants {', '.join(sorted(wanted))}; got {sorted(data)}")
    found = {
        str(name): _measure(str(name), entry, file)
        for name, entry in entries.items()
        if name != LINE
    }
    lists = {name: frozenset(_strings(data[name], name, file)) for name in _LISTS}
    return Measures(by_name=found, **lists)


def _measure(name: str, entry: object, file: str) -> Measure:
    if not isinstance(entry, dict) or set(entry) - {LINE} != {"told", "grows", *_WORDS}:
        where = f"{file}:{entry[LINE] if isinstance(entry, dict) else 1}: {name}"
        raise SchemaError(f"{where} wants told, grows, {', '.join(_WORDS)}")
    where = f"{file}:{entry[LINE]}: {name}"
    if not isinstance(entry["grows"], bool) or not isinstance(entry["told"], str):
        raise SchemaError(f"{where}: told is text, grows true or false")
    phrases = {
        each: tuple(tuple(phrase.split()) for phrase in _strings(entry[each], each, where))
        for each in _WORDS
    }
    return Measure(name=name, told=entry["told"], grows=entry["grows"], **phrases)


def _strings(value: object, name: str, where: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise SchemaError(f"{where}: {name} is a list of words")
    if any(each != each.lower().strip() or not each for each in value):
        raise SchemaError(f"{where}: {name} has words in lower case only")
    return value

"""The words that tell of meetings, read from ``meetings.yaml``."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar, cast, get_args

from onrecord.errors import SchemaError
from onrecord.records import Channel, EventStatus, SeriesKind
from onrecord.schema.lines import LINE, read_vocabulary, read_yaml, words

FILE = "meetings.yaml"
_LISTS = (
    "not_with", "units", "holding", "hosting", "attending", "shapes", "closed", "resuming", "sides",
    "counterparts", "colleagues",
)  # fmt: skip
_TOPICS = (
    "prepositions", "verbs", "focusing", "purposes", "agenda", "agendas", "adjectives", "not",
    "settings",
)  # fmt: skip


@dataclass(frozen=True)
class Format:
    """A kind of meeting. Formats of one family can stand for one another in a report."""

    name: str
    family: str


@dataclass(frozen=True)
class OutcomeWords:
    """What comes of meetings: kind by the verb of those who met, and by that of the meeting."""

    verbs: Mapping[str, str]
    ends: Mapping[str, str]
    documents: frozenset[str]
    joint: frozenset[str]


@dataclass(frozen=True)
class MeetingWords:
    """Formats by noun and by verb, and the words for the other sides of a meeting.

    ``plural`` are nouns that count only in the plural, ``narrow`` those that count only with one
    of their words before them. ``channels``, ``closed`` and ``series`` are phrases as they stand in
    a text, in lower case; ``topics`` and ``lists`` are sets of lemmas by name.
    """

    nouns: Mapping[str, Format]
    verbs: Mapping[str, Format]
    plural: frozenset[str]
    narrow: Mapping[str, frozenset[str]]
    channels: Mapping[str, Channel]
    series: Mapping[str, SeriesKind]
    statuses: Mapping[str, EventStatus]
    topics: Mapping[str, frozenset[str]]
    outcomes: OutcomeWords
    lists: Mapping[str, frozenset[str]]


@functools.cache
def meeting_words() -> MeetingWords:
    """The shipped words; raises ``SchemaError`` when their file is malformed."""
    return _build(read_vocabulary(FILE), FILE)


def read_meeting_words(text: str, file: str = FILE) -> MeetingWords:
    """Meeting words out of YAML text; raises ``SchemaError`` with file and line."""
    return _build(read_yaml(text, file), file)


def _build(data: dict[str, Any], file: str) -> MeetingWords:
    nouns: dict[str, Format] = {}
    verbs: dict[str, Format] = {}
    plural: set[str] = set()
    for entry in _entries(data, "formats", file):
        found = Format(_name(entry, "name", file), _name(entry, "family", file))
        _put(nouns, words(entry, "nouns", file), found, f"{file}:{entry[LINE]}")
        _put(verbs, words(entry, "verbs", file), found, f"{file}:{entry[LINE]}")
        plural |= set(words(entry, "plural", file))
    narrow = _mapping(data, "narrow", file)
    return MeetingWords(
        nouns=MappingProxyType(nouns),
        verbs=MappingProxyType(verbs),
        plural=frozenset(plural),
        narrow={key: frozenset(words(narrow, key, file)) for key in narrow if key != LINE},
        channels=_channels(data, file),
        series=cast(
            Mapping[str, SeriesKind], _by_word(data, "series", file, allowed=get_args(SeriesKind))
        ),
        statuses=cast(
            Mapping[str, EventStatus],
            _by_word(data, "statuses", file, allowed=get_args(EventStatus)),
        ),
        topics=_sets(_mapping(data, "topics", file), _TOPICS, file),
        outcomes=_outcomes(_mapping(data, "outcomes", file), file),
        lists=_sets(data, _LISTS, file),
    )


def _outcomes(data: dict[str, Any], file: str) -> OutcomeWords:
    return OutcomeWords(
        verbs=_by_word(data, "verbs", file),
        ends=_by_word(data, "ends", file),
        documents=frozenset(words(data, "documents", file)),
        joint=frozenset(words(data, "joint", file)),
    )


def _channels(data: dict[str, Any], file: str) -> Mapping[str, Channel]:
    found: dict[str, str] = {}
    for entry in _entries(data, "channels", file):
        name, where = _name(entry, "channel", file), f"{file}:{entry[LINE]}"
        if name not in get_args(Channel):
            raise SchemaError(
                f"{where}: channel {name!r} is none of {', '.join(get_args(Channel))}"
            )
        _put(found, words(entry, "phrases", file), name, where)
    return cast(Mapping[str, Channel], MappingProxyType(found))


def _by_word(
    data: dict[str, Any], key: str, file: str, *, allowed: tuple[str, ...] | None = None
) -> Mapping[str, str]:
    """Kind by word, out of lists of words by kind."""
    found: dict[str, str] = {}
    lists = _mapping(data, key, file)
    for kind in lists:
        if kind == LINE:
            continue
        if allowed is not None and kind not in allowed:
            raise SchemaError(
                f"{file}:{lists[LINE]}: {key} {kind!r} is none of {', '.join(allowed)}"
            )
        _put(found, words(lists, kind, file), kind, f"{file}:{lists[LINE]}")
    return MappingProxyType(found)


def _sets(data: dict[str, Any], keys: tuple[str, ...], file: str) -> Mapping[str, frozenset[str]]:
    for key in keys:
        if key not in data:
            raise SchemaError(f"{file}:{data.get(LINE, 1)}: no list {key!r}")
    return MappingProxyType({key: frozenset(words(data, key, file)) for key in keys})


def _entries(data: dict[str, Any], key: str, file: str) -> list[dict[str, Any]]:
    value = data.get(key)
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise SchemaError(f"{file}:1: {key} wants a list of mappings")
    return value


def _mapping(data: dict[str, Any], key: str, file: str) -> dict[str, Any]:
    value = data.get(key)
    if not isinstance(value, dict):
        raise SchemaError(f"{file}:{data.get(LINE, 1)}: {key} wants a mapping")
    return value


def _name(entry: dict[str, Any], key: str, file: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value:
        raise SchemaError(f"{file}:{entry[LINE]}: {key} wants a word, got {value!r}")
    return value


_Meaning = TypeVar("_Meaning")


def _put(into: dict[str, _Meaning], found: tuple[str, ...], meaning: _Meaning, where: str) -> None:
    for word in found:
        if word in into:
            raise SchemaError(f"{where}: {word!r} stands here a second time")
        into[word] = meaning

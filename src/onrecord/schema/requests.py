"""The words around requests, read from ``requests.yaml``."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from onrecord.errors import SchemaError
from onrecord.schema.lines import LINE, read_vocabulary, read_yaml, words
from onrecord.schema.plover import plover

FILE = "requests.yaml"
Granted = Literal["granted", "refused"]


@dataclass(frozen=True)
class RequestWords:
    """``bargains`` are phrases, the longest first; ``answers`` says what an event type answers."""

    demanding: frozenset[str]
    bargains: tuple[str, ...]
    answers: Mapping[str, Granted]
    comes_back: frozenset[str]


@functools.cache
def request_words() -> RequestWords:
    """The shipped words; raises ``SchemaError`` when their file is malformed."""
    return _build(read_vocabulary(FILE), FILE)


def read_request_words(text: str, file: str = FILE) -> RequestWords:
    """Request words out of YAML text; raises ``SchemaError`` with file and line."""
    return _build(read_yaml(text, file), file)


def _build(data: dict[str, Any], file: str) -> RequestWords:
    for key in ("demanding", "bargains", "answers", "comes_back"):
        if key not in data:
            raise SchemaError(f"{file}:{data.get(LINE, 1)}: no entry {key!r}")
    lists = data["answers"]
    if not isinstance(lists, dict) or set(lists) - {LINE} != {"granted", "refused"}:
        raise SchemaError(f"{file}:1: answers wants the lists granted and refused")
    answers: dict[str, Granted] = {}
    for outcome in ("granted", "refused"):
        for type_ in words(lists, outcome, file):
            if type_.upper() not in plover().types:
                raise SchemaError(f"{file}:{lists[LINE]}: {type_!r} is no event type")
            answers[type_.upper()] = "granted" if outcome == "granted" else "refused"
    return RequestWords(
        demanding=frozenset(words(data, "demanding", file)),
        bargains=tuple(
            sorted(words(data, "bargains", file), key=lambda phrase: (-len(phrase), phrase))
        ),
        answers=MappingProxyType(answers),
        comes_back=frozenset(words(data, "comes_back", file)),
    )

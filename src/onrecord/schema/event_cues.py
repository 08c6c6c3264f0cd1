"""The words and patterns that tell of events, read from ``event_cues.csv``."""

import csv
import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType

from onrecord.errors import SchemaError
from onrecord.schema.plover import plover

FILE = "event_cues.csv"
NO_EVENT = "-"  # the type of an entry that says: this pattern tells of no event
_COLUMNS = ["kind", "words", "when", "type", "mode", "actor", "recipient"]
_KINDS = {"v": "verb", "n": "noun", "a": "adjective", "m": "modal"}
_STATUSES = frozenset({"planned", "asked_for", "denied", "hypothetical"})


@dataclass(frozen=True)
class Condition:
    """``slot`` (a path of steps from the trigger) holds a word of ``words``; ``None``: any word."""

    slot: tuple[str, ...]
    words: frozenset[str] | None
    negated: bool = False


@dataclass(frozen=True)
class Cue:
    """One pattern. ``actor`` and ``recipient`` are alternatives, each a union of paths."""

    when: tuple[Condition, ...]
    type: str
    mode: str | None
    actor: tuple[tuple[tuple[str, ...], ...], ...]
    recipient: tuple[tuple[tuple[str, ...], ...], ...]
    line: int


@dataclass(frozen=True)
class Cues:
    """Patterns by the lemma of their trigger, the most specific first; word classes; statuses."""

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[Cue, ...]]
    adjectives: Mapping[str, tuple[Cue, ...]]
    modals: Mapping[str, tuple[Cue, ...]]
    classes: Mapping[str, frozenset[str]]
    statuses: Mapping[str, str]


@functools.cache
def event_cues() -> Cues:
    """The shipped cues; raises ``SchemaError`` when their file is malformed."""
    text = resources.files("onrecord.schema").joinpath(FILE).read_text(encoding="utf-8")
    return read_cues(text)


def read_cues(text: str, file: str = FILE) -> Cues:
    """Read cues from CSV; raises ``SchemaError`` with the file and line of what is wrong."""
    rows = list(_rows(text, file))
    classes = {row[1]: frozenset(row[2].split()) for _, row in rows if row[0] == "class"}
    statuses: dict[str, str] = {}
    found: dict[str, dict[str, list[Cue]]] = {kind: {} for kind in _KINDS}
    for line, row in rows:
        if row[0] == "status":
            if row[3] not in _STATUSES:
                raise SchemaError(
                    f"{file}:{line}: status {row[3]!r} is none of {sorted(_STATUSES)}"
                )
            for word in row[1].split():
                statuses.setdefault(word, row[3])
        elif row[0] in _KINDS:
            cue = _cue(row, classes, f"{file}:{line}", line)
            for word in row[1].split():
                found[row[0]].setdefault(word, []).append(cue)
        elif row[0] != "class":
            raise SchemaError(
                f"{file}:{line}: kind {row[0]!r} is none of v, n, a, m, class, status"
            )
    return Cues(
        **{f"{name}s": _ordered(found[kind]) for kind, name in _KINDS.items()},
        classes=MappingProxyType(classes),
        statuses=MappingProxyType(statuses),
    )


def _rows(text: str, file: str) -> Iterable[tuple[int, list[str]]]:
    lines = text.splitlines()
    first = next((n for n, line in enumerate(lines) if line and not line.startswith("#")), None)
    if first is None or lines[first].split(",") != _COLUMNS:
        raise SchemaError(f"{file}: wants the columns {','.join(_COLUMNS)}")
    for number, line in enumerate(lines[first + 1 :], first + 2):
        if not line.strip() or line.startswith("#"):
            continue
        row = next(csv.reader([line]))
        if len(row) != len(_COLUMNS):
            raise SchemaError(f"{file}:{number}: {len(row)} columns instead of {len(_COLUMNS)}")
        yield number, row


def _cue(row: list[str], classes: Mapping[str, frozenset[str]], where: str, line: int) -> Cue:
    _, words, when, kind, mode, actor, recipient = row
    types = plover().types
    if not words.split():
        raise SchemaError(f"{where}: no words")
    if kind != NO_EVENT and kind not in types:
        raise SchemaError(f"{where}: type {kind!r} is none of {', '.join(sorted(types))}")
    if mode and mode not in types[kind].modes:
        raise SchemaError(
            f"{where}: {kind} has no mode {mode!r}, only {', '.join(types[kind].modes)}"
        )
    return Cue(
        when=tuple(_condition(part, classes, where) for part in when.split()),
        type=kind,
        mode=mode or None,
        actor=_roles(actor),
        recipient=_roles(recipient),
        line=line,
    )


def _condition(part: str, classes: Mapping[str, frozenset[str]], where: str) -> Condition:
    slot, equals, value = part.partition("=")
    negated = slot.endswith("!")
    slot = slot.removesuffix("!")
    if not equals or not slot or not value:
        raise SchemaError(f"{where}: condition {part!r} is not SLOT=WORDS")
    path = tuple(slot.split("."))
    if value == "-":
        return Condition(path, None, negated=True)
    if value == "*":
        return Condition(path, None, negated)
    words: set[str] = set()
    for word in value.split("|"):
        if not word.startswith("@"):
            words.add(word)
        elif word[1:] in classes:
            words |= classes[word[1:]]
        else:
            raise SchemaError(f"{where}: no class {word}")
    return Condition(path, frozenset(words), negated)


def _roles(value: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(
        tuple(tuple(path.split(".")) for path in alternative.split("+"))
        for alternative in value.split()
        if alternative != "-"
    )


def _ordered(found: dict[str, list[Cue]]) -> Mapping[str, tuple[Cue, ...]]:
    """The most conditions first; among equals those with words before those without, then by line."""

    def order(cue: Cue) -> tuple[int, int, int]:
        named = sum(condition.words is not None for condition in cue.when)
        return (-len(cue.when), -named, cue.line)

    return MappingProxyType({word: tuple(sorted(cues, key=order)) for word, cues in found.items()})

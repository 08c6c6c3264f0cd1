"""Words of support and opposition, read from ``stances.yaml``."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, cast, get_args

from onrecord.errors import SchemaError
from onrecord.records import Stance
from onrecord.schema.actions import actions
from onrecord.schema.lines import LINE, read_vocabulary, read_yaml, words

FILE = "stances.yaml"
_STANCES = get_args(Stance)
_LISTS = (
    "light_verbs", "partisans", "withdrawing", "drawing", "leading", "in_favour", "commit", "refuse", "weaken",
    "urge", "bound", "enabling", "believing", "accusing", "appraising", "conjecture", "doubt",
    "past", "hypothetical", "denying", "speech", "commit_nouns", "refuse_nouns", "guess_nouns", "joking",
    "attitudes", "striving", "enacting", "periods",
)  # fmt: skip
_FIELDS = {
    "words", "stance", "target", "particle", "after", "gate", "among", "act", "negated", "done",
    "willing", LINE,
}  # fmt: skip
_GATES = ("any", "matter", "named", "actor", "act")


@dataclass(frozen=True)
class StanceWord:
    """One sense of a word.

    ``target`` says where its matter stands: ``object``, ``clause``,
    ``that``, ``whether``, or prepositions. ``after`` is a preposition before it ("in favour").
    ``among`` are the families of ``actions.yaml`` that its matter must be of, ``plain`` for the
    matters without one. ``negated`` is what the word tells when negated, where that is not simply
    the opposite ("has not ruled out"), ``done`` what it tells in the past ("decided on"),
    ``willing`` what it tells after "would" or "will".
    """

    word: str
    stance: Stance
    target: frozenset[str]
    gate: Literal["any", "matter", "named", "actor", "act"]
    particle: str | None = None
    after: str | None = None
    act: bool = False
    negated: Stance | Literal["nothing"] | None = None
    done: Stance | None = None
    willing: Stance | None = None
    among: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Stances:
    """Senses by lemma for each part of speech, and the words that change what they tell."""

    verbs: Mapping[str, tuple[StanceWord, ...]]
    adjectives: Mapping[str, tuple[StanceWord, ...]]
    nouns: Mapping[str, tuple[StanceWord, ...]]
    lists: Mapping[str, frozenset[str]]
    modals: Mapping[str, frozenset[str]]
    judgements: Mapping[str, Stance]


@functools.cache
def stances() -> Stances:
    """The vocabulary; raises ``SchemaError`` when its file is malformed."""
    return _build(read_vocabulary(FILE), FILE)


def read_stances(text: str, file: str = FILE) -> Stances:
    """Read a vocabulary from YAML; raises ``SchemaError`` naming file and line."""
    return _build(read_yaml(text, file), file)


def _build(data: dict[str, Any], file: str) -> Stances:
    wanted = {"version", "verbs", "adjectives", "nouns", "modals", "judgements", *_LISTS}
    if set(data) != wanted:
        odd = sorted(set(data) ^ wanted)
        raise SchemaError(f"{file}:1: these keys are missing or unknown: {', '.join(odd)}")
    return Stances(
        verbs=_senses(data["verbs"], file),
        adjectives=_senses(data["adjectives"], file),
        nouns=_senses(data["nouns"], file),
        lists=MappingProxyType({name: frozenset(words(data, name, file)) for name in _LISTS}),
        modals=MappingProxyType(_groups(data["modals"], file)),
        judgements=MappingProxyType(_judgements(data["judgements"], file)),
    )


def _groups(entry: Any, file: str) -> dict[str, frozenset[str]]:
    if not isinstance(entry, dict):
        raise SchemaError(f"{file}: a mapping of word lists is wanted, got {entry!r}")
    return {str(name): frozenset(words(entry, name, file)) for name in entry if name != LINE}


def _judgements(entry: Any, file: str) -> dict[str, Stance]:
    found: dict[str, Stance] = {}
    for stance, group in _groups(entry, file).items():
        if stance not in _STANCES:
            raise SchemaError(f"{file}:{entry[LINE]}: {stance!r} is none of {', '.join(_STANCES)}")
        for word in group:
            found[word] = cast(Stance, stance)
    return found


def _senses(entries: Any, file: str) -> Mapping[str, tuple[StanceWord, ...]]:
    if not isinstance(entries, list):
        raise SchemaError(f"{file}: a list of senses is wanted, got {type(entries).__name__}")
    found: dict[str, list[StanceWord]] = {}
    for entry in entries:
        for sense in _entry(entry, file):
            found.setdefault(sense.word, []).append(sense)
    return MappingProxyType({word: tuple(senses) for word, senses in found.items()})


def _entry(entry: Any, file: str) -> list[StanceWord]:
    if not isinstance(entry, dict):
        raise SchemaError(f"{file}: a sense wants words, stance, target and gate; got {entry!r}")
    where = f"{file}:{entry[LINE]}"
    if unknown := set(entry) - _FIELDS:
        raise SchemaError(f"{where}: unknown {sorted(map(str, unknown))}")
    if entry.get("stance") not in _STANCES:
        raise SchemaError(
            f"{where}: stance {entry.get('stance')!r} is none of {', '.join(_STANCES)}"
        )
    for name, more in (("negated", ("nothing",)), ("done", ()), ("willing", ())):
        if entry.get(name, "undecided") not in (*_STANCES, *more):
            raise SchemaError(
                f"{where}: {name} {entry[name]!r} is none of {', '.join((*_STANCES, *more))}"
            )
    if entry.get("gate") not in _GATES:
        raise SchemaError(f"{where}: gate {entry.get('gate')!r} is none of {', '.join(_GATES)}")
    among = frozenset(words(entry, "among", file)) if "among" in entry else frozenset()
    if strangers := among - {*actions().families, "plain"}:
        raise SchemaError(f"{where}: among: {sorted(strangers)} are no families")
    target = frozenset(words(entry, "target", file))
    if not target or not entry.get("words"):
        raise SchemaError(f"{where}: words and target may not be empty")
    return [
        StanceWord(
            word=word,
            stance=entry["stance"],
            target=target,
            gate=entry["gate"],
            particle=entry.get("particle"),
            after=entry.get("after"),
            act=bool(entry.get("act", False)),
            negated=entry.get("negated"),
            done=entry.get("done"),
            willing=entry.get("willing"),
            among=among,
        )
        for word in words(entry, "words", file)
    ]

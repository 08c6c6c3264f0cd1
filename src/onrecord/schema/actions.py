"""Families of action words, read from ``actions.yaml``: "entry", "accession" and "join" are one."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from onrecord.errors import SchemaError
from onrecord.schema.lines import LINE, read_vocabulary, read_yaml, words

FILE = "actions.yaml"


@dataclass(frozen=True)
class ActionFamily:
    """Words for one kind of act, as lemmas. ``opposite`` names the family that undoes it.

    ``kinds`` part a broad family: words of one do not mean the others, words of none mean any.
    """

    name: str
    nouns: frozenset[str]
    verbs: frozenset[str]
    opposite: str | None
    kinds: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True)
class Actions:
    """All families by name, nouns for matters that name no act, and verbs of doing one ("hold talks").

    ``acting`` are all verbs that can head a matter's clause.
    """

    families: Mapping[str, ActionFamily]
    matters: frozenset[str]
    doing: frozenset[str]
    by_noun: Mapping[str, str]
    by_verb: Mapping[str, str]
    acting: frozenset[str]


@functools.cache
def actions() -> Actions:
    """The vocabulary; raises ``SchemaError`` when its file is malformed."""
    return _build(read_vocabulary(FILE), FILE)


def read_actions(text: str, file: str = FILE) -> Actions:
    """Read a vocabulary from YAML; raises ``SchemaError`` naming file and line."""
    return _build(read_yaml(text, file), file)


def family_of(lemma: str) -> str | None:
    """The family of a noun's or verb's lemma, of a noun first; ``None`` if it is in none."""
    known = actions()
    lemma = lemma.lower()
    return known.by_noun.get(lemma) or known.by_verb.get(lemma)


def _build(data: dict[str, Any], file: str) -> Actions:
    unknown = set(data) - {"version", "families", "matters", "doing"}
    if unknown or not isinstance(data.get("families"), dict):
        raise SchemaError(
            f"{file}:1: wants families, matters and doing, nothing else; got {sorted(data)}"
        )
    families: dict[str, ActionFamily] = {}
    by_noun: dict[str, str] = {}
    by_verb: dict[str, str] = {}
    entries = {name: entry for name, entry in data["families"].items() if name != LINE}
    for name, entry in entries.items():
        family = _family(name, entry, file)
        families[name] = family
        for words_of, index in ((family.nouns, by_noun), (family.verbs, by_verb)):
            for word in words_of:
                if word in index:
                    raise SchemaError(
                        f"{file}:{entry[LINE]}: {word!r} stands in {index[word]} and in {name}"
                    )
                index[word] = name
    for name, family in families.items():
        if family.opposite is not None and family.opposite not in families:
            raise SchemaError(
                f"{file}:{entries[name][LINE]}: opposite {family.opposite!r} of {name} is no family"
            )
    doing = frozenset(words(data, "doing", file))
    return Actions(
        families=MappingProxyType(families),
        matters=frozenset(words(data, "matters", file)),
        doing=doing,
        by_noun=MappingProxyType(by_noun),
        by_verb=MappingProxyType(by_verb),
        acting=doing | frozenset(by_verb),
    )


def _family(name: object, entry: object, file: str) -> ActionFamily:
    if not isinstance(entry, dict):
        raise SchemaError(f"{file}: family {name!r} wants nouns and verbs")
    unknown = set(entry) - {"nouns", "verbs", "opposite", "kinds", LINE}
    if unknown:
        raise SchemaError(f"{file}:{entry[LINE]}: {name}: unknown {sorted(map(str, unknown))}")
    nouns, verbs = frozenset(words(entry, "nouns", file)), frozenset(words(entry, "verbs", file))
    return ActionFamily(
        name=str(name),
        nouns=nouns,
        verbs=verbs,
        opposite=entry.get("opposite"),
        kinds=_kinds(entry, nouns | verbs, f"{file}:{entry[LINE]}: {name}"),
    )


def _kinds(entry: dict[str, Any], every: frozenset[str], where: str) -> tuple[frozenset[str], ...]:
    told = entry.get("kinds", [])
    if not isinstance(told, list) or not all(isinstance(kind, list) and kind for kind in told):
        raise SchemaError(f"{where}: kinds wants lists of words")
    for word in (word for kind in told for word in kind):
        if word not in every:
            raise SchemaError(f"{where}: {word!r} of kinds is no word of the family")
    return tuple(map(frozenset, told))

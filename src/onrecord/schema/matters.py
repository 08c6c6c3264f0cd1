"""How proposals are named, read from ``matters.yaml`` on top of ``actions.yaml``."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, get_args

from onrecord.errors import SchemaError
from onrecord.schema.actions import ActionFamily, Actions, actions
from onrecord.schema.lines import LINE, read_vocabulary, read_yaml, words

FILE = "matters.yaml"
Part = Literal["subject", "object", "theme", "none"]
Need = Literal["name", "body", "person", "topic", "any", "listed"]
_LISTS = (
    "carriers", "open_nouns", "open_adjectives", "open_verbs", "open_modals",
    "open_adjective_governors", "past_adjectives", "empty", "generic", "out_verbs", "senders",
)  # fmt: skip
_FIELDS = {
    "nouns",
    "verbs",
    "without",
    "parts",
    "needs",
    "per_subject",
    "topic",
    "pure",
    "title",
    LINE,
}
_INSTRUMENT = "instrument"  # the family of what has a name of its own


@dataclass(frozen=True)
class MatterFamily:
    """Acts of one kind, and which word beside them plays which part. See ``matters.yaml``."""

    name: str
    nouns: frozenset[str]
    verbs: frozenset[str]
    parts: Mapping[str, Part]
    needs: Need
    per_subject: bool
    topic: bool
    pure: frozenset[str]
    title: str


@dataclass(frozen=True)
class Matters:
    """All families, the words that open or close a proposal, and words that say nothing.

    ``sides`` gives each family the one that stands for all that ask the same question.
    """

    families: Mapping[str, MatterFamily]
    by_noun: Mapping[str, MatterFamily]
    by_verb: Mapping[str, MatterFamily]
    sides: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]
    measured: Mapping[str, frozenset[str]]
    lands: Mapping[str, str]


@functools.cache
def matters() -> Matters:
    """The vocabulary; raises ``SchemaError`` when its file is malformed."""
    return _build(read_vocabulary(FILE), actions(), FILE)


def read_matters(text: str, known: Actions, file: str = FILE) -> Matters:
    """Read a vocabulary from YAML; raises ``SchemaError`` naming file and line."""
    return _build(read_yaml(text, file), known, file)


def _build(data: dict[str, Any], known: Actions, file: str) -> Matters:
    wanted = {"version", "families", "together", "measured", "lands", *_LISTS}
    if set(data) != wanted:
        odd = ", ".join(sorted(set(data) ^ wanted))
        raise SchemaError(f"{file}:1: these keys are missing or unknown: {odd}")
    entries = {str(name): entry for name, entry in data["families"].items() if name != LINE}
    families = {name: _family(name, entry, known, file) for name, entry in entries.items()}
    if _INSTRUMENT not in families:
        raise SchemaError(f"{file}:1: the family {_INSTRUMENT!r} is missing")
    return Matters(
        families=MappingProxyType(families),
        by_noun=_by_word(families, "nouns", entries, file),
        by_verb=_by_word(families, "verbs", entries, file),
        sides=_sides(data["together"], families, file),
        lists=MappingProxyType({name: frozenset(words(data, name, file)) for name in _LISTS}),
        measured=MappingProxyType(
            {
                str(name): frozenset(words(data["measured"], name, file))
                for name in data["measured"]
                if name != LINE
            }
        ),
        lands=MappingProxyType({str(k): str(v) for k, v in data["lands"].items() if k != LINE}),
    )


def _family(name: str, entry: Any, known: Actions, file: str) -> MatterFamily:
    if not isinstance(entry, dict) or set(entry) - _FIELDS:
        raise SchemaError(f"{file}: family {name!r} wants {', '.join(sorted(_FIELDS - {LINE}))}")
    where = f"{file}:{entry[LINE]}: {name}"
    parts = {str(k): v for k, v in (entry.get("parts") or {}).items() if k != LINE}
    odd = [v for v in parts.values() if v not in get_args(Part)]
    if odd or entry.get("needs") not in get_args(Need):
        raise SchemaError(
            f"{where}: a part is one of {get_args(Part)}, needs one of {get_args(Need)}"
        )
    base = known.families.get(name, ActionFamily(name, frozenset(), frozenset(), None))
    without = frozenset(words(entry, "without", file))
    return MatterFamily(
        name=name,
        nouns=(base.nouns - without) | frozenset(words(entry, "nouns", file)),
        verbs=(base.verbs - without) | frozenset(words(entry, "verbs", file)),
        parts=MappingProxyType(parts),
        needs=entry["needs"],
        per_subject=bool(entry.get("per_subject", False)),
        topic=bool(entry.get("topic", True)),
        pure=frozenset(words(entry, "pure", file)),
        title=str(entry.get("title", "{object}")),
    )


def _by_word(
    families: Mapping[str, MatterFamily], kind: str, entries: Mapping[str, Any], file: str
) -> Mapping[str, MatterFamily]:
    """The family of each word; a word that an entry lists itself leaves the family it was in."""
    found: dict[str, MatterFamily] = {}
    for family in families.values():
        for word in getattr(family, kind):
            found.setdefault(word, family)
    own: dict[str, str] = {}
    for name, family in families.items():
        for word in words(entries[name], kind, file):
            if word in own:
                raise SchemaError(
                    f"{file}:{entries[name][LINE]}: {word!r} stands in {own[word]} and in {name}"
                )
            own[word] = name
            found[word] = family
    return MappingProxyType(found)


def _sides(groups: Any, families: Mapping[str, MatterFamily], file: str) -> Mapping[str, str]:
    found = {name: name for name in families}
    for group in groups:
        if not isinstance(group, list) or set(group) - set(families):
            raise SchemaError(f"{file}: 'together' wants lists of families, got {group!r}")
        found.update((name, group[0]) for name in group)
    return MappingProxyType(found)

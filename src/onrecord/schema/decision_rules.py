"""Decision rules, read from ``decision_rules.yaml``: how many have to be for it."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import get_args

from onrecord.errors import SchemaError
from onrecord.records import DecisionRule
from onrecord.schema.lines import LINE, read_vocabulary, read_yaml

FILE = "decision_rules.yaml"
_NEEDS = ("all", "more_than_half", "given", "one", "unknown")


@dataclass(frozen=True)
class Rule:
    """A decision rule. ``stops``: one decider against is enough to stop it."""

    name: str
    words: str
    needs: str
    stops: bool

    def needed(self, deciders: int, given: int | None) -> int | None:
        """How many of so many deciders have to be for it; ``None`` where that is not known.

        ``given`` is the number that the question itself gives; it goes before the rule.
        """
        if given is not None or deciders == 0 or self.needs in {"given", "unknown"}:
            return given
        return {"all": deciders, "more_than_half": deciders // 2 + 1, "one": 1}[self.needs]


@functools.cache
def decision_rules() -> Mapping[str, Rule]:
    """Every rule by name; raises ``SchemaError`` when the file is malformed."""
    return _build(read_vocabulary(FILE), FILE)


def read_decision_rules(text: str, file: str = FILE) -> Mapping[str, Rule]:
    """Read rules from YAML; raises ``SchemaError`` naming file and line."""
    return _build(read_yaml(text, file), file)


def _build(data: dict[str, object], file: str) -> Mapping[str, Rule]:
    entries = data.get("rules")
    if not isinstance(entries, dict) or set(data) - {"version", "rules"}:
        raise SchemaError(f"{file}:1: wants rules, nothing else; got {sorted(data)}")
    rules: dict[str, Rule] = {}
    for name, entry in entries.items():
        if name == LINE:
            continue
        where = f"{file}:{entry[LINE] if isinstance(entry, dict) else entries[LINE]}: {name}"
        if not isinstance(entry, dict) or set(entry) != {"needs", "stops", "words", LINE}:
            raise SchemaError(f"{where} wants needs, stops and words")
        if entry["needs"] not in _NEEDS or not isinstance(entry["stops"], bool):
            raise SchemaError(f"{where}: needs is one of {', '.join(_NEEDS)}; stops true or false")
        rules[str(name)] = Rule(str(name), str(entry["words"]), entry["needs"], entry["stops"])
    missing = set(get_args(DecisionRule)) ^ set(rules)
    if missing:
        raise SchemaError(f"{file}:1: rules and records differ on {', '.join(sorted(missing))}")
    return MappingProxyType(rules)

"""Decision rules, read from ``decision_rules.yaml``: how many have to be for it."""

import functools
import string
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import get_args

from onrecord.errors import SchemaError
from onrecord.records import DecisionRule
from onrecord.schema.lines import LINE, read_vocabulary, read_yaml

FILE = "decision_rules.yaml"
_NEEDS = ("all", "more_than_half", "terms", "given", "party", "unknown")
_FIELDS = ("needs", "of", "stops", "words", "said")
_SAID = {"deciders", "needed", "party"}


@dataclass(frozen=True)
class Rule:
    """A decision rule. ``stops``: one decider against is enough to stop it.

    ``of_votes``: abstentions are taken out before it is counted. ``said`` heads the count.
    """

    name: str
    words: str
    needs: str
    of_votes: bool
    stops: bool
    said: str

    def needed(self, deciders: int, given: int | None) -> int | None:
        """How many of so many deciders have to be for it; ``None`` where heads alone do not say.

        ``deciders`` are those counted: all, or those voting. ``given`` is the number that the
        question itself gives; it goes before the rule.
        """
        if given is not None or deciders == 0:
            return given
        return {"all": deciders, "more_than_half": deciders // 2 + 1, "party": 1}.get(self.needs)


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
    rules = {
        str(name): _rule(
            str(name),
            entry,
            f"{file}:{entry[LINE] if isinstance(entry, dict) else entries[LINE]}: {name}",
        )
        for name, entry in entries.items()
        if name != LINE
    }
    missing = set(get_args(DecisionRule)) ^ set(rules)
    if missing:
        raise SchemaError(f"{file}:1: rules and records differ on {', '.join(sorted(missing))}")
    return MappingProxyType(rules)


def _rule(name: str, entry: object, where: str) -> Rule:
    if not isinstance(entry, dict) or set(entry) != {*_FIELDS, LINE}:
        raise SchemaError(f"{where} wants {', '.join(_FIELDS)}")
    if entry["needs"] not in _NEEDS or not isinstance(entry["stops"], bool):
        raise SchemaError(f"{where}: needs is one of {', '.join(_NEEDS)}; stops true or false")
    if entry["of"] not in {"all", "votes"}:
        raise SchemaError(f"{where}: of is one of all, votes")
    said = str(entry["said"])
    if not _fields(said) <= _SAID:
        raise SchemaError(f"{where}: said takes {{{'}, {'.join(sorted(_SAID))}}}")
    return Rule(
        name=name,
        words=str(entry["words"]),
        needs=entry["needs"],
        of_votes=entry["of"] == "votes",
        stops=entry["stops"],
        said=said,
    )


def _fields(said: str) -> set[str]:
    """What is filled in; something that is never allowed where braces do not match."""
    try:
        return {field for _, field, _, _ in string.Formatter().parse(said) if field is not None}
    except ValueError:
        return {said}

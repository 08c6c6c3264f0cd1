"""Reading a question from a YAML file, with errors that name the line."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, get_args

import yaml

from onrecord.errors import QuestionError
from onrecord.query.question.parts import Parts, checked, members_of, those_who_decide
from onrecord.records import DecisionRule, Seat, Terms, Weight
from onrecord.schema.thresholds import TERM_FIELDS, read_term

RULES: tuple[str, ...] = get_args(DecisionRule)
_COUNTED = re.compile(r"\d{1,3}(?:[ ,_]\d{3})+|\d+")


def read_question_file(source: str, name: str) -> Parts:
    """Read YAML text; ``name`` is the file's name for messages.

    Raises ``QuestionError`` with the line where a key is unknown, a value is of the wrong
    kind, something needed is missing, or two things do not fit each other.
    """
    file = _File(name)
    file.take(_root(source, name), KEYS)
    found = file.parts()
    if not (found.text or found.object or found.subject):
        raise QuestionError(f"{name}: a question needs text, or a subject or an object")
    return checked(found, file.where)


@dataclass
class _File:
    """What was read so far: values by key, and the line of each key."""

    name: str
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def where(self, key: str) -> str:
        """The file, and the line of a key where it is there."""
        return f"{self.name}, line {self.lines[key]}" if key in self.lines else self.name

    def take(self, node: yaml.MappingNode, keys: tuple[str, ...]) -> None:
        """Read the entries of a mapping; ``body`` holds entries of its own."""
        for key_node, value in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key not in keys:
                raise QuestionError(
                    f"{self.name}, line {line}: unknown key {key!r}; the keys are {', '.join(keys)}"
                )
            if key in self.lines:
                raise QuestionError(f"{self.name}, line {line}: {key} stands here twice")
            self.lines[key] = line
            if key == "body":
                self.take(_mapping(value, self.where("body") + ": body"), BODY_KEYS)
            else:
                self.values[key] = _READERS[key](value, f"{self.name}, line {line}: {key}")

    def parts(self) -> Parts:
        """The values put together; raises ``QuestionError`` for a body without name or members."""
        values = self.values
        body, names = those_who_decide(values.get("deciders", ()), self.where("deciders"))
        seats = values.get("members", ())
        if "body" in self.lines:
            if "name" not in values or not seats:
                raise QuestionError(f"{self.where('body')}: body wants name and members")
            if body is not None and members_of(f"members of {values['name']}") != body:
                raise QuestionError(f"{self.where('deciders')}: the body is called otherwise")
            body = values["name"]
        terms = dict(values.get("thresholds", {}))
        terms |= {key: values[key] for key in ("veto", "party") if key in values}
        return Parts(
            **{key: values[key] for key in _PLAIN if key in values},
            deciders=names,
            body=body,
            seats=seats,
            terms=Terms(**terms) if terms else None,
            weights=_weights(values.get("weights", {}), values.get("population", {})),
        )


def _root(source: str, name: str) -> yaml.MappingNode:
    try:
        root = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise QuestionError(f"{name}, line {line}: not YAML: {error.problem}") from None
    except yaml.YAMLError as error:
        raise QuestionError(f"{name}: not YAML: {' '.join(str(error).split())}") from None
    if not isinstance(root, yaml.MappingNode):
        raise QuestionError(
            f"{name}: wants lines such as 'subject: Taiwan'; keys: {', '.join(KEYS)}"
        )
    return root


def _weights(weights: dict[str, float], population: dict[str, int]) -> tuple[Weight, ...]:
    return tuple(
        Weight(name=name, weight=weights.get(name), population=population.get(name))
        for name in dict.fromkeys((*weights, *population))
    )


def _at(node: yaml.Node, where: str) -> str:
    """``where`` with the line of a node within it."""
    return re.sub(r"line \d+", f"line {node.start_mark.line + 1}", where, count=1)


def _words(node: yaml.Node, where: str) -> str:
    if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip():
        raise QuestionError(f"{where} wants words")
    return " ".join(str(node.value).split())


def _list(node: yaml.Node, where: str) -> tuple[str, ...]:
    if not isinstance(node, yaml.SequenceNode):
        raise QuestionError(f"{where} wants a list, one a line after '- '")
    return tuple(
        _words(item, f"{_at(item, where)}, item {n}") for n, item in enumerate(node.value, 1)
    )


def _mapping(node: yaml.Node, where: str) -> yaml.MappingNode:
    if not isinstance(node, yaml.MappingNode):
        raise QuestionError(f"{where} wants lines such as 'name: value' beneath it")
    return node


def _pairs(node: yaml.Node, where: str) -> dict[str, tuple[yaml.Node, str]]:
    """The values of a mapping by name, each with where it stands."""
    found: dict[str, tuple[yaml.Node, str]] = {}
    for key, value in _mapping(node, where).value:
        name = " ".join(str(key.value).split())
        at = f"{_at(key, where)}: {name}"
        if name in found:
            raise QuestionError(f"{at} stands here twice")
        found[name] = (value, at)
    return found


def _deciders(node: yaml.Node, where: str) -> tuple[str, ...]:
    if isinstance(node, yaml.ScalarNode) and members_of(str(node.value)):
        return (_words(node, where),)
    if not isinstance(node, yaml.SequenceNode):
        raise QuestionError(f"{where} wants a list, one a line after '- ', or 'members of BODY'")
    return _list(node, where)


def _one_or_more(node: yaml.Node, where: str) -> tuple[str, ...]:
    return (_words(node, where),) if isinstance(node, yaml.ScalarNode) else _list(node, where)


def _rule(node: yaml.Node, where: str) -> str:
    value = _words(node, where)
    if value not in RULES:
        raise QuestionError(f"{where} is {value!r}; the rules are {', '.join(RULES)}")
    return value


def _needed(node: yaml.Node, where: str) -> int:
    value = _words(node, where)
    if not (value.isascii() and value.isdigit()) or int(value) < 1:
        raise QuestionError(f"{where} wants a whole number from 1")
    return int(value)


def _thresholds(node: yaml.Node, where: str) -> dict[str, str | int | bool]:
    found = {}
    for key, (value, at) in _pairs(node, where).items():
        if key not in TERM_FIELDS:
            raise QuestionError(
                f"{at} is no threshold; the thresholds are {', '.join(TERM_FIELDS)}"
            )
        try:
            found[TERM_FIELDS[key]] = read_term(key, _words(value, at))
        except ValueError as error:
            raise QuestionError(f"{at} {error}") from None
    return found


def _shares(node: yaml.Node, where: str) -> dict[str, float]:
    found = {}
    for name, (value, at) in _pairs(node, where).items():
        words = _words(value, at)
        if not re.fullmatch(r"\d+(?:\.\d+)?", words):
            raise QuestionError(f"{at} wants a number from 0")
        found[name] = float(words)
    return found


def _population(node: yaml.Node, where: str) -> dict[str, int]:
    found = {}
    for name, (value, at) in _pairs(node, where).items():
        words = _words(value, at)
        if not _COUNTED.fullmatch(words):
            raise QuestionError(f"{at} wants a whole number of people")
        found[name] = int(re.sub(r"[ ,_]", "", words))
    return found


def _seats(node: yaml.Node, where: str) -> tuple[Seat, ...]:
    """Members as a list of names, or each with its time: from, or from/to."""
    if isinstance(node, yaml.SequenceNode):
        return tuple(Seat(name=name) for name in _list(node, where))
    if not isinstance(node, yaml.MappingNode):
        raise QuestionError(f"{where} wants a list of names, or each with its first day")
    return tuple(
        _seat(name, words, at)
        for name, (value, at) in _pairs(node, where).items()
        for words in _one_or_more(value, at)
    )


def _seat(name: str, words: str, at: str) -> Seat:
    start, _, end = words.partition("/")
    try:
        return Seat(name=name, start=_day(start), end=_day(end))
    except ValueError:
        raise QuestionError(
            f"{at} wants its first day as 2018-03-08, and one who left 2018-03-08/2024-12-15"
        ) from None


def _day(words: str) -> datetime.date | None:
    return None if words.strip() in {"", "?"} else datetime.date.fromisoformat(words.strip())


_PLAIN = ("text", "subject", "action", "object", "wordings", "rule", "needed", "holder")
_READERS: dict[str, Callable[[yaml.Node, str], object]] = {
    "text": _words,
    "subject": _words,
    "action": _words,
    "object": _words,
    "wordings": _list,
    "deciders": _deciders,
    "rule": _rule,
    "needed": _needed,
    "party": _words,
    "veto": _one_or_more,
    "thresholds": _thresholds,
    "weights": _shares,
    "population": _population,
    "holder": _words,
    "name": _words,
    "members": _seats,
}
_RULE_KEYS = ("rule", "needed", "party", "veto", "thresholds", "weights", "population")
KEYS = (
    *("text", "subject", "action", "object", "wordings", "deciders"),
    *_RULE_KEYS,
    *("body", "holder"),
)
BODY_KEYS = ("name", "members", *_RULE_KEYS)

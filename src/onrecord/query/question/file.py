"""Reading a question from a YAML file, with errors that name the line."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

import yaml

from onrecord.errors import QuestionError
from onrecord.records import DecisionRule

KEYS = ("text", "subject", "action", "object", "wordings", "deciders", "rule", "needed", "holder")
RULES: tuple[str, ...] = get_args(DecisionRule)


@dataclass(frozen=True, kw_only=True)
class QuestionFile:
    """What a question file says; ``None`` and empty where it says nothing."""

    text: str | None = None
    subject: str | None = None
    action: str | None = None
    object: str | None = None
    wordings: tuple[str, ...] = ()
    deciders: tuple[str, ...] = ()
    rule: DecisionRule | None = None
    needed: int | None = None
    holder: str | None = None


def read_question_file(source: str, name: str) -> QuestionFile:
    """Read YAML text; ``name`` is the file's name for messages.

    Raises ``QuestionError`` with the line where a key is unknown, a value is of the wrong
    kind, or something needed is missing.
    """
    entries = _entries(source, name)
    values: dict[str, object] = {}
    for key, (node, line) in entries.items():
        values[key] = _READERS[key](node, f"{name}, line {line}: {key}")
    found = QuestionFile(**values)  # type: ignore[arg-type]  # each reader gives its field's type
    if not (found.text or found.object or found.subject):
        raise QuestionError(f"{name}: a question needs text, or a subject or an object")
    if found.rule == "n_of_m" and found.needed is None:
        raise QuestionError(f"{name}: the rule n_of_m needs needed: how many have to be for it")
    return found


def _entries(source: str, name: str) -> dict[str, tuple[yaml.Node, int]]:
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
    found: dict[str, tuple[yaml.Node, int]] = {}
    for key, value in root.value:
        line = key.start_mark.line + 1
        if key.value not in KEYS:
            raise QuestionError(
                f"{name}, line {line}: unknown key {key.value!r}; the keys are {', '.join(KEYS)}"
            )
        if key.value in found:
            raise QuestionError(f"{name}, line {line}: {key.value} stands here twice")
        found[key.value] = (value, line)
    return found


def _words(node: yaml.Node, where: str) -> str:
    if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip():
        raise QuestionError(f"{where} wants words")
    return " ".join(str(node.value).split())


def _list(node: yaml.Node, where: str) -> tuple[str, ...]:
    if not isinstance(node, yaml.SequenceNode):
        raise QuestionError(f"{where} wants a list, one a line after '- '")
    return tuple(_words(item, f"{where}, item {n}") for n, item in enumerate(node.value, 1))


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


_READERS: dict[str, Callable[[yaml.Node, str], object]] = {
    "text": _words,
    "subject": _words,
    "action": _words,
    "object": _words,
    "wordings": _list,
    "deciders": _list,
    "rule": _rule,
    "needed": _needed,
    "holder": _words,
}

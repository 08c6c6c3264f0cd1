"""YAML read with the line of each entry, so that an error can say where it is."""

from importlib import resources
from typing import Any

import yaml

from onrecord.errors import SchemaError

LINE = "__line__"


class _Loader(yaml.SafeLoader):
    """The safe loader; every mapping also gets its line (counted from 1) under ``__line__``."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node)
            if key in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"{key!r} stands twice", problem_mark=key_node.start_mark
                )
            seen.add(key)
        found = super().construct_mapping(node, deep=True)
        found[LINE] = node.start_mark.line + 1
        return found


# YAML 1.1 reads the words on, off, yes and no as booleans; here they are words.
_Loader.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if first in "tTfF" or not tag.endswith(":bool")]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(text: str, file: str) -> dict[str, Any]:
    """The top mapping of a vocabulary; raises ``SchemaError`` with file and line if it is none."""
    try:
        data = yaml.load(text, _Loader)  # noqa: S506  (a subclass of SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark is not None else ""
        raise SchemaError(f"{file}{line}: {getattr(error, 'problem', None) or error}") from None
    if not isinstance(data, dict):
        raise SchemaError(f"{file}:1: a mapping is wanted at the top")
    data.pop(LINE, None)
    return data


def read_vocabulary(file: str) -> dict[str, Any]:
    """``read_yaml`` of a file beside this module."""
    text = resources.files("onrecord.schema").joinpath(file).read_text(encoding="utf-8")
    return read_yaml(text, file)


def words(entry: dict[str, Any], key: str, file: str) -> tuple[str, ...]:
    """A list of words under ``key`` (empty if absent), lower case; ``SchemaError`` if it is not one."""
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise SchemaError(
            f"{file}:{entry.get(LINE, 1)}: {key} wants a list of words, got {value!r}"
        )
    if len(set(value)) != len(value):
        raise SchemaError(f"{file}:{entry.get(LINE, 1)}: {key} has a word twice")
    return tuple(word.lower() for word in value)

"""PLOVER's contexts, what an event is about: ``contexts.yaml``."""

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from onrecord.errors import SchemaError
from onrecord.schema.lines import LINE, read_vocabulary

FILE = "contexts.yaml"


@functools.cache
def contexts() -> Mapping[str, str]:
    """Definition by name, in the manual's order; raises ``SchemaError`` when the file is malformed."""
    return parse_contexts(read_vocabulary(FILE))


def parse_contexts(data: dict[str, Any]) -> Mapping[str, str]:
    """Definitions out of the file's mapping; raises ``SchemaError`` naming what is wrong."""
    told = data.get("contexts")
    if not isinstance(told, dict):
        raise SchemaError(f"{FILE}: wants a mapping with contexts")
    found = {str(name): told[name] for name in told if name != LINE}
    for name, definition in found.items():
        if not isinstance(definition, str) or not definition.strip():
            raise SchemaError(f"{FILE}: context {name}: wants a definition")
    return MappingProxyType(found)

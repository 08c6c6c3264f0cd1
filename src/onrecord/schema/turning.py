"""What the head of a stance's matter makes of it, read from ``turning.yaml``."""

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, get_args

from onrecord.errors import SchemaError
from onrecord.schema.lines import LINE, read_vocabulary, words

FILE = "turning.yaml"
Turning = Literal["undoing", "keeping", "vehicles"]
_KINDS: tuple[Turning, ...] = get_args(Turning)
_PARTS = frozenset({"nouns", "verbs", LINE})


@functools.cache
def turning() -> Mapping[Turning, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Nouns and verbs of each kind; raises ``SchemaError`` when the file is malformed."""
    return parse_turning(read_vocabulary(FILE))


def parse_turning(
    data: dict[str, Any],
) -> Mapping[Turning, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Nouns and verbs out of the file's mapping; raises ``SchemaError`` naming what is wrong."""
    found: dict[Turning, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    seen: dict[tuple[str, str], str] = {}
    for kind in _KINDS:
        entry = data.get(kind)
        if not isinstance(entry, dict) or set(entry) - _PARTS:
            raise SchemaError(f"{FILE}: {kind} wants nouns and verbs, nothing else")
        nouns, verbs = words(entry, "nouns", FILE), words(entry, "verbs", FILE)
        for each in (*(("noun", noun) for noun in nouns), *(("verb", verb) for verb in verbs)):
            if seen.setdefault(each, kind) != kind:
                raise SchemaError(f"{FILE}: {each[1]!r} stands under {seen[each]} and {kind}")
        found[kind] = nouns, verbs
    return MappingProxyType(found)

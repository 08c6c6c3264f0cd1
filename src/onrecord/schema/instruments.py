"""Laws, treaties and programmes by their names, read from ``instruments.yaml``."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from onrecord.errors import SchemaError
from onrecord.schema.lines import LINE, read_vocabulary, read_yaml

FILE = "instruments.yaml"
_PIECES = re.compile(r"\w+|[^\w\s]")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "‑": "-"})


@dataclass(frozen=True)
class Instrument:
    """One law, treaty, programme or project. ``id`` is prefixed ("law:affordable_care_act").

    ``also``: families of acts, each with the name or topic word that makes it this one, and whose
    act it must be (empty for anybody's).
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    act: bool
    also: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Instruments:
    """All by id, and the pieces of each way to write one, by its first piece, longest first."""

    by_id: Mapping[str, Instrument]
    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


@functools.cache
def instruments() -> Instruments:
    """The vocabulary; raises ``SchemaError`` when its file is malformed."""
    return _build(read_vocabulary(FILE), FILE)


def read_instruments(text: str, file: str = FILE) -> Instruments:
    """Read a vocabulary from YAML; raises ``SchemaError`` naming file and line."""
    return _build(read_yaml(text, file), file)


def pieces(text: str) -> tuple[str, ...]:
    """Words and marks of a text as they are compared: lower case unless in capitals only."""
    return tuple(piece(each) for each in _PIECES.findall(text.translate(_PLAIN)))


@functools.lru_cache(maxsize=65536)
def piece(word: str) -> str:
    """A word as it is compared: acronyms keep their capitals, everything else is lowered."""
    plain = word.translate(_PLAIN)
    return plain if len(plain) > 1 and plain.isupper() else plain.lower()


def _build(data: dict[str, Any], file: str) -> Instruments:
    by_id: dict[str, Instrument] = {}
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    owner: dict[tuple[str, ...], str] = {}
    for key, entry in data.items():
        if key == "version":
            continue
        found = _instrument(key, entry, file)
        by_id[found.id] = found
        for name in dict.fromkeys(pieces(each) for each in (found.name, *found.aliases)):
            if name in owner:
                raise SchemaError(
                    f"{file}:{entry[LINE]}: {' '.join(name)!r} stands in {owner[name]} and in {key}"
                )
            owner[name] = key
            by_first.setdefault(name[0], []).append((name, found.id))
    longest = {
        first: tuple(sorted(names, key=lambda each: (-len(each[0]), each[0])))
        for first, names in by_first.items()
    }
    return Instruments(MappingProxyType(by_id), MappingProxyType(longest))


def _instrument(key: object, entry: object, file: str) -> Instrument:
    if not isinstance(entry, dict):
        raise SchemaError(f"{file}: {key!r} wants name and aliases")
    where = f"{file}:{entry[LINE]}: {key}"
    unknown = set(entry) - {"name", "aliases", "act", "also", LINE}
    if unknown:
        raise SchemaError(f"{where}: unknown {sorted(map(str, unknown))}")
    name, aliases = entry.get("name"), entry.get("aliases", [])
    named = [name, *aliases] if isinstance(aliases, list) else [None]
    if not all(isinstance(each, str) and pieces(each) for each in named):
        raise SchemaError(f"{where}: name and aliases are words")
    also = [str(each).split(" ") for each in entry.get("also", [])]
    if any(len(each) not in {2, 3} for each in also):
        raise SchemaError(f"{where}: also wants a family and a name or word, as 'leaving body:eu'")
    return Instrument(
        id=f"law:{key}",
        name=str(name),
        aliases=tuple(map(str, aliases)),
        act=bool(entry.get("act")),
        also=tuple((each[0], each[1], "".join(each[2:])) for each in also),
    )

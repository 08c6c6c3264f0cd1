"""PLOVER's event types, modes and quads, read from ``plover.yaml``."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from onrecord.errors import SchemaError

FILE = "plover.yaml"


@dataclass(frozen=True)
class EventMode:
    """How an act is done. ``intensity`` from -10 (most hostile) to +10 (most cooperative)."""

    name: str
    definition: str
    intensity: float


@dataclass(frozen=True)
class EventType:
    """What is done. ``quad`` is 1 to 4; ``future`` is the type PLOVER gives the act while it is to come."""

    name: str
    quad: int
    intensity: float
    definition: str
    future: str
    modes: Mapping[str, EventMode]

    @property
    def cooperative(self) -> bool:
        """True for quads 1 and 2."""
        return self.quad <= 2


@dataclass(frozen=True)
class Codebook:
    """The event types by name, the quads by number, and how contradictions were settled."""

    types: Mapping[str, EventType]
    quads: Mapping[int, str]
    settled: tuple[str, ...]

    def reported(self, name: str, status: str) -> str:
        """The type as PLOVER reports it: planned cooperation is AGREE, planned conflict THREATEN."""
        return self.types[name].future if status == "planned" else name


@functools.cache
def plover() -> Codebook:
    """The codebook; raises ``SchemaError`` when its file is malformed."""
    text = resources.files("onrecord.schema").joinpath(FILE).read_text(encoding="utf-8")
    return read_codebook(text)


def read_codebook(text: str, file: str = FILE) -> Codebook:
    """Read a codebook from YAML; raises ``SchemaError`` naming the file and the entry or line."""
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark is not None else ""
        raise SchemaError(f"{file}{line}: not YAML: {error}") from None
    if not isinstance(data, dict) or not {"quads", "types"} <= set(data):
        raise SchemaError(f"{file}: wants a mapping with quads and types")
    quads = {int(number): str(name) for number, name in data["quads"].items()}
    types = {
        str(name): _type(str(name), entry, quads, file) for name, entry in data["types"].items()
    }
    for each in types.values():
        if each.future not in types:
            raise SchemaError(f"{file}: {each.name}: future {each.future!r} is no type")
    return Codebook(
        types=MappingProxyType(types),
        quads=MappingProxyType(quads),
        settled=tuple(str(line) for line in data.get("settled", ())),
    )


def _type(name: str, entry: Any, quads: Mapping[int, str], file: str) -> EventType:
    where = f"{file}: {name}"
    if not isinstance(entry, dict):
        raise SchemaError(f"{where}: wants a mapping")
    unknown = set(entry) - {"quad", "intensity", "definition", "future", "modes"}
    if unknown:
        raise SchemaError(f"{where}: unknown {', '.join(sorted(map(str, unknown)))}")
    if entry.get("quad") not in quads:
        raise SchemaError(f"{where}: quad {entry.get('quad')!r} is none of {sorted(quads)}")
    intensity = _intensity(entry.get("intensity"), where)
    modes = {}
    for mode, told in (entry.get("modes") or {}).items():
        if not isinstance(told, dict) or not told.get("definition"):
            raise SchemaError(f"{where}: mode {mode}: wants a definition")
        score = _intensity(told.get("intensity", intensity), f"{where}: mode {mode}")
        modes[str(mode)] = EventMode(str(mode), str(told["definition"]), score)
    if not entry.get("definition"):
        raise SchemaError(f"{where}: wants a definition")
    return EventType(
        name=name,
        quad=entry["quad"],
        intensity=intensity,
        definition=str(entry["definition"]).strip(),
        future=str(entry.get("future", name)),
        modes=MappingProxyType(modes),
    )


def _intensity(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -10 <= value <= 10:
        raise SchemaError(f"{where}: intensity {value!r} is no number from -10 to 10")
    return float(value)

"""The record in other formats: one file per format."""

from collections.abc import Callable, Generator, Mapping
from types import MappingProxyType

from onrecord.export.board_csv import board_lines
from onrecord.export.csv_rows import csv_lines
from onrecord.export.jsonl import jsonl_lines
from onrecord.export.ties_csv import tie_lines
from onrecord.store import View

FORMATS: Mapping[str, Callable[[View], Generator[str, None, None]]] = MappingProxyType(
    {"jsonl": jsonl_lines, "csv": csv_lines, "ties": tie_lines}
)

__all__ = ["FORMATS", "board_lines", "csv_lines", "jsonl_lines", "tie_lines"]

"""JSON lines of gold sets: read one by one; a line that is none is told and left out."""

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from onrecord.errors import GoldError
from onrecord.read import Source

Fields = Mapping[str, Any]

_GZIP = b"\x1f\x8b"
_LOOKED_AT = 50  # lines that are looked at to recognise a layout: the first may be broken
_SHOWN = 120  # code points of what is wrong with a line
# What a report may say of itself beside its text, as in a line that ``onrecord read`` takes.
_TOLD = ("url", "publisher", "title", "byline", "published", "language")


class BadLine(Exception):
    """A line of a gold set that cannot be used; the message says why."""


def read_lines(path: Path) -> Iterator[tuple[str, Fields | BadLine]]:
    """Each line with something on it, after its place ``file:number``: an object, or why not.

    Gzip is seen by its first bytes. Raises ``GoldError`` where the file cannot be read.
    """
    number = 0
    try:
        with path.open("rb") as plain:
            packed = plain.read(2) == _GZIP
            plain.seek(0)
            with gzip.GzipFile(fileobj=plain) if packed else plain as lines:
                for number, line in enumerate(lines, 1):
                    if line.strip(b"\xef\xbb\xbf \t\r\n"):
                        yield f"{path.name}:{number}", _fields(line)
    except (OSError, EOFError) as error:
        raise GoldError(f"{path}: it cannot be read after line {number}: {error}") from None


def _fields(line: bytes) -> Fields | BadLine:
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return BadLine(f"no JSON in UTF-8 ({error})"[:_SHOWN])
    return found if isinstance(found, dict) else BadLine("no JSON object")


def has_lines_with(path: Path, *names: str) -> bool:
    """True for a file among whose first lines one is an object with all the fields ``names``."""
    if not path.is_file():
        return False
    try:
        for looked_at, (_, fields) in enumerate(read_lines(path)):
            if looked_at == _LOOKED_AT:
                return False
            if not isinstance(fields, BadLine) and all(name in fields for name in names):
                return True
    except GoldError:
        pass
    return False


def source_of(fields: Fields, locator: str) -> Source:
    """The report that an object holds, as ``onrecord read`` would find it in a line.

    Raises ``BadLine`` where it has no text. Fields that are no words are left out.
    """
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise BadLine("no text")
    told = {name: str(fields[name]) for name in _TOLD if isinstance(fields.get(name), (str, int))}
    line = json.dumps({"text": text, **told}).encode()
    return Source(locator=locator, kind="jsonl", data=line)

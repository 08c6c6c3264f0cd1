"""How many reports the inputs hold, as far as that is seen without reading them."""

import glob
import itertools
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.read.recognition import is_address

MOST = 1_000_000  # files looked at; beyond that it takes too long to only count them
_MOST_BYTES = 1 << 28  # of a file whose lines are counted: 256 MiB take a fifth of a second
_CHUNK = 1 << 20
_BY_LINE = frozenset({".jsonl", ".ndjson"})
_OF_MANY = frozenset({".gz", ".warc", ".xml", ".rss", ".atom", ".json"})
_ABOUT_REPORTS = frozenset({".md", ".yaml", ".yml"})  # as ``finding`` has it


def count_reports(inputs: Sequence[str]) -> int | None:
    """How many reports there are, or ``None`` where that takes reading them.

    Formats are told by the names of files here, and by what is in them when they are read: the
    number is a good guess. Never raises.
    """
    total = 0
    try:
        for path in itertools.chain.from_iterable(_paths(named) for named in inputs):
            number = _in_file(path)
            if number is None or total > MOST:
                return None
            total += number
    except OSError:
        return None
    return total


def _paths(named: str) -> Iterator[str]:
    if named == "-" or is_address(named) or "://" in named:
        yield named
    elif Path(named).is_dir():
        yield from _below(named)
    elif glob.has_magic(named) and not os.path.lexists(named):
        for path in sorted(glob.glob(named, recursive=True)):  # noqa: PTH207 - as given
            if not Path(path).is_dir():
                yield path
            elif "**" not in named:
                yield from _below(path)
    else:
        yield named


def _below(folder: str) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith(".") and Path(name).suffix.lower() not in _ABOUT_REPORTS:
                yield os.path.join(place, name)  # noqa: PTH118 - as given


def _in_file(path: str) -> int | None:
    suffix = Path(path).suffix.lower()
    if path == "-" or "://" in path or suffix in _OF_MANY:
        return None
    if not Path(path).exists():
        return 1  # it is rejected once
    if not Path(path).is_file():
        return None
    if suffix not in _BY_LINE:
        return 1
    if Path(path).stat().st_size > _MOST_BYTES:
        return None
    return _lines(path)


def _lines(path: str) -> int:
    """Lines of a file, the last one also without its end."""
    lines, last = 0, b"\n"
    with Path(path).open("rb") as file:
        while chunk := file.read(_CHUNK):
            lines += chunk.count(b"\n")
            last = chunk[-1:]
    return lines + (last != b"\n")

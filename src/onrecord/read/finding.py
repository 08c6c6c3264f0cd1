"""What the user names → one source per report, found one at a time."""

import glob
import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputRejected
from onrecord.read import bounded
from onrecord.read.fetching import fetch
from onrecord.read.recognition import Format, is_address, recognise, what_binary
from onrecord.read.source import Source, SourceHints, SourceKind
from onrecord.records import Rejection
from onrecord.settings import Settings

# Question files and notes lie among reports; each is read where it is named itself.
_ABOUT_REPORTS = frozenset({".md", ".yaml", ".yml"})

Found = Iterator[Source | Rejection]


@dataclass(frozen=True)
class Opened:
    """An open input: its stream from the start, and what is known about it.

    ``path`` is set where it can be opened again by name, ``packed`` where it is gzip
    compressed there; ``live`` where it was fetched from the web.
    """

    locator: str
    name: str
    stream: BinaryIO
    settings: Settings
    path: str | None = None
    packed: bool = False
    live: bool = False
    hints: SourceHints | None = None


def find_sources(
    inputs: Sequence[str], settings: Settings, *, stdin: BinaryIO | None = None
) -> Found:
    """Every report in the inputs, in order, or the reason why there is none.

    An input is a file of any format in ``docs/reading.md``, a folder, a glob, an http(s)
    address or ``-`` for standard input (``stdin`` stands in for it). Lazy: an input is opened
    when it is its turn, and files of many reports are read as a stream. Never raises for an
    input that cannot be read.
    """
    for named in inputs:
        yield from _guarded(named, partial(_from_input, named, settings, stdin))


def _guarded(locator: str, find: Callable[[], Found]) -> Found:
    """What ``find`` yields; where it breaks off, a rejection with the reason."""
    try:
        yield from find()
    except InputRejected as error:
        yield Rejection(locator=error.locator, code=error.code, message=error.message)
    except (OSError, EOFError, zlib.error) as error:
        reason = bounded.rejected(error, locator)
        yield Rejection(locator=locator, code=reason.code, message=reason.message)


def _from_input(named: str, settings: Settings, stdin: BinaryIO | None) -> Found:
    if named == "-":
        return _from_stream("-", stdin or sys.stdin.buffer, settings)
    if is_address(named):
        return _from_address(named, settings)
    if "://" in named:
        raise InputRejected("unreachable", named, "only http and https addresses are read")
    if os.path.lexists(named):
        return _from_path(named, settings)
    if glob.has_magic(named):
        return _from_glob(named, settings)
    raise InputRejected("missing", named, "there is no such file; check the path")


def _from_glob(pattern: str, settings: Settings) -> Found:
    paths = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  # relative paths stay as given
    if not paths:
        raise InputRejected("missing", pattern, "no file matches; check the pattern")
    for path in paths:
        if "**" not in pattern or not Path(path).is_dir():  # ** already goes into folders
            yield from _guarded(path, partial(_from_path, path, settings))


def _from_path(path: str, settings: Settings) -> Found:
    mode = Path(path).stat().st_mode
    if stat.S_ISDIR(mode):
        return _from_folder(path, settings)
    if stat.S_ISREG(mode):
        return _from_file(path, settings)
    return _from_pipe(path, settings)


def _from_folder(folder: str, settings: Settings) -> Found:
    found = False
    for source in _below(folder, settings):
        found = True
        yield source
    if not found:
        raise InputRejected("empty", folder, "there is no file in the folder")


def _below(folder: str, settings: Settings) -> Found:
    """Files in the order of their names; hidden ones, notes and links to folders are left out."""
    for entry in sorted(Path(folder).iterdir(), key=lambda entry: entry.name):
        path = os.path.join(folder, entry.name)  # noqa: PTH118  # keeps "./" as given
        if entry.name.startswith(".") or entry.suffix.lower() in _ABOUT_REPORTS:
            continue
        if not entry.is_dir():
            yield from _guarded(path, partial(_from_entry, path, settings))
        elif not entry.is_symlink():
            yield from _guarded(path, partial(_below, path, settings))


def _from_entry(path: str, settings: Settings) -> Found:
    if not Path(path).exists():
        raise InputRejected("missing", path, "it links to a file that is gone; remove the link")
    if not Path(path).is_file():  # reading a pipe here would wait for ever
        raise InputRejected("unreadable", path, "it is not a regular file; remove it")
    return _from_file(path, settings)


def _from_file(path: str, settings: Settings) -> Found:
    with Path(path).open("rb") as file:
        yield from _sources_in(
            Opened(locator=path, name=path, stream=file, settings=settings, path=path)
        )


def _from_pipe(path: str, settings: Settings) -> Found:
    with Path(path).open("rb") as pipe:
        yield from _from_stream(path, pipe, settings)


def _from_stream(locator: str, stream: BinaryIO, settings: Settings) -> Found:
    yield from _sources_in(Opened(locator=locator, name="", stream=stream, settings=settings))


def _from_address(url: str, settings: Settings) -> Found:
    page = fetch(url, settings)
    yield from _sources_in(
        Opened(
            locator=url,
            name=".html" if "html" in page.media else "",
            stream=BytesIO(page.data),
            settings=settings,
            live=True,
            hints=SourceHints(url=page.url, charset=page.charset),
        )
    )


def _sources_in(opened: Opened) -> Found:
    head, stream = bounded.peeked(opened.stream)
    opened = replace(opened, stream=stream)
    found = recognise(head, opened.name)
    if found == "gzip":
        if opened.packed:
            raise InputRejected("binary", opened.locator, "it is packed twice; unpack it first")
        return _sources_in(replace(opened, stream=bounded.unpacked(stream), packed=True))
    if found == "binary":
        raise InputRejected("binary", opened.locator, f"it is {what_binary(head)}; give its text")
    return _FINDERS[found](opened)


def _empty(opened: Opened) -> Found:
    raise InputRejected("empty", opened.locator, "there is nothing in it")


def _json(opened: Opened) -> Found:
    raise InputRejected(
        "malformed", opened.locator,
        "it is JSON but not JSON Lines; put each report on one line of its own",
    )  # fmt: skip


def _one_report(opened: Opened, found: Format) -> Found:
    kind: SourceKind = "html" if found == "html" else "text"
    limit = opened.settings.max_bytes
    if opened.path is None:
        data = bounded.read_capped(opened.stream, limit, opened.locator)
        yield Source(
            locator=opened.locator, kind=kind, data=data, hints=opened.hints or SourceHints()
        )
        return
    if not opened.packed and Path(opened.path).stat().st_size > limit:
        raise InputRejected("too-large", opened.locator, bounded.too_large(limit))
    yield Source(locator=opened.locator, kind=kind, path=opened.path, packed=opened.packed)


def _jsonl(opened: Opened) -> Found:
    """One source a line; each line is parsed when it is read."""
    limit = opened.settings.max_bytes
    for number, line in bounded.lines(opened.stream, limit):
        locator = f"{opened.locator}#{number}"
        if line is None:
            yield Rejection(locator=locator, code="too-large", message=bounded.too_large(limit))
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield Source(locator=locator, kind="jsonl", data=line)


def _addresses(opened: Opened) -> Found:
    """One source an address; pages are fetched when they are read."""
    for number, line in bounded.lines(opened.stream, opened.settings.max_bytes):
        entry = "" if line is None else line.decode("utf-8-sig", "replace").strip()
        if is_address(entry):
            yield Source(locator=entry, kind="url")
        elif entry and not entry.startswith("#"):
            yield Rejection(
                locator=f"{opened.locator}#{number}",
                code="malformed",
                message="it is not an http or https address; one address a line",
            )


def _feed(opened: Opened) -> Found:
    from onrecord.read.feed import feed_sources

    data = bounded.read_capped(opened.stream, opened.settings.max_bytes, opened.locator)
    yield from feed_sources(
        data, opened.locator, live=opened.live, url=opened.locator if opened.live else None
    )


def _warc(opened: Opened) -> Found:
    from onrecord.read.warc import warc_sources

    yield from warc_sources(opened.stream, opened.locator, opened.settings.max_bytes)


_FINDERS: dict[Format, Callable[[Opened], Found]] = {
    "empty": _empty,
    "json": _json,
    "jsonl": _jsonl,
    "urls": _addresses,
    "feed": _feed,
    "warc": _warc,
    "html": lambda opened: _one_report(opened, "html"),
    "text": lambda opened: _one_report(opened, "text"),
}

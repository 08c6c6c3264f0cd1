"""Reading bytes without ever holding more of them than the cap, whatever they unpack to."""

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.errors import InputRejected
from onrecord.read.recognition import HEAD
from onrecord.read.source import Source


def read_bytes(source: Source, limit: int) -> bytes:
    """The bytes of a source, at most ``limit``; raises ``InputRejected``."""
    if source.path is None:
        return source.data
    try:
        with Path(source.path).open("rb") as file:
            stream = unpacked(file) if source.packed else file
            return read_capped(stream, limit, source.locator)
    except (OSError, EOFError, zlib.error) as error:
        raise rejected(error, source.locator) from None


def read_capped(stream: BinaryIO, limit: int, locator: str) -> bytes:
    """Everything in the stream; raises ``InputRejected`` when that is more than ``limit`` bytes."""
    parts, left = [], limit + 1
    while left > 0 and (part := stream.read(min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        raise InputRejected("too-large", locator, too_large(limit))
    return b"".join(parts)


def lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number from 1; ``None`` for one longer than ``limit`` bytes, passed over."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith(b"\n"):
            yield number, line
            continue
        del line
        yield number, None
        while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
            pass


def unpacked(stream: BinaryIO) -> BinaryIO:
    """The gzip stream's content, unpacked as it is read."""
    return cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb"))


def peeked(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream that cannot be rewound, and the stream with them put back."""
    head = b""
    while len(head) < HEAD and (part := stream.read(HEAD - len(head))):
        head += part
    return head, cast(BinaryIO, io.BufferedReader(_PutBack(head, stream), buffer_size=HEAD))


class _PutBack(io.RawIOBase):
    """A stream's first bytes followed by the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = memoryview(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any buffer
        size = len(buffer)
        part: bytes | memoryview
        if self._head:
            part, self._head = self._head[:size], self._head[size:]
        else:
            part = self._rest.read(size)
        buffer[: len(part)] = part
        return len(part)


def too_large(limit: int) -> str:
    """What a rejection says of something beyond the cap."""
    return f"it has more than {limit:,} bytes; split it, or raise the setting max_bytes"


def rejected(error: BaseException, locator: str) -> InputRejected:
    """The rejection that an error of opening or reading a file comes to."""
    if isinstance(error, (gzip.BadGzipFile, EOFError, zlib.error)):
        return InputRejected("malformed", locator, "its gzip compression is broken; pack it anew")
    if isinstance(error, FileNotFoundError):
        return InputRejected("missing", locator, "there is no such file; check the path")
    reason = getattr(error, "strerror", None) or type(error).__name__
    return InputRejected("unreadable", locator, f"it cannot be opened ({reason}); check its rights")

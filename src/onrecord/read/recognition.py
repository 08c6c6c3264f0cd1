"""What kind of thing some bytes are: by their content first, by their name second."""

import json
import re
from typing import Literal

from onrecord.read.decoding import byte_order_mark

Format = Literal["empty", "gzip", "warc", "binary", "jsonl", "json", "feed", "html", "urls", "text"]

HEAD = 65536  # bytes looked at

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a media file"),
    (b"ID3", "a media file"),
    (b"OggS", "a media file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_GZIP = b"\x1f\x8b"
_CONTROL = bytes([*range(8), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_CONTROLS = 0.02  # more than this share of control characters is not text
_TAG = re.compile(r"<(!doctype\b|!--|\?xml\b|[a-z][a-z0-9:-]*[\s/>])", re.IGNORECASE)
_FEED = re.compile(r"<(rss|feed|rdf:rdf|atom:feed)[\s>]", re.IGNORECASE)
_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml")
_JSONL_NAMES = (".jsonl", ".ndjson", ".jsonlines")
ADDRESS = re.compile(r"https?://[^\s<>\"]+\Z", re.IGNORECASE)


def recognise(head: bytes, name: str = "") -> Format:
    """The format of what begins with ``head`` (up to ``HEAD`` bytes) and is called ``name``."""
    if not head:
        return "empty"
    if head.startswith(_GZIP):
        return "gzip"
    if head.startswith(b"WARC/"):
        return "warc"
    if what_binary(head) is not None:
        return "binary"
    text = _sniffed(head).lstrip("\ufeff \t\r\n\f\v")
    if not text:
        return "empty" if len(head) < HEAD else "text"
    name = name.lower().removesuffix(".gz")
    found = _by_content(text, whole=len(head) < HEAD)
    if found == "text" and name.endswith(_JSONL_NAMES):
        return "jsonl"
    if found == "text" and name.endswith(_HTML_NAMES):
        return "html"
    return found


def what_binary(head: bytes) -> str | None:
    """What kind of binary data this is, or ``None`` for what may be text."""
    for magic, what in _MAGIC:
        if head.startswith(magic):
            return what
    if byte_order_mark(head) is not None:
        return None
    controls = len(head) - len(head.translate(None, _CONTROL))
    return "binary data" if controls > _CONTROLS * len(head) else None


def is_address(words: str) -> bool:
    """True for an http or https URL and nothing else."""
    return ADDRESS.match(words) is not None


def _sniffed(head: bytes) -> str:
    return head.decode(byte_order_mark(head) or "utf-8", "replace")


def _by_content(text: str, *, whole: bool) -> Format:
    if text[0] in "{[" and (found := _json_kind(text)):
        return found
    if _TAG.match(text):
        opening = text[:4096]
        feed = _FEED.search(opening)
        return "feed" if feed and "<html" not in opening[: feed.start()].lower() else "html"
    lines = text.splitlines()
    if not whole and len(lines) > 1:
        lines.pop()  # cut off in the middle
    entries = [entry for line in lines if (entry := line.strip()) and not entry.startswith("#")]
    return "urls" if entries and all(map(is_address, entries)) else "text"


def _json_kind(text: str) -> Format | None:
    """JSON Lines, another JSON, or ``None`` for a text that begins with a bracket."""
    first = text.partition("\n")[0].strip()
    if text[0] == "[":
        return "json" if re.match(r"\[\s*\{", text) else None
    try:
        return "jsonl" if isinstance(json.loads(first), dict) else None
    except (ValueError, RecursionError):
        if first == "{":
            return "json"  # pretty-printed over several lines
        return "jsonl" if re.match(r"\{\s*\"", text) else None

"""Bytes → characters."""

import codecs
import re

from onrecord.errors import InputRejected

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What pages call by these names is windows-1252 (WHATWG Encoding Standard, section 4.2).
_LATIN = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii"})
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_META_WITHIN = 4096  # bytes; the standard says 1024, pages are less strict
_DAMAGE = 0.05  # at most this share of the non-ASCII characters may be damaged in UTF-8


def byte_order_mark(data: bytes) -> str | None:
    """The encoding that a byte order mark names, or ``None``."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def decode(data: bytes, *, locator: str, charset: str | None = None) -> str:
    """Characters of the bytes; raises ``InputRejected`` with the code ``encoding``.

    In this order: the byte order mark; UTF-8; ``charset`` where a page or a header states
    one; UTF-8 that is damaged in a few places (shown as U+FFFD); what charset-normalizer
    finds, where text that is mostly ASCII is taken as windows-1252 when that fits as well.
    """
    marked = byte_order_mark(data)
    tries = ((marked, "replace"),) if marked else (("utf-8", "strict"), (_known(charset), "strict"))
    for encoding, errors in tries:
        if encoding is not None and (text := _try(data, encoding, errors)) is not None:
            return text
    detected = _damaged_utf8(data) or _detected(data)
    if detected is None:
        raise InputRejected(
            "encoding", locator, "its encoding was not recognised; save it as UTF-8"
        )
    return detected


def stated_charset(data: bytes) -> str | None:
    """The character set that the head of a page names, or ``None``."""
    match = _META.search(data[:_META_WITHIN])
    return match[1].decode("ascii", "replace") if match else None


def _known(charset: str | None) -> str | None:
    if charset is None:
        return None
    name = charset.strip().lower()
    if name in _LATIN:
        return "windows-1252"
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # "hex", "rot13" and their kin are codecs but no character sets.
    return info.name if getattr(info, "_is_text_encoding", True) else None


def _try(data: bytes, encoding: str, errors: str) -> str | None:
    try:
        return data.decode(encoding, errors)
    except (UnicodeError, LookupError):
        return None


def _damaged_utf8(data: bytes) -> str | None:
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return text if damaged <= _DAMAGE * beyond_ascii else None


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    beyond_ascii = len(data) - len(data.decode("ascii", "ignore"))
    if beyond_ascii <= 0.15 * len(data):  # Western text: few letters are not ASCII
        matches = from_bytes(data, cp_isolation=["cp1252", "mac_roman"])
    else:
        matches = from_bytes(data)
    best = matches.best()
    if best is None:
        return None
    for match in matches:
        if match.encoding == "cp1252" and match.chaos <= best.chaos:
            best = match
    return str(best)

r"""The one place where a report's characters are changed; every offset counts what comes out.

Line breaks of every kind become ``\n``; byte order marks, NULs and other control characters,
soft hyphens, zero-width spaces and bidirectional controls are removed; spaces of every kind
become a plain space; a half of a surrogate pair becomes U+FFFD; the whole is put into NFC
and its ends are stripped. Quotation marks, dashes and line lengths stay as they are.
"""

import re
import unicodedata

_REMOVED = [
    *range(0x00, 0x09), *range(0x0E, 0x20), 0x7F, *range(0x80, 0x85), *range(0x86, 0xA0),
    0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF,
    0xFFFE, 0xFFFF,
]  # fmt: skip
_SPACES = [0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
_BREAKS = [0x0B, 0x0C, 0x85, 0x2028, 0x2029]
_TABLE: dict[int, str | None] = (
    dict.fromkeys(_REMOVED) | dict.fromkeys(_SPACES, " ") | dict.fromkeys(_BREAKS, "\n")
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean_text(text: str) -> str:
    """The text as it is stored. Cleaning what is clean changes nothing."""
    text = text.translate(_TABLE)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _SURROGATE.sub("\ufffd", text)
    return unicodedata.normalize("NFC", text).strip()


def clean_line(words: str | None) -> str | None:
    """A title, a name or a URL on one line, or ``None`` when nothing is left."""
    return None if words is None else " ".join(clean_text(words).split()) or None

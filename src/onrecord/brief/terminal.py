"""Text made safe to print: reports come from anywhere, and a terminal obeys control characters."""

import re
import unicodedata

from rich.cells import cell_len

_ESCAPES = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # control sequences: colours, cursor
    "|(?:\x1b[PX^_\\]]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c)?"  # strings: titles, links
    "|\x1b[ -/]*[0-~]?"  # anything else after an escape
)
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_JSON_UNSAFE = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


def clean(text: str) -> str:
    """The text without control characters, terminal escapes and direction overrides.

    Line breaks stay; tabs and carriage returns become spaces.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _ESCAPES.sub("", text)
    return "".join(_safe(character) for character in text)


def clean_line(text: str) -> str:
    """``clean``, on one line with single spaces."""
    return " ".join(clean(text).split())


def clean_json(text: str) -> str:
    """JSON with the characters escaped that a terminal might obey; the data stay the same."""
    return _JSON_UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _safe(character: str) -> str:
    if character == "\n":
        return character
    if character in "\t\r\x0b\x0c\u2028\u2029\x85":
        return " "
    if character in _OVERRIDES or unicodedata.category(character) in {"Cc", "Cs"}:
        return ""
    return character


def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> str:
    """Wrap at ``width`` terminal cells, wide characters counted as two.

    ``first`` and ``rest`` stand before the first and the other lines. A word that is too long
    stays whole.
    """
    lines: list[str] = []
    line, used = first, cell_len(first)
    fresh = True
    for word in text.split():
        length = cell_len(word)
        if not fresh and used + 1 + length > width:
            lines.append(line)
            line, used, fresh = rest, cell_len(rest), True
        line += word if fresh else f" {word}"
        used += length + (not fresh)
        fresh = False
    lines.append(line)
    return "\n".join(lines)


def item_line(text: str, width: int) -> str:
    """An item of a list."""
    return wrap(clean_line(text), width, first="- ", rest="  ")


def indented_line(text: str, width: int, depth: int = 0) -> str:
    """A line of its own, the next lines of a long one further in."""
    indent = "  " * depth
    return wrap(clean_line(text), width, first=indent, rest=f"{indent}  ")

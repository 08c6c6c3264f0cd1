"""Plain text, with or without YAML front matter."""

import re

import yaml

from onrecord.errors import InputRejected
from onrecord.read.cleaning import clean_line
from onrecord.read.decoding import decode
from onrecord.read.draft import Draft
from onrecord.read.published import Stated
from onrecord.read.source import SourceHints

_FRONT = re.compile(
    r"\A\ufeff?\s*---[ \t]*\r?\n(?P<block>.{0,20000}?)^---[ \t]*(?:\r?\n|\Z)", re.S | re.M
)
_FIELD = re.compile(r"(?P<key>[A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(?P<value>.*))?$")


def read_text(data: bytes, hints: SourceHints, locator: str) -> Draft:
    """The draft of a text file; its title is only known from front matter or from ``hints``."""
    text = decode(data, locator=locator, charset=hints.charset)
    fields, text = _front_matter(text, locator)
    published = fields.get("published")
    return Draft(
        text=text,
        url=fields.get("url"),
        publisher=fields.get("publisher"),
        title=fields.get("title"),
        byline=fields.get("byline"),
        language=fields.get("language"),
        stated=(Stated(published, "front matter"),) if published else (),
    ).with_hints(hints)


def _front_matter(text: str, locator: str) -> tuple[dict[str, str], str]:
    """The fields of the front matter and the text after it; a text without any gives none."""
    match = _FRONT.match(text)
    if match is None:
        return {}, text
    fields = _fields(match["block"])
    if fields is None:
        if any(_FIELD.match(line) for line in match["block"].splitlines()):
            raise InputRejected(
                "malformed", locator,
                "its front matter is not YAML; quote values that hold a colon or brackets",
            )  # fmt: skip
        return {}, text  # two rules of dashes with prose between them
    return fields, text[match.end() :]


def _fields(block: str) -> dict[str, str] | None:
    try:
        # BaseLoader makes nothing but strings, lists and mappings: dates stay as written.
        loaded = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError):
        return _unquoted(block)
    if loaded is None or loaded == "":
        return {}
    if not isinstance(loaded, dict):
        return None
    fields = {}
    for key, value in loaded.items():
        words = ", ".join(map(str, value)) if isinstance(value, list) else value
        if isinstance(words, str) and (line := clean_line(words)):
            fields[str(key).lower()] = line
    return fields


def _unquoted(block: str) -> dict[str, str] | None:
    """Fields of a block in which a value holds a colon unquoted, as headlines do."""
    fields = {}
    for line in filter(str.strip, block.splitlines()):
        match = _FIELD.match(line)
        if match is None:
            return None
        if value := clean_line((match["value"] or "").strip().strip("\"'")):
            fields[match["key"].lower()] = value
    return fields

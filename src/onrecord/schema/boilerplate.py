"""What pages add to reports, read from ``boilerplate.yaml`` and validated when loaded."""

import functools
import re
from typing import Any, NamedTuple

from onrecord.errors import SchemaError
from onrecord.schema.lines import read_vocabulary, read_yaml

_FILE = "boilerplate.yaml"
_KEYS = ("paragraphs", "passages", "lists", "galleries")


class Boilerplate(NamedTuple):
    """``paragraphs`` and ``lists`` are to match a paragraph in full, the others are to be searched for.

    ``gallery`` opens a row of pictures, ``caption_end`` stands after each of its captions.
    """

    paragraphs: re.Pattern[str]
    passages: re.Pattern[str]
    lists: re.Pattern[str]
    gallery: re.Pattern[str]
    caption_end: re.Pattern[str]
    agencies: re.Pattern[str]
    picture_credits: re.Pattern[str]


@functools.cache
def boilerplate_patterns() -> Boilerplate:
    """The shipped patterns; raises ``SchemaError``."""
    return _build(read_vocabulary(_FILE))


def parse_boilerplate(text: str) -> Boilerplate:
    """Patterns out of YAML; raises ``SchemaError`` where it is malformed."""
    return _build(read_yaml(text, _FILE))


def _build(told: dict[str, Any]) -> Boilerplate:
    if set(told) != {"version", *_KEYS, "agencies"}:
        raise SchemaError(f"{_FILE}: version, {', '.join(_KEYS)} and agencies are wanted")
    galleries = _words(told, "galleries")
    if len(galleries) != 2:
        raise SchemaError(f"{_FILE}: galleries wants what opens one and what ends a caption")
    agencies = "|".join(re.escape(each) for each in sorted(_words(told, "agencies"), reverse=True))
    return Boilerplate(
        paragraphs=_any(_words(told, "paragraphs")),
        passages=_any(_words(told, "passages")),
        lists=_any(_words(told, "lists")),
        gallery=_any(galleries[:1]),
        caption_end=_any(galleries[1:]),
        agencies=re.compile(rf"(?:[/|]|,|\bvia) ?(?:{agencies})\b"),
        picture_credits=_credits(agencies),
    )


def _any(expressions: list[str]) -> re.Pattern[str]:
    """All expressions as one; raises ``SchemaError`` naming the one that is none."""
    for each in expressions:
        try:
            re.compile(each)
        except re.error as error:
            raise SchemaError(f"{_FILE}: {each!r} is no expression: {error}") from None
    return re.compile("|".join(f"(?:{each})" for each in expressions))


def _credits(agencies: str) -> re.Pattern[str]:
    """Who took a picture: "(Photo: Ann Lee, AP)", "Ann Lee/AFP/Getty Images", "| Reuters"."""
    agency = rf"(?:{agencies})\b(?:(?: ?/ ?| via )(?:{agencies})\b|/[A-Z]\w+|, File\b)*"
    name = r"[^\W\d_a-z][\w.'’-]{0,30}(?: [^\W\d_a-z][\w.'’-]{0,30}){0,4}"
    opening = r"\bPhoto(?:graph|grapher)?: "
    return re.compile(
        rf"\([^()\n]{{0,80}}?(?:/|, | via ){agency}\)"
        rf"|(?:{opening})?\b{name} ?/ ?(?:[A-Z]\w+ via )?{agency}|(?:{opening})?(?:{name} )?\| {agency}|{opening}{name}$"
    )


def _words(told: dict[str, Any], key: str) -> list[str]:
    value = told[key]
    if not isinstance(value, list) or not value or not all(isinstance(w, str) for w in value):
        raise SchemaError(f"{_FILE}: {key} wants a list of expressions")
    return value

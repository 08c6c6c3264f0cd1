"""Words of what pages print around reports, read from ``page_words.yaml`` and validated when loaded."""

import functools
import re
from typing import Any, NamedTuple

from onrecord.errors import SchemaError
from onrecord.schema.lines import read_vocabulary

FILE = "page_words.yaml"


class PageWords(NamedTuple):
    """``lines`` is to be searched for in a line, ``dateline`` to match where a report begins."""

    lines: re.Pattern[str]
    dateline: re.Pattern[str]


@functools.cache
def page_words() -> PageWords:
    """The shipped words; raises ``SchemaError`` when their file is malformed."""
    return _build(read_vocabulary(FILE), FILE)


def _build(data: dict[str, Any], file: str) -> PageWords:
    lines, dateline = data.get("lines"), data.get("dateline")
    if not isinstance(lines, list) or not all(isinstance(each, str) for each in lines):
        raise SchemaError(f"{file}:1: lines wants a list of expressions")
    if not lines or not isinstance(dateline, str):
        raise SchemaError(f"{file}:1: lines and dateline are wanted")
    return PageWords(_compiled("|".join(lines), file), _compiled(dateline, file))


def _compiled(expression: str, file: str) -> re.Pattern[str]:
    try:
        return re.compile(expression, re.IGNORECASE)
    except re.error as error:
        raise SchemaError(f"{file}:1: {expression!r} is no expression: {error}") from None

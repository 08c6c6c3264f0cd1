"""Opening the record that a command asks, and reading a question from ``-``."""

import re
import sys
from typing import TYPE_CHECKING

import typer

from onrecord.cli.options import store_of

if TYPE_CHECKING:
    from onrecord import OpenRecord
    from onrecord.query import Asked

ASKED = "Free words, or the path of a YAML file with subject, action, object; - for standard input."
_KEY = re.compile(r"^[a-z]+:", re.MULTILINE)


def opened(context: typer.Context, store: str | None, *, create: bool = False) -> "OpenRecord":
    """The record to ask; raises ``StoreError`` where there is none."""
    import onrecord

    return onrecord.open(store_of(context, store), create=create)


def question_of(words: str) -> "str | Asked":
    """The question as given; ``-`` takes it from standard input, free words or YAML."""
    if words != "-":
        return words
    from onrecord.query import ask_file, ask_words

    text = sys.stdin.read()
    return ask_file(text, "standard input") if _KEY.search(text) else ask_words(text)

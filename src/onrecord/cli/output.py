"""Data go to standard output, messages to standard error; nothing a terminal would obey does."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from onrecord.brief.terminal import clean, clean_json, clean_line

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.brief.document import Document
    from onrecord.records import Rejection

WIDE = 140  # columns of a table that goes to a file or a pipe
TEXT = 100  # columns of running text at most: longer lines are hard to read
TABLES = 120  # columns of a document with tables at most


def say(message: str) -> None:
    """A message to the user, on standard error."""
    print(clean(message), file=sys.stderr)  # noqa: T201 - this is where messages are printed


def say_rejected(rejections: Iterable["Rejection"]) -> None:
    """A line for each thing that was not read: why, where, what to do."""
    for each in rejections:
        say(clean_line(f"rejected ({each.code}): {each.locator}: {each.message}"))


def put(text: str) -> None:
    """Data on standard output."""
    print(clean(text))  # noqa: T201 - this is where data are printed


def put_json(data: Any) -> None:
    """Records, or plain data, as one JSON document on standard output."""
    encoded = msgspec.json.format(msgspec.json.encode(data, order="deterministic"), indent=2)
    print(clean_json(encoded.decode()))  # noqa: T201 - this is where data are printed


def console() -> "Console":
    """Where tables are printed: markup in reports is text like any other."""
    from rich.console import Console

    terminal = sys.stdout.isatty()
    return Console(
        file=sys.stdout,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=False,
        width=None if terminal else WIDE,
    )


def text_width() -> int:
    """Columns for running text: the terminal's, up to ``TEXT``."""
    if not sys.stdout.isatty():
        return TEXT
    return min(TEXT, console().width)


def put_rows(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """A plain table without a frame on standard output."""
    from onrecord.brief.tables import plain_table

    console().print(plain_table(titles, rows))


def put_document(
    document: "Document",
    form: Literal["text", "markdown", "html"] = "text",
    *,
    widest: int = TABLES,
) -> None:
    """A document on standard output: for a terminal as wide as it is, or as Markdown or a page.

    ``widest``: columns of text at most.
    """
    from onrecord.brief.document import to_html, to_markdown, to_text

    if form == "text":
        width = min(widest, console().width)
        written = to_text(document, width=width, colours=sys.stdout.isatty())
    else:
        written = to_markdown(document) if form == "markdown" else to_html(document)
    print(written.removesuffix("\n"))  # noqa: T201 - each writer makes its text harmless

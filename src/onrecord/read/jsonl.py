"""One line of JSON Lines: a report."""

import msgspec

from onrecord.errors import InputRejected
from onrecord.read.cleaning import clean_line
from onrecord.read.draft import Draft
from onrecord.read.published import Stated
from onrecord.read.source import SourceHints


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The schema of a line: only ``text`` is needed, fields not named here are ignored."""

    text: str
    id: str | int | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    byline: str | list[str] | None = None
    published: str | None = None
    language: str | None = None


def read_line(data: bytes, hints: SourceHints, locator: str) -> Draft:
    """The draft of one line; raises ``InputRejected`` with the code ``malformed`` or ``encoding``."""
    try:
        line = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputRejected(
            "encoding", locator, "the line is not UTF-8; JSON Lines must be"
        ) from None
    try:
        report = msgspec.json.decode(line, type=Report)
    except (msgspec.DecodeError, RecursionError) as error:
        raise InputRejected(
            "malformed", locator, f"the line is not a report as JSON ({error}); see the schema"
        ) from None
    byline = ", ".join(report.byline) if isinstance(report.byline, list) else report.byline
    published = clean_line(report.published)
    return Draft(
        text=report.text,
        url=clean_line(report.url),
        publisher=clean_line(report.publisher),
        title=clean_line(report.title),
        byline=clean_line(byline),
        language=clean_line(report.language),
        stated=(Stated(published, "jsonl field published"),) if published else (),
    ).with_hints(hints)

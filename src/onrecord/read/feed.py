"""RSS and Atom: one source an entry."""

import logging
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from onrecord.errors import InputRejected
from onrecord.read.cleaning import clean_line
from onrecord.read.draft import Draft
from onrecord.read.markup import markup_text
from onrecord.read.recognition import is_address
from onrecord.read.source import Source, SourceHints
from onrecord.records import Rejection

logging.getLogger("feedparser").addHandler(logging.NullHandler())

_UPDATED = "the entry says when it was last updated, not when it was published"


def feed_sources(
    data: bytes, locator: str, *, live: bool, url: str | None = None
) -> Iterator[Source | Rejection]:
    """The entries in the feed's order.

    Of a ``live`` feed each entry's page is fetched when it is read; of a feed in a file the
    text is what the feed holds: the entry's full content, or else its summary.
    """
    import feedparser

    base = {"content-location": url} if url else {}
    feed = feedparser.parse(  # type: ignore[attr-defined, no-untyped-call]
        BytesIO(data), response_headers=base
    )
    if not feed.entries:
        message = (
            "there is no entry in the feed" if feed.version else "it is not an RSS or Atom feed"
        )
        raise InputRejected("empty" if feed.version else "malformed", locator, message)
    for number, entry in enumerate(feed.entries, 1):
        hints = _hints(entry, feed.feed)
        if live and hints.url is not None:
            yield Source(locator=hints.url, kind="url", hints=hints)
            continue
        yield Source(
            locator=f"{locator}#entry-{number}",
            kind="feed-entry",
            data=_content(entry).encode("utf-8", "replace"),
            hints=hints,
        )


def read_entry(data: bytes, hints: SourceHints, locator: str) -> Draft:
    """The draft of a feed entry's own content."""
    text = markup_text(data.decode("utf-8", "replace"))
    if not text.strip():
        raise InputRejected(
            "no-text", locator, "the feed holds no text for this entry; read the feed's address, "
            "so that its pages are fetched",
        )  # fmt: skip
    return Draft(text=text).with_hints(hints)


def _hints(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> SourceHints:
    link = clean_line(entry.get("link"))
    published = entry.get("published")
    updated = None if published else entry.get("updated")
    outlet = entry.get("source") or {}
    content = (entry.get("content") or [{}])[0]
    return SourceHints(
        url=link if link and is_address(link) else None,
        publisher=clean_line(outlet.get("title")) or clean_line(feed.get("title")),
        title=clean_line(markup_text(entry.get("title") or "")),
        byline=clean_line(entry.get("author")),
        language=clean_line(content.get("language")) or clean_line(feed.get("language")),
        published=published or updated,
        published_from="feed entry published" if published else "feed entry updated",
        published_reason=None if published else _UPDATED,
    )


def _content(entry: Mapping[str, Any]) -> str:
    """The longest of the entry's contents, or its summary where that is longer."""
    contents = [content.get("value") or "" for content in entry.get("content") or ()]
    return max([*contents, entry.get("summary") or ""], key=len)

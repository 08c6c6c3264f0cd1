"""A source → an article: the part that takes time, safe to run in another process."""

import logging
from urllib.parse import urlsplit

from onrecord.errors import InputRejected
from onrecord.read import bounded
from onrecord.read.cleaning import clean_line, clean_text
from onrecord.read.draft import Draft
from onrecord.read.feed import read_entry
from onrecord.read.fetching import fetch
from onrecord.read.jsonl import read_line
from onrecord.read.language import language_of
from onrecord.read.page import read_page
from onrecord.read.plain import read_text
from onrecord.read.published import first_published
from onrecord.read.recognition import HEAD, recognise, what_binary
from onrecord.read.source import Given, Source, SourceHints
from onrecord.records import Article, article_id
from onrecord.settings import Settings

for _library in ("charset_normalizer", "httpx", "httpcore"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

_READERS = {"text": read_text, "html": read_page, "jsonl": read_line, "feed-entry": read_entry}
_NOBODY = Given()


def read_source(source: Source, *, settings: Settings, given: Given = _NOBODY) -> Article:
    """The article that a source holds; raises ``InputRejected`` and nothing else.

    What the report says of itself comes first, then what stands around it (a feed's entry),
    then the date in its URL, then ``given``. Nothing is taken from the clock, from a file's
    times or from when a page was archived.
    """
    try:
        return _article(_draft(source, settings), source, settings, given)
    except InputRejected:
        raise
    except Exception as error:  # what libraries raise on hostile bytes is not foreseeable
        what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise InputRejected(
            "malformed", source.locator, f"it cannot be read ({what}); save its text and give that"
        ) from error


def _draft(source: Source, settings: Settings) -> Draft:
    if source.kind == "url":
        return _fetched(source, settings)
    data = bounded.read_bytes(source, settings.max_bytes)
    if source.kind in {"text", "html"}:
        _refuse_binary(data, source.locator)
    return _READERS[source.kind](data, source.hints, source.locator)


def _fetched(source: Source, settings: Settings) -> Draft:
    page = fetch(source.locator, settings)
    _refuse_binary(page.data, source.locator)
    found = recognise(page.data[:HEAD], ".html" if "html" in page.media else "")
    if found not in {"html", "text"}:
        raise InputRejected(
            "malformed", source.locator,
            f"it answered with {found}, not a page; give its address as an input of its own",
        )  # fmt: skip
    hints = SourceHints(url=page.url, charset=page.charset)
    return _READERS[found](page.data, hints, source.locator).with_hints(source.hints)


def _refuse_binary(data: bytes, locator: str) -> None:
    if not data.strip():
        raise InputRejected("empty", locator, "there is nothing in it")
    if (what := what_binary(data[:HEAD])) is not None:
        raise InputRejected("binary", locator, f"it is {what}; give its text")


def _article(draft: Draft, source: Source, settings: Settings, given: Given) -> Article:
    text = clean_text(draft.text)
    if not text:
        raise InputRejected("empty", source.locator, "there is no text in it")
    if len(text) > settings.max_chars:
        raise InputRejected(
            "too-large", source.locator,
            f"its text has {len(text):,} characters, more than {settings.max_chars:,}; "
            "split it, or raise the setting max_chars",
        )  # fmt: skip
    language = language_of(text, stated=draft.language, settings=settings, locator=source.locator)
    url = clean_line(draft.url)
    publisher = clean_line(draft.publisher) or clean_line(given.publisher) or _host(url)
    published, found_in = first_published(draft.stated, url=url, given=given.published)
    return Article(
        id=article_id(publisher=publisher, url=url, text=text),
        text=text,
        url=url,
        publisher=publisher,
        title=clean_line(draft.title),
        byline=clean_line(draft.byline),
        published=published,
        published_from=found_in,
        language=language,
    )


def _host(url: str | None) -> str | None:
    """The site's name in the address: who published it, where nothing says it better."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None

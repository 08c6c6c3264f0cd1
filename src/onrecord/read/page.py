"""An HTML page → the report on it."""

import logging
import re
from dataclasses import replace
from typing import Any

import lxml.html
from lxml import etree

from onrecord.errors import InputRejected
from onrecord.read.decoding import decode, stated_charset
from onrecord.read.draft import Draft
from onrecord.read.page_metadata import page_metadata
from onrecord.read.source import SourceHints

for _library in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

# A page with less running text than this is an error page, a menu or a notice about cookies;
# the shortest news items in the corpora have some thirty words.
_FEWEST_WORDS = 20
# The time to find the article grows with the square of the elements: 8 seconds at this many,
# minutes at five times as many. News pages have 500 to 10,000.
_MOST_ELEMENTS = 30_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read_page(data: bytes, hints: SourceHints, locator: str) -> Draft:
    """The draft of a page: its running text, and what its metadata say.

    Raises ``InputRejected``: ``no-text`` where no article is found, ``encoding``, ``too-large``. Scripts are
    neither run nor read as text.
    """
    import trafilatura

    markup = decode(data, locator=locator, charset=hints.charset or stated_charset(data))
    tree = _tree(markup)
    if tree is None:
        raise _no_text(locator)
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise InputRejected(
            "too-large", locator, f"the page has more than {_MOST_ELEMENTS:,} elements; "
            "save its text and give that",
        )  # fmt: skip
    draft = page_metadata(tree, hints.url)
    document = trafilatura.bare_extraction(tree, include_comments=False, url=hints.url)
    text = (getattr(document, "text", None) or "") if document is not None else ""
    if len(text.split()) < _FEWEST_WORDS:
        raise _no_text(locator)
    found = draft(text).with_hints(hints)
    return replace(found, text=_without_title(text, found.title))


def _tree(markup: str) -> lxml.html.HtmlElement | None:
    html: Any = lxml.html  # untyped
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    tree: lxml.html.HtmlElement
    try:
        tree = html.document_fromstring(_CONTROL.sub("", markup).encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    return tree


def _without_title(text: str, title: str | None) -> str:
    """The running text without the headline above it, which is kept as the title."""
    first, _, rest = text.partition("\n")
    same = title is not None and first.casefold().split() == title.casefold().split()
    return rest if same and rest.strip() else text


def _no_text(locator: str) -> InputRejected:
    return InputRejected(
        "no-text", locator, "no article was found on the page; save its text and give that"
    )

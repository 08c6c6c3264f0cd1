"""JSON-LD in a page: what schema.org calls an article."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from onrecord.read.cleaning import clean_line

_ARTICLE = re.compile(r"(Article|BlogPosting|Report|Posting)$")
_PAGE = re.compile(r"Page$")
_INTO = ("@graph", "mainEntity", "mainEntityOfPage")  # not into lists of other articles
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class PageData:
    """What the page's own article says of itself."""

    headline: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None


def page_data(tree: HtmlElement, url: str | None) -> PageData:
    """The page's article; where several stand there, the one with the page's address, or the first.

    What the article leaves out is taken from the page that it is on. Broken JSON is passed over.
    """
    nodes = [node for block in _blocks(tree) for node in _nodes(block, _DEEPEST)]
    articles = [node for node in nodes if _is(node, _ARTICLE)]
    pages = [node for node in nodes if _is(node, _PAGE)]
    own = [node for node in articles if url is not None and url in _addresses(node)]
    chosen = [*(own or articles)[:1], *pages[:1]]
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    return PageData(
        headline=_any(chosen, "headline", known) or _any(articles[:1], "name", known),
        published=_any(chosen, "datePublished", known),
        publisher=_any(chosen, "publisher", known),
        author=_any(chosen[:1], "author", known),
    )


def _blocks(tree: HtmlElement) -> Iterator[Any]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        words = re.sub(
            r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$",
            "",
            script.text or "",
        )
        try:
            yield json.loads(words.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth - 1) if depth else ()
    elif isinstance(value, dict) and depth:
        yield value
        for key in _INTO:
            if key in value:
                yield from _nodes(value[key], depth - 1)


def _is(node: dict[str, Any], kind: re.Pattern[str]) -> bool:
    types = node.get("@type")
    return any(
        isinstance(name, str) and kind.search(name)
        for name in (types if isinstance(types, list) else [types])
    )


def _addresses(node: dict[str, Any]) -> set[str]:
    page = node.get("mainEntityOfPage")
    around = page if isinstance(page, dict) else {"@id": page}
    found = (node.get("url"), node.get("@id"), around.get("@id"), around.get("url"))
    return {address for address in found if isinstance(address, str)}


def _any(nodes: list[dict[str, Any]], key: str, known: dict[str, Any]) -> str | None:
    return next((words for node in nodes if (words := _words(node.get(key), known))), None)


def _words(value: Any, known: dict[str, Any]) -> str | None:
    """A string, the name of a thing, or several of them joined by commas."""
    if isinstance(value, str):
        return clean_line(html.unescape(value))
    if isinstance(value, list):
        names = [
            words
            for item in value[:20]
            if not isinstance(item, list) and (words := _words(item, known))
        ]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        named = value.get("name") or (known.get(str(value.get("@id"))) or {}).get("name")
        return _words(named, {}) if isinstance(named, (str, list)) else None
    return None

"""A fragment of HTML → its text. For feeds' entries; whole pages go through ``page``."""

import re

from lxml import etree, html

_DROPPED = frozenset({"script", "style", "noscript", "template", "iframe", "svg", "object", "form"})
_BLOCKS = frozenset({
    "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr",
    "table", "section", "article", "figure", "figcaption", "pre", "hr", "dd", "dt",
})  # fmt: skip
_MARKUP = re.compile(r"<[a-z!/]|&(?:#\d+|#x[0-9a-f]+|\w+);", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\s*\n\s*")


def markup_text(markup: str) -> str:
    """The text of a fragment, one line a block; a text without any markup stays as it is."""
    if not _MARKUP.search(markup):
        return markup.strip()
    try:
        root = html.fragment_fromstring(  # type: ignore[no-untyped-call]
            _without_nulls(markup), create_parent="div"
        )
    except (etree.LxmlError, ValueError):
        return ""
    parts: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        _collect(event, node, parts)
    return _BREAKS.sub("\n", _SPACES.sub(" ", "".join(parts))).strip()


def _collect(event: str, node: etree._Element, parts: list[str]) -> None:
    inside_dropped = any(parent.tag in _DROPPED for parent in node.iterancestors())
    if event == "start" and node.tag not in _DROPPED and not inside_dropped:
        parts += ["\n" if node.tag in _BLOCKS else "", _line(node.text)]
    elif event != "start" and not inside_dropped:
        parts += ["\n" if node.tag in _BLOCKS else "", _line(node.tail)]


def _line(words: str | None) -> str:
    """Line breaks in the source of a page are only spaces."""
    return re.sub(r"\s+", " ", words or "")


def _without_nulls(markup: str) -> str:
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", markup)

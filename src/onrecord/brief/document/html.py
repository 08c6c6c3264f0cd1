"""A document as one self-contained page: no scripts, nothing fetched, all text escaped."""

import functools
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.brief.document.addresses import web_address
from onrecord.brief.document.model import Document, Item, Items
from onrecord.brief.terminal import clean
from onrecord.brief.wording import quote_marks

if TYPE_CHECKING:
    from jinja2 import Template


def to_html(document: Document) -> str:
    """The document as an HTML page; it links only to addresses of the web, when they are clicked."""
    return _template().render(document=document, style=_file("document.css"))


def _nested(items: Items) -> list[tuple[Item, list[Item]]]:
    """The entries of depth 0 with those beneath each."""
    nested: list[tuple[Item, list[Item]]] = []
    for each in items.items:
        if each.depth == 0 or not nested:
            nested.append((each, []))
        else:
            nested[-1][1].append(each)
    return nested


def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@functools.cache
def _template() -> "Template":
    from jinja2 import DictLoader, Environment, StrictUndefined

    environment = Environment(
        loader=DictLoader({"document": _file("document.html.jinja")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: clean(value) if type(value) is str else value,
    )
    environment.filters["nested"] = _nested
    environment.filters["web_address"] = web_address
    environment.filters["quoted"] = quote_marks
    environment.tests["kind"] = lambda block, name: type(block).__name__ == name
    return environment.get_template("document")

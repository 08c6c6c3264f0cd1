"""A document between what is told and how it is shown: headings, text, lists, tables, sources.

``model`` is what it consists of, and knows no record; ``text``, ``markdown`` and ``html`` write it.
Whatever stands in it is text of reports, from anywhere: each writer makes it harmless.
"""

from onrecord.brief.document.html import to_html
from onrecord.brief.document.markdown import to_markdown
from onrecord.brief.document.model import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Item,
    Items,
    Paragraph,
    Quotation,
    Reference,
    References,
    Row,
    Table,
    Tone,
    Words,
    cell,
    item,
    paragraph,
)
from onrecord.brief.document.text import to_text

__all__ = [
    "Block",
    "Cell",
    "Column",
    "Document",
    "Heading",
    "Item",
    "Items",
    "Paragraph",
    "Quotation",
    "Reference",
    "References",
    "Row",
    "Table",
    "Tone",
    "Words",
    "cell",
    "item",
    "paragraph",
    "to_html",
    "to_markdown",
    "to_text",
]

"""Article → paragraphs, sentences, tokens, parse, quotation marks; offsets kept."""

from onrecord.text.index import SpanIndex
from onrecord.text.parse import Paragraph, Text
from onrecord.text.parser import paragraph_bounds, parse_text
from onrecord.text.quotations import Quotation, find_quotations

__all__ = [
    "Paragraph",
    "Quotation",
    "SpanIndex",
    "Text",
    "find_quotations",
    "paragraph_bounds",
    "parse_text",
]

"""From an article to its parsed text."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.records import Article
from onrecord.text.boilerplate import blanked
from onrecord.text.parse import START, Paragraph, Text
from onrecord.text.quotations import find_quotations

if TYPE_CHECKING:
    from spacy.language import Language

_BREAK = re.compile(r"\s*\n\s*")
_BATCH = 32  # paragraphs a batch: above this the speed no longer grows, memory does


def paragraph_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Half-open code points of each paragraph: what stands between line breaks, not blank."""
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    for match in _BREAK.finditer(text, start, end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if end > start:
        yield start, end


def parse_text(article: Article, nlp: "Language") -> Text:
    """Parse an article paragraph by paragraph; offsets into ``article.text`` are kept.

    What its page added is left out: whole paragraphs of it are not parsed, passages are white space.
    """
    told = blanked(article.text)
    bounds = tuple(paragraph_bounds(told))
    docs = nlp.pipe((told[start:end] for start, end in bounds), batch_size=_BATCH)
    paragraphs = []
    for (start, _), doc in zip(bounds, docs, strict=True):
        doc.user_data[START] = start
        paragraphs.append(Paragraph(start=start, doc=doc))
    return Text(
        article=article,
        paragraphs=tuple(paragraphs),
        quotations=find_quotations(told, bounds),
    )

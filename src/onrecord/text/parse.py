"""A report's text with its parse: what every later stage reads.

Paragraphs are parsed one by one: spaCy is then more accurate and takes a third of the
memory. All offsets handed out are code points into ``Article.text``.
"""

import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from onrecord.records import Article, Span
from onrecord.text.quotations import Quotation

START = "onrecord_start"  # key in Doc.user_data: the paragraph's first code point


@dataclass(frozen=True, eq=False)
class Paragraph:
    """One paragraph: its parse, and the code point in the article at which it starts."""

    start: int
    doc: Doc


@dataclass(frozen=True, eq=False)
class Text:
    """An article with its parsed paragraphs and its quotations, in reading order."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
    quotations: tuple[Quotation, ...]
    _starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(p.start for p in self.paragraphs))

    def sentences(self) -> Iterator[Tokens]:
        """Every sentence, in order."""
        for paragraph in self.paragraphs:
            yield from paragraph.doc.sents

    def span(self, tokens: Tokens | Token) -> Span:
        """The span of a token or of a stretch of tokens, without surrounding white space."""
        start, end = offsets(tokens)
        quote = self.article.text[start:end]
        start += len(quote) - len(quote.lstrip())
        end -= len(quote) - len(quote.rstrip())
        return self.article.span(start, end)

    def between(self, first: Token, last: Token) -> Span:
        """The span from the first token to the last, both included, of one paragraph."""
        return self.span(first.doc[first.i : last.i + 1])

    def sentence_of(self, where: Token | Tokens | Span) -> Span:
        """The sentence around a token or span: what is shown as evidence.

        A span over several sentences gives all of them.
        """
        if isinstance(where, Span):
            tokens = self.tokens(where.start, where.end)
            if tokens is None:
                return where
            sentence = tokens.doc[tokens[0].sent.start : tokens[-1].sent.end]
        elif isinstance(where, Token):
            sentence = where.sent
        else:
            sentence = where.doc[where[0].sent.start : where[-1].sent.end]
        return self.span(sentence)

    def tokens(self, start: int, end: int) -> Tokens | None:
        """The tokens that touch ``text[start:end]`` in the paragraph where it starts, or ``None``."""
        number = bisect.bisect_right(self._starts, start) - 1
        if number < 0:
            return None
        paragraph = self.paragraphs[number]
        last = paragraph.doc[-1]
        length = last.idx + len(last)  # Doc.text is built anew at every access
        low, high = start - paragraph.start, min(end - paragraph.start, length)
        if low >= high:
            return None
        return paragraph.doc.char_span(low, high, alignment_mode="expand")

    def quotation_at(self, offset: int) -> Quotation | None:
        """The innermost quotation whose inside holds the code point at ``offset``, or ``None``."""
        found = None
        for quotation in self.quotations:
            if quotation.start > offset:
                break
            if quotation.inner_start <= offset < quotation.inner_end:
                found = quotation
        return found


def offsets(tokens: Tokens | Token) -> tuple[int, int]:
    """Half-open code points in the article of a token or of a stretch of tokens."""
    base: int = tokens.doc.user_data[START]
    if isinstance(tokens, Token):
        return base + tokens.idx, base + tokens.idx + len(tokens)
    return base + tokens.start_char, base + tokens.end_char

"""The words behind a claim, with outlet, date and place: what every line of an answer cites."""

from collections.abc import Iterable

import msgspec

from onrecord.query.reader import Reader
from onrecord.records import (
    Claim,
    Date,
    EventMention,
    Position,
    Record,
    Relation,
    Reliability,
    Span,
    Statement,
    Tenure,
)

QUOTE_CHARS = 300  # exact words shown for a source: two long sentences

READABLE = 220  # code points of words that are read at a glance


class Source(Record, frozen=True, kw_only=True):
    """Exact words of a report: ``quote`` is ``text[start:end]`` of the article.

    ``cut`` says whether words stand before (``start``) or after (``end``) it in the passage.
    ``core`` are half-open offsets into the quote of the words that matter, where they are known.
    ``locator`` is where the report was found: a path, a URL, a line of a file. ``reliability``
    is the user's letter for the outlet, ``None`` where none was given.
    """

    claim: str
    article: str
    outlet: str | None
    title: str | None
    published: Date | None
    quote: str
    start: int
    end: int
    cut: tuple[bool, bool] = (False, False)
    locator: str | None = None
    url: str | None = None
    core: tuple[int, int] | None = None
    reliability: Reliability | None = None


def source_of(reader: Reader, claim: Claim) -> Source:
    """What to cite for a claim: its first passage, cut to ``QUOTE_CHARS`` around what matters."""
    span = claim.evidence[0] if claim.evidence else next(span for _, span in claim.spans())
    return source_at(reader, claim.id, span, _core(claim, span))


def source_at(reader: Reader, claim: str, span: Span, core: tuple[int, int]) -> Source:
    """What to cite for a passage; ``core`` are the code points that should stay in the quote."""
    article = reader.heading(span.article)
    within = _within(core, span.start, span.end)
    low, high = _cut(span.quote, (0, len(span.quote)), within)
    start, end = span.start + low, span.start + high
    return Source(
        claim=claim,
        article=article.id,
        outlet=article.publisher,
        title=article.title,
        published=article.published,
        quote=span.quote[low:high],
        start=start,
        end=end,
        cut=(start > span.start, end < span.end),
        locator=reader.locator(article.id),
        url=article.url,
        core=_within(core, start, end),
        reliability=reader.letter(article.publisher),
    )


def shortened(source: Source, most: int) -> Source:
    """The source with at most ``most`` code points of its words, those that matter kept."""
    if len(source.quote) <= most:
        return source
    low, high = _cut(source.quote, (0, len(source.quote)), source.core or (0, 0), most)
    return msgspec.structs.replace(
        source,
        quote=source.quote[low:high],
        start=source.start + low,
        end=source.start + high,
        cut=(source.cut[0] or low > 0, source.cut[1] or high < len(source.quote)),
        core=_within(source.core, low, high) if source.core is not None else None,
    )


def _within(core: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """Offsets as they are in a text that begins at ``start`` and ends at ``end``."""
    low = min(max(core[0], start), end)
    return low - start, min(max(core[1], low), end) - start


def _core(claim: Claim, within: Span) -> tuple[int, int]:
    """The words of a claim that must not be cut off, as far as they stand in the passage."""
    spans: list[Span | None] = []
    if isinstance(claim, Position):
        spans = [claim.holder_span, claim.trigger, claim.target]
    elif isinstance(claim, Statement):
        spans = [claim.source, claim.cue, *claim.content[:1]]
    elif isinstance(claim, EventMention):
        spans = [*claim.actor_spans, claim.trigger, *claim.recipient_spans]
    elif isinstance(claim, Tenure):
        spans = [claim.post_span]
    elif isinstance(claim, Relation):
        spans = [claim.source_span, claim.target_span]
    return core_of(within, spans)


def core_of(passage: Span, spans: Iterable[Span | None]) -> tuple[int, int]:
    """From the first to the last of the spans that lie in the passage; its start if none does."""
    inside = [span for span in spans if span is not None and passage.contains(span)]
    if not inside:
        return passage.start, passage.start
    return min(span.start for span in inside), max(span.end for span in inside)


def _cut(
    text: str, passage: tuple[int, int], core: tuple[int, int], most: int = QUOTE_CHARS
) -> tuple[int, int]:
    """At most ``most`` code points of the passage around the core, cut between words."""
    start, end = passage
    if end - start <= most:
        return start, end
    spare = max(0, most - (core[1] - core[0]))
    low = start if core[1] - start <= most else max(start, core[0] - spare // 2)
    high = min(end, low + most)
    while low > start and not text[low - 1].isspace() and low < high:
        low += 1
    while high < end and not text[high].isspace() and high > low + 1:
        high -= 1
    while high > low + 1 and text[high - 1].isspace():
        high -= 1
    return low, high

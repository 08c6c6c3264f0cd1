"""The stage: every passage that says where a report, or what it tells, comes from."""

from collections.abc import Iterable

from onrecord.credits.names import find_names
from onrecord.credits.partly import find_partly
from onrecord.credits.whole import Found, find_whole
from onrecord.records import Article, Credit, Span, content_id
from onrecord.text import Text


def find_credits(text: Text) -> tuple[Credit, ...]:
    """Credits by where they stand in the text; those of the byline and of the link come first.

    An outlet's own name is no trace of another original: "told CNN" in CNN's report gives none.
    An agency's dateline does in its own report too, as it does wherever that is printed.
    """
    article = text.article
    if not article.text.strip():
        return ()
    names = find_names(article.text)
    found = [*find_whole(article, names), *find_partly(article, names)]
    return tuple(_credit(text, each) for each in _each_once(_outside_quotations(text, found)))


def _outside_quotations(text: Text, found: Iterable[Found]) -> list[Found]:
    """Without "this agency" within a quotation: there it is the speaker’s."""
    return [
        each
        for each in found
        if each.outlet is not None or each.start is None or text.quotation_at(each.start) is None
    ]


def _each_once(found: Iterable[Found]) -> list[Found]:
    """By their places; of credits to one outlet that overlap, the first found counts."""
    kept: list[Found] = []
    for each in found:
        if not any(_same(each, other) for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda f: (f.start is not None, f.start or 0, f.kind, f.outlet or ""))


def _same(one: Found, other: Found) -> bool:
    if one.outlet != other.outlet:
        return False
    if one.start is None or other.start is None:
        return one.start is other.start and one.words == other.words
    ends = one.start + len(one.words), other.start + len(other.words)
    return one.start < ends[1] and other.start < ends[0]


def _credit(text: Text, found: Found) -> Credit:
    article = text.article
    span = None
    if found.start is not None:
        span = article.span(found.start, found.start + len(found.words))
    evidence = text.sentence_of(span) if span is not None else _opening(text, article)
    if span is not None and not evidence.contains(span):
        evidence = span
    place = (found.start,) if found.start is not None else ()
    return Credit(
        id=content_id("crd1", article.id, found.kind, found.outlet, found.where, *place),
        article=article.id,
        evidence=(evidence,),
        kind=found.kind,
        outlet=found.outlet,
        words=found.words,
        where=found.where,
        span=span,
        replaced=found.replaced,
    )


def _opening(text: Text, article: Article) -> Span:
    """How the report begins."""
    start = len(article.text) - len(article.text.lstrip())
    return text.sentence_of(article.span(start, start + 1))

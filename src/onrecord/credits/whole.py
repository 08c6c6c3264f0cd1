"""What says that a whole report is another outlet's: datelines, bylines, signatures, links."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.credits.names import Named, find_names, is_own
from onrecord.records import Article, CreditKind, CreditPlace
from onrecord.schema.outlets import outlets

_OPENING = 700  # code points in which a dateline or a byline stands
_CLOSING = 900
_LONGEST_LINE = 110
_DATELINE = re.compile(
    r"^[ \t]*(?P<place>(?:[^\W\d_a-z][^\n()—–“”\"]{0,70}?[ ,]+)?)\((?P<who>[^()\n]{2,40})\)"
    r"(?P<dash>[ \t]*(?:[-–—_:]{1,3}|$))?",
    re.MULTILINE,
)
_DESK = re.compile(r"(?: (?:Health|News|Staff|staff|Life!|Breakingviews|Exclusive|EXCLUSIVE))?")
_BYLINE = re.compile(r"^[ \t]*(?P<by>[Bb][Yy]\s+)?(?P<rest>[^\n]{2,100}?)[ \t]*$", re.MULTILINE)
_PICTURE = re.compile(
    r"\b(?:photos?|images?|via|file|pictures?|courtesy|video|graphics?)\b|/|\|", re.I
)
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright)\s*©?\s*\d{4}(?:\s?[-–]\s?\d{4})?,?\s+(?:by\s+)?$"
)
_PRINTED = re.compile(
    r"\b(?:[Tt]his|[Tt]he) (?:article|story|report|column|piece|post|commentary|op-ed|essay|item|"
    r"dispatch)\s(?:was\s|has\sbeen\s|is\s)?(?:first\s|originally\s|also\s)?(?:published|appeared|appears|"
    r"republished|reprinted|produced|provided|distributed|syndicated)\s(?:[\w’']+\s){0,4}?(?:by|on|in|at|"
    r"from)\s(?:the\s)?$"
)  # fmt: skip


class Found(NamedTuple):
    """A credit before it is held to the text; no ``start`` where its words are outside of it."""

    kind: CreditKind
    outlet: str | None
    words: str
    start: int | None = None
    where: CreditPlace = "text"
    replaced: bool = False


def find_whole(article: Article, names: Sequence[Named]) -> Iterator[Found]:
    """All that says so, in no order. ``names`` are the outlets named in its text."""
    yield from _datelines(article)
    yield from _lines(article)
    yield from _printed(article, names)
    yield from _signed(article)
    yield from _byline(article)
    yield from _link(article)


def _of_another(named: Named, article: Article) -> bool:
    """An agency's credit counts in its own report too: it is what its other printings have."""
    return named.agency or not is_own(named.outlet, article.publisher)


def _datelines(article: Article) -> Iterator[Found]:
    """Such as "BEIJING, Aug. 3 (Xinhua) --" and "(CNN) The last time"."""
    for match in _DATELINE.finditer(article.text[:_OPENING]):
        if match.group("place") and match.group("dash") is None:
            continue
        inside = find_names(match.group("who"))
        if len(inside) != 1 or not _DESK.fullmatch(match.group("who"), inside[0].end):
            continue
        if inside[0].start == 0 and _of_another(inside[0], article):
            start, end = match.span("who")
            yield Found("agency", inside[0].outlet, article.text[start - 1 : end + 1], start - 1)


def _lines(article: Article) -> Iterator[Found]:
    """Lines at either end that name their writer: "By The Associated Press", "Ann Lee, Reuters"."""
    text = article.text
    for low, high in ((0, _OPENING), (max(_OPENING, len(text) - _CLOSING), len(text))):
        for match in _BYLINE.finditer(text, low, high):
            found = _writer(match, article)
            if found is not None and (match.start() == 0 or text[match.start() - 1] == "\n"):
                yield found


def _writer(match: re.Match[str], article: Article) -> Found | None:
    line = match.group("rest")
    if _PICTURE.search(line) or len(line) > _LONGEST_LINE:
        return None
    names = find_names(line)
    if len(names) != 1 or names[0].end != len(line) or not _of_another(names[0], article):
        return None
    before = line[: names[0].start]
    alone = not before and (match.group("by") or (names[0].agency and names[0].sure))
    after_name = re.fullmatch(
        r"(?:[^\W\d_a-z][\w.’'-]*,?\s){1,8}(?:and\s[^,]{3,40},\s)?\W*", before
    )
    signed = after_name is not None and before.rstrip().endswith((",", "-", "–", "—", ";"))
    by_both = match.group("by") and after_name is not None
    if not (alone or (names[0].agency and signed) or by_both):
        return None
    start = match.start("by") if match.group("by") else match.start("rest")
    return Found("agency", names[0].outlet, article.text[start : match.end("rest")], start)


def _printed(article: Article, names: Sequence[Named]) -> Iterator[Found]:
    """Such as "© 2019 The Associated Press", "This article was first published by ProPublica"."""
    text = article.text
    for named in names:
        before = text[max(0, named.start - 120) : named.start]
        match = _COPYRIGHT.search(before) or _PRINTED.search(before)
        if match is not None and _of_another(named, article):
            start = named.start - (len(before) - match.start())
            yield Found("agency", named.outlet, text[start : named.end], start)


def _signed(article: Article) -> Iterator[Found]:
    low = max(0, len(article.text) - _CLOSING)
    for outlet, pattern in outlets().signatures.items():
        match = pattern.search(article.text, low)
        if match is not None:
            yield Found("agency", outlet, match.group(), match.start())


def _byline(article: Article) -> Iterator[Found]:
    byline = " ".join((article.byline or "").split())
    for named in find_names(byline):
        if _of_another(named, article) and (named.agency or named.sure):
            whole = not any(is_own(each.outlet, article.publisher) for each in find_names(byline))
            yield Found("agency" if whole else "contributed", named.outlet, byline, where="byline")


def _link(article: Article) -> Iterator[Found]:
    """An address on another outlet's site than the publisher's, where both are known."""
    publisher, home = outlets().named(article.publisher), outlets().at(article.url)
    if publisher is None or home is None or publisher is home or publisher.agency:
        return
    yield Found("canonical", home.name, article.url or "", where="link")

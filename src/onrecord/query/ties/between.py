"""Ties told by the words between two names: "Iran-backed", "Syria's ally Russia", "at war with"."""

import bisect
import functools
import itertools
import re
from collections.abc import Iterable, Iterator

from onrecord.query.reader import Reader
from onrecord.query.ties.told import Told
from onrecord.records import EventStatus, Mention, Span, Statement
from onrecord.schema.ties import Between, Means, tie_words

_FEW = 100  # reports
_REACH = 60  # code points between the two names at most
_BEFORE = 30  # code points before the first name that may say that it is only supposed
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘(]?[A-Z])")
_SUPPOSED = re.compile(r"(?<!\w)(?:if|would|could|might|may|whether|should)(?!\w)")
_DETERMINER = re.compile(r" (?:the|an?|its|their|his|her) $")
_POSSESSIVE = frozenset({"its", "their", "his", "her", "our", "my", "your", "whose"})


def cues() -> str:
    """What to look for, any of it, to find the articles whose words may tell of a tie."""
    return " ".join(f'"{cue}"' for cue in tie_words().cues)


def words_told(reader: Reader, mentions: Iterable[Mention]) -> Iterator[Told]:
    """Ties by the words between these mentions and those beside them, told as lasting."""
    named = [each for each in mentions if each.actor is not None]
    articles = {each.article for each in named}
    if len(articles) > _FEW:  # looking the cues up costs more than reading a few reports
        articles &= {id for id, _ in reader.view.holding(cues(), kind="article", any_word=True)}
    yield from words_between(reader, (each for each in named if each.article in articles))


def words_between(reader: Reader, mentions: Iterable[Mention]) -> Iterator[Told]:
    """As ``words_told``, in articles that are known to hold a cue."""
    named = [each for each in mentions if each.actor is not None]
    reader.open({each.article for each in named})
    for article, same in itertools.groupby(named, key=lambda each: each.article):
        text = reader.article(article).text
        found = _cues_in(text)
        for mention in same if found else ():
            if _may_tell(text, found, mention):
                yield from _around(reader, mention)


def _cues_in(text: str) -> list[tuple[int, int]]:
    """Where cues stand in a text, half-open, by their beginning: the shortest of each place."""
    lower = text.lower()
    if len(lower) != len(text):  # some letters are two in lower case
        lower = "".join(each.lower()[:1] or each for each in text)
    return [(each.start(), each.end(1)) for each in _cue_pattern().finditer(lower)]


@functools.cache
def _cue_pattern() -> re.Pattern[str]:
    cues = sorted(tie_words().cues, key=len)
    return re.compile(f"(?=({'|'.join(map(re.escape, cues))}))")


def _may_tell(text: str, cues: list[tuple[int, int]], mention: Mention) -> bool:
    """Whether words behind or before a mention tell of a tie, whoever stands on their other side."""
    words = tie_words()
    low, high = max(0, mention.span.start - _REACH), mention.span.end + _REACH
    first = bisect.bisect_left(cues, (low, 0))
    if not any(end <= high for _, end in cues[first : bisect.bisect_left(cues, (high, 0))]):
        return False
    behind = _plain(text[mention.span.end : mention.span.end + _REACH], mention)
    if words.follows.match(behind):
        return True
    before = text[max(0, mention.span.start - _REACH) : mention.span.start]
    # A longer mention may hold the name before it: "Iran-backed fighters".
    inside = text[mention.span.start : mention.head.start]
    return any(
        words.precedes.search(" ".join(part.lower().split()) + " ") is not None
        for part in (before, before + inside)
    )


def _plain(gap: str, first: Mention) -> str:
    """Words behind a mention in lower case with single spaces, one at the end; "its" is "it's"."""
    gap = " ".join(gap.lower().split()) + " "
    return f"'s {gap}" if first.span.quote.lower() in _POSSESSIVE else gap


def _around(reader: Reader, ours: Mention) -> Iterator[Told]:
    """Ties by the words between this mention and those before and after it."""
    article = reader.article(ours.article)
    low = max(0, ours.span.start - 2 * _REACH)
    high = min(len(article.text), ours.span.end + 2 * _REACH)
    for other in reader.mentions_in(article.span(low, high)):
        if other.actor is None or other.actor == ours.actor:
            continue
        first, second = sorted((ours, other), key=lambda each: (each.head.start, each.head.end))
        yield from _between(reader, first, second)


def _between(reader: Reader, first: Mention, second: Mention) -> Iterator[Told]:
    text = reader.article(first.article).text
    start = first.span.end
    end = second.span.start if second.span.start >= start else second.head.start
    if not start <= end <= start + _REACH or first.actor is None or second.actor is None:
        return
    gap = _DETERMINER.sub(" ", _plain(text[start:end], first))
    rule = _rule(gap)
    sides = reader.who(first.actor), reader.who(second.actor)
    if rule is None or sides[0].key == sides[1].key:
        return
    passage = _sentence(reader, first.span, second.span)
    before = text[max(passage.start, first.span.start - _BEFORE) : end].lower()
    status: EventStatus = "hypothetical" if _SUPPOSED.search(before) else "happened"
    ends = rule.means.ends or tie_words().former.search(gap) is not None
    actor, other = reversed(sides) if rule.turned else sides
    yield Told(
        means=Means(rule.means.tie, ends),
        actor=actor,
        other=other,
        act=f"words|{rule.means.tie}|{ends}|{first.article}",
        basis="words",
        status=status,
        claim=first.id,
        passage=passage,
        core=(first.span.start, second.span.end),
        within=_within(reader, first.span, second.span),
    )


def _rule(gap: str) -> Between | None:
    return next((rule for rule in tie_words().between if rule.words.fullmatch(gap)), None)


def _sentence(reader: Reader, first: Span, second: Span) -> Span:
    """The sentence of both names, as far as full stops tell it; never beyond their line."""
    article = reader.article(first.article)
    low = article.text.rfind("\n", 0, first.start) + 1
    high = article.text.find("\n", second.end)
    high = len(article.text) if high < 0 else high
    for found in _SENTENCE_END.finditer(article.text, low, first.start):
        low = found.end()
    after = _SENTENCE_END.search(article.text, second.end, high)
    if after is not None:
        high = after.start() + len(after.group().rstrip())
    return article.span(low, high)


def _within(reader: Reader, first: Span, second: Span) -> str | None:
    """The innermost statement in whose content both names stand."""
    held = [
        (content.end - content.start, statement.id)
        for statement in _statements(reader, first.article)
        for content in statement.content
        if content.contains(first) and content.contains(second)
    ]
    return min(held)[1] if held else None


def _statements(reader: Reader, article: str) -> Iterable[Statement]:
    return reader.view.claims(Statement, article=article)

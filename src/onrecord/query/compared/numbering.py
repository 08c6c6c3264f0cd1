"""Numbers that differ in sentences which otherwise say the same."""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.query.compared.passages import Passages
from onrecord.query.compared.records import Difference
from onrecord.query.compared.siding import Sides
from onrecord.query.disputes.numbers import Number, Token, may_hold_number, numbers_in, tokens_of
from onrecord.query.reader import Reader
from onrecord.schema.common_words import common_words

_ALIKE = 0.5  # of two sentences whose numbers are compared
_FAR = 3  # times one number is the other: more, and they are of two things
_REACH = 3  # words after a number that say what is counted
_STEM = 5  # letters by which two words are taken as one
_PERCENT = "per cent"
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
    ]
)
# Before a number that counts nothing: "Article 50", "No. 2", "age 23".
_NAMED = frozenset(
    [
        "article",
        "section",
        "chapter",
        "page",
        "no",
        "number",
        "act",
        "bill",
        "resolution",
        "title",
        "amendment",
        "route",
        "interstate",
        "highway",
        "room",
        "flight",
        "channel",
        "group",
        "aged",
        "age",
        "at",
    ]
)
# After a number that is a time of day or an age: "5 p.m.", "5:30", "a 23-year-old".
_TIMES = frozenset({"a.m", "p.m", "am", "pm", "o'clock", ":", "th", "st", "nd", "rd", "year-old"})


class _Counted(NamedTuple):
    """A number with the words of what it counts; half-open code points of a sentence."""

    number: Number
    nouns: frozenset[str]
    start: int
    end: int


def numbered_differently(reader: Reader, passages: Passages) -> Iterator[Difference]:
    """Differences in numbers of one noun, where both sentences have one such number."""
    sides = Sides(reader, "number")
    counted: dict[tuple[str, int], list[_Counted]] = {}
    for beside in passages.pairs(_ALIKE):
        for span in beside[:2]:
            if (span.article, span.start) not in counted:
                counted[span.article, span.start] = _counted(span.quote)
        mine, theirs = (counted[span.article, span.start] for span in beside[:2])
        for one in mine:
            matching = [each for each in theirs if each.nouns & one.nouns]
            same = [each for each in mine if each.nouns & one.nouns]
            if len(matching) != 1 or len(same) != 1 or not _clash(one.number, matching[0].number):
                continue
            about = _about(one.nouns & matching[0].nouns, beside.one.quote[one.start :])
            sides.add(about, (beside.one, one.start, one.end), (beside.other, *matching[0][2:]))
    yield from sides.found()


def _clash(one: Number, other: Number) -> bool:
    """True for numbers that cannot both be right and are not so far apart that they count two things."""
    low, high = sorted((one.low or one.high, other.low or other.high))
    return not one.meets(other) and high <= _FAR * low


def _about(shared: frozenset[str], words: str) -> str:
    """What is counted, in the words of a report."""
    if _PERCENT in shared:
        return "the share"
    for token in tokens_of(words):
        if token.word[:_STEM] in shared:
            return f"how many {token.word}" if token.text[0].isalpha() else "the amount"
    return "the number"


def _counted(sentence: str) -> list[_Counted]:
    """The numbers of a sentence that count something."""
    if not may_hold_number(sentence):
        return []
    tokens = tokens_of(sentence)
    found = []
    for number in numbers_in(tokens):
        nouns = _nouns(tokens, number)
        before = {token.word for token in tokens[max(0, number.first - 2) : number.first]}
        if nouns and not before & _MONTHS and not before & _NAMED:
            start = tokens[number.first].start
            found.append(_Counted(number, nouns, start, tokens[number.last - 1].end))
    return found


def _nouns(tokens: list[Token], number: Number) -> frozenset[str]:
    if number.currency is not None:
        return frozenset({number.currency})
    found: set[str] = set()
    for token in tokens[number.last : number.last + _REACH]:
        word = token.word
        if word in {"%", "percent", "per"}:
            return frozenset({_PERCENT})
        if not found and (word in _TIMES or word in _MONTHS or not word[0].isalpha()):
            return frozenset()
        if not word[0].isalpha() or (word in common_words() and word not in {"people", "years"}):
            break
        found.add(word[:_STEM])
    return frozenset(found)

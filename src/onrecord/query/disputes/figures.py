"""Figures: what a sentence counts of an act ("killed at least 12 people", "passed 217-213", "$1.7 billion")."""

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.query.disputes.numbers import Number, Token, may_hold_number, numbers_in, tokens_of
from onrecord.schema.measures import Measure, measures

_REACH = 12  # tokens between a count and the word that closes it, or between a total's words and its count
_NAMES = 4  # tokens of what is counted: "Syrian government soldiers"
_BREAKS = frozenset({
    "after", "when", "as", "while", "because", "since", "before", "who", "that", "which", "whose", "but",
    "although", "though", "if", "until", "where", ";", ":", ".", "?", "!", "—",
})  # fmt: skip
_WITHIN = frozenset({
    "in", "at", "near", "on", "from", "of", "across", "inside", "outside", "around", "by", "during", ",", "-",
})  # fmt: skip
_RISING = frozenset(
    {"to", "at", "of", "is", "was", "stood", "stands", "reached", "reaches", "hit", "be"}
)
_AND = frozenset({"and", "or", "but", "with", "while", "including", "among", "("})


class Figure(NamedTuple):
    """What is counted and how many. ``noun`` is empty for people as such; ``other`` the losing side of a vote.

    ``start`` and ``end`` are half-open offsets of its words in the sentence.
    """

    measure: str
    noun: str
    number: Number
    start: int
    end: int
    other: float | None = None

    @property
    def subject(self) -> tuple[str, str]:
        """Only figures of one subject can be compared."""
        return self.measure, self.noun

    def meets(self, other: "Figure") -> bool:
        """True where both can be right."""
        if self.other is not None and other.other is not None:
            return self.number.low == other.number.low and self.other == other.other
        return self.number.meets(other.number)


@functools.lru_cache(maxsize=2048)
def figures_in(sentence: str) -> tuple[Figure, ...]:
    """What a sentence counts of acts, in order."""
    if not may_hold_number(sentence):
        return ()
    tokens = tokens_of(sentence)
    numbers = list(numbers_in(tokens))
    if not numbers:
        return ()
    votes = list(_votes(tokens, numbers))
    taken = {
        number.first for figure in votes for number in numbers if _holds(tokens, figure, number)
    }
    found = votes
    for at, number in enumerate(numbers):
        if number.first in taken:
            continue
        upto = numbers[at + 1].first if at + 1 < len(numbers) else len(tokens)
        since = numbers[at - 1].last if at else 0
        figure = _figure(tokens, number, since, upto)
        if figure is not None:
            found.append(figure)
    return tuple(sorted(found, key=lambda figure: figure.start))


def _holds(tokens: Sequence[Token], figure: Figure, number: Number) -> bool:
    return figure.start <= tokens[number.first].start < figure.end


def _figure(tokens: Sequence[Token], number: Number, since: int, upto: int) -> Figure | None:
    """The figure that a number is; ``since`` and ``upto`` bound the tokens between its neighbours."""
    end = tokens[number.last - 1].end
    if number.currency is not None:
        return Figure("amount", number.currency, number, tokens[number.first].start, end)
    if _is_part(tokens, number):
        return None
    noun, after = _counted(tokens, number.last, upto)
    measure = _before(tokens, number, since) or _after(tokens, after, upto, noun)
    if measure is None:
        measure = _total(tokens, number, since)
        if measure is None:
            return None
        noun = []
    head = noun[-1].word if noun else ""
    known = measures()
    singular = "" if head in known.anybody or head in _closing(measure) else _singular(head)
    end = noun[-1].end if noun else _closed(tokens, number, measure, end)
    return Figure(measure.name, singular, number, tokens[number.first].start, end)


def _closed(tokens: Sequence[Token], number: Number, measure: Measure, end: int) -> int:
    """Where the words of a count end: after the word that closes it, if that is the next ("12 dead")."""
    for phrase in measure.after:
        words = tokens[number.last : number.last + len(phrase)]
        if tuple(token.word for token in words) == phrase:
            return words[-1].end
    return end


def _is_part(tokens: Sequence[Token], number: Number) -> bool:
    """True for a number that is no count of its own: "rose from 12", "of the 40", "aged 12", "12 per cent"."""
    before = [token.word for token in tokens[max(0, number.first - 2) : number.first]]
    if before and before[-1] in {"from", "aged", "age", "article", "resolution", "page", "no"}:
        return True
    if before == ["of", "the"]:
        return True
    following = tokens[number.last].word if number.last < len(tokens) else ""
    if following == "," and before[-1:] == [","]:
        return True  # an age: "Stone, 66, was arrested"
    if following in {"-", "–"} and _glued_word(tokens, number.last):
        return True  # "a 12-member team", "a 12-year-old"
    return following in {
        "of",
        "per",
        "percent",
        "%",
        "year-old",
        "years",
        "days",
        "weeks",
        "months",
        "hours",
        "miles",
    }


def _glued_word(tokens: Sequence[Token], at: int) -> bool:
    return (
        at + 1 < len(tokens)
        and tokens[at].end == tokens[at + 1].start
        and tokens[at + 1].text[0].isalpha()
    )


def _counted(tokens: Sequence[Token], start: int, upto: int) -> tuple[list[Token], int]:
    """The words of what is counted ("Syrian soldiers"), and the token after them."""
    known, closing = measures(), _all_closing()
    found: list[Token] = []
    at = start
    while at < upto and len(found) < _NAMES:
        word = tokens[at].word
        if word in _BREAKS or word in _WITHIN or word in _AND or not word[0].isalpha():
            break
        if found and (word in known.between or word in closing) and word not in known.anybody:
            break
        if not found and word in closing:
            break
        if word in {"were", "was", "have", "had", "has", "been", "are", "is"}:
            break
        found.append(tokens[at])
        at += 1
        if word in known.anybody:
            break
    return found, at


def _before(tokens: Sequence[Token], number: Number, since: int) -> Measure | None:
    """The measure whose words stand right before the count: "killing at least 12"."""
    first = number.first
    while first > since and tokens[first - 1].word in {"the", "an", "another", "a", "further"}:
        first -= 1
    for measure in measures().by_name.values():
        for phrase in measure.before:
            start = first - len(phrase)
            if start < since or tuple(t.word for t in tokens[start:first]) != phrase:
                continue
            if phrase[0] in {"left", "leaving"}:
                return None  # "left 12 dead": the word that closes it decides
            joined = start > since + 1 and tokens[start - 1].word in {"and", "or"}
            if joined and tokens[start - 2].word in _all_closing() | _all_opening():
                return None  # "killed or wounded 12": neither
            return measure
    return None


def _after(tokens: Sequence[Token], at: int, upto: int, noun: Sequence[Token]) -> Measure | None:
    """The measure whose word closes the count: "12 people in Douma were killed", "12 dead", "12 deaths"."""
    if noun and (measure := _closing_at([noun[-1]], 0)) is not None:
        return measure
    between, loose = measures().between, False
    at, upto = _past_aside(tokens, at, upto)
    for place in range(at, min(upto, at + _REACH, len(tokens))):
        word = tokens[place].word
        if word in _BREAKS:
            return None
        if (measure := _closing_at(tokens, place)) is not None:
            return None if _either(tokens, place) else measure
        if word in {",", ")"}:
            loose = False
        elif word in _WITHIN:
            loose = True
        elif not (word in between or loose):
            return None
    return None


def _past_aside(tokens: Sequence[Token], at: int, upto: int) -> tuple[int, int]:
    """Past ", including five children," to what is told of all of them, and the next number after it."""
    words = [token.word for token in tokens[at : at + _REACH]]
    opening = 1 if words[:1] in ([","], ["("]) else 0
    if words[opening : opening + 1] not in (["including"], ["among"], ["most"], ["some"]):
        return at, upto
    close = next((n for n, w in enumerate(words) if n > opening and w in {",", ")"}), None)
    if close is None:
        return at, upto
    later = (number.first for number in numbers_in(tokens[at + close :]))
    return at + close + 1, at + close + next(later, len(tokens))


def _closing_at(tokens: Sequence[Token], at: int) -> Measure | None:
    for measure in measures().by_name.values():
        for phrase in measure.after:
            if tuple(token.word for token in tokens[at : at + len(phrase)]) == phrase:
                return measure
    return None


def _either(tokens: Sequence[Token], at: int) -> bool:
    """True for "killed or wounded", "killed and injured" of one count."""
    return (
        at + 2 < len(tokens)
        and tokens[at + 1].word in {"or", "and"}
        and _closing_at(tokens, at + 2) is not None
    )


def _total(tokens: Sequence[Token], number: Number, since: int) -> Measure | None:
    """The measure of a running total: "the death toll from the attack rose to 20"."""
    first = number.first
    if first == 0 or tokens[first - 1].word not in _RISING:
        return None
    low = max(since, first - _REACH)
    words = [token.word for token in tokens[low:first]]
    if set(words) & (_BREAKS - {"as"}):
        return None
    for measure in measures().by_name.values():
        for phrase in measure.totals:
            if any(tuple(words[at : at + len(phrase)]) == phrase for at in range(len(words))):
                return measure
    return None


def _votes(tokens: Sequence[Token], numbers: Sequence[Number]) -> Iterator[Figure]:
    """The two sides of a vote: "passed 217-213", "by a vote of 217 to 213"."""
    told = measures().votes
    for one, other in itertools.pairwise(numbers):
        joint = [token.text for token in tokens[one.last : other.first]]
        exact = one.exact and other.exact and one.currency is None and other.currency is None
        if not exact or joint not in (["-"], ["–"], ["to"], ["-", "to", "-"]):
            continue
        if {token.word for token in tokens[max(0, one.first - _REACH) : one.first]} & told:
            start, end = tokens[one.first].start, tokens[other.last - 1].end
            yield Figure("votes", "", one, start, end, other=other.low)


@functools.cache
def _all_closing() -> frozenset[str]:
    return frozenset(_firsts(m.after for m in measures().by_name.values()))


@functools.cache
def _all_opening() -> frozenset[str]:
    return frozenset(_firsts(m.before for m in measures().by_name.values()))


def _closing(measure: Measure) -> frozenset[str]:
    return frozenset(_firsts([measure.after]))


def _firsts(lists: Iterable[Iterable[tuple[str, ...]]]) -> Iterator[str]:
    for phrases in lists:
        for phrase in phrases:
            yield phrase[0]


def _singular(word: str) -> str:
    for plural, single in (("men", "man"), ("children", "child"), ("ies", "y"), ("s", "")):
        if word == plural or (word.endswith(plural) and len(word) > len(plural) + 2):
            return word.removesuffix(plural) + single
    return word

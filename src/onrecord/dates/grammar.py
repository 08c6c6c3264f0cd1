"""One pass over a paragraph: where a word can open a date expression, its rules are tried."""

import re

from onrecord.dates.phrases import Phrase
from onrecord.dates.rules import DIGIT, Rule, rules_by_opener
from onrecord.dates.words import CLOCKS, DECADE_WORDS, UNITS

_WORD = re.compile(r"\w+")
# Words too common to try rules at, unless what follows can go on as a date expression does.
_COMMON = frozenset({"the", "a", "an", "in", "that", "this", "at", "of", "these", "some", "more"})
_AFTER_COMMON = frozenset(
    {"present", "past", "future", "couple", "dozen", "number", "while", "moment", "generation",
     "following", "same", "preceding", "previous", "upcoming", "coming", "distant", "near",
     "foreseeable", "than", "other", "not", "too", "initial", "final", "opening", "latest", "prior",
     "time", "times", "hour", "hours", "minute", "minutes", "least", "most", "later", "half",
     "hundred", "full", "whole", "single", "hundreds", "tens", "thousands", "many", "few",
     "period", "years", "current", "half-hour", "more", "eve", "up", "night", "first",
     *CLOCKS, *UNITS, *DECADE_WORDS}
)  # fmt: skip


def find_phrases(paragraph: str) -> list[Phrase]:
    """Every expression of time in a paragraph, in order, none overlapping another.

    What is found is judged by form alone: "March" may be a verb's noun or a name, "2017" a
    number. ``Phrase.kind`` also holds what is no date ("every Friday").
    """
    rules = rules_by_opener()
    found: list[Phrase] = []
    done = 0
    words = [(word.start(), _opener(word.group())) for word in _WORD.finditer(paragraph)]
    for (start, opener), (_, after) in zip(words, [*words[1:], (0, "")], strict=False):
        if opener not in rules or start < done:
            continue
        if opener in _COMMON and after not in rules and after not in _AFTER_COMMON:
            continue
        if opener == DIGIT and _is_part_of_number(paragraph, start):
            continue
        phrase = _longest(paragraph, start, rules[opener])
        if phrase is not None:
            found.append(phrase)
            done = phrase.end
    return found


def _opener(word: str) -> str:
    if "0" <= word[0] <= "9":
        return DIGIT
    lower = word.lower()
    return "fy" if lower[:2] == "fy" else lower


def _is_part_of_number(paragraph: str, start: int) -> bool:
    """True for the digits after a currency sign, or after the mark in "3,000" and "4.5"."""
    before = paragraph[start - 1] if start else " "
    if before in "$€£¥#":
        return True
    return before in ".," and start > 1 and paragraph[start - 2].isdecimal()


def _longest(paragraph: str, start: int, rules: tuple[Rule, ...]) -> Phrase | None:
    best: Phrase | None = None
    for pattern, build in rules:
        match = pattern.match(paragraph, start)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        fields = build(match)
        if fields is not None:
            best = Phrase(start=start, end=_closed(paragraph, match), **fields)
    return best


def _closed(paragraph: str, match: re.Match[str]) -> int:
    """The match's end, with the bracket that it opened: "Wednesday (June 24)"."""
    end = match.end()
    closes = "(" in match.group() and paragraph[end : end + 1] == ")"
    return end + closes

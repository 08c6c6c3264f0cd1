"""Which date belongs to which verb or event noun."""

from typing import Any

import pytest

from onrecord.dates import date_of, find_dates
from onrecord.text import SpanIndex

_CASES = [
    ("The leaders met on Friday.", "met", "Friday", "preposition"),
    ("The leaders met Friday.", "met", "Friday", "bare"),
    ("On Friday, the leaders met in Tokyo.", "met", "Friday", "in front"),
    ("The leaders will meet in Tokyo next week.", "meet", "next week", ""),
    ("He said on Friday that they would meet on Sunday.", "said", "Friday", "own clause"),
    ("He said on Friday that they would meet on Sunday.", "meet", "Sunday", "own clause"),
    ("He said that they met on Sunday.", "said", None, "never from another clause's verb"),
    ("They agreed to meet on Sunday.", "agreed", None, "never from the infinitive's"),
    ("They agreed to meet on Sunday.", "meet", "Sunday", ""),
    ("They met on Friday and agreed on a plan.", "agreed", "Friday", "joined, no subject of its own"),
    ("They met on Friday and he left.", "left", None, "joined, but with a subject of its own"),
    ("Lawmakers held talks on Friday.", "held", "Friday", ""),
    ("Lawmakers held talks on Friday.", "talks", "Friday", "a light verb's date is the noun's"),
    ("The talks took place via video link on August 27.", "talks", "August 27", ""),
    ("China condemned the talks held in July.", "talks", "July", "participle"),
    ("China condemned the talks held in July.", "condemned", None, "the participle's, not its"),
    ("China condemned July’s talks.", "talks", "July", "possessive"),
    ("China condemned July’s talks.", "condemned", None, "the noun's own"),
    ("He spoke during his visit to Washington in April.", "spoke", "April", "through the setting"),
    ("He spoke during his visit to Washington in April.", "visit", "April", ""),
    ("He has recently met her, on Friday.", "met", "Friday", "a date before a vague word"),
    ("The pact that was signed in 2018 collapsed.", "collapsed", None, "relative clause"),
    (
        "He said so, in reference to its colonization of the island before World War Two.",
        "said", None, "the colonization was before the war",
    ),
    (
        "The man, who until recently sat on the panel, continued his talk.",
        "continued", None, "another clause's",
    ),
    ("He left the pact.", "left", None, "no date at all"),
    (
        "Party lawmakers pledged to support the bid during security talks with their counterparts Friday.",
        "pledged", "Friday", "the talks are where it was pledged",
    ),
    (
        "Party lawmakers pledged to support the bid during security talks with their counterparts Friday.",
        "support", None, "the support was not given then",
    ),
]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "word", "expected", "note"),
    _CASES,
    ids=[f"{word}: {sentence[:60]}" for sentence, word, _, _ in _CASES],
)
def test_date_of(sentence: str, word: str, expected: str | None, note: str, parse: Any) -> None:
    text = parse(sentence, "2021-08-31")
    index = SpanIndex(find_dates(text), lambda mention: mention.span)
    token = next(t for t in text.paragraphs[0].doc if t.text == word)
    mention = date_of(token, text, index)
    assert (mention.span.quote if mention else None) == expected, note


@pytest.mark.model
def test_second_paragraph(parse: Any) -> None:
    """Offsets of later paragraphs are the article's, not the paragraph's."""
    text = parse("They met on Monday.\n\nThey left on Friday.", "2021-08-31")
    index = SpanIndex(find_dates(text), lambda mention: mention.span)
    left = next(t for t in text.paragraphs[1].doc if t.text == "left")
    mention = date_of(left, text, index)
    assert mention is not None
    assert mention.span.quote == "Friday"

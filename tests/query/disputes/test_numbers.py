"""Numbers as English writes them, with their bounds."""

import math

import pytest

from onrecord.query.disputes.numbers import may_hold_number, numbers_in, tokens_of

INF = math.inf

NUMBERS = [
    ("12 people", [(12, 12)], "digits"),
    ("1,200 people", [(1200, 1200)], "a comma between thousands"),
    ("twenty-five people", [(25, 25)], "words with a hyphen"),
    ("two hundred and six soldiers", [(206, 206)], "the and within a number"),
    ("three and four", [(3, 3), (4, 4)], "the and between two numbers"),
    ("one thousand two hundred", [(1200, 1200)], "several scales"),
    ("a dozen people", [(12, 12)], "a dozen is twelve"),
    ("dozens of people", [(24, INF)], "dozens are two at least"),
    ("hundreds of thousands of people", [(200_000, INF)], "many of a scale"),
    ("at least 12", [(12, INF)], "a lower bound"),
    ("more than 12", [(12, INF)], "a lower bound"),
    ("12 or more", [(12, INF)], "a bound that follows"),
    ("up to 20", [(0, 20)], "an upper bound"),
    ("as many as 70", [(0, 70)], "an upper bound"),
    ("fewer than 20", [(0, 20)], "an upper bound"),
    ("about 100", [(90, 110)], "about right: a tenth more or less"),
    ("$1.7 billion", [(1.7e9, 1.7e9)], "money"),
    ("£350m", [(3.5e8, 3.5e8)], "money, the scale shortened"),
    ("a man", [], "an article is no number"),
    ("the 20th of May", [], "an ordinal is none"),
    ("40% of them", [], "a share is none"),
    ("at 10:30", [], "a clock is none"),
    ("", [], "nothing"),
    ("a" * 5000 + " \u202e 3", [(3, 3)], "whatever stands around it"),
]


@pytest.mark.parametrize(
    ("text", "bounds", "note"), NUMBERS, ids=[case[0][:30] for case in NUMBERS]
)
def test_numbers(text: str, bounds: list[tuple[float, float]], note: str) -> None:
    found = [(number.low, number.high) for number in numbers_in(tokens_of(text))]
    assert may_hold_number(text) or not found
    assert [pytest.approx(each) for each in found] == bounds, note


MEETS = [
    ("at least 12", "20", True, "twenty are at least twelve"),
    ("at least 20", "12", False, "twelve are not at least twenty"),
    ("12", "12", True, "the same"),
    ("12", "13", False, "one more"),
    ("up to 20", "12", True, "within"),
    ("up to 20", "more than 30", False, "bounds apart"),
    ("dozens", "30", True, "thirty are dozens"),
    ("dozens", "12", False, "one dozen is not dozens"),
    ("about 100", "104", True, "about right"),
]


@pytest.mark.parametrize(
    ("one", "other", "fits", "note"), MEETS, ids=[f"{c[0]} / {c[1]}" for c in MEETS]
)
def test_two_numbers_can_both_be_right(one: str, other: str, fits: bool, note: str) -> None:
    (left,), (right,) = (list(numbers_in(tokens_of(each))) for each in (one, other))
    assert left.meets(right) is right.meets(left) is fits, note


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Nobody came.", False),
        ("The tension in the zone was none of his.", False),
        ("Dozens came.", True),
        ("Twenty-one came.", True),
        ("A hundred came.", True),
        ("Some 3,000 came.", True),
    ],
)
def test_a_sentence_without_a_number_is_told_at_once(text: str, may: bool) -> None:
    assert may_hold_number(text) is may

"""What no text may do: raise, overlap, or point at other words than it says."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.dates import find_dates
from onrecord.dates.around import Anchor, Around
from onrecord.dates.calendar import day
from onrecord.dates.grammar import find_phrases
from onrecord.dates.meaning import meaning_of
from onrecord.dates.phrases import NO_DATES
from onrecord.errors import SchemaError
from onrecord.schema.eras import load_eras, parse_eras
from onrecord.schema.holidays import load_holidays, parse_holidays

_WORDS = st.sampled_from(
    [
        "the",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "of",
        "in",
        "from",
        "to",
        "between",
        "and",
        "Friday",
        "May",
        "3",
        "31",
        "30",
        "29",
        "February",
        "2021",
        "1970s",
        "20th",
        "century",
        "a",
        "two",
        "years",
        "ago",
        "later",
        "week",
        "month",
        "quarter",
        "Q3",
        "fiscal",
        "2019",
        ",",
        ".",
        "-",
        "–",
        "’",
        "before",
        "after",
        "since",
        "until",
        "recently",
        "0",
        "99",
        "9999",
        "half",
        "decade",
        "spring",
        "fall",
        "weekend",
        "27/08/2021",
    ]
)


@given(st.one_of(st.text(), st.lists(_WORDS, max_size=14).map(" ".join)))
@settings(max_examples=400, deadline=None)
def test_any_words_can_be_read(words: str) -> None:
    end = 0
    anchors = [
        None,
        *(Anchor(datetime.date(y, 8, 31), f, "x") for y in (1, 2021, 9999) for f in (1, 3)),
    ]
    for phrase in find_phrases(words):
        assert end <= phrase.start < phrase.end <= len(words)
        end = phrase.end
        if phrase.kind in NO_DATES:
            continue
        for anchor in anchors:
            for direction in ("past", "future", "open", None):
                meaning = meaning_of(phrase, Around(anchor, direction, anchor))  # type: ignore[arg-type]
                if meaning is None:
                    continue
                stretch = meaning.stretch
                if stretch.start and stretch.end:
                    assert stretch.start < stretch.end
                if meaning.basis == "unknown":
                    assert stretch.start is None
                    assert stretch.end is None
                    assert meaning.reason


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n\n", "Friday", "2017", "\u200b\u202e May", "🙂 Friday 🙂", "from to between",
     "In " * 3000 + "2017", "May " * 2000, "Friday-" * 500, "“" * 200 + "Friday"],
    ids=repr,
)  # fmt: skip
def test_odd_texts(text: str, parse: Any) -> None:
    parsed = parse(text, "2021-08-31")
    end = 0
    for mention in find_dates(parsed):
        assert mention.span.start >= end
        assert text[mention.span.start : mention.span.end] == mention.span.quote
        end = mention.span.end


@pytest.mark.model
def test_same_input_same_output(parse: Any) -> None:
    text = "They met on Friday, in April and in 2017. Two years later they left."
    assert find_dates(parse(text, "2021-08-31")) == find_dates(parse(text, "2021-08-31"))


def test_day_is_half_open() -> None:
    stretch = day(datetime.date(2021, 12, 31))
    assert (stretch.value, stretch.end) == ("2021-12-31", datetime.date(2022, 1, 1))


def test_eras_are_loaded() -> None:
    eras = {era.name: era for era in load_eras()}
    assert eras["World War Two"].start == datetime.date(1939, 9, 1)
    assert all(era.start < era.end for era in eras.values())


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("A,a,2000-01-01,1999-01-01,", "ends before"),
        ("A,a,2000-13-01,2001-01-01,", "month must be"),
        ("A,a,2000-01-01", "3 columns"),
        ("A,,2000-01-01,2001-01-01,", "no wording"),
        ("A,a;A,2000-01-01,2001-01-01,\nB,a,2000-01-01,2001-01-01,", "second time"),
    ],
)
def test_malformed_eras_name_their_line(line: str, part: str) -> None:
    with pytest.raises(SchemaError, match=r"eras\.csv:\d") as caught:
        parse_eras(f"name,wordings,start,end,note\n{line}\n")
    assert part in str(caught.value)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2013, "2013-03-31"),
        ("good friday", 2021, "2021-04-02"),
        ("thanksgiving", 2012, "2012-11-22"),
        ("memorial day", 2012, "2012-05-28"),
        ("labor day", 2021, "2021-09-06"),
        ("new year's eve", 1999, "1999-12-31"),
    ],
)
def test_holidays(name: str, year: int, day: str) -> None:
    assert load_holidays()[name].day(year).isoformat() == day


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("A,a,02-30,yes", "day is out of range"),
        ("A,a,some day,yes", "no rule"),
        ("A,a,01-01", "3 columns"),
        ("A,a,01-01,perhaps", "yes or no"),
        ("A,a;A,01-01,yes", "second time"),
    ],
)
def test_malformed_holidays_name_their_line(line: str, part: str) -> None:
    with pytest.raises(SchemaError, match=r"holidays\.csv:\d") as caught:
        parse_holidays(f"name,wordings,rule,alone\n{line}\n")
    assert part in str(caught.value)

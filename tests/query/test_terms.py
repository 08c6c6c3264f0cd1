"""When something held, by the days of the reports that tell it and the dates they tell."""

import datetime

import pytest

from onrecord.query.who.terms import Telling, standing_on, term_of
from onrecord.records import Date

DAY = datetime.date.fromisoformat


def told(words: str) -> list[Telling]:
    """Tellings like "current 2011-01-05": one a report; "from:" and "until:" tell a year."""
    tellings = []
    for number, each in enumerate(filter(None, words.split("; "))):
        status, day, *dates = each.split()
        given = dict(date.split(":") for date in dates)
        tellings.append(
            Telling(
                claim=f"ten1_{number}",
                article=f"art1_{number}",
                day=DAY(day) if day != "-" else None,
                status=status,
                start=year(given["from"]) if "from" in given else None,
                end=year(given["until"]) if "until" in given else None,
            )
        )
    return tellings


def year(value: str) -> Date:
    first = datetime.date(int(value), 1, 1)
    return Date(
        value=value,
        precision="year",
        basis="stated",
        start=first,
        end=datetime.date(int(value) + 1, 1, 1),
    )


# tellings, first, last, over by, to the contrary, note
TERMS = [
    ("current 2011-01-05", "2011-01-05", "2011-01-05", None, 0, "one report"),
    ("current 2015-03-31; current 2011-01-05", "2011-01-05", "2015-03-31", None, 0, "in any order"),
    ("current 2012-01-01; former 2015-01-01", "2012-01-01", "2012-01-01", "2015-01-01", 0, "over"),
    ("former 2015-01-01; former 2016-01-01", None, None, "2015-01-01", 0, "the first that says so"),
    ("current 2012-01-01; former 2014-01-01; former 2015-01-01; current 2015-06-01", "2012-01-01", "2012-01-01", "2014-01-01", 1, "a title kept after the post"),
    ("current 2012-01-01; former 2012-02-01; current 2012-03-01; current 2012-04-01; current 2012-05-01; current 2012-06-01", "2012-01-01", "2012-06-01", None, 1, "one telling against many is no end"),
    ("unknown 2012-01-01", None, None, None, 0, "told, but not whether it was held"),
    ("current -; former -", None, None, None, 0, "without days nothing follows"),
    ("acting 2012-01-01; current 2012-05-01", "2012-01-01", "2012-05-01", None, 0, "acting is held too"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "first", "last", "by", "contrary", "note"), TERMS, ids=[case[-1] for case in TERMS]
)
def test_term(
    words: str, first: str | None, last: str | None, by: str | None, contrary: int, note: str
) -> None:
    term = term_of(told(words))
    days = tuple(DAY(day) if day else None for day in (first, last, by))
    assert (term.first, term.last, term.former_by) == days, note
    assert term.contrary == contrary


def test_years_of_which_no_report_tells_are_told() -> None:
    term = term_of(told("current 2010-06-01; current 2011-01-05; current 2018-11-01"))
    assert term.gaps == ((2012, 2017),)


def test_the_date_told_most_often_counts() -> None:
    term = term_of(told("current 2015-01-01 from:2014; current 2016-01-01 from:2013; current 2017-01-01 from:2014"))  # fmt: skip
    assert term.start == year("2014")


# tellings, the day, verdict, report before, report after, note
STANDINGS = [
    ("current 2013-10-16; current 2014-03-03", "2014-01-01", "held", "2013-10-16", "2014-03-03", "on both sides"),
    ("current 2014-01-01", "2014-01-01", "held", "2014-01-01", "2014-01-01", "in a report of that day"),
    ("current 2013-10-16", "2014-01-01", "open", "2013-10-16", None, "nothing later tells it"),
    ("current 2014-03-03", "2014-01-01", "open", None, "2014-03-03", "told only later"),
    ("current 2010-06-01; current 2018-11-01", "2014-01-01", "open", "2010-06-01", "2018-11-01", "too far apart to be held throughout"),
    ("current 2010-06-01 from:2009; current 2018-11-01", "2014-01-01", "held", "2010-06-01", "2018-11-01", "but not where the beginning is told"),
    ("current 2012-01-01; former 2013-01-01", "2014-01-01", "over", "2012-01-01", None, "called former before"),
    ("current 2012-01-01; former 2015-01-01", "2014-01-01", "open", "2012-01-01", None, "called former only after"),
    ("former 2015-01-01", "2014-01-01", "open", None, None, "held some time before it was called former"),
    ("former 2015-01-01", "2016-01-01", "over", None, None, "former"),
    ("current 2015-01-01 until:2012", "2014-01-01", "over", None, None, "told to have ended"),
    ("current 2018-01-01 from:2016", "2014-01-01", "not_yet", None, None, "told to have begun later"),
    ("former 2018-01-01 from:2012 until:2016", "2014-01-01", "held", None, None, "within the dates told"),
    ("current 2018-01-01 from:2012", "2014-01-01", "held", None, "2018-01-01", "since then, and still told"),
    ("unknown 2014-01-01", "2014-01-01", "open", None, None, "not told whether it was held"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "at", "verdict", "before", "after", "note"),
    STANDINGS,
    ids=[case[-1] for case in STANDINGS],
)
def test_standing_on_a_day(
    words: str, at: str, verdict: str, before: str | None, after: str | None, note: str
) -> None:
    tellings = told(words)
    found = standing_on(DAY(at), term_of(tellings), tellings)
    assert found.verdict == verdict, note
    if verdict in {"held", "open"}:
        days = tuple(DAY(day) if day else None for day in (before, after))
        assert (found.before, found.after) == days, note

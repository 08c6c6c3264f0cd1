"""Publication dates: what states one, and what does not."""

import datetime

import pytest

from onrecord.read.published import Stated, date_in_url, first_published, parse_published

DAY = "2021-08-31"


@pytest.mark.parametrize(
    ("words", "expected", "note"),
    [
        ("2021-08-31", DAY, ""),
        ("2021-08-31T23:30:00-04:00", DAY, "the day as written, in its own time zone"),
        ("2021-08-31T10:00:00.000+0000", DAY, ""),
        ("2021-08-31 10:00:00 UTC", DAY, ""),
        ("2021-08-31Z", DAY, "XML Schema"),
        ("2021/08/31 10:00", DAY, "Parse.ly"),
        ("20210831", DAY, ""),
        ("20210831T101010Z", DAY, "basic ISO 8601"),
        ("Tue, 31 Aug 2021 10:00:00 GMT", DAY, "RFC 2822"),
        ("31 Aug 21 10:00:00 GMT", DAY, "RFC 822 has years of two digits"),
        ("Tue Aug 31 10:00:00 EDT 2021", DAY, "ctime"),
        ("Published: Aug. 31, 2021 10:00 a.m. ET", DAY, "words around it"),
        ("31st of August 2021", DAY, ""),
        ("31/08/2021", DAY, "only one order is possible"),
        ("08/31/2021 10:00", DAY, "only one order is possible"),
        ("31.8.2021", DAY, "with dots the day stands first"),
        ("2021-08", "2021-08", "a month"),
        ("August 2021", "2021-08", "a month"),
        ("2021", "2021", "a year"),
        ("03/04/2021", None, "a day in March or in April"),
        ("10/24/16", None, "years of two digits outside RFC 822"),
        ("2021-13-31", None, "no such month"),
        ("2021-02-30", None, "no such day"),
        ("0001-01-01T00:00:00Z", None, "what .NET writes for no date"),
        ("yesterday", None, "relative to now"),
        ("2 hours ago", None, "relative to now"),
        ("Tuesday 10:00", None, "no date"),
        ("1630404000", None, "seconds have no day without a time zone"),
        ("2021-08-31Tfoo", None, ""),
        ("", None, ""),
        ("1" * 200, None, ""),
    ],
)
def test_parse_published(words: str, expected: str | None, note: str) -> None:
    date = parse_published(words)
    assert (date and date.value) == expected, note


@pytest.mark.parametrize(
    ("words", "precision", "start", "end"),
    [
        ("2021-12-31", "day", (2021, 12, 31), (2022, 1, 1)),
        ("2021-12", "month", (2021, 12, 1), (2022, 1, 1)),
        ("2020-02", "month", (2020, 2, 1), (2020, 3, 1)),
        ("2021", "year", (2021, 1, 1), (2022, 1, 1)),
    ],
)
def test_precision_and_ends(
    words: str, precision: str, start: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    date = parse_published(words)
    assert date is not None
    assert (date.precision, date.basis, date.words) == (precision, "stated", words)
    assert (date.start, date.end) == (datetime.date(*start), datetime.date(*end))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/2021/08/31/pact", DAY),
        ("https://a.example/world/2021/aug/31/pact", DAY),
        ("https://a.example/2021/8/31/", DAY),
        ("https://a.example/news/20210831/pact", DAY),
        ("https://a.example/pact-2021-08-31/", DAY),
        ("https://a.example/2021/08/pact", "2021-08"),
        ("https://a.example/article/12345678/", None),
        ("https://a.example/article/20213199/", None),
        ("https://a.example/2020-2021/budget", None),
        ("https://a.example/pact?d=/2021/08/31/", None),
        ("https://2021-08-31.example/pact", None),
        ("https://a.example/agenda-2030", None),
    ],
)
def test_date_in_url(url: str, expected: str | None) -> None:
    date = date_in_url(url)
    assert (date and date.value) == expected


URL = "https://a.example/2021/08/30/pact"


@pytest.mark.parametrize(
    ("stated", "url", "given", "expected"),
    [
        ([Stated(DAY, "x")], URL, "2020-01-01", (DAY, "x")),
        ([Stated("soon", "x"), Stated(DAY, "y")], URL, None, (DAY, "y")),
        ([Stated("1970-01-01T00:00:00Z", "x")], None, None, (None, None)),
        ([], URL, "2020-01-01", ("2021-08-30", "url")),
        ([], "https://a.example/pact", "2020-01-01", ("2020-01-01", "given")),
        ([], None, None, (None, None)),
    ],
    ids=["stated", "next one", "never set", "url", "given", "unknown"],
)
def test_order(
    stated: list[Stated], url: str | None, given: str | None, expected: tuple[str, str]
) -> None:
    date, found_in = first_published(stated, url=url, given=given)
    assert (date and date.value, found_in) == expected

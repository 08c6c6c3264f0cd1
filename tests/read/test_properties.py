"""Invariants: cleaning is stable, and whatever the bytes, there is an article or a rejection."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputRejected
from onrecord.read import CODES, Source, find_sources, read_source
from onrecord.read.cleaning import clean_line, clean_text
from onrecord.read.markup import markup_text
from onrecord.read.published import date_in_url, parse_published
from onrecord.read.recognition import recognise
from onrecord.records import Rejection
from onrecord.settings import Settings
from tests.read.conftest import BODY, page

BEGINNINGS = st.sampled_from([
    b"", b"<html>", b"<rss><channel><item><description>", b'{"text": "', b"---\ntitle: ", b"WARC/1.0\r\n",
    b"\x1f\x8b", b"\xff\xfe", b"\xef\xbb\xbf", b"https://a.example/\n", b"<?xml version='1.0'?><feed>",
    page().encode()[:200], page().encode(), BODY.encode(),
])  # fmt: skip
BYTES = st.builds(lambda start, rest: start + rest, BEGINNINGS, st.binary(max_size=400))
TEXTS = st.text(st.characters(), max_size=200)


@pytest.mark.parametrize(
    ("text", "expected", "note"),
    [
        ("a\r\nb\rc\u2028d\x0be\x85f", "a\nb\nc\nd\ne\nf", "every line break"),
        ("\ufeffa\x00b\x07\x9f", "ab", "marks and control characters"),
        ("co\u00adop\u200berate\u202e", "cooperate", "invisible characters split words"),
        ("a\u00a0b\u2009c\u3000d", "a b c d", "every space"),
        ("cafe\u0301", "café", "composed"),
        ("“It’s” — ‘so’ …", "“It’s” — ‘so’ …", "quotation marks stay"),
        ("a\ud800b", "a\ufffdb", "half a pair cannot be stored"),
        ("a\tb  c \n\n\n d", "a\tb  c \n\n\n d", "the rest stays"),
        (" \n a \n ", "a", "ends"),
    ],
)
def test_clean_text(text: str, expected: str, note: str) -> None:
    assert clean_text(text) == expected, note


@given(text=TEXTS)
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned.encode().decode() == cleaned
    line = clean_line(text)
    assert line is None or (line == clean_line(line) and "\n" not in line)


@settings(deadline=None, max_examples=60)
@given(text=TEXTS)
def test_every_offset_of_an_article_is_valid(text: str) -> None:
    source = Source(
        locator="a",
        kind="text",
        data=(BODY + text.replace("\ud800", "")).encode("utf-8", "replace"),
    )
    article = read_source(source, settings=Settings())
    assert article.text == clean_text(article.text)
    middle = len(article.text) // 2
    for start, end in ((0, 1), (middle, middle + 1), (0, len(article.text))):
        span = article.span(start, end)
        assert article.text[span.start : span.end] == span.quote


@settings(deadline=None, max_examples=150)
@given(data=BYTES, kind=st.sampled_from(["text", "html", "jsonl", "feed-entry"]))
def test_any_bytes_are_an_article_or_a_rejection(data: bytes, kind: str) -> None:
    source = Source(locator="a", kind=kind, data=data)  # type: ignore[arg-type]
    article, rejection = None, None
    try:
        article = read_source(source, settings=Settings())
    except InputRejected as error:
        rejection = error
    if article is not None:
        assert article.text == clean_text(article.text) != ""
    if rejection is not None:
        assert rejection.code in CODES
        assert "\n" not in rejection.message


@settings(deadline=None, max_examples=150)
@given(data=BYTES)
def test_any_input_gives_sources_or_rejections(data: bytes) -> None:
    from io import BytesIO

    for found in find_sources(["-"], Settings(max_bytes=10_000), stdin=BytesIO(data)):
        assert isinstance(found, Source | Rejection)
        if isinstance(found, Rejection):
            assert found.code in CODES


@given(text=st.text(max_size=150))
def test_small_parsers_never_raise(text: str) -> None:
    parse_published(text)
    date_in_url("https://a.example/" + text)
    markup_text("<p>" + text)
    recognise(text.encode("utf-8", "replace"), "a.html")

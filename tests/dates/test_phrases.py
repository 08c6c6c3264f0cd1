"""Date expressions: a table of phrases with what they mean."""

import csv
import datetime
from pathlib import Path
from typing import Any

import pytest

from onrecord.dates import find_dates
from onrecord.records import Date, DateMention

_PUBLISHED = "2021-08-31"
_LINES = (Path(__file__).parent / "phrases.csv").read_text("utf-8").splitlines()
_ROWS = list(csv.DictReader(line for line in _LINES if not line.startswith("#")))


def published_as(words: str) -> Date | None:
    """The publication date that a row gives: a day, a month, or ``None`` for "-"."""
    if words == "-":
        return None
    if len(words) == 7:
        start = datetime.date.fromisoformat(f"{words}-01")
        end = (start + datetime.timedelta(days=31)).replace(day=1)
        return Date(value=words, precision="month", basis="stated", start=start, end=end)
    start = datetime.date.fromisoformat(words)
    end = start + datetime.timedelta(days=1)
    return Date(value=words, precision="day", basis="stated", start=start, end=end)


def as_row(mentions: tuple[DateMention, ...]) -> dict[str, str]:
    """Mentions as the table writes them: joined by ";"."""

    def column(name: str) -> str:
        return ";".join(str(getattr(m.date, name) or "") for m in mentions)

    names = ("words", "value", "precision", "start", "end", "basis")
    return {name: column(name) for name in names}


def test_the_table_is_large_enough() -> None:
    assert len(_ROWS) >= 120


@pytest.mark.model
@pytest.mark.parametrize(
    "row", _ROWS, ids=[f"{row['sentence']}[{row['published']}]" for row in _ROWS]
)
def test_phrase(row: dict[str, str], parse: Any) -> None:
    text = parse(row["sentence"])
    published = published_as(row["published"] or _PUBLISHED)
    if published is not None:
        text = _published(row["sentence"], published, parse)
    mentions = find_dates(text)
    expected = {
        name: row[name] for name in ("words", "value", "precision", "start", "end", "basis")
    }
    assert as_row(mentions) == expected, row["note"]
    for mention in mentions:
        span = mention.span
        assert text.article.text[span.start : span.end] == span.quote
        assert mention.date.basis == "stated" or mention.date.reason


def _published(sentence: str, published: Date, parse: Any) -> Any:
    if published.precision == "day":
        return parse(sentence, published.value)
    from dataclasses import replace

    import msgspec

    text = parse(sentence)
    article = msgspec.structs.replace(text.article, published=published)
    return replace(text, article=article)

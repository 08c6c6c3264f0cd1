"""Publication dates as metadata writes them. A part that is not written is never filled in."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.utils import parsedate

from onrecord.records import Date, Precision

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_NUMBER = {name: number for number, name in enumerate(_MONTHS, 1)}
_NUMBER |= {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9}
_MONTH = r"(?P<name>" + "|".join(sorted(_NUMBER, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<y>1[789]\d\d|2[01]\d\d)"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_TIME = r"(?:T|\s+|\s*,\s*)\d{1,2}:?\d{2}.*"

_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"^{_YEAR}-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}})(?:{_TIME}|Z|[+-]\d\d:?\d\d)?$",
        rf"^{_YEAR}[/.](?P<m>\d{{1,2}})[/.](?P<d>\d{{1,2}})(?:{_TIME})?$",
        rf"^{_YEAR}(?P<m>\d\d)(?P<d>\d\d)(?:T?\d{{4,6}}\D.*|T?\d{{4,6}})?$",
        rf"^{_YEAR}[-/](?P<m>\d{{1,2}})$",
        rf"^{_YEAR}$",
        rf"(?<!\d){_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}(?!\d)",
        rf"\b{_MONTH}\s+{_DAY},?\s+(?:at\s+)?(?:\d\d?:\d\d(?::\d\d)?\s+(?:[A-Z]{{2,5}}\s+)?)?{_YEAR}(?!\d)",
        rf"^{_MONTH},?\s+{_YEAR}$",
    )
)
_NUMERIC = re.compile(
    rf"^(?P<a>\d{{1,2}})(?P<mark>[/.])(?P<b>\d{{1,2}})(?P=mark){_YEAR}(?:{_TIME})?$"
)
_TWO_DIGIT_YEAR = re.compile(r"^(?:[A-Z][a-z]{2},\s+)?\d{1,2}\s+[A-Z][a-z]{2}\s+\d\d\s+\d\d:\d\d")
_IN_URL = (
    re.compile(r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2}|[a-z]{3})[/-](?P<d>\d{1,2})(?=[/_-]|$)"),
    re.compile(r"[/_-](?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?=[/_.-]|$)"),
    re.compile(r"/(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?=[/_-]|$)"),
    re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>\d\d)(?=/)"),
)
_UNSET = frozenset({"1970-01-01"})  # what content systems write for a date that was never set
_LONGEST = 120  # characters: no metadata date is longer; keeps the patterns fast on junk


@dataclass(frozen=True, slots=True)
class Stated:
    """Words that state a publication date, and where they stand.

    ``reason`` is set where they state something slightly else; the date is then ``inferred``.
    """

    words: str
    found_in: str
    reason: str | None = None


def parse_published(words: str) -> Date | None:
    """The day, month or year that the words state, or ``None`` if they do not state one.

    The day is the one written, in whichever time zone it is written. ``03/04/2021`` is
    ``None``: it is a day in March or in April. Words relative to now ("2 hours ago") are too.
    """
    words = " ".join(words.split())
    if not words or len(words) > _LONGEST:
        return None
    for pattern in _WRITTEN:
        match = pattern.search(words)
        if match:
            return _from_parts(match.groupdict(), words)
    match = _NUMERIC.match(words)
    if match:
        return _from_parts(_ordered(match), words)
    if _TWO_DIGIT_YEAR.match(words) and (parsed := parsedate(words)):
        return _date(words, *parsed[:3])
    return None


def date_in_url(url: str) -> Date | None:
    """The date in the path of a URL, as news sites write it, or ``None``."""
    path = re.sub(r"^https?://[^/]*", "", url.lower()).partition("?")[0].partition("#")[0]
    for pattern in _IN_URL:
        match = pattern.search(path)
        if match and (date := _from_parts(match.groupdict(), match[0].strip("/_-"))):
            return date
    return None


def first_published(
    stated: Iterable[Stated], *, url: str | None, given: str | None
) -> tuple[Date | None, str | None]:
    """The publication date and where it was found: stated, else in the URL, else given.

    Words that cannot be understood, and the dates that content systems write when none was
    set, are passed over.
    """
    for item in stated:
        date = parse_published(item.words)
        if date is None or date.value in _UNSET:
            continue
        if item.reason is not None:
            date = _inferred(date, item.reason)
        return date, item.found_in
    if url is not None and (date := date_in_url(url)):
        return date, "url"
    if given is not None and (date := parse_published(given)):
        return date, "given"
    return None, None


def _inferred(date: Date, reason: str) -> Date:
    return Date(
        value=date.value,
        precision=date.precision,
        basis="inferred",
        start=date.start,
        end=date.end,
        words=date.words,
        reason=reason,
    )


def _ordered(match: re.Match[str]) -> dict[str, str | None]:
    """Day and month of ``31/08/2021`` or ``08/31/2021``, where only one order is possible."""
    first, second = int(match["a"]), int(match["b"])
    if match["mark"] == "." or first > 12 or first == second:
        return {"y": match["y"], "m": match["b"], "d": match["a"]}
    if second > 12:
        return {"y": match["y"], "m": match["a"], "d": match["b"]}
    return {}


def _from_parts(parts: dict[str, str | None], words: str) -> Date | None:
    year = parts.get("y")
    if year is None:
        return None
    name = parts.get("name") or parts.get("m")
    if name is None:
        return _date(words, int(year))
    month = int(name) if name.isdigit() else _NUMBER.get(name.lower())
    if month is None:
        return None
    day = parts.get("d")
    return _date(words, int(year), month, None if day is None else int(day))


def _date(words: str, year: int, month: int | None = None, day: int | None = None) -> Date | None:
    try:
        start = datetime.date(year, month or 1, day or 1)
    except ValueError:
        return None
    precision: Precision = "year"
    end, value = datetime.date(year + 1, 1, 1), f"{year:04d}"
    if month is not None:
        precision, value = "month", f"{year:04d}-{month:02d}"
        end = datetime.date(year + month // 12, month % 12 + 1, 1)
        if day is not None:
            precision, value = "day", start.isoformat()
            end = start + datetime.timedelta(days=1)
    return Date(value=value, precision=precision, basis="stated", start=start, end=end, words=words)

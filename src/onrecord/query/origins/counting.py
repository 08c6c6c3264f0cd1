"""Reports, outlets and independent origins: the one place where they are counted."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.query.origins.crediting import agency, credited, fetch_credits
from onrecord.query.reader import Reader
from onrecord.records import Claim, Record
from onrecord.schema.outlets import outlet_key

_KINDS = {
    "copy": "copies",
    "near_copy": "nearly copies",
    "rewrite": "rewrites",
    "correction": "corrects",
    "version": "is a later version of",
}
_TOLD = 3  # reasons given for one origin; the rest is counted


class Origin(Record, frozen=True, kw_only=True):
    """Reports that come from one source.

    ``reports`` are ids of articles, the earliest first; ``first`` is its day. ``why`` says why
    they are one, or what is to know of a single one; ``None`` for one that stands for itself.
    """

    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    first: datetime.date | None = None
    why: str | None = None


class Origins(Record, frozen=True, kw_only=True):
    """Who tells a thing: how many reports, which outlets by name, and the independent origins.

    ``origins`` stand in the order of their first reports. Reports without a known outlet count
    as reports and origins alone.
    """

    reports: int
    outlets: tuple[str, ...]
    origins: tuple[Origin, ...]

    @property
    def count(self) -> int:
        """How many independent origins."""
        return len(self.origins)


class _Home(NamedTuple):
    """What is the same for reports of one origin, and the outlet credited, if that made it so."""

    key: str
    credits: str | None = None


def origins_of(reader: Reader, told: Iterable[Claim]) -> Origins:
    """Of claims that tell one thing: events' mentions, statements, positions.

    An outlet is one origin however often it tells it. A report that has the thing from another
    outlet alone ("told Reuters"), or takes its text from there, is of that outlet's origin.
    """
    claims = list(told)
    fetch_origins(reader, claims)
    return count_origins(reader, claims)


def count_origins(reader: Reader, told: Iterable[Claim]) -> Origins:
    """As ``origins_of``, for claims for which ``fetch_origins`` was called: thousands of times."""
    homes: dict[str, _Home] = {}
    for claim in told:
        home, known = _home_of(reader, claim), homes.get(claim.article)
        if known is None or _before(home, known):
            homes[claim.article] = home
    return _gathered(reader, homes)


def report_origins(reader: Reader, articles: Iterable[str]) -> Origins:
    """Of whole reports, whatever they tell: one origin are those that take their text from one another."""
    asked = set(articles)
    fetch_report_origins(reader, asked)
    return _gathered(reader, {article: _Home(_report_key(reader, article)) for article in asked})


def fetch_report_origins(reader: Reader, articles: Iterable[str]) -> None:
    """Fetch all that ``report_origins`` and ``voices`` look at of these, each kind in one go."""
    asked = set(articles)
    _fetch(reader, asked)
    reader.fetch_credits(asked)


def voices(reader: Reader, articles: Iterable[str]) -> Origins:
    """Of whole reports as far as each speaks for itself: one voice is an outlet, with all that take from it."""
    asked = set(articles)
    fetch_report_origins(reader, asked)
    return _gathered(reader, {article: _own_home(reader, article) for article in asked})


def independent(reader: Reader, articles: Iterable[str]) -> int:
    """How many independent origins these reports have; asks for less than ``report_origins``."""
    return len({_report_key(reader, article) for article in articles})


def origin_of(reader: Reader, claim: Claim) -> str:
    """What is the same for claims of one origin, within one thing told."""
    return _home_of(reader, claim).key


def fetch_origins(reader: Reader, told: Sequence[Claim]) -> None:
    """Fetch all that ``origins_of`` and ``origin_of`` look at, each kind in one go."""
    _fetch(reader, {claim.article for claim in told})
    fetch_credits(reader, told)


def _fetch(reader: Reader, articles: set[str]) -> None:
    reader.place(articles, found=False)
    parts = [part for article in articles if (part := reader.part(article)) is not None]
    heads = articles.union(*(part.heads for part in parts if part.heads))
    reader.fetch_days(heads)
    reader.fetch_credits(heads)
    reader.fetch_outlets(heads | {source for part in parts for _, source in part.steps})


def _before(one: _Home, other: _Home) -> bool:
    """A report's own voice goes before what it credits to others."""
    return (one.credits is not None, one.key) < (other.credits is not None, other.key)


def _report_key(reader: Reader, article: str) -> str:
    part = reader.part(article)
    return article if part is None or part.origin is None else f"{part.story} {part.origin}"


def _home_of(reader: Reader, claim: Claim) -> _Home:
    outlet = credited(reader, claim)
    return _own_home(reader, claim.article) if outlet is None else _Home(outlet_key(outlet), outlet)


def _own_home(reader: Reader, article: str) -> _Home:
    """Of a report in its own voice: whose text it is."""
    if article not in reader.homes:
        part = reader.part(article)
        heads = part.heads if part is not None else ()
        first = min(heads, key=lambda each: _when(reader, each)) if heads else article
        home = agency(reader, first) or reader.outlet(first)
        reader.homes[article] = outlet_key(home) if home else _report_key(reader, article)
    return _Home(reader.homes[article])


def _when(reader: Reader, article: str) -> tuple[datetime.date, str]:
    return reader.published(article) or datetime.date.max, article


def _gathered(reader: Reader, homes: Mapping[str, _Home]) -> Origins:
    groups: dict[str, list[str]] = {}
    articles = [article for _, article in sorted(_when(reader, each) for each in homes)]
    for article in articles:
        groups.setdefault(homes[article].key, []).append(article)
    return Origins(
        reports=len(homes),
        outlets=_outlets(reader, articles),
        origins=tuple(_origin(reader, group, homes) for group in groups.values()),
    )


def _origin(reader: Reader, group: Sequence[str], homes: Mapping[str, _Home]) -> Origin:
    return Origin(
        reports=tuple(group),
        outlets=_outlets(reader, group),
        first=reader.published(group[0]),
        why=_why(reader, group, homes),
    )


def _outlets(reader: Reader, articles: Iterable[str]) -> tuple[str, ...]:
    """Their outlets by name, each once."""
    named = [outlet for each in articles if (outlet := reader.outlet(each)) is not None]
    return tuple(dict.fromkeys(named))


def _why(reader: Reader, group: Sequence[str], homes: Mapping[str, _Home]) -> str | None:
    told = [reason for each in group if (reason := _reason(reader, each, homes[each]))]
    outlets = _outlets(reader, group)
    if len(group) > 1 and len(outlets) == 1:
        told = [f"all {len(group)} are {outlets[0]}’s", *told]
    elif len(group) > 1 and not told:
        told = ["all come from one original"]
    told = list(dict.fromkeys(told))
    more = [f"{len(told) - _TOLD} more like these"] if len(told) > _TOLD else []
    return "; ".join([*told[:_TOLD], *more]) or None


def _reason(reader: Reader, article: str, home: _Home) -> str | None:
    """Why a report is of this origin, in one clause."""
    if home.credits is not None:
        return f"{_name(reader, article)} has it from {home.credits}"
    part = reader.part(article)
    # The step that makes the report one origin with another.
    steps = part.steps if part is not None else ()
    kind, source = next(((k, source) for k, source in steps if k in _KINDS), (None, ""))
    if kind is not None:
        return f"{_name(reader, article)} {_KINDS[kind]} {_name(reader, source)}"
    whole = agency(reader, article)
    if whole is not None:
        return f"{_name(reader, article)} prints {whole}"
    if part is not None and part.unnamed:
        return f"{_name(reader, article)} does not name its original"
    return None


def _name(reader: Reader, article: str) -> str:
    return reader.outlet(article) or "a report of no known outlet"

"""Reports, outlets and independent origins: the one place where they are counted."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.query.origins.crediting import agency, credited, fetch_credits
from onrecord.query.reader import Reader
from onrecord.records import Claim, Derivation, Record, Story
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
    _fetch(reader, {claim.article for claim in claims})
    fetch_credits(reader, claims)
    of_report: dict[str, set[_Home]] = {}
    for claim in claims:
        of_report.setdefault(claim.article, set()).add(_home_of(reader, claim))
    return _gathered(reader, {each: _best(homes) for each, homes in of_report.items()})


def report_origins(reader: Reader, articles: Iterable[str]) -> Origins:
    """Of whole reports, whatever they tell: one origin are those that take their text from one another."""
    asked = set(articles)
    _fetch(reader, asked)
    return _gathered(reader, {article: _Home(_report_key(reader, article)) for article in asked})


def independent(reader: Reader, articles: Iterable[str]) -> int:
    """How many independent origins these reports have; asks for less than ``report_origins``."""
    return len({_report_key(reader, article) for article in articles})


def origin_of(reader: Reader, claim: Claim) -> str:
    """What is the same for claims of one origin, within one thing told."""
    return _home_of(reader, claim).key


def _fetch(reader: Reader, articles: set[str]) -> None:
    reader.place(articles, found=False)
    reader.fetch_days(articles)
    reader.fetch_outlets(articles)


def _best(homes: set[_Home]) -> _Home:
    """A report's own voice before what it credits to others."""
    return min(homes, key=lambda home: (home.credits is not None, home.key))


def _report_key(reader: Reader, article: str) -> str:
    story = reader.story(article)
    number = _place_in(story, article) if story is not None else None
    return article if story is None or number is None else f"{story.id} {number}"


def _place_in(story: Story, article: str) -> int | None:
    return next((n for n, group in enumerate(story.origins) if article in group), None)


def _home_of(reader: Reader, claim: Claim) -> _Home:
    outlet = credited(reader, claim)
    if outlet is not None:
        return _Home(outlet_key(outlet), outlet)
    story = reader.story(claim.article)
    number = _place_in(story, claim.article) if story is not None else None
    group = story.origins[number] if story is not None and number is not None else ()
    first = _original(reader, story, group) if story is not None and len(group) > 1 else None
    home = agency(reader, first or claim.article) or reader.outlet(first or claim.article)
    return _Home(outlet_key(home) if home else _report_key(reader, claim.article))


def _original(reader: Reader, story: Story, group: Sequence[str]) -> str:
    """The report of an origin from which the others take their text, or else the earliest."""
    reader.fetch_days(group)
    return min(group, key=lambda each: (_step(story, each) is not None, *_when(reader, each)))


def _when(reader: Reader, article: str) -> tuple[datetime.date, str]:
    return reader.published(article) or datetime.date.max, article


def _gathered(reader: Reader, homes: Mapping[str, _Home]) -> Origins:
    groups: dict[str, list[str]] = {}
    for article in sorted(homes, key=lambda each: _when(reader, each)):
        groups.setdefault(homes[article].key, []).append(article)
    return Origins(
        reports=len(homes),
        outlets=_outlets(reader, sorted(homes, key=lambda each: _when(reader, each))),
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
    name = _name(reader, article)
    if home.credits is not None:
        return f"{name} has it from {home.credits}"
    story = reader.story(article)
    step = _step(story, article) if story is not None else None
    if step is not None:
        return f"{name} {_KINDS[step.kind]} {_name(reader, step.source)}"
    whole = agency(reader, article)
    if whole is not None:
        return f"{name} prints {whole}"
    if story is not None and article in story.unnamed:
        return f"{name} does not name its original"
    return None


def _step(story: Story, article: str) -> Derivation | None:
    """The step that makes the report one origin with another."""
    steps = (step for step in story.derivations if step.article == article)
    return next((step for step in steps if step.kind in _KINDS), None)


def _name(reader: Reader, article: str) -> str:
    reader.fetch_outlets([article])
    return reader.outlet(article) or "a report of no known outlet"

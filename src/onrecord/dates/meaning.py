"""What a phrase means: read against the publication date, the tense around it, or nothing.

A phrase whose words give everything is ``stated``. What must be counted from another date is
``resolved`` where that date is known well enough, and stays partial (``unknown``) where not.
"""

import datetime
from collections.abc import Callable
from typing import Literal, NamedTuple

from onrecord.dates import calendar
from onrecord.dates.calendar import Stretch
from onrecord.dates.phrases import Phrase, Relation
from onrecord.records import Basis, Date
from onrecord.schema.eras import Era, load_eras

# "open": a plain present, which may tell of a plan ("arrives on Friday") or of a picture
Direction = Literal["past", "future", "open"]

_FINENESS = {"day": 3, "week": 3, "month": 2, "quarter": 1, "half": 1, "year": 1}
# Days: a month-day so far off on the side that the tense names and so near on the other is
# the near one ("a summit on Sept. 5 was announced", on Aug. 31).
_FAR, _NEAR = 350, 15


class Anchor(NamedTuple):
    """A day to count from. ``fineness``: 3 if the day is known, 2 the month, 1 only the year."""

    date: datetime.date
    fineness: int
    words: str  # "publication date 2021-08-31"


class Meaning(NamedTuple):
    """A stretch of days, and where it comes from."""

    stretch: Stretch
    basis: Basis
    reason: str | None = None


class Around(NamedTuple):
    """What stands around a phrase: the day of writing, the tense, a date told before."""

    anchor: Anchor | None
    direction: Direction | None
    told: Anchor | None = None


def anchor_of(published: Date | None) -> Anchor | None:
    """The anchor that a publication date gives: as fine as its own precision."""
    if published is None or published.start is None:
        return None
    fineness = {"day": 3, "month": 2, "year": 1}.get(published.precision)
    if fineness is None:
        return None
    return Anchor(published.start, fineness, f"publication date {published.value}")


def meaning_of(phrase: Phrase, around: Around) -> Meaning | None:
    """What the phrase means, or ``None`` where its words name no possible date (31 June)."""
    try:
        meaning = _READERS[phrase.kind](phrase, around)
    except (ValueError, OverflowError):
        return None
    if meaning is None or phrase.part is None or phrase.kind == "era":
        return meaning
    now = around.anchor.date if around.anchor and around.anchor.fineness == 3 else None
    return meaning._replace(stretch=calendar.narrowed(meaning.stretch, phrase.part, now))


def _partial(value: str, precision: str, reason: str) -> Meaning:
    return Meaning(Stretch(value, precision), "unknown", reason)  # type: ignore[arg-type]


def _resolved(stretch: Stretch, anchor: Anchor, how: str | None = None) -> Meaning:
    tail = f"; {how}" if how else ""
    return Meaning(stretch, "resolved", f"against {anchor.words}{tail}")


def _no_anchor(value: str, precision: str, anchor: Anchor | None) -> Meaning:
    if anchor is None:
        return _partial(value, precision, "no publication date to read it against")
    return _partial(value, precision, f"{anchor.words} is not precise enough to read it against")


def _known(anchor: Anchor | None, fineness: int) -> Anchor | None:
    return anchor if anchor is not None and anchor.fineness >= fineness else None


# Calendar dates, full and partial


def _calendar(phrase: Phrase, around: Around) -> Meaning | None:
    year = phrase.year
    if year is not None:
        return Meaning(_of_year(phrase, year), "stated")
    if phrase.year_relation is not None:
        anchor = _year_anchor(phrase, around)
        if anchor is None:
            return _no_anchor(_partial_value(phrase), _precision(phrase), around.anchor)
        return _resolved(_of_year(phrase, anchor.date.year + _STEPS[phrase.year_relation]), anchor)
    if phrase.month is None:
        return _weekday(phrase, around)
    return _month(phrase, around) if phrase.day is None else _month_day(phrase, around)


_STEPS: dict[Relation, int] = {"last": -1, "this": 0, "next": 1, "that": 0}


def _year_anchor(phrase: Phrase, around: Around) -> Anchor | None:
    """What the year is counted from: the day of writing, or for "that year" one told before."""
    return _known(around.told if phrase.year_relation == "that" else around.anchor, 1)


def _of_year(phrase: Phrase, year: int) -> Stretch:
    if phrase.month is None:
        return calendar.year(year)
    if phrase.day is None:
        return calendar.month(year, phrase.month)
    first = calendar.day(datetime.date(year, phrase.month, phrase.day))
    if phrase.last_day is None:
        return first
    last = calendar.day(datetime.date(year, phrase.month, phrase.last_day))
    return Stretch(f"{first.value}/{last.value}", "range", first.start, last.end)


def _partial_value(phrase: Phrase) -> str:
    if phrase.day is None:
        return f"XXXX-{phrase.month:02}"
    first = f"XXXX-{phrase.month:02}-{phrase.day:02}"
    return (
        first if phrase.last_day is None else f"{first}/XXXX-{phrase.month:02}-{phrase.last_day:02}"
    )


def _precision(phrase: Phrase) -> str:
    return "month" if phrase.day is None else "day" if phrase.last_day is None else "range"


def _weekday(phrase: Phrase, around: Around) -> Meaning:
    assert phrase.weekday is not None  # noqa: S101 - the grammar gives one where there is no month
    partial = f"XXXX-WXX-{phrase.weekday}"
    anchor = _known(around.anchor, 3)
    if anchor is None:
        return _no_anchor(partial, "day", around.anchor)
    if phrase.week_relation is not None:
        monday = anchor.date - datetime.timedelta(days=anchor.date.isoweekday() - 1)
        days = 7 * _STEPS[phrase.week_relation] + phrase.weekday - 1
        return _resolved(calendar.day(monday + datetime.timedelta(days=days)), anchor)
    back = (anchor.date.isoweekday() - phrase.weekday) % 7
    ahead = -back % 7
    if phrase.relation == "last":
        return _resolved(_days_from(anchor, -(back or 7)), anchor)
    if phrase.relation == "next":
        return _resolved(_days_from(anchor, ahead or 7), anchor)
    if around.direction is None:
        if back == 0:
            return _resolved(_days_from(anchor, 0), anchor, "the same day of the week")
        if phrase.relation != "this":
            return _partial(partial, "day", "nothing says whether it lies before or ahead")
    shift = -back if around.direction == "past" else ahead
    return _resolved(_days_from(anchor, shift), anchor, _tense(around.direction))


def _days_from(anchor: Anchor, days: int) -> Stretch:
    return calendar.day(anchor.date + datetime.timedelta(days=days))


def _tense(direction: Direction | None) -> str | None:
    words = {"past": "its clause looks back", "future": "its clause looks ahead"}
    return None if direction is None else words.get(direction, "its clause tells of a plan")


def _month(phrase: Phrase, around: Around) -> Meaning:
    anchor = _known(around.anchor, 2)
    assert phrase.month is not None  # noqa: S101 - the caller has looked
    if anchor is None:
        return _no_anchor(_partial_value(phrase), "month", around.anchor)
    here = anchor.date.month
    year = anchor.date.year
    if phrase.relation == "this":
        return _resolved(calendar.month(year, phrase.month), anchor)
    if phrase.relation == "last":
        return _resolved(calendar.month(year - (phrase.month >= here), phrase.month), anchor)
    if phrase.relation == "next":
        return _resolved(calendar.month(year + (phrase.month <= here), phrase.month), anchor)
    past, future = year - (phrase.month > here), year + (phrase.month < here)
    back, ahead = (here - phrase.month) % 12, (phrase.month - here) % 12
    nearer_ahead = around.direction == "open" and ahead < back
    if nearer_ahead or (around.direction == "future" and (back > 1 or ahead < 8)):
        return _resolved(calendar.month(future, phrase.month), anchor, _tense(around.direction))
    return _resolved(calendar.month(past, phrase.month), anchor, "the latest not after it")


def _month_day(phrase: Phrase, around: Around) -> Meaning | None:
    _of_year(phrase, 2000)  # raises where no year has such a day
    anchor = _known(around.anchor, 3)
    if anchor is None:
        return _no_anchor(_partial_value(phrase), _precision(phrase), around.anchor)
    past, future = _last_and_next(phrase, anchor.date)
    if phrase.weekday is not None:
        agreeing = [s for s in (past, future) if s.start and s.start.isoweekday() == phrase.weekday]
        if len(agreeing) == 1:
            return _resolved(agreeing[0], anchor, "the year in which the weekday agrees")
    back, ahead = _distance(past, anchor), _distance(future, anchor)
    nearest: Direction = "past" if back <= ahead else "future"
    direction = around.direction if around.direction in {"past", "future"} else nearest
    if direction == "past" and back > _FAR and ahead < _NEAR:
        return _resolved(future, anchor, f"the nearest, {ahead} days ahead")
    if direction == "future" and ahead > _FAR and back < _NEAR:
        return _resolved(past, anchor, f"the nearest, {back} days back")
    how = _tense(around.direction) if direction == around.direction else "the nearest"
    return _resolved(past if direction == "past" else future, anchor, how)


def _last_and_next(phrase: Phrase, date: datetime.date) -> tuple[Stretch, Stretch]:
    """The latest such day on or before a date and the first on or after it."""
    days = []
    for year in range(
        max(date.year - 8, 1), min(date.year + 9, 9999)
    ):  # 29 February may be 8 years off
        try:
            days.append(_of_year(phrase, year))
        except ValueError:
            continue
    past = [each for each in days if each.start is not None and each.start <= date]
    future = [each for each in days if each.start is not None and each.start >= date]
    if not past or not future:
        raise ValueError("the calendar ends here")
    return past[-1], future[0]


def _distance(stretch: Stretch, anchor: Anchor) -> int:
    assert stretch.start is not None  # noqa: S101 - days of a known year have bounds
    return abs((stretch.start - anchor.date).days)


# Counted from the day of writing, or from a date told before

_UNKNOWN = {
    "day": ("XXXX-XX-XX", "day"), "week": ("XXXX-WXX", "week"),
    "weekend": ("XXXX-WXX-WE", "range"), "month": ("XXXX-XX", "month"),
    "quarter": ("XXXX-QX", "quarter"), "half": ("XXXX-HX", "range"), "year": ("XXXX", "year"),
    "decade": ("XXXX", "decade"), "century": ("XXXX", "century"),
}  # fmt: skip


def _shift(phrase: Phrase, around: Around) -> Meaning:
    assert phrase.unit is not None  # noqa: S101 - every such rule gives one
    anchor = _known(around.anchor, _FINENESS.get(phrase.unit, 1 if phrase.unit != "weekend" else 3))
    if anchor is None:
        return _no_anchor(*_UNKNOWN[phrase.unit], around.anchor)
    if phrase.number is None:
        return _weekend(phrase, anchor, around.direction)
    if phrase.slack in {"more", "less"}:
        return _resolved(_bounded(phrase, anchor), anchor)
    return _resolved(_counted_from(phrase, anchor), anchor)


def _counted_from(phrase: Phrase, anchor: Anchor) -> Stretch:
    number = phrase.number or 0
    if abs(number) > 1 or phrase.slack:
        if phrase.unit in {"decade", "century"}:
            years = -number * (10 if phrase.unit == "decade" else 100)
            return calendar.years_back(anchor.date, years, abs(years) // 4 + 1)
        if phrase.slack == "about" and phrase.unit == "year" and abs(number) >= 10:
            return calendar.years_back(anchor.date, -number, max(1, abs(number) // 10))
    assert phrase.unit is not None  # noqa: S101 - the caller has looked
    return calendar.unit_around(phrase.unit, anchor.date, number)


def _bounded(phrase: Phrase, anchor: Anchor) -> Stretch:
    """Before a date ("more than 30 years ago"), or since one ("less than a year ago")."""
    exact = _counted_from(phrase, anchor)
    earlier = (phrase.slack == "more") == ((phrase.number or 0) < 0)
    if earlier:
        return exact._replace(precision="before", start=None)
    return exact._replace(precision="after", end=None)


def _weekend(phrase: Phrase, anchor: Anchor, direction: Direction | None) -> Meaning:
    if direction is None and phrase.relation is None:
        return _partial(*_UNKNOWN["weekend"], "nothing says whether it lies before or ahead")
    weekday = anchor.date.isoweekday()
    shift = -1 if direction == "past" and weekday < 6 else 0
    return _resolved(calendar.unit_around("weekend", anchor.date, shift), anchor, _tense(direction))


def _counted(phrase: Phrase, around: Around) -> Meaning:
    assert phrase.unit is not None  # noqa: S101 - every such rule gives one
    told = _known(around.told, _FINENESS.get(phrase.unit, 1))
    if told is None:
        return _partial(*_UNKNOWN[phrase.unit], "counted from a date that is not told")
    if phrase.slack in {"more", "less"}:
        return _resolved(_bounded(phrase, told), told)
    return _resolved(_counted_from(phrase, told), told)


# Decades, centuries, seasons, quarters


def _decade(phrase: Phrase, around: Around) -> Meaning:
    return Meaning(calendar.decade(phrase.number or 0), "stated")


def _century(phrase: Phrase, around: Around) -> Meaning:
    return Meaning(calendar.century(phrase.number or 0), "stated")


def _hundred(phrase: Phrase, around: Around) -> Meaning:
    return Meaning(calendar.hundred(phrase.number or 0), "stated")


def _season(phrase: Phrase, around: Around) -> Meaning:
    code = phrase.season or ""
    if phrase.year is not None:
        stretch = calendar.season(phrase.year, code)
        if code == "WI":  # "the winter of 2018" may begin or end in 2018
            stretch = stretch._replace(start=calendar.season(phrase.year - 1, code).start)
        return Meaning(stretch, "stated", "a season of the northern hemisphere")
    anchor = _year_anchor(phrase, around) if phrase.year_relation else _known(around.anchor, 2)
    if anchor is None:
        return _no_anchor(f"XXXX-{code}", "season", around.anchor)
    how = "a season of the northern hemisphere"
    if phrase.year_relation:
        year = anchor.date.year + _STEPS[phrase.year_relation]
        return _resolved(calendar.season(year, code), anchor, how)
    relation: str | None = phrase.relation or around.direction
    if phrase.relation == "this" and around.direction == "past":
        relation = "past"
    return _resolved(_season_by(relation, code, anchor.date), anchor, how)


def _season_by(relation: str | None, code: str, date: datetime.date) -> Stretch:
    """The season that "last", "this" or "next", or else the tense, picks out."""
    near = [calendar.season(date.year + shift, code) for shift in (-2, -1, 0, 1)]
    if relation == "this":  # that of the calendar year; a winter that began in the last one
        return near[1 if code == "WI" and date.month < 5 else 2]
    bounds = [(each.start or date, each.end or date, each) for each in near]
    if relation in {"next", "future"}:
        later = [s for start, end, s in bounds if (start if relation == "next" else end) > date]
        return later[0] if later else near[-1]
    earlier = [s for start, end, s in bounds if (end if relation == "last" else start) <= date]
    return earlier[-1] if earlier else near[0]


def _quarter(phrase: Phrase, around: Around) -> Meaning:
    number = phrase.number or 1
    make = calendar.quarter if phrase.kind == "quarter" else calendar.half
    if phrase.year is not None:
        return Meaning(make(phrase.year, number), "stated")
    anchor = _year_anchor(phrase, around) if phrase.year_relation else _known(around.anchor, 2)
    letter = "Q" if phrase.kind == "quarter" else "H"
    if anchor is None:
        return _no_anchor(
            f"XXXX-{letter}{number}", "quarter" if letter == "Q" else "range", around.anchor
        )
    if phrase.year_relation:
        return _resolved(make(anchor.date.year + _STEPS[phrase.year_relation], number), anchor)
    stretch = make(anchor.date.year, number)
    if around.direction == "future":
        if stretch.end is not None and stretch.end <= anchor.date:
            stretch = make(anchor.date.year + 1, number)
        return _resolved(stretch, anchor, _tense("future"))
    if stretch.start is not None and stretch.start > anchor.date:
        stretch = make(anchor.date.year - 1, number)
    return _resolved(stretch, anchor, "the latest not after it")


def _fiscal(phrase: Phrase, around: Around) -> Meaning:
    return _partial(phrase.value or "", "year", "fiscal years begin when their owner says")


def _years(phrase: Phrase, around: Around) -> Meaning:
    first, last = calendar.year(phrase.year or 0), calendar.year(phrase.last_year or 0)
    stretch = Stretch(f"{first.value}/{last.value}", "range", first.start, last.end)
    return Meaning(stretch, "stated")


def _vague(phrase: Phrase, around: Around) -> Meaning:
    value = phrase.value or ""
    if value.endswith("-XX-XX"):
        return _partial(value, "unknown", "day and month may stand in either order")
    precision = {"PAST_REF": "before", "FUTURE_REF": "after"}.get(value, "unknown")
    return _partial(value, precision, "the words give no date")


def era_of(phrase: Phrase) -> Era | None:
    """The era that a phrase names, or ``None``."""
    if phrase.kind != "era":
        return None
    plain = " ".join((phrase.value or "").split())
    for era in load_eras():
        if any(plain == each.casefold() for each in era.wordings):
            return era
    return None


def _era(phrase: Phrase, around: Around) -> Meaning | None:
    era = era_of(phrase)
    if era is None:
        return None
    one_day = datetime.timedelta(days=1)
    why = f"against {era.name}, {era.start} to {era.end - one_day}"
    if phrase.part == "early":
        return Meaning(calendar.day(era.start), "resolved", why)
    if phrase.part == "late" or era.end - era.start == one_day:
        return Meaning(calendar.day(era.end - one_day), "resolved", why)
    value = f"{era.start.year}/{era.end.year - (era.end == datetime.date(era.end.year, 1, 1))}"
    return Meaning(Stretch(value, "range", era.start, era.end), "resolved", why)


_READERS: dict[str, Callable[[Phrase, Around], Meaning | None]] = {
    "calendar": _calendar, "shift": _shift, "counted": _counted, "decade": _decade,
    "century": _century, "hundred": _hundred, "season": _season, "quarter": _quarter,
    "half": _quarter, "fiscal": _fiscal, "years": _years, "vague": _vague, "era": _era,
}  # fmt: skip

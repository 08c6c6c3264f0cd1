"""What longer stretches mean: decades, centuries, seasons, quarters, years, eras, holidays."""

import datetime

from onrecord.dates import calendar
from onrecord.dates.around import (
    STEPS,
    Around,
    Meaning,
    known,
    partial,
    resolved,
    told_by_tense,
    without_anchor,
    year_anchor,
)
from onrecord.dates.calendar import Stretch
from onrecord.dates.phrases import Phrase
from onrecord.records import Precision
from onrecord.schema.eras import Era, load_eras


def read_decade(phrase: Phrase, around: Around) -> Meaning:
    """For "The 1970s"."""
    return Meaning(calendar.decade(phrase.number or 0), "stated")


def read_century(phrase: Phrase, around: Around) -> Meaning:
    """For "The 20th century"."""
    return Meaning(calendar.century(phrase.number or 0), "stated")


def read_hundred(phrase: Phrase, around: Around) -> Meaning:
    """For "The 1800s"."""
    return Meaning(calendar.hundred(phrase.number or 0), "stated")


def read_season(phrase: Phrase, around: Around) -> Meaning:
    """A season, by its months in the northern hemisphere."""
    code = phrase.season or ""
    if phrase.year is not None:
        stretch = calendar.season(phrase.year, code)
        if code == "WI":  # "the winter of 2018" may begin or end in 2018
            stretch = stretch._replace(start=calendar.season(phrase.year - 1, code).start)
        return Meaning(stretch, "stated", "a season of the northern hemisphere")
    anchor = year_anchor(phrase, around) if phrase.year_relation else known(around.anchor, 2)
    if anchor is None:
        return without_anchor(f"XXXX-{code}", "season", around.anchor)
    how = "a season of the northern hemisphere"
    if phrase.year_relation:
        year = anchor.date.year + STEPS[phrase.year_relation]
        return resolved(calendar.season(year, code), anchor, how)
    relation: str | None = phrase.relation or around.direction
    if phrase.relation == "this" and around.direction == "past":
        relation = "past"
    return resolved(_season_by(relation, code, anchor.date), anchor, how)


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


def read_quarter(phrase: Phrase, around: Around) -> Meaning:
    """A quarter or a half of a year; without a year the latest that has begun, or the next."""
    number = phrase.number or 1
    make = calendar.quarter if phrase.kind == "quarter" else calendar.half
    if phrase.year is not None:
        return Meaning(make(phrase.year, number), "stated")
    anchor = year_anchor(phrase, around) if phrase.year_relation else known(around.anchor, 2)
    letter = "Q" if phrase.kind == "quarter" else "H"
    if anchor is None:
        return without_anchor(
            f"XXXX-{letter}{number}", "quarter" if letter == "Q" else "range", around.anchor
        )
    if phrase.year_relation:
        return resolved(make(anchor.date.year + STEPS[phrase.year_relation], number), anchor)
    stretch = make(anchor.date.year, number)
    if around.direction == "future":
        if stretch.end is not None and stretch.end <= anchor.date:
            stretch = make(anchor.date.year + 1, number)
        return resolved(stretch, anchor, told_by_tense("future"))
    if stretch.start is not None and stretch.start > anchor.date:
        stretch = make(anchor.date.year - 1, number)
    return resolved(stretch, anchor, "the latest not after it")


def read_fiscal(phrase: Phrase, around: Around) -> Meaning:
    """A fiscal year: it stays partial."""
    return partial(phrase.value or "", "year", "fiscal years begin when their owner says")


def read_years(phrase: Phrase, around: Around) -> Meaning:
    """For "2015-16"."""
    first, last = calendar.year(phrase.year or 0), calendar.year(phrase.last_year or 0)
    stretch = Stretch(f"{first.value}/{last.value}", "range", first.start, last.end)
    return Meaning(stretch, "stated")


def read_months(phrase: Phrase, around: Around) -> Meaning | None:
    """The first months of a year, or the last where ``number`` is negative."""
    number = phrase.number or 0
    if not 0 < abs(number) <= 12:
        return None
    low, high = (1, number) if number > 0 else (13 + number, 12)
    year, anchor = phrase.year, None
    if year is None:
        anchor = year_anchor(phrase, around)
        if anchor is None:
            return without_anchor(f"XXXX-{low:02}/XXXX-{high:02}", "range", around.anchor)
        year = anchor.date.year + STEPS[phrase.year_relation or "this"]
    first, last = calendar.month(year, low), calendar.month(year, high)
    stretch = Stretch(f"{first.value}/{last.value}", "range", first.start, last.end)
    return Meaning(stretch, "stated") if anchor is None else resolved(stretch, anchor)


def read_vague(phrase: Phrase, around: Around) -> Meaning:
    """Words that give no date, and numbers that may stand for two."""
    value = phrase.value or ""
    if value.endswith("-XX-XX"):
        return partial(value, "unknown", "day and month may stand in either order")
    precisions: dict[str, Precision] = {"PAST_REF": "before", "FUTURE_REF": "after"}
    precision = precisions.get(value, "unknown")
    return partial(value, precision, "the words give no date")


def era_of(phrase: Phrase) -> Era | None:
    """The era that a phrase names, or ``None``."""
    if phrase.kind != "era":
        return None
    plain = " ".join((phrase.value or "").split())
    for era in load_eras():
        if any(plain == each.casefold() for each in era.wordings):
            return era
    return None


def read_era(phrase: Phrase, around: Around) -> Meaning | None:
    """A war or an era of the table, its start or its end."""
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

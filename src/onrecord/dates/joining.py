"""Dates joined by the words around them: ranges ("from May to June"), bounds ("since 2014")."""

import datetime
import re
from dataclasses import replace

from onrecord.dates.around import Around, Meaning
from onrecord.dates.calendar import Stretch, day
from onrecord.dates.meaning import meaning_of
from onrecord.dates.phrases import Bound, Phrase
from onrecord.records import Basis
from onrecord.schema.eras import Era

_BOUNDS: dict[str, Bound] = {
    "before": "before", "prior to": "before", "ahead of": "before", "by": "by",
    "no later than": "by", "until": "until", "till": "until",
    "up until": "until", "after": "after", "since": "since", "ever since": "since", "the eve of": "eve",
}  # fmt: skip
_BOUND = re.compile(
    r"\b(?P<word>(?:ever )?since|before|prior to|ahead of|no later than|by|(?:up )?until|till"
    r"|after|the eve of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r"\s+(?:onwards?\b|on(?=[,.;]))")
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\s*[-–—]\s*|\s+(?:to|through|thru|until|till)\s+(?:the\s+)?")
_AND = re.compile(r"\s+and\s+(?:the\s+)?")
_LOOK_BACK = 24  # code points: longer than any of the words above with "the"
_WEAKEST_LAST: tuple[Basis, ...] = ("stated", "resolved", "inferred", "unknown")
_POINTS = frozenset({"calendar", "decade", "hundred", "century", "season", "quarter", "half"})
_ONE_DAY = datetime.timedelta(days=1)


def bound_before(paragraph: str, start: int) -> tuple[Bound, int] | None:
    """The bounding word that ends where a date starts, and where that word starts."""
    low = max(0, start - _LOOK_BACK)
    match = _BOUND.search(paragraph[low:start])
    if match is None:
        return None
    return _BOUNDS[" ".join(match["word"].lower().split())], low + match.start()


def onwards_after(paragraph: str, start: int, end: int) -> tuple[int, int] | None:
    """Where "from 2014 onwards" starts and ends, given where its date does."""
    low = max(0, start - _LOOK_BACK)
    opening, closing = _FROM.search(paragraph[low:start]), _ONWARDS.match(paragraph, end)
    return None if opening is None or closing is None else (low + opening.start(), closing.end())


def bounded(meaning: Meaning, bound: Bound, era: Era | None) -> Meaning:
    """What lies before, by, until, after or since a stretch of days."""
    stretch = meaning.stretch
    if bound == "eve":
        return _eve_of(meaning)
    if era is not None:
        return meaning._replace(stretch=_beside_era(era, bound, stretch))
    if bound == "before":
        return meaning._replace(stretch=Stretch(stretch.value, "before", None, stretch.start))
    if bound in {"by", "until"}:
        return meaning._replace(stretch=Stretch(stretch.value, "before", None, stretch.end))
    start = stretch.end if bound == "after" else stretch.start
    return meaning._replace(stretch=Stretch(stretch.value, "after", start, None))


def _eve_of(meaning: Meaning) -> Meaning:
    """The day before; what is not known to the day stays as it is."""
    start = meaning.stretch.start
    if start is None or meaning.stretch.precision != "day" or start <= datetime.date.min:
        return meaning
    reasons = [meaning.reason] if meaning.reason else []
    why = "; ".join([*reasons, f"the day before {start}"])
    return Meaning(day(start - _ONE_DAY), _at_best_resolved(meaning.basis), why)


def _at_best_resolved(basis: Basis) -> Basis:
    return "resolved" if basis == "stated" else basis


def _beside_era(era: Era, bound: Bound, stretch: Stretch) -> Stretch:
    """Before a war ends with its first day; after it, and since it, begin with its end."""
    start, end = stretch.start or era.start, stretch.end or era.end
    if bound == "before":
        return Stretch(start.isoformat(), "before", None, start)
    last = (end - _ONE_DAY).isoformat()
    if bound in {"by", "until"}:
        return Stretch(last, "before", None, end)
    return Stretch(last, "after", end, None)


def joined_by(paragraph: str, first_start: int, first_end: int, second_start: int) -> int | None:
    """Where a range of two dates starts ("from", "between" included); ``None``: it is none."""
    gap = paragraph[first_end:second_start]
    if len(gap) > _LOOK_BACK:
        return None
    low = max(0, first_start - _LOOK_BACK)
    opening = paragraph[low:first_start]
    between = _BETWEEN.search(opening)
    if between is not None and _AND.fullmatch(gap):
        return low + between.start()
    if _TO.fullmatch(gap):
        match = _FROM.search(opening)
        return first_start if match is None else low + match.start()
    return None


def may_join(first: Phrase, second: Phrase) -> bool:
    """True for two dates of which the second can end what the first begins."""
    if {first.kind, second.kind} <= _POINTS or (first.kind in _POINTS and second.kind == "shift"):
        return first.last_day is None and second.last_day is None
    return False


def range_of(
    first: tuple[Phrase, Meaning], second: tuple[Phrase, Meaning], around: Around
) -> Meaning | None:
    """From one date to another, both included; ``None`` where the second lies before the first."""
    start, end = first[1], second[1]
    borrowed = _with_year_of(first[0], second[0])
    if borrowed is not None:
        start = meaning_of(borrowed, around) or start
    start, end = _in_order(first[0], start, second[0], end, around)
    low, high = start.stretch, end.stretch
    if low.start and high.end and low.start >= high.end:
        return None
    reasons = dict.fromkeys(each.reason for each in (start, end) if each.reason)
    basis = max((start.basis, end.basis), key=_WEAKEST_LAST.index)
    whole = Stretch(f"{low.value}/{high.value}", "range", low.start, high.end)
    return Meaning(whole, basis, "; ".join(reasons) or None)


def _with_year_of(first: Phrase, second: Phrase) -> Phrase | None:
    """The first date with the year that stands only at the end ("April 30-May 2, 2018")."""
    if first.month is None or second.month is None or first.year or first.year_relation:
        return None
    turned = first.month > second.month
    if second.year is not None:
        return replace(first, year=second.year - turned)
    if second.year_relation is not None and not turned:
        return replace(first, year_relation=second.year_relation)
    return None


def _in_order(
    first: Phrase, start: Meaning, second: Phrase, end: Meaning, around: Around
) -> tuple[Meaning, Meaning]:
    """Both ends of "Monday to Wednesday", mended where each by itself came out the wrong way round."""
    low, high = start.stretch.start, end.stretch.start
    if low is None or high is None or low <= high or "resolved" not in {start.basis, end.basis}:
        return start, end
    if first.weekday and second.weekday and not first.month and not second.month:
        week = datetime.timedelta(days=7)
        if around.direction == "past" and around.anchor and high + week > around.anchor.date:
            return _moved(start, -week), end
        return start, _moved(end, week)
    if first.month and second.month and not first.year:
        return meaning_of(replace(first, year=low.year - 1), around) or start, end
    return start, end


def _moved(meaning: Meaning, by: datetime.timedelta) -> Meaning:
    stretch = meaning.stretch
    if stretch.start is None or stretch.end is None:
        return meaning
    start = stretch.start + by
    moved = Stretch(start.isoformat(), stretch.precision, start, stretch.end + by)
    return meaning._replace(stretch=moved)

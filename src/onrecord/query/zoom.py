"""How many events there are in each year, month or day: what a timeline is drawn from."""

import calendar
import datetime
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from onrecord.records import EventStatus, Record
from onrecord.store.view import View
from onrecord.store.view.event_days import DayKind, EventCount, EventsWanted, Stretch

_DAYS, _MONTHS, _YEARS = 62, 36, 30  # at most so many bars of a kind
_DAY = datetime.timedelta(days=1)
_LENGTH = {"day": 10, "month": 7, "year": 4}  # characters of an ISO 8601 day


class Counted(Record, frozen=True, kw_only=True):
    """How many events of a type have a status."""

    type: str
    status: EventStatus
    number: int


class Bar(Record, frozen=True, kw_only=True):
    """The events of one year, month or day: ``first`` is its first day, ``last`` its last."""

    first: datetime.date
    last: datetime.date
    number: int
    counted: tuple[Counted, ...]


class Zoom(Record, frozen=True, kw_only=True):
    """Events counted in stretches of equal length that follow each other without a gap.

    ``by`` says whose day counts: the event's, as far as reports tell it, or its first report's.
    ``earlier`` and ``later`` lie outside what is drawn; ``coarse`` are those known less precisely than
    a stretch ("2014" among months). ``undated`` have no such day at all: by the event's they are no
    part of ``total``, by the report's they are. ``types`` and ``statuses`` say how many there would
    be of each with all else that is asked for: a filter of one kind does not narrow its own choices.
    """

    by: DayKind
    stretch: Stretch
    bars: tuple[Bar, ...]
    earlier: int
    later: int
    coarse: int
    total: int
    undated: int
    types: dict[str, int]
    statuses: dict[str, int]


def zoom(view: View, wanted: EventsWanted) -> Zoom:
    """Counts of what is wanted of a timeline, by day, month or year as its length asks for."""
    if wanted.by == "event":
        wanted = msgspec.structs.replace(wanted, dated=True)
    ends = view.days_of_events(wanted)
    first, last = _window(wanted, *ends) if ends else (datetime.date.min, datetime.date.min)
    stretch = _stretch(first, last)
    every = msgspec.structs.replace(wanted, types=(), statuses=())
    counts = view.count_event_days(every, stretch)
    kept = [each for each in counts if _of_type(each, wanted) and _of_status(each, wanted)]
    bars = list(_bars(kept, stretch, first, last)) if ends else []
    low, high = _fullest([bar.number for bar in bars], _YEARS if stretch == "year" else _DAYS)
    nowhere = sum(each.number for each in kept if each.stretch is None)
    return Zoom(
        by=wanted.by,
        stretch=stretch,
        bars=tuple(bars[low:high]),
        earlier=sum(bar.number for bar in bars[:low]),
        later=sum(bar.number for bar in bars[high:]),
        coarse=nowhere if wanted.by == "event" else 0,
        total=sum(each.number for each in kept),
        undated=_undated(view, wanted) if wanted.by == "event" else nowhere,
        types=_sums((each.type, each.number) for each in counts if _of_status(each, wanted)),
        statuses=_sums((each.status, each.number) for each in counts if _of_type(each, wanted)),
    )


def _window(
    wanted: EventsWanted, first: datetime.date, last: datetime.date
) -> tuple[datetime.date, datetime.date]:
    """The days to draw: those asked for where they are few, else as far as there are events."""
    if wanted.since is not None and wanted.until is not None:
        asked = wanted.since, wanted.until - _DAY
        if _stretch(*asked) != "year":
            return asked
    return first, last


def _stretch(first: datetime.date, last: datetime.date) -> Stretch:
    if (last - first).days < _DAYS:
        return "day"
    months = (last.year - first.year) * 12 + last.month - first.month
    return "month" if months < _MONTHS else "year"


def _of_type(each: EventCount, wanted: EventsWanted) -> bool:
    return not wanted.types or each.type in wanted.types


def _of_status(each: EventCount, wanted: EventsWanted) -> bool:
    return not wanted.statuses or each.status in wanted.statuses


def _undated(view: View, wanted: EventsWanted) -> int:
    """How many would be there, had they a day."""
    without = msgspec.structs.replace(wanted, dated=False, since=None, until=None)
    return view.count_events(without)


def _bars(
    counts: Iterable[EventCount], stretch: Stretch, first: datetime.date, last: datetime.date
) -> Iterator[Bar]:
    """One stretch after the other from the first to the last day, empty ones too."""
    held: dict[str | None, list[Counted]] = {}
    for each in counts:
        one = Counted(type=each.type, status=each.status, number=each.number)
        held.setdefault(each.stretch, []).append(one)
    begin = first if stretch == "day" else first.replace(day=1)
    if stretch == "year":
        begin = begin.replace(month=1)
    while begin <= last:
        end = _end(begin, stretch)
        counted = held.get(begin.isoformat()[: _LENGTH[stretch]], [])
        number = sum(each.number for each in counted)
        yield Bar(first=begin, last=end, number=number, counted=tuple(counted))
        if end == datetime.date.max:
            return
        begin = end + _DAY


def _end(begin: datetime.date, stretch: Stretch) -> datetime.date:
    """The last day of the stretch that begins on a day."""
    if stretch == "day":
        return begin
    if stretch == "year":
        return begin.replace(month=12, day=31)
    return begin.replace(day=calendar.monthrange(begin.year, begin.month)[1])


def _fullest(numbers: Sequence[int], most: int) -> tuple[int, int]:
    """Where so many bars that follow each other begin and end that hold most; the latest such."""
    held = best = sum(numbers[:most])
    low = 0
    for start in range(1, len(numbers) - most + 1):
        held += numbers[start + most - 1] - numbers[start - 1]
        if held >= best:
            low, best = start, held
    return low, min(len(numbers), low + most)


def _sums(counted: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, number in counted:
        found[name] = found.get(name, 0) + number
    return dict(sorted(found.items()))

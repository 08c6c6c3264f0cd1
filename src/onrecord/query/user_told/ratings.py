"""Outlets of a record, and how reliable the user holds each to be."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from onrecord.errors import NotInRecord, RatingError
from onrecord.query.paging import Page
from onrecord.query.reader import TAKEN
from onrecord.read.ratings import GivenRating
from onrecord.records import Rating, Record, Rejection, Reliability
from onrecord.schema.outlets import outlet_key
from onrecord.store.view import PublisherCount, View

LETTERS: dict[str, Reliability] = {"A": "A", "B": "B", "C": "C", "D": "D", "E": "E", "F": "F"}
OutletOrder = Literal["reports", "name", "letter", "newest"]
_LONGEST = 300  # characters of a name or a reason


class OutletLine(Record, frozen=True, kw_only=True):
    """An outlet: its ``reports``, and how many of them are ``own``, taken from no other report.

    ``starts`` are those that other reports of the record take their text from. ``letter`` is the
    user's, ``None`` where none was given; ``why`` and ``made`` are the user's too.
    """

    outlet: str
    reports: int
    own: int
    starts: int
    first: datetime.date | None = None
    last: datetime.date | None = None
    letter: Reliability | None = None
    why: str | None = None
    made: datetime.datetime | None = None


class RatingsRead(Record, frozen=True, kw_only=True):
    """What came of reading a list of ratings: the outlets rated, and rows that are none."""

    rated: tuple[OutletLine, ...]
    rejected: tuple[Rejection, ...] = ()


def rating(
    view: View, outlet: str, letter: str, *, why: str | None = None, made: datetime.datetime
) -> Rating:
    """A letter for an outlet, by the name that the record has for it; nothing is stored.

    An outlet without a report is rated under the name given. Raises ``RatingError``.
    """
    return one_rating(known_outlets(view), outlet, letter, why=why, made=made)


def one_rating(
    names: dict[str, str], outlet: str, letter: str, *, why: str | None, made: datetime.datetime
) -> Rating:
    """As ``rating``, where the outlets' names are known by their keys."""
    given, reason = " ".join(outlet.split()), " ".join((why or "").split()) or None
    found = LETTERS.get(letter.strip().upper())
    if found is None:
        raise RatingError(f"{letter!r} is no letter for {given}: give one of A, B, C, D, E, F")
    if not given or len(given) > _LONGEST or len(reason or "") > _LONGEST:
        raise RatingError(f"an outlet and a reason have 1 to {_LONGEST} characters each")
    name = names.get(outlet_key(given), given)
    return Rating(outlet=name, letter=found, why=reason, made=made)


def rated(view: View, outlet: str) -> Rating:
    """The rating of an outlet; raises ``NotInRecord`` where it has none."""
    key = outlet_key(outlet)
    for each in view.ratings():
        if outlet_key(each.outlet) == key:
            return each
    raise NotInRecord(f"no letter was given to {outlet!r}; see: onrecord sources")


def known_outlets(view: View) -> dict[str, str]:
    """The names that the record has for outlets, by their keys: a rated name before a publisher's."""
    names: dict[str, str] = {}
    for outlet in (*(each.outlet for each in view.ratings()), *view.publishers()):
        names.setdefault(outlet_key(outlet), outlet)
    return names


def outlets(view: View) -> tuple[OutletLine, ...]:
    """All outlets, most reports first; then those that have a letter and no report."""
    counts: dict[str, list[PublisherCount]] = defaultdict(list)
    for each in view.publisher_counts():
        counts[outlet_key(each.publisher)].append(each)
    told = {outlet_key(each.outlet): each for each in view.ratings()}
    taken, starts = _derived(view)
    lines = [
        _line(_most(counts[key]), counts[key], taken[key], starts[key], told.get(key))
        for key in counts
    ]
    lines += [_line(each.outlet, (), 0, 0, each) for key, each in told.items() if key not in counts]
    return tuple(sorted(lines, key=lambda line: (-line.reports, line.outlet)))


def outlet_page(
    view: View,
    *,
    words: str | None = None,
    letter: str | None = None,
    order: OutletOrder = "reports",
    offset: int = 0,
    limit: int = 50,
    known: Sequence[OutletLine] | None = None,
) -> Page[OutletLine]:
    """A page of the outlets whose name has these characters; ``known`` are all, where they are.

    ``letter`` keeps those of one letter, those that have "any", or those that have "none".
    ``order`` is by reports, by name, by letter (the unrated last), or by the newest report.
    """
    every = outlets(view) if known is None else known
    found = [line for line in every if _fits(line, words, letter)]
    if order == "name":
        found.sort(key=lambda line: line.outlet.casefold())
    elif order == "letter":
        found.sort(key=lambda line: line.letter or "Z")
    elif order == "newest":
        found.sort(key=lambda line: line.last or datetime.date.min, reverse=True)
    items = tuple(found[offset : offset + limit])
    return Page(items=items, total=len(found), offset=offset, limit=limit)


def _fits(line: OutletLine, words: str | None, letter: str | None) -> bool:
    if words is not None and words.casefold() not in line.outlet.casefold():
        return False
    if letter in {"any", "none"}:
        return (line.letter is not None) == (letter == "any")
    return letter is None or line.letter == letter


def _most(counts: Iterable[PublisherCount]) -> str:
    """The commonest of the names of one outlet."""
    return min(counts, key=lambda each: (-each.articles, each.publisher)).publisher


def _derived(view: View) -> tuple[Counter[str], Counter[str]]:
    """How many reports of each outlet, by its key, take their text from others, or others theirs."""
    taking = [
        (outlet, told) for outlet, told in view.derived() if any(kind in TAKEN for kind, _ in told)
    ]
    names = view.outlets({source for _, told in taking for _, source in told})
    keys = {
        name: outlet_key(name)
        for name in {*names.values(), *(outlet for outlet, _ in taking if outlet is not None)}
    }
    taken = Counter(keys[outlet] for outlet, _ in taking if outlet is not None)
    return taken, Counter(keys[name] for name in names.values())


def _line(
    outlet: str, counts: Sequence[PublisherCount], taken: int, starts: int, told: Rating | None
) -> OutletLine:
    reports = sum(each.articles for each in counts)
    return OutletLine(
        outlet=outlet,
        reports=reports,
        own=reports - taken,
        starts=starts,
        first=min((each.first for each in counts if each.first is not None), default=None),
        last=max((each.last for each in counts if each.last is not None), default=None),
        letter=told.letter if told is not None else None,
        why=told.why if told is not None else None,
        made=told.made if told is not None else None,
    )


def find_line(view: View, outlet: str) -> OutletLine | None:
    """The line of an outlet; ``None`` where it has neither a report nor a letter."""
    key = outlet_key(outlet)
    return next((line for line in outlets(view) if outlet_key(line.outlet) == key), None)


def outlet_line(view: View, outlet: str) -> OutletLine:
    """The line of an outlet that has a report or a letter; raises ``NotInRecord``."""
    found = find_line(view, outlet)
    if found is None:
        raise NotInRecord(f"no outlet called {outlet!r} in the record; see: onrecord sources")
    return found


def sort_ratings(
    view: View, rows: Iterable[GivenRating], *, made: datetime.datetime
) -> tuple[list[Rating], list[Rejection]]:
    """The rows of a list that are ratings, and those that are none; of two for one outlet the later."""
    names = known_outlets(view)
    kept: dict[str, Rating] = {}
    rejected = []
    for row in rows:
        try:
            found = one_rating(names, row.outlet, row.letter, why=row.why, made=made)
        except RatingError as error:
            rejected.append(Rejection(locator=row.where, code="bad-row", message=str(error)))
        else:
            kept[outlet_key(found.outlet)] = found
    return list(kept.values()), rejected


def ratings_read(view: View, made: Iterable[Rating], rejected: Iterable[Rejection]) -> RatingsRead:
    """What came of a list, once its ratings are kept."""
    keys = {outlet_key(each.outlet) for each in made}
    lines = tuple(line for line in outlets(view) if outlet_key(line.outlet) in keys)
    return RatingsRead(rated=lines, rejected=tuple(rejected))

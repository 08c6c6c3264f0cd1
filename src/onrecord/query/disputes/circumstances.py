"""Reports that put one event on different days, or in different places."""

from collections.abc import Iterator, Sequence

from onrecord.query.disputes.comparing import dates_differ, may_be_one, places_differ
from onrecord.query.disputes.dispute import Dispute
from onrecord.query.disputes.sides import event_words, side_of
from onrecord.query.disputes.tellings import Told
from onrecord.query.reader import Reader
from onrecord.query.words import word_list
from onrecord.records import Date

_SURE = frozenset({"stated", "resolved"})
_SEVERAL = frozenset({
    "second", "third", "another", "again", "series", "repeated", "repeatedly", "several", "two", "three",
    "multiple", "both", "previous", "earlier", "daily", "rounds", "days", "latest", "other",
})  # fmt: skip
_DAYS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today",
})  # fmt: skip
_TODAY = frozenset({"today", "yesterday", "tomorrow", "tonight", "this", "last"})
_CROWD = 60  # mentions of one kind in one story that are compared with each other


def placed_differently(reader: Reader, told: Sequence[Told]) -> list[Dispute]:
    """Disputes about when and where, one for an event and a pair of sides."""
    found: dict[tuple[str, str, str, str], Dispute] = {}
    for home in _homes(told):
        for one, other in _pairs(home):
            for dispute, key in _differ(reader, home, one, other):
                found.setdefault(key, dispute)
    return list(found.values())


def _homes(told: Sequence[Told]) -> Iterator[list[Told]]:
    """Mentions of one kind of act by the same actors within one story."""
    homes: dict[tuple[object, ...], list[Told]] = {}
    for each in told:
        if each.story is not None and each.actors and each.mention.status == "happened":
            key = (each.story, each.mention.type, each.verb, each.actors, each.recipients)
            homes.setdefault(key, []).append(each)
    yield from (home[:_CROWD] for home in homes.values() if len(home) > 1)


def _pairs(home: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    for at, one in enumerate(home):
        for other in home[at + 1 :]:
            if may_be_one(one, other):
                yield one, other


def _differ(
    reader: Reader, home: Sequence[Told], one: Told, other: Told
) -> Iterator[tuple[Dispute, tuple[str, str, str, str]]]:
    kind = f"{one.mention.type}|{one.verb}|{one.story}"
    if _days_differ(home, one, other):
        sides = sorted((one, other), key=lambda t: str(t.date.start if t.date else None))
        days = [each.date.value for each in sides if each.date is not None]
        dispute = Dispute(
            kind="date",
            about="when it was",
            event=event_words(one),
            sides=tuple(
                side_of(reader, _day(each.date), _telling(home, each, "date")) for each in sides
            ),
        )
        yield dispute, ("date", kind, days[0], days[-1])
    elif not dates_differ(one.date, other.date) and _places_differ(reader, home, one, other):
        sides = sorted((one, other), key=_place)
        dispute = Dispute(
            kind="place",
            about="where it was",
            event=f"“{one.mention.trigger.quote}”",
            sides=tuple(
                side_of(reader, _place(each), _telling(home, each, "place")) for each in sides
            ),
        )
        yield dispute, ("place", kind, _place(sides[0]), _place(sides[1]))


def _days_differ(home: Sequence[Told], one: Told, other: Told) -> bool:
    """True for two days that are sure, where neither report tells of such an act on the other's day."""
    if _tells_of_several(one) or _tells_of_several(other):
        return False
    if not (_is_sure(one) and _is_sure(other) and dates_differ(one.date, other.date)):
        return False
    return not any(
        each.article == mine.article
        and each.date is not None
        and not dates_differ(each.date, theirs.date)
        for mine, theirs in ((one, other), (other, one))
        for each in home
    )


def _tells_of_several(told: Told) -> bool:
    """True for a sentence that may speak of more than one such act: "its second strike in three days"."""
    words = word_list(told.mention.evidence[0].quote)
    return bool(_SEVERAL & set(words)) or sum(word in _DAYS for word in words) > 1


def _is_sure(told: Told) -> bool:
    """True for a day that is stated or worked out; "today" in a quotation is the day of who said it."""
    date = told.date
    if date is None or date.precision != "day" or date.basis not in _SURE:
        return False
    by_speaker = told.mention.within is not None and bool(_TODAY & set(word_list(date.words or "")))
    return not by_speaker


def _places_differ(reader: Reader, home: Sequence[Told], one: Told, other: Told) -> bool:
    """True for two places, where neither report speaks of the other's place anywhere."""
    if one.place is None or other.place is None or not places_differ(one.place, other.place):
        return False
    if _tells_of_several(one) or _tells_of_several(other):
        return False
    return (
        _place(one) not in reader.article(other.article).text
        and _place(other) not in reader.article(one.article).text
    )


def _telling(home: Sequence[Told], side: Told, what: str) -> list[Told]:
    """All that tell the same as one side."""
    if what == "date":
        return [t for t in home if t.date is not None and t.date == side.date] or [side]
    return [t for t in home if t.place is not None and _place(t) == _place(side)]


def _place(told: Told) -> str:
    return told.place.span.quote if told.place is not None else ""


def _day(date: Date | None) -> str:
    return date.start.isoformat() if date is not None and date.start is not None else "day unknown"

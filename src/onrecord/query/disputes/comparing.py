"""Whether two reports tell of one event, and whether what they tell can both be right."""

import datetime
import math

from onrecord.query.disputes.tellings import Told
from onrecord.records import Date, Place

SAME_DAYS = 7  # between two reports that can still speak of one act: a week, as for a story
_SAME_PLACE = 30.0  # kilometres between two points that are one place, as where events are settled
_FEW = 2  # words in common at least
_ENOUGH = 4  # words in common where nothing else speaks for one event
_ABSENT = 0.1  # of a body that may be away from one vote and not from another
_DAY = datetime.timedelta(days=1)


def one_event(one: Told, other: Told) -> bool:
    """True where what both count is of one act: settled so, or in one story and alike in what they tell.

    A sentence that gives a toll may be coded as any act, so the type of act is only one of the things
    that speak for one event; a sum of money belongs to its act alone.
    """
    if one.event is not None and one.event == other.event:
        return True
    if not _may_meet(one, other) or _votes_of_two_bodies(one, other):
        return False
    if dates_differ(one.date, other.date) or places_differ(one.place, other.place):
        return False
    if _of_money(one) and (one.verb != other.verb or not _alike(one, other)):
        return False
    backed = (
        one.mention.type == other.mention.type,
        bool(one.actors & other.actors),
        same_place(one.place, other.place),
        _same_day(one.date, other.date),
    )
    return len(one.words & other.words) >= max(_FEW, _ENOUGH - sum(backed))


def _of_money(told: Told) -> bool:
    return told.figure is not None and told.figure.measure == "amount"


def _votes_of_two_bodies(one: Told, other: Told) -> bool:
    """True for votes whose sides add up to different sizes: those of a lower and an upper house."""
    mine, theirs = _size(one), _size(other)
    if mine is None or theirs is None:
        return False
    return abs(mine - theirs) > _ABSENT * max(mine, theirs)


def _size(told: Told) -> float | None:
    figure = told.figure
    if figure is None or figure.other is None:
        return None
    return figure.number.low + figure.other


def may_be_one(one: Told, other: Told) -> bool:
    """True where both tell of one act but, it may be, of different days or places.

    Same verb, same known participants, words in common: a second act of the same kind by the same
    actors is told by one story rarely.
    """
    return (
        _alike(one, other)
        and bool(one.actors)
        and one.actors == other.actors
        and one.recipients == other.recipients
        and one.verb == other.verb
        and len(one.words & other.words) > _FEW
    )


def _may_meet(one: Told, other: Told) -> bool:
    """One story, another report or voice, of about the same days."""
    if one.voice == other.voice or one.story is None or one.story != other.story:
        return False
    return about_then(one.day, other.day)


def _alike(one: Told, other: Told) -> bool:
    """Two reports' tellings of one type of act, by participants that do not exclude each other."""
    if not _may_meet(one, other) or one.article == other.article:
        return False
    if one.mention.type != other.mention.type:
        return False
    pairs = ((one.actors, other.actors), (one.recipients, other.recipients))
    return not any(mine and theirs and not mine & theirs for mine, theirs in pairs)


def about_then(one: datetime.date | None, other: datetime.date | None) -> bool:
    """True for days within ``SAME_DAYS`` of each other, as far as they are known."""
    return one is None or other is None or abs(one - other).days <= SAME_DAYS


def dates_differ(one: Date | None, other: Date | None) -> bool:
    """True for two placed dates without a day in common."""
    if one is None or other is None or one.start is None or other.start is None:
        return False
    one_end, other_end = one.end or one.start + _DAY, other.end or other.start + _DAY
    return not (one.start < other_end and other.start < one_end)


def _same_day(one: Date | None, other: Date | None) -> bool:
    if one is None or other is None or one.start is None:
        return False
    return one.precision == other.precision == "day" and one.start == other.start


def places_differ(one: Place | None, other: Place | None) -> bool:
    """True for places in two countries, or at two points far apart."""
    if one is None or other is None:
        return False
    if one.country and other.country and one.country != other.country:
        return True
    distance = _distance(one, other)
    return distance is not None and distance > _SAME_PLACE


def same_place(one: Place | None, other: Place | None) -> bool:
    """True for one point, or the same words."""
    if one is None or other is None or places_differ(one, other):
        return False
    return _distance(one, other) is not None or one.span.quote.lower() == other.span.quote.lower()


def _distance(one: Place, other: Place) -> float | None:
    """Kilometres between two points, by the haversine formula; ``None`` where one has none."""
    if one.latitude is None or one.longitude is None:
        return None
    if other.latitude is None or other.longitude is None:
        return None
    low, high = math.radians(one.latitude), math.radians(other.latitude)
    turn = math.radians(other.longitude - one.longitude)
    half = math.sin((high - low) / 2) ** 2
    chord = half + math.cos(low) * math.cos(high) * math.sin(turn / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(chord)))

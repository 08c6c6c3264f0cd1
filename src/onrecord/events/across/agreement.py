"""In what two reports' tellings of an act agree, and what sets them apart."""

import datetime
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from onrecord.records import Date, EventMention, EventStatus, Place
from onrecord.schema.common_words import common_words

# Joined with each other; what is asked for, hypothetical or denied only with its like.
REAL: frozenset[EventStatus] = frozenset({"happened", "background", "planned"})

_WORD = re.compile(r"[^\W\d_][\w'’-]*\w|\d[\d.,]*\d")
_NAMED_DAYS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "week", "month", "year",
})  # fmt: skip
_SAME_PLACE = 30.0  # kilometres between two points that are one place
_DAY = datetime.timedelta(days=1)

# Words in common that two tellings need beside what else they agree in, and the part of the shorter
# telling that these must be. Chosen by reading joined pairs of BASIL's reports, and made stricter until
# hardly a wrong one was left; ``docs/events.md`` has the counts.
_FEW, _ENOUGH, _LOTS, _MANY = 1, 3, 5, 6
_PART, _MOST, _NEARLY_ALL = 0.25, 0.5, 0.8


class Telling(NamedTuple):
    """What settling keeps of a mention: participants are settled entities."""

    id: str
    article: str
    start: int
    type: str
    status: EventStatus
    actors: frozenset[str]
    recipients: frozenset[str]
    date: Date | None
    place: Place | None
    trigger: str
    named: tuple[str, ...]
    sentence: str

    @property
    def kind(self) -> tuple[str, str]:
        """Only tellings of one kind can be one event."""
        return self.type, "real" if self.status in REAL else self.status

    @property
    def verb(self) -> str:
        """The stem of the trigger's first word."""
        return stem(self.trigger.lower().partition(" ")[0])


def telling_of(event: EventMention, entity_of: Mapping[str, str]) -> Telling:
    """What settling keeps of a mention; an actor without an entity is taken as itself."""
    return Telling(
        id=event.id,
        article=event.article,
        start=event.trigger.start,
        type=event.type,
        status=event.status,
        actors=frozenset(entity_of.get(actor, actor) for actor in event.actors),
        recipients=frozenset(entity_of.get(actor, actor) for actor in event.recipients),
        date=event.date,
        place=event.place,
        trigger=event.trigger.quote,
        named=tuple(s.quote for s in (*event.actor_spans, *event.recipient_spans)),
        sentence=event.evidence[0].quote,
    )


@dataclass(frozen=True)
class Group:
    """The tellings of one act in one report, the fullest first."""

    tellings: tuple[Telling, ...]

    @property
    def id(self) -> str:
        return min(telling.id for telling in self.tellings)

    @property
    def article(self) -> str:
        return self.tellings[0].article

    @property
    def kind(self) -> tuple[str, str]:
        return self.tellings[0].kind

    @cached_property
    def actors(self) -> frozenset[str]:
        return frozenset().union(*(telling.actors for telling in self.tellings))

    @cached_property
    def recipients(self) -> frozenset[str]:
        return frozenset().union(*(telling.recipients for telling in self.tellings))

    @cached_property
    def date(self) -> Date | None:
        return most_precise(telling.date for telling in self.tellings)

    @cached_property
    def place(self) -> Place | None:
        return next((t.place for t in self.tellings if t.place is not None), None)

    @cached_property
    def triggers(self) -> frozenset[str]:
        return frozenset(
            stem(word.lower()) for t in self.tellings for word in t.trigger.split()[:1]
        )

    @cached_property
    def words(self) -> tuple[Mapping[str, str], ...]:
        """For each telling, the words of its sentence beside common ones and participants, by stem."""
        return tuple(words_of(telling) for telling in self.tellings)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words of all its tellings."""
        return frozenset(stem for words in self.words for stem in words)


class Agreement(NamedTuple):
    """What two groups agree in. ``strength`` orders agreements, the strongest highest."""

    strength: tuple[int, int]
    what: str
    words: tuple[str, ...]


def agreement(one: Group, other: Group) -> Agreement | None:
    """What makes two groups of different reports one event, ``None`` if that is too little.

    Both are of one kind, and are dated to the same days, or have most of their words in common.
    """
    if apart(one, other):
        return None
    shared, part = shared_words(one, other)
    equal = any(
        left.actors == right.actors and left.recipients == right.recipients
        for left in one.tellings
        for right in other.tellings
    )
    number, verb = len(shared), bool(one.triggers & other.triggers)
    where = same_place(one.place, other.place)
    if not same_days(one.date, other.date):
        most = number >= _MANY and part >= _MOST
        if equal and verb and (most or (number >= _LOTS and part >= _NEARLY_ALL)):
            return Agreement((1, number), "same type and participants, most words", shared)
        return None
    day = "day" if is_day(one.date) else "date"
    told = f"same type, actors{' and recipients' if one.recipients else ''}, {day}"
    told += " and place" if where else ""
    if equal and is_day(one.date):
        parties = min(len(group.actors | group.recipients) for group in (one, other))
        backed = number + verb + where
        if parties > 1 and backed >= 2 and (number >= _FEW or where):
            return Agreement((4, number), told, shared)
        if number >= _ENOUGH and part >= _PART:
            return Agreement((3, number), told, shared)
        return None
    if equal and number >= _ENOUGH and part >= _PART and (verb or where):
        return Agreement((2, number), told, shared)
    differ = (one.actors != other.actors) + (one.recipients != other.recipients)
    if differ == 1 and is_day(one.date):
        enough = number >= _ENOUGH and part >= _PART and (verb or where or number > _ENOUGH)
        if enough or (where and verb and number >= _FEW):
            side = "actors" if one.actors != other.actors else "recipients"
            told = f"same type and {day}{', same place' if where else ''}; {side} of one among the other's"
            return Agreement((2, number), told, shared)
    return None


def apart(one: Group, other: Group) -> bool:
    """True where two groups of one kind cannot be one event: what one tells, the other contradicts."""
    return (
        one.article == other.article
        or one.kind != other.kind
        or not any(
            comparable(left.actors, right.actors)
            and (not left.recipients or not right.recipients
                 or comparable(left.recipients, right.recipients))
            for left in one.tellings for right in other.tellings
        )
        or dates_conflict(one.date, other.date)
        or places_conflict(one.place, other.place)
    )  # fmt: skip


def comparable(one: frozenset[str], other: frozenset[str]) -> bool:
    """True where one set of participants holds the other, and neither is empty."""
    return bool(one and other) and (one <= other or other <= one)


def dates_conflict(one: Date | None, other: Date | None) -> bool:
    """True when both dates are placed and share no day, or both are partial and differ."""
    if one is None or other is None:
        return False
    if one.start is None or other.start is None:
        return one.start is None and other.start is None and one.value != other.value
    one_end, other_end = one.end or one.start + _DAY, other.end or other.start + _DAY
    return not (one.start < other_end and other.start < one_end)


def same_days(one: Date | None, other: Date | None) -> bool:
    """True when both dates are placed and are the same days."""
    if one is None or other is None or one.start is None:
        return False
    return (one.start, one.end) == (other.start, other.end)


def is_day(date: Date | None) -> bool:
    """True for a date of one day."""
    return date is not None and date.start is not None and date.end == date.start + _DAY


def places_conflict(one: Place | None, other: Place | None) -> bool:
    """True when two places are known to be different: in two countries, or two points far apart."""
    if one is None or other is None:
        return False
    if one.country and other.country and one.country != other.country:
        return True
    distance = _distance(one, other)
    return distance is not None and distance > _SAME_PLACE


def same_place(one: Place | None, other: Place | None) -> bool:
    """True when both have one point, or the same words."""
    if one is None or other is None or places_conflict(one, other):
        return False
    return _distance(one, other) is not None or (
        one.span.quote.lower().removeprefix("the ") == other.span.quote.lower().removeprefix("the ")
    )


def _distance(one: Place, other: Place) -> float | None:
    """Kilometres between two points, by the haversine formula; ``None`` where one has none."""
    if one.latitude is None or one.longitude is None:
        return None
    if other.latitude is None or other.longitude is None:
        return None
    low, high = math.radians(one.latitude), math.radians(other.latitude)
    turn = math.radians(other.longitude - one.longitude)
    chord = (
        math.sin((high - low) / 2) ** 2 + math.cos(low) * math.cos(high) * math.sin(turn / 2) ** 2
    )
    return 2 * 6371.0 * math.asin(math.sqrt(chord))


def most_precise(dates: Iterable[Date | None]) -> Date | None:
    """The most precise date told; ties by how often, then by value."""
    told = [date for date in dates if date is not None]
    if not told:
        return None
    often: dict[str, int] = {}
    for date in told:
        often[date.value] = often.get(date.value, 0) + 1

    def order(date: Date) -> tuple[tuple[bool, int], int, str, bytes]:
        return date.breadth, -often[date.value], date.value, date.to_json()

    return min(told, key=order)


def shared_words(one: Group, other: Group) -> tuple[tuple[str, ...], float]:
    """The words that the two most alike tellings share, and their part of the shorter telling's."""
    best: tuple[tuple[str, ...], float] = (), 0.0
    for left in one.words:
        for right in other.words:
            stems = left.keys() & right.keys()
            words = tuple(sorted(min(left[each], right[each]) for each in stems))
            part = len(words) / max(1, min(len(left), len(right)))
            if (len(words), part, words) > (len(best[0]), best[1], best[0]):
                best = words, part
    return best


@lru_cache(maxsize=50_000)
def words_of(telling: Telling) -> Mapping[str, str]:
    """The words of a telling's sentence beside common ones and its participants', by their stem."""
    named = {stem(word.lower()) for name in telling.named for word in _WORD.findall(name)}
    found: dict[str, str] = {}
    for word in _WORD.findall(telling.sentence):
        plain = word.lower()
        if plain in _ignored() or (stemmed := stem(plain)) in named:
            continue
        found[stemmed] = min(found.get(stemmed, word), word)
    return found


@lru_cache(maxsize=1)
def _ignored() -> frozenset[str]:
    return common_words() | _NAMED_DAYS


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word in lower case without its commonest endings: "talks" and "talked" are one."""
    word = word.replace("’", "'").removesuffix("'s")
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)].removesuffix("e")
    return word.removesuffix("e") if len(word) > 4 else word

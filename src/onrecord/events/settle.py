"""From event mentions of many articles to events.

Two mentions speak of one event when they have the same type, the same settled actors and
recipients, and the same date; or, within one article, the same type, actors in common, no
recipients that differ, and no date that contradicts. What is asked for, hypothetical or denied is
an event only with its like: a visit that was called for is not the visit that took place.
A mention without a date is never joined to another article's, and one without any resolved
actor never to anything.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.records import Date, Event, EventMention, EventStatus, content_id

# Of an event's mentions the firmest telling gives its status.
_FIRMNESS: tuple[EventStatus, ...] = (
    "happened", "background", "planned", "asked_for", "hypothetical", "denied",
)  # fmt: skip
_REAL = frozenset({"happened", "background", "planned"})


@dataclass(frozen=True)
class _Told:
    """A mention with its settled participants."""

    mention: EventMention
    actors: frozenset[str]
    recipients: frozenset[str]

    @property
    def kind(self) -> tuple[str, str]:
        """Only tellings of one kind can be one event."""
        status = self.mention.status
        return self.mention.type, "real" if status in _REAL else status


def settle_events(
    events: Iterable[EventMention], entity_of: Mapping[str, str]
) -> tuple[Event, ...]:
    """Events, by id; each mention stands in exactly one. The order of ``events`` has no effect.

    ``entity_of`` gives the settled entity of an article's actor; an actor without one is
    taken as itself.
    """
    ordered = sorted({event.id: event for event in events}.values(), key=lambda event: event.id)
    told = [
        _Told(
            event,
            frozenset(entity_of.get(actor, actor) for actor in event.actors),
            frozenset(entity_of.get(actor, actor) for actor in event.recipients),
        )
        for event in ordered
    ]
    groups = _join_across(_join_within(told))
    return tuple(sorted((_event(group, reason) for group, reason in groups), key=lambda e: e.id))


_Group = tuple[list[_Told], str]


def _join_within(told: list[_Told]) -> list[_Group]:
    """Join the mentions of each article that tell of one act."""
    by_article: dict[tuple[str, tuple[str, str]], list[_Told]] = {}
    for each in told:
        by_article.setdefault((each.mention.article, each.kind), []).append(each)
    groups: list[_Group] = []
    for key in sorted(by_article):
        open_groups: list[list[_Told]] = []
        for each in sorted(by_article[key], key=_fullest_first):
            home = next(
                (g for g in open_groups if all(_same_act(each, other) for other in g)), None
            )
            if home is None:
                open_groups.append([each])
            else:
                home.append(each)
        groups.extend(
            (group, "one telling" if len(group) == 1 else "same type, shared actors, one report")
            for group in open_groups
        )
    return groups


def _fullest_first(told: _Told) -> tuple[int, int, int, int, str]:
    mention = told.mention
    dated = mention.date is not None and mention.date.start is not None
    return (-dated, -len(told.actors), -len(told.recipients), mention.trigger.start, mention.id)


def _same_act(one: _Told, other: _Told) -> bool:
    if not one.actors & other.actors:
        return False
    if one.recipients and other.recipients and not one.recipients & other.recipients:
        return False
    return not _conflict(one.mention.date, other.mention.date)


def _conflict(one: Date | None, other: Date | None) -> bool:
    """True when both dates are placed and share no day, or both are partial and differ."""
    if one is None or other is None:
        return False
    if one.start is None or other.start is None:
        return one.start is None and other.start is None and one.value != other.value
    one_end, other_end = one.end or one.start, other.end or other.start
    return not (one.start < other_end and other.start < one_end)


def _join_across(groups: list[_Group]) -> list[_Group]:
    """Join the groups of different articles that agree in type, participants and day."""
    joined: dict[tuple[object, ...], list[_Group]] = {}
    alone: list[_Group] = []
    for group in groups:
        key = _key(group[0])
        if key is None:
            alone.append(group)
        else:
            joined.setdefault(key, []).append(group)
    for same in joined.values():
        told = [each for group, _ in same for each in group]
        reason = same[0][1] if len(same) == 1 else "same type, actors, recipients and date"
        alone.append((told, reason))
    return alone


def _key(group: list[_Told]) -> tuple[object, ...] | None:
    """What two reports must agree in; ``None`` where the group names nobody or no day."""
    date = _date(group)
    actors = frozenset().union(*(each.actors for each in group))
    recipients = frozenset().union(*(each.recipients for each in group))
    if not actors or date is None or date.start is None:
        return None
    return (*group[0].kind, tuple(sorted(actors)), tuple(sorted(recipients)), date.start, date.end)


def _date(group: list[_Told]) -> Date | None:
    """The most precise date told; ties by how often, then by value."""
    dates = [each.mention.date for each in group if each.mention.date is not None]
    if not dates:
        return None
    often = Counter(date.value for date in dates)

    def order(date: Date) -> tuple[bool, int, int, str]:
        days = (date.end - date.start).days if date.start and date.end else 1_000_000
        return (date.start is None, days, -often[date.value], date.value)

    return min(dates, key=order)


def _event(group: list[_Told], reason: str) -> Event:
    mentions = tuple(sorted(each.mention.id for each in group))
    kind = group[0].mention.type
    return Event(
        id=content_id("evt1", kind, *mentions),
        type=kind,
        actors=tuple(sorted(frozenset().union(*(each.actors for each in group)))),
        recipients=tuple(sorted(frozenset().union(*(each.recipients for each in group)))),
        date=_date(group),
        status=min((each.mention.status for each in group), key=_FIRMNESS.index),
        mentions=mentions,
        reason=reason,
    )

"""From event mentions of many articles to events.

Within an article two mentions tell of one event when they have the same type and actors in common,
neither recipients, date nor place set them apart, and, but for meetings, something more than one actor is
the same: verb, recipient, day or two words. Across articles they do when type, actors, recipients
and day agree, or all but a part of one side's participants, and the words of their sentences or the
place say the same; ``agreement`` has the rules. What is asked for, hypothetical or denied is an event
only with its like: a visit that was called for is not the visit that took place. A mention without a
date is joined to another article's only where most of the sentence's words are the same, and one without any resolved actor
never to anything.

Mentions stay as they are: an event lists them, and its ``reason`` says what they agree in.
"""

from collections.abc import Iterable, Mapping, Sequence

from onrecord.events.across.agreement import (
    Group,
    Telling,
    dates_conflict,
    is_day,
    most_precise,
    places_conflict,
    same_days,
    telling_of,
    words_of,
)
from onrecord.events.across.joining import Cluster, join
from onrecord.records import Event, EventMention, content_id, firmest

_SHOWN = 6  # words that a reason lists


def settle_events(
    events: Iterable[EventMention], entity_of: Mapping[str, str]
) -> tuple[Event, ...]:
    """Events, by id; each mention stands in exactly one. The order of ``events`` has no effect.

    ``entity_of`` gives the settled entity of an article's actor; an actor without one is
    taken as itself.
    """
    told = {event.id: telling_of(event, entity_of) for event in events}
    groups = _join_within(told[id] for id in sorted(told))
    known = [group for group in groups if group.actors]
    settled = [_event((group,), _reason_within(group)) for group in groups if not group.actors]
    settled += [_event(cluster.groups, _reason(cluster)) for cluster in join(known)]
    return tuple(sorted(settled, key=lambda event: event.id))


def _join_within(told: Iterable[Telling]) -> list[Group]:
    """Join the tellings of each article that speak of one act."""
    by_article: dict[tuple[str, tuple[str, str]], list[Telling]] = {}
    for each in told:
        by_article.setdefault((each.article, each.kind), []).append(each)
    groups: list[Group] = []
    for key in sorted(by_article):
        found: list[list[Telling]] = []
        for each in sorted(by_article[key], key=_fullest_first):
            home = next((g for g in found if all(_same_act(each, other) for other in g)), None)
            if home is None:
                found.append([each])
            else:
                home.append(each)
        groups.extend(Group(tuple(tellings)) for tellings in found)
    return groups


def _fullest_first(told: Telling) -> tuple[int, int, int, int, str]:
    dated = told.date is not None and told.date.start is not None
    return -dated, -len(told.actors), -len(told.recipients), told.start, told.id


def _same_act(one: Telling, other: Telling) -> bool:
    if not one.actors & other.actors:
        return False
    if one.recipients and other.recipients and not one.recipients & other.recipients:
        return False
    if dates_conflict(one.date, other.date) or places_conflict(one.place, other.place):
        return False
    return one.type == "CONSULT" or _is_told_again(one, other)


def _is_told_again(one: Telling, other: Telling) -> bool:
    """True where more than one actor and the type says that it is the same act: one may do much."""
    return (
        one.verb == other.verb
        or len(one.actors & other.actors) > 1
        or bool(one.recipients & other.recipients)
        or (is_day(one.date) and same_days(one.date, other.date))
        or len(words_of(one).keys() & words_of(other).keys()) > 1
    )


def _reason_within(group: Group) -> str:
    number = len(group.tellings)
    if number == 1:
        return "one telling"
    return f"{number} tellings in one report: same type, actors in common"


def _reason(cluster: Cluster) -> str:
    """How many reports, and what the two that agree in least agree in."""
    if cluster.weakest is None:
        return _reason_within(cluster.groups[0])
    what, words = cluster.weakest.what, cluster.weakest.words
    reason = f"{len(cluster.articles)} reports: {what}"
    if words:
        least = " or more" if len(cluster.groups) > 2 else ""
        shown = ", ".join(words[:_SHOWN]) + (", …" if len(words) > _SHOWN else "")
        plural = "" if len(words) == 1 and not least else "s"
        reason += f"; {len(words)}{least} shared word{plural}: {shown}"
    return reason


def _event(groups: Sequence[Group], reason: str) -> Event:
    told = [telling for group in groups for telling in group.tellings]
    mentions = tuple(sorted(telling.id for telling in told))
    kind = told[0].type
    return Event(
        id=content_id("evt1", kind, *mentions),
        type=kind,
        actors=tuple(sorted(frozenset().union(*(telling.actors for telling in told)))),
        recipients=tuple(sorted(frozenset().union(*(telling.recipients for telling in told)))),
        date=most_precise(telling.date for telling in told),
        status=firmest(telling.status for telling in told),
        mentions=mentions,
        reason=reason,
    )

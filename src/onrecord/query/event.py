"""One event: every telling of it with its words, and what the reports do not agree on."""

from collections.abc import Mapping, Sequence

from onrecord.errors import NotInRecord
from onrecord.query.disputes.bearing import judged
from onrecord.query.disputes.dispute import Dispute
from onrecord.query.disputes.finding import differences
from onrecord.query.happenings import (
    Happening,
    fetch_tellings,
    happenings_for,
    named,
    teller,
)
from onrecord.query.reader import Reader
from onrecord.query.sources import Source, source_of
from onrecord.records import Date, Event, EventMention, EventStatus, Place, Record
from onrecord.store.view import View

MOST = 200  # tellings shown of one event
_COMPARED = 400  # reports of its stories that are looked through for contradictions


class EventTelling(Record, frozen=True, kw_only=True):
    """One report's telling of an event.

    ``claim`` is the id of the event mention. ``actors`` and ``recipients`` are names, or the
    report's words where no actor was resolved, with their ids beside them as in ``Happening``. ``by`` is who tells
    it, where that is not the outlet. ``origin`` is the place of its report's origin among those of
    the event, from 0 on. ``answers`` and ``answered`` are the ids of event mentions of its report to
    which this one reacts, and which react to it.
    """

    claim: str
    type: str
    mode: str | None
    status: EventStatus
    date: Date | None
    place: Place | None
    actors: tuple[str, ...]
    actor_ids: tuple[str | None, ...]
    recipients: tuple[str, ...]
    recipient_ids: tuple[str | None, ...]
    by: str | None
    source: Source
    origin: int | None
    answers: str | None = None
    answered: tuple[str, ...] = ()
    reason: str | None = None


class InStory(Record, frozen=True, kw_only=True):
    """A story in which an event is told; ``article`` is one of the reports that tell it there."""

    id: str
    title: str
    article: str


class EventShown(Record, frozen=True, kw_only=True):
    """An event with those who tell it, the earliest report first.

    ``reason`` says why its tellings are taken as one event. ``disputes`` are what the reports tell
    differently of it. ``tellings`` are the first ``MOST`` of ``told``. ``compared`` is false where
    its stories have too many reports to look through: then nobody looked for disputes.
    """

    event: Event
    happening: Happening
    tellings: tuple[EventTelling, ...]
    told: int
    disputes: tuple[Dispute, ...]
    compared: bool = True
    stories: tuple[InStory, ...] = ()


def find_event(view: View, id: str) -> Event:
    """The event of this id or of which this is a telling; raises ``NotInRecord``."""
    settled = view.event_of(id) or id
    found = view.events_by_id([settled])
    if settled not in found:
        raise NotInRecord(f"no event {id} in the record; give the id of an event or of a telling")
    return found[settled]


def show_event(view: View, id: str) -> EventShown:
    """An event by its id or that of one of its tellings; raises ``NotInRecord``."""
    reader = Reader(view)
    event = find_event(view, id)
    told = view.claims(EventMention, ids=event.mentions)
    fetch_tellings(reader, told)
    (happening,) = happenings_for(reader, [event])
    beside, compared = _beside(reader, told)
    disputes = differences(reader, beside).disputes if compared else ()
    own = [each for each in disputes if _speaks_of(each, event)]
    if compared:
        (happening,) = judged(reader, [happening], own)
    told.sort(key=lambda mention: _order(reader, mention))
    reactions = _reactions(view, told)
    origins = {a: place for place, each in enumerate(happening.which) for a in each.reports}
    return EventShown(
        event=event,
        happening=happening,
        tellings=tuple(_telling(reader, each, origins, reactions) for each in told[:MOST]),
        told=len(told),
        disputes=tuple(own),
        compared=compared,
        stories=tuple(_stories(reader, told)),
    )


def _stories(reader: Reader, told: Sequence[EventMention]) -> list[InStory]:
    """The stories of the reports that tell it, in the order of these."""
    first: dict[str, str] = {}
    for mention in told:
        part = reader.part(mention.article)
        if part is not None:
            first.setdefault(part.story, mention.article)
    titles = reader.view.story_titles(first)
    return [InStory(id=id, title=titles[id], article=a) for id, a in first.items() if id in titles]


def _beside(reader: Reader, told: Sequence[EventMention]) -> tuple[list[EventMention], bool]:
    """All event mentions of the stories that tell it, and whether those are few enough to compare."""
    articles = {mention.article for mention in told}
    parts = [part for article in articles if (part := reader.part(article)) is not None]
    reports = articles | reader.view.articles_in(part.story for part in parts)
    if len(reports) > _COMPARED:
        return [], False
    return reader.view.claims_in(EventMention, reports), True


def _speaks_of(dispute: Dispute, event: Event) -> bool:
    own = set(event.mentions)
    return any(
        claim in own
        for side in dispute.sides
        for claim in (*side.claims, *(source.claim for source in side.sources))
    )


def _order(reader: Reader, mention: EventMention) -> tuple[str, str, int, str]:
    day = reader.published(mention.article)
    start = mention.evidence[0].start if mention.evidence else mention.trigger.start
    return day.isoformat() if day else "9999", mention.article, start, mention.id


def _reactions(view: View, told: Sequence[EventMention]) -> dict[str, list[str]]:
    """The mentions in the same reports that react to each of these."""
    own = {mention.id for mention in told}
    found: dict[str, list[str]] = {}
    for each in view.claims_in(EventMention, {mention.article for mention in told}):
        if each.answers in own:
            found.setdefault(each.answers, []).append(each.id)
    return found


def _telling(
    reader: Reader,
    mention: EventMention,
    origins: Mapping[str, int],
    reactions: Mapping[str, Sequence[str]],
) -> EventTelling:
    actors = named(reader, mention.actors, [s.quote for s in mention.actor_spans])
    recipients = named(reader, mention.recipients, [s.quote for s in mention.recipient_spans])
    return EventTelling(
        claim=mention.id,
        type=mention.type,
        mode=mention.mode,
        status=mention.status,
        date=mention.date,
        place=mention.place,
        actors=tuple(actors),
        actor_ids=tuple(actors.values()),
        recipients=tuple(recipients),
        recipient_ids=tuple(recipients.values()),
        by=teller(reader, mention),
        source=source_of(reader, mention),
        origin=origins.get(mention.article),
        answers=mention.answers,
        answered=tuple(reactions.get(mention.id, ())),
        reason=mention.reason,
    )

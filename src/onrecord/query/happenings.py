"""What happened: settled events with their words, in the order of their days."""

import datetime
from collections.abc import Iterable, Sequence

from onrecord.query.origins import Credibility, Origin, origins_of
from onrecord.query.origins.crediting import fetch_credits
from onrecord.query.reader import Reader
from onrecord.query.sources import Source, source_of
from onrecord.records import Date, Event, EventMention, EventStatus, Place, Record

_SHOWN = 3  # sources shown for an event; the rest is counted


class Happening(Record, frozen=True, kw_only=True):
    """An event as answers show it.

    ``actors`` and ``recipients`` are names, or the report's words where no actor was resolved;
    ``actor_ids`` and ``recipient_ids`` stand beside them: the entity, or the report's actor where
    it was settled as none, ``None`` for words alone.
    ``statuses`` lists every status that the reports give it, so that "happened" and "denied"
    stand side by side; ``status`` is the settled one. ``place`` is where the fullest telling that
    says so puts it. ``reports``, ``outlets`` and ``origins`` are counts; ``which`` has the
    reports of each independent origin. ``credibility`` says how far they bear it out; ``None``
    where nobody looked for contradictions.
    """

    event: str
    type: str
    mode: str | None
    status: EventStatus
    statuses: tuple[EventStatus, ...]
    date: Date | None
    place: Place | None = None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    trigger: str
    told_by: str | None
    sources: tuple[Source, ...]
    reports: int
    origins: int
    outlets: int = 0
    which: tuple[Origin, ...] = ()
    credibility: Credibility | None = None
    actor_ids: tuple[str | None, ...] = ()
    recipient_ids: tuple[str | None, ...] = ()

    @property
    def day(self) -> datetime.date | None:
        """The first day of it, ``None`` if that is not known."""
        return self.date.start if self.date is not None else None

    @property
    def told(self) -> datetime.date | None:
        """The day of the first report that tells of it, ``None`` if no report has one."""
        return min((each.first for each in self.which if each.first is not None), default=None)


def happenings_of(reader: Reader, mentions: Iterable[EventMention]) -> list[Happening]:
    """The events that these tellings speak of, told by these tellings alone; by day."""
    told = list(mentions)
    fetch_tellings(reader, told)
    event_of = reader.view.events_of(mention.id for mention in told)
    groups: dict[str, list[EventMention]] = {}
    for mention in told:
        groups.setdefault(event_of.get(mention.id, mention.id), []).append(mention)
    found = [_happening(reader, id, told) for id, told in groups.items()]
    return sorted(found, key=lambda h: (h.day is None, h.day or datetime.date.min, h.event))


def fetch_tellings(reader: Reader, told: Iterable[EventMention]) -> None:
    """All that is shown of these tellings in a few queries."""
    told = list(told)
    articles = {mention.article for mention in told}
    reader.head(articles)
    reader.place(articles)
    reader.hear({mention.within for mention in told if mention.within is not None})
    reader.meet({actor for mention in told for _, actor in mention.actor_ids()})
    fetch_credits(reader, told)


def happenings_for(reader: Reader, events: Sequence[Event]) -> list[Happening]:
    """Settled events with all their tellings, in the order given."""
    wanted = [mention for event in events for mention in event.mentions]
    by_id = {m.id: m for m in reader.view.claims(EventMention, ids=wanted)}
    fetch_tellings(reader, by_id.values())
    found = []
    for event in events:
        told = [by_id[mention] for mention in event.mentions if mention in by_id]
        if told:
            found.append(_happening(reader, event.id, told, event))
    return found


def _happening(
    reader: Reader, id: str, told: list[EventMention], event: Event | None = None
) -> Happening:
    best = min(told, key=lambda m: _worth(reader, m))
    counted = origins_of(reader, told)
    statuses = tuple(sorted({mention.status for mention in told}))
    places = [m.place for m in sorted(told, key=lambda m: _worth(reader, m)) if m.place is not None]
    dates = [m.date for m in (best, *told) if m.date is not None]
    actors = named(reader, best.actors, [s.quote for s in best.actor_spans])
    recipients = named(reader, best.recipients, [s.quote for s in best.recipient_spans])
    return Happening(
        event=id,
        type=best.type,
        mode=best.mode,
        status=event.status if event is not None else best.status,
        statuses=statuses,
        date=event.date if event is not None else (dates[0] if dates else None),
        place=max(places, key=lambda place: place.latitude is not None, default=None),
        actors=tuple(actors),
        actor_ids=tuple(actors.values()),
        recipients=tuple(recipients),
        recipient_ids=tuple(recipients.values()),
        trigger=best.trigger.quote,
        told_by=teller(reader, best),
        sources=tuple(_sources(reader, best, told)),
        reports=counted.reports,
        outlets=len(counted.outlets),
        origins=counted.count,
        which=counted.origins,
    )


def _worth(reader: Reader, mention: EventMention) -> tuple[int, int, int, str, str]:
    """The fullest telling first: dated, with both sides named, early."""
    sides = bool(mention.actors) + bool(mention.recipients)
    day = reader.published(mention.article) or datetime.date.max
    return -sides, mention.date is None, mention.within is not None, day.isoformat(), mention.id


def named(reader: Reader, actors: Sequence[str], words: Sequence[str]) -> dict[str, str | None]:
    """The ids of actors by their names; the report's words where no actor was resolved."""
    found: dict[str, str | None] = {}
    for actor in actors:
        who = reader.who(actor)
        found.setdefault(who.name, who.entity or actor)
    return found or dict.fromkeys(words)


def teller(reader: Reader, mention: EventMention) -> str | None:
    """Who tells it, where it is not the outlet's own voice."""
    statement = reader.statement(mention.within) if mention.within is not None else None
    if statement is None:
        return None
    if statement.speaker is not None:
        return reader.who(statement.speaker).name
    return statement.source.quote if statement.source is not None else None


def _sources(reader: Reader, best: EventMention, told: list[EventMention]) -> Iterable[Source]:
    seen: set[str] = set()
    for mention in (best, *told):
        source = source_of(reader, mention)
        if source.quote not in seen and len(seen) < _SHOWN:
            seen.add(source.quote)
            yield source

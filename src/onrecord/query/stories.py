"""The stories of a record: which reports tell of one happening, and which come from which."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.query.happenings import Happening, happenings_of
from onrecord.query.origins import Origin, report_origins
from onrecord.query.reader import Reader
from onrecord.records import (
    ONE_ORIGIN,
    Derivation,
    DerivationKind,
    EventMention,
    Mention,
    Record,
    Story,
)
from onrecord.store.view import View

_WHOLE = frozenset(
    {"agency", "contributed", "canonical"}
)  # credits for a report, not for a passage


_ACTORS, _EVENTS = 10, 8  # shown of one story
_ALONE = (-1, True)  # the rank of what one report tells, of no known day: it is left out
_TOLD = frozenset({"happened", "planned", "denied"})  # what a story is about: not its background


class Step(Record, frozen=True, kw_only=True):
    """What a report takes from another one, ``source``; ``outlet`` is that report's."""

    source: str
    outlet: str | None
    kind: DerivationKind
    share: float
    reason: str


class Told(Record, frozen=True, kw_only=True):
    """A report within a story.

    ``taken_from`` is the id of the report that its text comes from, ``how`` and ``share`` tell
    how much of it; ``steps`` are all that it takes from others, quotations and citations too.
    ``credits`` are words of the report that say where all or part of it is from; ``unnamed`` is
    true where its original is not named.
    """

    article: str
    outlet: str | None
    title: str | None
    day: datetime.date | None
    locator: str | None
    taken_from: str | None = None
    how: str | None = None
    share: float | None = None
    steps: tuple[Step, ...] = ()
    credits: tuple[str, ...] = ()
    unnamed: bool = False


class StoryLine(Record, frozen=True, kw_only=True):
    """A story with its reports, oldest first, and how many independent origins they have.

    ``which`` are those origins, ``outlets`` all that tell it, by their first reports. ``follows``
    is the id of the story that it is a follow-up of, with its title in ``follows_title``. Of a
    story asked for by itself ``actors`` are those that most of its reports name, and ``events`` those
    that most of them tell, by day; both are empty in a list of stories.
    """

    id: str
    title: str
    first: datetime.date | None
    last: datetime.date | None
    origins: int
    outlets: tuple[str, ...] = ()
    follows: str | None = None
    follows_title: str | None = None
    reports: tuple[Told, ...]
    which: tuple[Origin, ...] = ()
    actors: tuple[str, ...] = ()
    events: tuple[Happening, ...] = ()


def stories(view: View, *, smallest: int = 1, limit: int | None = None) -> tuple[StoryLine, ...]:
    """All stories with at least ``smallest`` reports, newest first; undated ones last."""
    reader = Reader(view)
    every = view.stories()
    titles = {story.id: story.title for story in every}
    asked = [story for story in every if len(story.articles) >= smallest]
    reader.fetch_days(id for story in asked for id in story.articles)
    lasts = {story.id: _days(reader, story)[1] for story in asked}
    asked.sort(key=lambda s: (lasts[s.id] is None, -_ordinal(lasts[s.id]), s.id))
    asked = asked[:limit]
    reader.fetch(id for story in asked for id in story.articles)
    reader.fetch_credits(id for story in asked for id in story.articles)
    return tuple(_line(reader, story, titles) for story in asked)


def story_line(view: View, story: Story) -> StoryLine:
    """One story, as ``stories`` has it."""
    titles = {each.id: each.title for each in view.stories()} if story.follows else {}
    reader = Reader(view)
    return msgspec.structs.replace(
        _line(reader, story, titles),
        actors=_actors(view, story.articles),
        events=_events(reader, story.articles),
    )


def _actors(view: View, articles: Sequence[str]) -> tuple[str, ...]:
    """Names of the settled actors that most reports name, then that are named most often."""
    mentions = [each for each in view.claims_in(Mention, articles) if each.actor is not None]
    entities = view.entities_of({each.actor for each in mentions if each.actor is not None})
    reports: dict[str, set[str]] = {}
    times: Counter[str] = Counter()
    for mention in mentions:
        entity = entities.get(mention.actor or "")
        if entity is not None and not entity.kind.startswith("unnamed"):
            reports.setdefault(entity.name, set()).add(mention.article)
            times[entity.name] += 1
    ordered = sorted(reports, key=lambda name: (-len(reports[name]), -times[name], name))
    return tuple(ordered[:_ACTORS])


def _events(reader: Reader, articles: Sequence[str]) -> tuple[Happening, ...]:
    """Events of a known day or told by several reports: those that most tell, by day."""
    told = reader.view.claims_in(EventMention, articles)
    event_of = reader.view.events_of(mention.id for mention in told)
    groups: dict[str, list[EventMention]] = {}
    for mention in told:
        if mention.status in _TOLD:
            groups.setdefault(event_of.get(mention.id, mention.id), []).append(mention)
    ranks = {event: _rank(group) for event, group in groups.items()}
    ordered = sorted((e for e in groups if ranks[e] < _ALONE), key=lambda e: (ranks[e], e))
    return tuple(happenings_of(reader, [m for event in ordered[:_EVENTS] for m in groups[event]]))


def _rank(told: Sequence[EventMention]) -> tuple[int, bool, bool, int]:
    """Number of reports, whether the day is not known, it only is to happen, and sides named."""
    reports = {mention.article for mention in told}
    dated = any(m.date is not None and m.date.start is not None for m in told)
    happened = any(mention.status == "happened" for mention in told)
    sides = max(bool(m.actors) + bool(m.recipients) for m in told)
    return -len(reports), not dated, not happened, -sides


def _ordinal(day: datetime.date | None) -> int:
    return (day or datetime.date.min).toordinal()


def _days(reader: Reader, story: Story) -> tuple[datetime.date | None, datetime.date | None]:
    days = [day for id in story.articles if (day := reader.published(id)) is not None]
    return min(days, default=None), max(days, default=None)


def _line(reader: Reader, story: Story, titles: dict[str, str]) -> StoryLine:
    reports = [_told(reader, id, story) for id in story.articles]
    reports.sort(key=lambda r: (r.day or datetime.date.max, r.taken_from is not None, r.article))
    first, last = _days(reader, story)
    found = report_origins(reader, story.articles)
    return StoryLine(
        id=story.id,
        title=story.title or reports[0].title or "untitled",
        first=first,
        last=last,
        origins=found.count,
        outlets=found.outlets,
        follows=story.follows,
        follows_title=titles.get(story.follows) if story.follows is not None else None,
        reports=tuple(reports),
        which=found.origins,
    )


def _told(reader: Reader, id: str, story: Story) -> Told:
    article = reader.article(id)
    steps = [step for step in story.derivations if step.article == id]
    joined = next((step for step in steps if step.kind in ONE_ORIGIN), None)
    return Told(
        article=id,
        outlet=article.publisher,
        title=article.title,
        day=reader.published(id),
        locator=reader.locator(id),
        taken_from=joined.source if joined is not None else None,
        how=joined.kind if joined is not None else None,
        share=joined.share if joined is not None else None,
        steps=tuple(_steps(reader, steps)),
        credits=tuple(
            dict.fromkeys(
                " ".join(credit.words.split())
                for credit in reader.credits(id)
                if credit.kind in _WHOLE or (credit.outlet is None and id in story.unnamed)
            )
        ),
        unnamed=id in story.unnamed,
    )


def _steps(reader: Reader, steps: Iterable[Derivation]) -> Iterable[Step]:
    for step in steps:
        yield Step(
            source=step.source,
            outlet=reader.outlet(step.source),
            kind=step.kind,
            share=step.share,
            reason=step.reason,
        )

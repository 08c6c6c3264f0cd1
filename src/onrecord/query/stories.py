"""The stories of a record: which reports tell of one happening, and which come from which."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from onrecord.query.happenings import Happening, happenings_of
from onrecord.query.origins import Origin, fetch_report_origins, report_origins
from onrecord.query.paging import Page
from onrecord.query.reader import Reader
from onrecord.records import (
    ONE_ORIGIN,
    Derivation,
    DerivationKind,
    EventMention,
    Record,
    Story,
)
from onrecord.store.view import StoryFilter, StoryHead, StoryOrder, StoryTeller, View

_WHOLE = frozenset(
    {"agency", "contributed", "canonical"}
)  # credits for a report, not for a passage


TELLERS = 12  # reports of a story that a list has
_FOLLOWING = 20  # follow-ups shown of one story
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


class StoryRef(Record, frozen=True, kw_only=True):
    """Another story, and ``report``, the id of its first report."""

    id: str
    title: str
    report: str
    day: datetime.date | None = None


class Teller(Record, frozen=True, kw_only=True):
    """A report as lists of stories show it.

    ``origin`` numbers the independent origins from 1, in the order of their first reports. ``taken`` is true where it takes its text from another report of the story.
    """

    article: str
    outlet: str | None
    day: datetime.date | None
    origin: int
    taken: bool = False


class StoryEntry(Record, frozen=True, kw_only=True):
    """A story in a list: how many reports and independent origins it has, and who tells it.

    ``reports`` are the earliest, at most ``TELLERS``; ``report`` is the first of them.
    """

    id: str
    title: str
    report: str
    first: datetime.date | None
    last: datetime.date | None
    number: int
    origins: int
    reports: tuple[Teller, ...]
    follows: StoryRef | None = None


class StoryLine(Record, frozen=True, kw_only=True):
    """A story with its reports, oldest first, and how many independent origins they have.

    ``which`` are those origins, ``outlets`` all that tell it, by their first reports. ``follows``
    is the id of the story that it is a follow-up of, with its title in ``follows_title``. Of a
    story asked for by itself ``actors`` are those that most of its reports name, with the ids of their
    entities in ``actor_ids``, ``events`` those
    that most of them tell, by day, and ``before`` and ``after`` the stories that it follows and that
    follow it; all are empty in a list of stories.
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
    actor_ids: tuple[str, ...] = ()
    events: tuple[Happening, ...] = ()
    before: StoryRef | None = None
    after: tuple[StoryRef, ...] = ()


def stories(view: View, *, smallest: int = 1, limit: int | None = None) -> tuple[StoryLine, ...]:
    """All stories with at least ``smallest`` reports, newest first; undated ones last."""
    ids = view.story_ids(StoryFilter(smallest=smallest), limit=limit)
    asked = view.stories_by_id(ids)
    reader = Reader(view)
    fetch_report_origins(reader, (id for story in asked.values() for id in story.articles))
    reader.fetch(id for story in asked.values() for id in story.articles)
    titles = view.story_titles(story.follows for story in asked.values() if story.follows)
    return tuple(_line(reader, asked[id], titles) for id in ids)


def story_list(
    view: View,
    wanted: StoryFilter | None = None,
    *,
    order: StoryOrder = "newest",
    offset: int = 0,
    limit: int = 50,
) -> Page[StoryEntry]:
    """A page of the stories that fit, none of which is read for it."""
    ids = view.story_ids(wanted, order=order, offset=offset, limit=limit)
    heads = view.story_heads(ids)
    followed = [head.follows for head in heads.values() if head.follows is not None]
    refs = story_refs(view, followed)
    told: dict[str, list[StoryTeller]] = {}
    for each in view.story_tellers(ids, most=TELLERS):
        told.setdefault(each.story, []).append(each)
    return Page(
        items=tuple(_entry(id, heads[id], told[id], refs) for id in ids),
        total=view.story_count(wanted),
        offset=offset,
        limit=limit,
    )


def _entry(
    id: str, head: StoryHead, told: Sequence[StoryTeller], refs: Mapping[str, StoryRef]
) -> StoryEntry:
    origins = {origin: n for n, origin in enumerate(dict.fromkeys(t.origin for t in told), 1)}
    return StoryEntry(
        id=id,
        title=head.title or "untitled",
        report=told[0].article,
        first=head.first,
        last=head.last,
        number=head.reports,
        origins=head.origins,
        reports=tuple(
            Teller(
                article=each.article,
                outlet=each.outlet,
                day=each.day,
                origin=origins[each.origin],
                taken=each.taken,
            )
            for each in told
        ),
        follows=refs.get(head.follows or ""),
    )


def story_refs(view: View, ids: Iterable[str]) -> dict[str, StoryRef]:
    """The stories with these ids as others point to them; unknown ids are left out."""
    heads = view.story_heads(ids)
    firsts = {part.story: part.article for part in view.story_tellers(heads, most=1)}
    return {
        id: StoryRef(id=id, title=head.title or "untitled", report=firsts[id], day=head.first)
        for id, head in heads.items()
    }


def story_line(
    view: View, story: Story, *, events: bool = True, reader: Reader | None = None
) -> StoryLine:
    """One story, as ``stories`` has it; what its reports tell is left out without ``events``."""
    after = view.following(story.id)[:_FOLLOWING]
    refs = story_refs(view, [*after, *([story.follows] if story.follows else [])])
    named = view.named_in(story.articles, most=_ACTORS)
    reader = reader or Reader(view)
    fetch_report_origins(reader, story.articles)
    reader.fetch(story.articles)
    return msgspec.structs.replace(
        _line(reader, story, {id: ref.title for id, ref in refs.items()}),
        actors=tuple(each.name for each in named),
        actor_ids=tuple(each.entity for each in named),
        events=_events(reader, story.articles) if events else (),
        before=refs.get(story.follows or ""),
        after=tuple(refs[id] for id in after),
    )


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


def _days(reader: Reader, story: Story) -> tuple[datetime.date | None, datetime.date | None]:
    days = [day for id in story.articles if (day := reader.published(id)) is not None]
    return min(days, default=None), max(days, default=None)


def _line(reader: Reader, story: Story, titles: dict[str, str]) -> StoryLine:
    steps: dict[str, list[Derivation]] = {}
    for step in story.derivations:
        steps.setdefault(step.article, []).append(step)
    reports = [_told(reader, id, story, steps.get(id, [])) for id in story.articles]
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


def _told(reader: Reader, id: str, story: Story, steps: Sequence[Derivation]) -> Told:
    article = reader.heading(id)
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

"""A story sorted by who tells what."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from onrecord.query.compared.differing import differing
from onrecord.query.compared.events import acts, near
from onrecord.query.compared.passages import LONGEST, Passages
from onrecord.query.compared.records import Compared, Difference, Point
from onrecord.query.compared.sayings import place, sayings
from onrecord.query.disputes.tellings import Told, tellings
from onrecord.query.happenings import Happening, happenings_of
from onrecord.query.origins import (
    Against,
    Origins,
    count_origins,
    credibility,
    fetch_origins,
    voices,
)
from onrecord.query.origins.crediting import fetch_credits
from onrecord.query.origins.repeating import runs_of
from onrecord.query.reader import Reader
from onrecord.query.said import source_like, speaker_of
from onrecord.query.sources import Source, source_of
from onrecord.query.words import fold, word_list
from onrecord.records import Claim, EventMention, Span, Statement, Story
from onrecord.store.view import View

MOST = 30  # reports of one story that are compared, the earliest of each voice first
_TOLD = frozenset({"happened", "background", "planned", "denied"})
_SURE = frozenset({"happened", "background"})  # told, though only in somebody's words
_CONTRADICTIONS = frozenset({"number", "date", "place"})
_FEW = 4  # words that a statement says at least
_TOUCHED = 2  # rare words in common from which another may tell the same
_PLAIN = 6  # the same, of one that quotes nothing
_POINTING = frozenset({"he", "it", "that", "she", "they", "this", "which", "who", "others", "some"})


class _Voices(NamedTuple):
    """Who tells: the independent voices of a story, and which each report is."""

    all: Origins
    of: Mapping[str, int]

    def telling(self, claims: Iterable[Claim]) -> set[int]:
        return {self.of[claim.article] for claim in claims}


class _Group(NamedTuple):
    """Claims that tell one thing, the best first, and whether others come near it."""

    claims: Sequence[Claim]
    near: bool


def compare(
    view: View, story: Story, *, most: int = MOST, reader: Reader | None = None
) -> Compared:
    """What the reports of a story tell alike, alone and differently.

    Of a very large story ``most`` reports are compared, the first of each voice before all others.
    """
    reader = reader or Reader(view)
    who = voices(reader, story.articles)
    chosen = _chosen(who, most)
    reader.open(chosen)
    reader.fetch(chosen)
    told = _Voices(who, {a: n for n, o in enumerate(who.origins) for a in o.reports})
    passages = Passages([reader.article(id) for id in chosen])
    events = _events(reader, chosen)
    statements = _statements(reader, chosen)
    by_act = acts(events, passages)
    by_words = sayings(reader, statements, passages)
    said = list(_statement_groups(by_words, told, passages))
    done = [g for g in _event_groups(by_act, told, passages) if not _is_said(g, said, told)]
    groups = [group for group in (*done, *said) if _is_shown(group, told)]
    held = [*(each.mention for each in events), *statements]
    differs = tuple(_cited(differing(reader, by_act, statements, passages), held))
    points = _sorted(_points(reader, groups, told, _against(differs)), told)
    days = [day for each in story.articles if (day := reader.published(each)) is not None]
    return Compared(
        story=story.id,
        title=story.title,
        first=min(days, default=None),
        last=max(days, default=None),
        reports=len(story.articles),
        voices=who.origins,
        **points,
        differs=differs,
        left_out=len(story.articles) - len(chosen),
    )


def _chosen(who: Origins, most: int) -> list[str]:
    """The reports to compare: the first of each voice, then the others."""
    firsts = [origin.reports[0] for origin in who.origins]
    others = [report for origin in who.origins for report in origin.reports[1:]]
    return sorted([*firsts, *others][:most])


def _events(reader: Reader, articles: Sequence[str]) -> list[Told]:
    found = reader.view.claims_in(EventMention, articles)
    mentions = [m for m in found if m.status in _TOLD and m.trigger.start < LONGEST]
    event_of = reader.view.events_of(mention.id for mention in mentions)
    fetch_credits(reader, mentions)
    reader.meet({actor for mention in mentions for _, actor in mention.actor_ids()})
    return [
        dataclasses.replace(each, event=event_of.get(each.mention.id))
        for each in tellings(reader, mentions)
    ]


def _statements(reader: Reader, articles: Sequence[str]) -> list[Statement]:
    """Statements of somebody that say something; not those within one of the same speaker."""
    found = [
        statement
        for statement in reader.view.claims_in(Statement, articles)
        if statement.evidence[0].start < LONGEST
    ]
    fetch_credits(reader, found)
    return [
        statement
        for statement in found
        if _says_something(statement) and not _within_own(reader, statement)
    ]


def _says_something(statement: Statement) -> bool:
    """True for a statement of somebody who is told, with enough words to be known again by."""
    source = fold(statement.source.quote) if statement.source is not None else ""
    if statement.speaker is None and (not source or source in _POINTING):
        return False
    words = sum(len(word_list(part.quote)) for part in statement.content)
    return words >= (_PLAIN if statement.mode == "indirect" else _FEW)


def _within_own(reader: Reader, statement: Statement) -> bool:
    above = reader.statement(statement.parent) if statement.parent is not None else None
    return above is not None and above.speaker == statement.speaker


def _event_groups(
    by_act: Sequence[Sequence[Told]], told: _Voices, passages: Passages
) -> Iterator[_Group]:
    everybody = [each for group in by_act for each in group]
    for group in by_act:
        mentions = [each.mention for each in group]
        if not any(m.within is None or m.status in _SURE for m in mentions):
            continue  # a plan that is only spoken of is a statement
        mine = told.telling(mentions)
        others = (each for each in everybody if told.of[each.article] not in mine)
        yield _Group(
            mentions,
            _met(group[0].mention.trigger, mine, told, passages)
            or any(near(group[0], other, passages) for other in others)
            or _touched(group[0].mention.evidence[0].quote, mine, told, passages),
        )


def _is_said(act: _Group, said: Sequence[_Group], told: _Voices) -> bool:
    """True for an act told only within a statement that as many voices tell: it is shown with that."""
    mentions = [claim for claim in act.claims if isinstance(claim, EventMention)]
    if any(mention.within is None for mention in mentions):
        return False
    within = {mention.within for mention in mentions}
    voices = told.telling(mentions)
    return any(
        voices <= told.telling(group.claims) and any(claim.id in within for claim in group.claims)
        for group in said
    )


def _statement_groups(
    by_words: Sequence[Sequence[Statement]], told: _Voices, passages: Passages
) -> Iterator[_Group]:
    shared = _said_by_several(by_words, told)
    for group in by_words:
        mine = told.telling(group)
        again = any(
            shared[run] - mine for statement in group for run in runs_of(statement) & shared.keys()
        )
        again = again or _met(place(group[0]), mine, told, passages)
        yield _Group(group, again or _touched(_words_of(group[0]), mine, told, passages))


def _said_by_several(
    by_words: Sequence[Sequence[Statement]], told: _Voices
) -> dict[tuple[str, ...], set[int]]:
    """The runs of words that more than one voice has in statements, and which have them."""
    first: dict[tuple[str, ...], int] = {}
    shared: dict[tuple[str, ...], set[int]] = {}
    for group in by_words:
        for statement in group:
            voice = told.of[statement.article]
            for run in runs_of(statement):
                if first.setdefault(run, voice) != voice:
                    shared.setdefault(run, {first[run]}).add(voice)
    return shared


def _met(span: Span, mine: set[int], told: _Voices, passages: Passages) -> bool:
    """True where a sentence of another voice stands beside that of the span."""
    return any(told.of[article] not in mine for article in passages.met(span))


def _touched(words: str, mine: set[int], told: _Voices, passages: Passages) -> bool:
    """True where another voice has a sentence with rare words in common."""
    return any(told.of[article] not in mine for article in passages.touching(words, _TOUCHED))


def _words_of(statement: Statement) -> str:
    return " ".join(part.quote for part in statement.content)


def _cited(differs: Iterable[Difference], claims: Iterable[Claim]) -> Iterator[Difference]:
    """The differences, each passage cited by a claim that stands there, where there is one."""
    held: dict[str, list[tuple[Span, str]]] = {}
    for claim in claims:
        for span in claim.evidence:
            held.setdefault(span.article, []).append((span, claim.id))
    for difference in differs:
        sides = tuple(
            msgspec.structs.replace(side, sources=tuple(_held(each, held) for each in side.sources))
            for side in difference.sides
        )
        yield msgspec.structs.replace(difference, sides=sides)


def _held(source: Source, held: Mapping[str, Sequence[tuple[Span, str]]]) -> Source:
    low, high = (source.start + at for at in source.core or (0, 0))
    if source.claim:
        return source
    found = next(
        (c for s, c in held.get(source.article, ()) if s.start <= low and high <= s.end), ""
    )
    return msgspec.structs.replace(source, claim=found)


def _against(differs: Sequence[Difference]) -> dict[str, Against]:
    """What contradicts each claim whose number, day or place others tell differently."""
    found: dict[str, Against] = {}
    for each in differs:
        for side in each.sides if each.kind in _CONTRADICTIONS else ():
            others = sum(other.origins for other in each.sides if other is not side)
            found.update({claim: Against(origins=others, what=each.kind) for claim in side.claims})
    return found


def _is_shown(group: _Group, told: _Voices) -> bool:
    """False for what one voice tells and others come near."""
    return not group.near or len(told.telling(group.claims)) > 1


def _points(
    reader: Reader, groups: Sequence[_Group], told: _Voices, against: Mapping[str, Against]
) -> list[tuple[Point, _Group]]:
    """What is shown of each group; all of them fetched together."""
    fetch_origins(reader, [claim for group in groups for claim in group.claims])
    firsts = [group.claims[0] for group in groups]
    mentions = [claim for claim in firsts if isinstance(claim, EventMention)]
    event_of = reader.view.events_of(mention.id for mention in mentions)
    done = {act.event: act for act in happenings_of(reader, mentions)}
    acts = {m.id: done[event_of.get(m.id, m.id)] for m in mentions}
    return [(_point(reader, group, told, against, acts), group) for group in groups]


def _point(
    reader: Reader,
    group: _Group,
    told: _Voices,
    against: Mapping[str, Against],
    acts: Mapping[str, Happening],
) -> Point:
    best: dict[int, Claim] = {}
    for claim in group.claims:
        best.setdefault(told.of[claim.article], claim)
    counted = count_origins(reader, group.claims)
    return msgspec.structs.replace(
        _headed(reader, group.claims, acts),
        told=tuple(_source(reader, best[voice], group.claims[0]) for voice in sorted(best)),
        reports=counted.reports,
        outlets=len(counted.outlets),
        origins=counted.count,
        which=counted.origins,
        credibility=credibility(
            counted.count,
            next((against[claim.id] for claim in group.claims if claim.id in against), Against()),
            compared=told.all.count - counted.count,
        ),
        claims=tuple(sorted(claim.id for claim in group.claims)),
    )


def _source(reader: Reader, claim: Claim, like: Claim) -> Source:
    if isinstance(claim, Statement) and isinstance(like, Statement):
        return source_like(reader, claim, like)
    return source_of(reader, claim)


def _headed(reader: Reader, claims: Sequence[Claim], acts: Mapping[str, Happening]) -> Point:
    """What the claims tell in a line, by the first of them; the rest of the point is empty."""
    first = claims[0]
    if isinstance(first, Statement):
        what = " … ".join(part.quote for part in first.content)
        return Point(
            kind="statement", what=what, by=speaker_of(reader, _best_named(reader, claims))
        )
    assert isinstance(first, EventMention)  # noqa: S101 - groups are of these two
    act = acts[first.id]
    names = (act.actors, act.recipients)
    sides = " → ".join(", ".join(each) for each in names if each)
    own = any(isinstance(claim, EventMention) and claim.within is None for claim in claims)
    return Point(
        kind="event",
        what=f"{sides}: “{act.trigger}”" if sides else f"“{act.trigger}”",
        by=None if own else act.told_by,
        status=first.status,
        date=act.date,
    )


def _best_named(reader: Reader, claims: Sequence[Claim]) -> Statement:
    """Of the tellings of a statement the one that names its speaker best."""
    told = [claim for claim in claims if isinstance(claim, Statement)]
    return min(told, key=lambda s: s.speaker is None or reader.who(s.speaker).described)


def _sorted(points: Sequence[tuple[Point, _Group]], told: _Voices) -> dict[str, tuple[Point, ...]]:
    """The points by how many voices tell them."""
    found: dict[str, list[Point]] = {"agreed": [], "several": [], "alone": []}
    number, shown = told.all.count, set[str]()
    for point, group in sorted(points, key=lambda pair: _order(pair[0], pair[1], told)):
        tellers = len(told.telling(group.claims))
        if tellers > 1:
            found["agreed" if tellers == number else "several"].append(point)
        elif number > 1 and (words := point.told[0].quote) not in shown:
            shown.add(words)  # a copy tells them again
            found["alone"].append(point)
    return {name: tuple(each) for name, each in found.items()}


def _order(point: Point, group: _Group, told: _Voices) -> tuple[int, int, int, str]:
    """Most voices first, then by voice and by place in the report."""
    tellers = told.telling(group.claims)
    return -len(tellers), min(tellers), point.told[0].start, point.claims[0]

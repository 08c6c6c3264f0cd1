"""From tellings to ties: one act of many reports once, one tie of many acts over stretches of time."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.query.origins import independent
from onrecord.query.reader import Reader, Who
from onrecord.query.said import speaker_of
from onrecord.query.sources import Source, source_at
from onrecord.query.ties.relationship import Relationship, Standing, Telling
from onrecord.query.ties.told import REAL, Told, Voice
from onrecord.records import Date, EventStatus, firmest
from onrecord.schema.ties import tie_words

_QUOTED = 3  # sources shown for one act; the rest is counted
_ORDER: dict[Voice, int] = {"outlet": 0, "own_words": 1, "other": 2, "party": 3}
_OFFICIAL = frozenset({
    "person", "unnamed_person", "unnamed_group", "government", "ministry", "military", "legislature",
})  # fmt: skip
_LONG_AGO = datetime.date.min


@dataclass(frozen=True, eq=False)
class Act:
    """All tellings of one act, the day that is known for it, and whether it ends the tie."""

    told: tuple[Told, ...]
    day: datetime.date | None

    @cached_property
    def status(self) -> EventStatus:
        return firmest(each.status for each in self.told)

    @property
    def real(self) -> bool:
        return self.status in REAL

    @property
    def ends(self) -> bool:
        return self.told[0].means.ends

    @cached_property
    def articles(self) -> frozenset[str]:
        return frozenset(each.article for each in self.told)


@dataclass(frozen=True, eq=False)
class Strand:
    """A tie of one kind between two actors over one stretch of time: its acts, the oldest first."""

    kind: str
    actor: Who
    other: Who
    detail: str | None
    acts: tuple[Act, ...]

    @cached_property
    def articles(self) -> frozenset[str]:
        return frozenset(article for act in self.acts for article in act.articles)

    @cached_property
    def standing(self) -> Standing:
        real = [act for act in self.acts if act.real]
        if real:
            return "ended" if real[-1].ends else "told"
        planned = [act for act in self.acts if act.status == "planned"]
        if not planned:
            return "no_tie"
        return "ending" if all(act.ends for act in planned) else "planned"

    @property
    def sort_day(self) -> datetime.date:
        """The first day known, the first of all where none is."""
        return min((act.day for act in self.acts if act.day is not None), default=_LONG_AGO)

    @property
    def counted(self) -> Sequence[Act]:
        """What is told as done; all of it where nothing is."""
        return [act for act in self.acts if act.real] or self.acts

    @property
    def days(self) -> tuple[datetime.date | None, datetime.date | None]:
        """The first and the last day of what counts."""
        days = [act.day for act in self.counted if act.day is not None]
        return min(days, default=None), max(days, default=None)

    @property
    def ended(self) -> datetime.date | None:
        """The day of its end, where the reports date it."""
        end = next((act for act in self.acts if act.real and act.ends), None)
        return end.day if end is not None and _is_dated(end) else None

    @cached_property
    def last(self) -> datetime.date | None:
        return max((act.day for act in self.acts if act.day is not None), default=None)


def fetch_told(reader: Reader, told: Sequence[Told]) -> None:
    """Fetch in one go the reports of these and their stories, the statements and their speakers."""
    reader.fetch(each.article for each in told)
    reader.place(each.article for each in told)
    within = {each.within for each in told if each.within is not None}
    reader.hear(within)
    tellers = {each.teller for each in told if each.teller is not None}
    for statement in map(reader.statement, within):
        if statement is not None:
            tellers.update(statement.on_behalf_of)
            if statement.speaker is not None:
                tellers.add(statement.speaker)
    reader.meet(tellers)


def fetch_strands(reader: Reader, strands: Sequence[Strand], *, most: int | None) -> None:
    """Fetch in one go what ``relationship_of`` looks at of these, for so many tellings of each."""
    told = [each for strand in strands for act in strand.acts for each in act.told]
    reader.place((each.article for each in told), found=False)
    shown = [
        each
        for strand in strands
        for act in _newest_of(strand, most)
        for each in act.told[: 2 * _QUOTED]  # more than are quoted: copies have the same words
    ]
    reader.open(each.article for each in shown if not each.passage.quote)
    fetch_told(reader, [*shown, *(e for e in told if e.voice in {None, "other", "party"})])


def strands_of(reader: Reader, told: Iterable[Told], key: str | None = None) -> list[Strand]:
    """Ties by kind, sides and post, cut where one ended; only those of the actor with this key.

    Where neither side of a tie is the first, the one with the key is, else the one whose key is.
    """
    groups: dict[tuple[str, str, str, str | None], list[Told]] = {}
    for each in told:
        if key is not None and key not in {each.actor.key, each.other.key}:
            continue
        sides = [each.actor, each.other]
        if tie_words().kinds[each.means.tie].symmetric:
            sides.sort(key=lambda side: (side.key != key, side.key))
        group = (each.means.tie, sides[0].key, sides[1].key, (each.detail or "").lower() or None)
        groups.setdefault(group, []).append(each)
    _give_to_posts(groups)
    found: list[Strand] = []
    for (kind, first, _, _), same in groups.items():
        one = same[0]
        actor, other = (one.actor, one.other) if one.actor.key == first else (one.other, one.actor)
        for acts in _stretches(acts_of(reader, same)):
            found.append(Strand(kind, actor, other, one.detail, acts))
    return found + list(_mutual(found))


def _give_to_posts(groups: dict[tuple[str, str, str, str | None], list[Told]]) -> None:
    """What is told without a post goes to the first of the posts told of the same two."""
    posts: dict[tuple[str, str, str], list[Told]] = {}
    for (*sides, post), told in groups.items():
        if post is not None:
            posts.setdefault((sides[0], sides[1], sides[2]), told)
    for sides_of, told in posts.items():
        told.extend(groups.pop((*sides_of, None), ()))


def acts_of(reader: Reader, told: Iterable[Told]) -> list[Act]:
    """Acts, those of unknown day first, then by day; an end after what began on the same day."""
    groups: dict[tuple[str, bool], list[Told]] = {}
    for each in told:
        groups.setdefault((each.act, each.means.ends), []).append(each)
    acts = [_act(reader, same) for same in groups.values()]
    return sorted(acts, key=lambda act: (act.day or _LONG_AGO, act.ends, act.told[0].claim))


def _act(reader: Reader, told: Sequence[Told]) -> Act:
    """An act on its own day, else the first day of a report; "before the war" is no report's day."""
    ordered = sorted(told, key=lambda each: _worth(reader, each))
    dates = [each.date for each in ordered if each.date is not None]
    starts = [date.start for date in dates if date.start is not None]
    days = (reader.published(each.article) for each in told)
    told_on = min((day for day in days if day is not None), default=None)
    if not starts and any(date.precision == "before" for date in dates):
        return Act(tuple(ordered), None)
    return Act(tuple(ordered), starts[0] if starts else told_on)


def _worth(reader: Reader, told: Told) -> tuple[int, bool, int, str]:
    """The telling to show first: in the outlet's voice, dated, new."""
    published = reader.published(told.article) or _LONG_AGO
    return _ORDER[_voice(reader, told)], told.date is None, -published.toordinal(), told.claim


def _stretches(acts: Sequence[Act]) -> list[tuple[Act, ...]]:
    """Acts in order, cut after an end that is followed by something new."""
    found: list[list[Act]] = []
    ended = False
    for act in acts:
        if not found or (ended and not act.ends and (act.real or act.status == "planned")):
            found.append([])
            ended = False
        found[-1].append(act)
        ended = ended or (act.real and act.ends)
    return [tuple(each) for each in found]


def _mutual(strands: Sequence[Strand]) -> Iterable[Strand]:
    """Two that attack each other again and again are at war; nobody is by one attack."""
    rule = tie_words().mutual
    by_pair = {(s.actor.key, s.other.key): s for s in strands if s.kind == rule.of}
    for (actor, other), one in by_pair.items():
        back = by_pair.get((other, actor))
        if back is None or actor > other or not {one.actor.kind, one.other.kind} <= rule.among:
            continue
        within = datetime.timedelta(days=rule.days)
        met = [
            (there, here)
            for there in one.acts
            for here in back.acts
            if there.real and here.real and there.day is not None and here.day is not None
            and abs(there.day - here.day) <= within
        ]  # fmt: skip
        acts = {id(act): act for pair in met for act in pair}
        if min(len({id(pair[side]) for pair in met}) for side in (0, 1)) >= rule.times:
            ordered = sorted(
                acts.values(), key=lambda act: (act.day or _LONG_AGO, act.told[0].claim)
            )
            yield Strand(rule.gives, one.actor, one.other, None, tuple(ordered))


def _voice(reader: Reader, told: Told) -> Voice:
    return told.voice or voice_of(reader, told)[0]


def _names(reader: Reader, told: Iterable[Told]) -> tuple[str, ...]:
    names = (name for _, name in (voice_of(reader, each) for each in told))
    return tuple(dict.fromkeys(name for name in names if name is not None))


def voice_of(reader: Reader, told: Told) -> tuple[Voice, str | None]:
    """By whose words a telling is known, and their name."""
    statement = reader.statement(told.within) if told.within is not None else None
    if statement is None and told.teller is None:
        return "outlet", None
    if told.teller is not None:
        speakers = [reader.who(told.teller)]
        name = speakers[0].name
    else:
        assert statement is not None  # noqa: S101 - the other case returned above
        ids = [statement.speaker, *statement.on_behalf_of]
        speakers = [reader.who(speaker) for speaker in ids if speaker is not None]
        name = speaker_of(reader, statement)
    symmetric = tie_words().kinds[told.means.tie].symmetric
    if any(_speaks_for(speaker, told.actor) for speaker in speakers):
        return ("party" if symmetric else "own_words"), name
    if any(_speaks_for(speaker, told.other) for speaker in speakers):
        return "party", name
    return "other", name


def _speaks_for(speaker: Who, side: Who) -> bool:
    if speaker.key == side.key:
        return True
    return (
        side.kind == "government"
        and side.country is not None
        and speaker.country == side.country
        and speaker.kind in _OFFICIAL
    )


def relationship_of(reader: Reader, strand: Strand, key: str, *, most: int | None) -> Relationship:
    """A tie as it is answered, with at most so many tellings, the newest."""
    kind = tie_words().kinds[strand.kind]
    shown = _newest_of(strand, most)
    first, last = strand.days
    told = [each for act in strand.counted for each in act.told]
    voice = min((_voice(reader, each) for each in told), key=_ORDER.__getitem__)
    return Relationship(
        kind=strand.kind,
        says=kind.says if strand.actor.key == key else kind.said,
        symmetric=kind.symmetric,
        actor=strand.actor.name,
        actor_entity=strand.actor.entity,
        other=strand.other.name,
        other_entity=strand.other.entity,
        detail=strand.detail,
        standing=strand.standing,
        first=first,
        last=last,
        ended=strand.ended,
        counts=_counted(strand.acts, lambda act: act.told[0].basis),
        statuses=_counted(strand.acts, lambda act: act.status),
        voice=voice,
        claimed_by=_names(reader, told) if voice in {"other", "party"} else (),
        reports=len(strand.articles),
        origins=independent(reader, strand.articles),
        tellings=tuple(telling_of(reader, act) for act in shown),
        more=len(strand.acts) - len(shown),
    )


def _newest_of(strand: Strand, most: int | None) -> list[Act]:
    return sorted(strand.acts, key=newest_first, reverse=True)[:most]


def newest_first(act: Act) -> tuple[bool, bool, datetime.date]:
    """What is told as done, then what is planned, then the rest, in the order of their days."""
    return act.real, act.status == "planned", act.day or _LONG_AGO


def _is_dated(act: Act) -> bool:
    return any(each.date is not None and each.date.start is not None for each in act.told)


def _counted(acts: Iterable[Act], what: Callable[[Act], str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for act in acts:
        found[what(act)] = found.get(what(act), 0) + 1
    return dict(sorted(found.items()))


def telling_of(reader: Reader, act: Act) -> Telling:
    """An act with its words."""
    best = act.told[0]
    voice, name = voice_of(reader, best)
    dates: list[Date] = [each.date for each in act.told if each.date is not None]
    return Telling(
        basis=best.basis,
        status=act.status,
        ends=act.ends,
        date=next((date for date in dates if date.start is not None), next(iter(dates), None)),
        day=act.day,
        detail=best.detail,
        voice=voice,
        told_by=name,
        sources=tuple(_sources(reader, act.told)),
        reports=len(act.articles),
        origins=independent(reader, act.articles),
    )


def _sources(reader: Reader, told: Iterable[Told]) -> Iterable[Source]:
    seen: set[str] = set()
    for each in told:
        if len(seen) == _QUOTED:
            return
        passage = each.passage
        if not passage.quote:  # it was kept without its words
            passage = reader.article(each.article).span(passage.start, passage.end)
        if passage.quote not in seen:
            seen.add(passage.quote)
            yield source_at(reader, each.claim, passage, each.core)

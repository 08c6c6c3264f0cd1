"""Ties as they are kept with the record: found once when it is settled, read by entity after that."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

import msgspec

from onrecord.query.reader import Reader, Who, who_is
from onrecord.query.ties.between import cues, words_between
from onrecord.query.ties.joined import Act, Strand, acts_of, fetch_told, strands_of, voice_of
from onrecord.query.ties.lasting import memberships_told, posts_told, relations_told
from onrecord.query.ties.told import (
    Basis,
    Told,
    Voice,
    acts_told,
    meetings_told,
    stances_told,
)
from onrecord.records import (
    Date,
    EventMention,
    EventStatus,
    Meeting,
    Membership,
    Mention,
    Position,
    Relation,
    Span,
    Tenure,
    content_id,
)
from onrecord.schema.ties import Means, tie_words_hash
from onrecord.store.ties import KeptTelling, KeptTie
from onrecord.store.view import View

_VERSION = 1  # goes up with every change that can alter which ties are found
_BATCH = 400  # articles that are looked through at once


def ties_key() -> str:
    """Stands for how ties are found: with another key they are found anew."""
    return content_id("tif1", _VERSION, tie_words_hash())


def has_ties(view: View) -> bool:
    """Whether the record holds its ties as they would be found now."""
    settled, found_with = view.ties_mark()
    return found_with == f"{settled} {ties_key()}"


class _Kept(msgspec.Struct, frozen=True, omit_defaults=True):
    """A telling as it is stored: ``turned`` where the tie's other side is the one who acts.

    ``kind`` is the kind of tie that it tells of, where that made another one.
    """

    act: str
    basis: Basis
    status: EventStatus
    claim: str
    at: tuple[int, int]
    core: tuple[int, int]
    voice: Voice
    kind: str | None = None
    ends: bool = False
    turned: bool = False
    date: Date | None = None
    within: str | None = None
    teller: str | None = None
    detail: str | None = None


_DECODER = msgspec.json.Decoder(_Kept)


def find_ties(view: View) -> Iterator[KeptTie]:
    """All ties that the record tells of, those to actors without a name too."""
    told = list(_every_telling(view))
    reader = Reader(view)
    reader.fetch_days({each.article for each in told})
    numbers: dict[tuple[object, ...], int] = {}
    for strand in strands_of(reader, told):
        group = strand.kind, strand.actor.entity, strand.other.entity, strand.detail
        numbers[group] = numbers.get(group, -1) + 1
        yield _kept_tie(strand, content_id("tie1", *group, numbers[group]))


def _every_telling(view: View) -> Iterator[Told]:
    """Every telling of a tie between settled actors, without its words, with its voice."""
    ids = iter(view.article_ids())
    telling_words = {id for id, _ in view.holding(cues(), kind="article", any_word=True)}
    while batch := list(itertools.islice(ids, _BATCH)):
        reader = Reader(view)
        found = [
            each
            for each in _told_in(reader, batch, telling_words.intersection(batch))
            if each.actor.entity is not None and each.other.entity is not None
        ]
        fetch_told(reader, found)
        for each in found:
            passage = msgspec.structs.replace(each.passage, quote="")
            yield replace(each, passage=passage, voice=voice_of(reader, each)[0])


def _told_in(reader: Reader, articles: Sequence[str], words: Iterable[str]) -> Iterable[Told]:
    """What these articles tell of ties; ``words`` are those that hold a cue for one."""
    view = reader.view
    events = view.claims_in(EventMention, articles)
    meetings = view.claims_in(Meeting, articles)
    ids = [each.id for each in events]
    act_of = view.events_of([*ids, *(id for each in meetings for id in each.mentions)])
    return chain(
        acts_told(reader, events, act_of),
        meetings_told(reader, meetings, act_of),
        stances_told(reader, view.claims_in(Position, articles)),
        memberships_told(reader, view.claims_in(Membership, articles)),
        posts_told(reader, view.claims_in(Tenure, articles)),
        relations_told(reader, view.claims_in(Relation, articles)),
        words_between(reader, view.claims_in(Mention, words)),
    )


def _kept_tie(strand: Strand, id: str) -> KeptTie:
    first, last = strand.days
    # What names an actor twice tells it twice.
    told = {each.id: each for act in strand.acts for each in _tellings(strand, act)}
    return KeptTie(
        id=id,
        kind=strand.kind,
        one=strand.actor.entity or "",
        other=strand.other.entity or "",
        post=strand.detail,
        standing=strand.standing,
        first=first.isoformat() if first is not None else None,
        last=last.isoformat() if last is not None else None,
        ended=strand.ended.isoformat() if strand.ended is not None else None,
        reports=len(strand.articles),
        acts=len(strand.acts),
        named=not (strand.actor.described or strand.other.described),
        tellings=tuple(told.values()),
    )


def _tellings(strand: Strand, act: Act) -> Iterator[KeptTelling]:
    for told in act.told:
        turned = told.actor.key != strand.actor.key
        kept = _Kept(
            act=told.act,
            basis=told.basis,
            status=told.status,
            claim=told.claim,
            at=(told.passage.start, told.passage.end),
            core=told.core,
            voice=told.voice or "outlet",
            kind=None if told.means.tie == strand.kind else told.means.tie,
            ends=told.means.ends,
            turned=turned,
            date=told.date,
            within=told.within,
            teller=told.teller,
            detail=told.detail,
        )
        parts = told.act, told.claim, told.means.tie, told.means.ends, told.detail
        sides = told.actor.entity, told.other.entity
        yield KeptTelling(
            id=content_id("tel1", *parts, *sides),
            article=told.article,
            day=act.day.isoformat() if act.day is not None else None,
            body=msgspec.json.encode(kept).decode(),
        )


def kept_told(reader: Reader, entity: str, partner: str | None = None) -> list[Told]:
    """What was kept of the ties of an entity, or of those with a partner."""
    ties = reader.view.kept_ties(entity, partner)
    sides = sides_of(reader, ties)
    told: dict[str, Told] = {}
    for tie in ties:
        for each in tie.tellings:
            if each.id not in told:
                told[each.id] = told_of(tie, each, sides)
    reader.fetch_days({each.article for each in told.values()})
    return sorted(told.values(), key=lambda each: (each.article, each.passage.start, each.claim))


def strands_kept(reader: Reader, ties: Sequence[KeptTie]) -> list[Strand]:
    """Ties as they were kept or found, with all their tellings, in the order given.

    Left out are those of actors that a later settling no longer has, until its ties are kept.
    """
    sides = sides_of(reader, ties)
    ties = [tie for tie in ties if tie.one in sides and tie.other in sides]
    full = {tie.id: tie for tie in ties if tie.tellings}
    missing = [tie.id for tie in ties if tie.id not in full]
    full.update((tie.id, tie) for tie in reader.view.kept(missing))
    reader.fetch_days({each.article for tie in full.values() for each in tie.tellings})
    found = []
    for tie in ties:
        told = [told_of(tie, each, sides) for each in full[tie.id].tellings]
        acts = tuple(acts_of(reader, told))
        found.append(Strand(tie.kind, sides[tie.one], sides[tie.other], tie.post, acts))
    return found


def sides_of(reader: Reader, ties: Iterable[KeptTie]) -> dict[str, Who]:
    """The two sides of these ties, by the ids of entities."""
    ids = {side for tie in ties for side in (tie.one, tie.other)}
    return {id: who_is(bearer) for id, bearer in reader.view.bearers_with(ids).items()}


def told_of(tie: KeptTie, telling: KeptTelling, sides: Mapping[str, Who]) -> Told:
    """A telling as it was kept, without its words."""
    kept = _DECODER.decode(telling.body)
    actor, other = sides[tie.one], sides[tie.other]
    if kept.turned:
        actor, other = other, actor
    return Told(
        means=Means(kept.kind or tie.kind, kept.ends),
        actor=actor,
        other=other,
        act=kept.act,
        basis=kept.basis,
        status=kept.status,
        claim=kept.claim,
        passage=Span(article=telling.article, start=kept.at[0], end=kept.at[1], quote=""),
        core=kept.core,
        date=kept.date,
        within=kept.within,
        teller=kept.teller,
        detail=kept.detail,
        voice=kept.voice,
    )

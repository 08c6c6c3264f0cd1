"""Who supports, opposes, sanctions, leads, meets whom: ties with their days, counts and words."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from onrecord.errors import QuestionError
from onrecord.query.naming import entities_named
from onrecord.query.reader import Reader, who_is
from onrecord.query.ties.between import words_told
from onrecord.query.ties.joined import (
    Strand,
    fetch_strands,
    fetch_told,
    relationship_of,
    strands_of,
)
from onrecord.query.ties.kept import find_ties, has_ties, kept_told, strands_kept
from onrecord.query.ties.lasting import memberships_told, posts_told, relations_told
from onrecord.query.ties.relationship import Relationship, Ties
from onrecord.query.ties.told import (
    Told,
    acts_told,
    meetings_told,
    stances_of,
    stances_told,
)
from onrecord.records import (
    Claim,
    Entity,
    Event,
    EventMention,
    Meeting,
    Membership,
    Mention,
    Relation,
    Tenure,
)
from onrecord.schema.ties import tie_words
from onrecord.store.ties import KeptTie
from onrecord.store.view import TieFilter, View

C = TypeVar("C", bound=Claim)

_AT_ONCE = 500  # ties that are made answers of at once
_SHOWN = 3  # tellings of each tie where all ties of an actor are asked for


def ties(  # noqa: PLR0913 - each narrows the answer in its own way
    view: View,
    actor: str,
    other: str | None = None,
    *,
    kinds: Collection[str] = (),
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    as_of: datetime.date | None = None,
    limit: int | None = None,
) -> Ties:
    """The ties of an actor, or those between two.

    Args:
        view: The record.
        actor: Whose ties; a name, alias or id.
        other: Only ties with this one, with all their tellings.
        kinds: Only these, as named in ``schema/ties.yaml``; all if empty.
        since: Only what is told of that day or later.
        until: Only what is told of that day or earlier.
        as_of: Only reports published up to and on that day.
        limit: Of one actor: so many partners of a kind. Between two: so many tellings of a tie.

    Raises:
        NotInRecord: Nobody is called ``actor`` or ``other``.
        QuestionError: One of ``kinds`` is no kind of tie.
    """
    wanted = _known_kinds(kinds)
    found = []
    for name in (actor, other):
        named = entities_named(view, name) if name is not None else []
        if len(named) > 1:
            return Ties(entity=None, other=None, unclear=name, candidates=tuple(named))
        found.append(named[0] if named else None)
    reader = Reader(view)
    entity, partner = found
    assert entity is not None  # noqa: S101 - entities_named gives one or raises
    told = [each for each in _told(reader, entity, partner) if each.means.tie in wanted]
    kept, undated = _published(reader, told, as_of)
    key = who_is(entity).key
    strands = [
        strand
        for strand in _within(strands_of(reader, kept, key), since, until)
        if not kinds or strand.kind in kinds
    ]
    if partner is None:
        return _of_one(reader, entity, strands, limit, undated)
    fetch_strands(reader, strands, most=limit)
    found_ties = [relationship_of(reader, strand, key, most=limit) for strand in strands]
    found_ties.sort(key=_newest_first)
    return Ties(entity=entity, other=partner, ties=tuple(found_ties), undated=undated)


def _known_kinds(kinds: Collection[str]) -> frozenset[str]:
    known = tie_words().kinds
    for kind in kinds:
        if kind not in known:
            raise QuestionError(f"no kind of tie {kind!r}; the kinds are {', '.join(known)}")
    rule = tie_words().mutual
    wanted = frozenset(kinds) or frozenset(known)
    return wanted | {rule.of} if rule.gives in wanted else wanted


def _told(reader: Reader, entity: Entity, partner: Entity | None) -> Sequence[Told]:
    """All that is told of ties of an actor, or of those with a partner."""
    if has_ties(reader.view):
        return kept_told(reader, entity.id, partner.id if partner is not None else None)
    told = list(_found(reader, entity, partner))
    fetch_told(reader, told)
    return told


def _found(reader: Reader, entity: Entity, partner: Entity | None) -> Iterable[Told]:
    """As ``_told``, from the claims themselves, where the record has not kept its ties."""
    view = reader.view
    act_of = _acts(view.events(entity=entity.id))
    told = chain(
        acts_told(reader, _naming(view, EventMention, entity), act_of),
        meetings_told(reader, _naming(view, Meeting, entity), act_of),
        stances_told(reader, stances_of(reader, entity)),
        memberships_told(reader, _naming(view, Membership, entity)),
        posts_told(reader, _naming(view, Tenure, entity)),
        relations_told(reader, _naming(view, Relation, entity)),
        words_told(reader, view.claims_of(Mention, [entity.id], "actor")),
    )
    if partner is None:
        return told
    keys = {who_is(entity).key, who_is(partner).key}
    return (each for each in told if {each.actor.key, each.other.key} == keys)


def _naming(view: View, kind: type[C], entity: Entity) -> list[C]:
    """The claims of a kind that name an actor: field by field, past all its mentions."""
    found: dict[str, C] = {}
    for role in kind.actor_fields():
        found.update((each.id, each) for each in view.claims(kind, entity=entity.id, role=role))
    return list(found.values())


def _acts(events: Iterable[Event]) -> dict[str, str]:
    """The settled event of each event mention."""
    return {mention: event.id for event in events for mention in event.mentions}


def every_tie(view: View) -> Iterator[Relationship]:
    """The ties between all actors with names, each once, with its newest words; no ``no_tie``.

    By kind in the codebook's order, then by names and days.
    """
    kept = has_ties(view)
    ties = view.tie_list(TieFilter(), None, limit=None) if kept else _found_everywhere(view)
    sides = view.bearers_with({side for tie in ties for side in (tie.one, tie.other)})
    order = {kind: number for number, kind in enumerate(tie_words().kinds)}
    ties.sort(
        key=lambda tie: (
            order[tie.kind], sides[tie.one].name, sides[tie.other].name, tie.post or "",
            tie.first or "", tie.id,
        )
    )  # fmt: skip
    for start in range(0, len(ties), _AT_ONCE):
        reader = Reader(view)
        strands = strands_kept(reader, ties[start : start + _AT_ONCE])
        fetch_strands(reader, strands, most=1)
        for strand in strands:
            yield relationship_of(reader, strand, strand.actor.key, most=1)


def _found_everywhere(view: View) -> list[KeptTie]:
    return [tie for tie in find_ties(view) if tie.named and tie.standing != "no_tie"]


def _published(
    reader: Reader, told: Sequence[Told], as_of: datetime.date | None
) -> tuple[list[Told], int]:
    """What reports up to a day tell, and how many reports have no day to go by."""
    if as_of is None:
        return list(told), 0
    days = {each.article: reader.published(each.article) for each in told}
    kept = [each for each in told if (day := days[each.article]) is not None and day <= as_of]
    return kept, sum(day is None for day in days.values())


def _within(
    strands: Iterable[Strand], since: datetime.date | None, until: datetime.date | None
) -> Iterable[Strand]:
    """Strands with only their acts of these days; those without a day left out."""
    if since is None and until is None:
        yield from strands
        return
    first, last = since or datetime.date.min, until or datetime.date.max
    for strand in strands:
        acts = tuple(a for a in strand.acts if a.day is not None and first <= a.day <= last)
        if acts:
            yield replace(strand, acts=acts)


def _of_one(
    reader: Reader, entity: Entity, strands: Sequence[Strand], limit: int | None, undated: int
) -> Ties:
    """All ties of an actor, those told in most reports first within a kind."""
    key = who_is(entity).key
    groups: dict[tuple[int, bool], list[Strand]] = {}
    unnamed = 0
    order = {kind: number for number, kind in enumerate(tie_words().kinds)}
    for strand in strands:
        if strand.standing == "no_tie":
            continue
        partner = strand.other if strand.actor.key == key else strand.actor
        if partner.described:
            unnamed += 1
            continue
        groups.setdefault((order[strand.kind], strand.actor.key != key), []).append(strand)
    for group in groups.values():
        group.sort(key=_weightiest_first)
    weightiest = [strand for group in groups.values() for strand in group[:limit]]
    fetch_strands(reader, weightiest, most=_SHOWN)
    shown: list[Relationship] = []
    left_out: dict[str, int] = {}
    for _, group in sorted(groups.items()):
        kept = group[:limit]
        shown += [relationship_of(reader, strand, key, most=_SHOWN) for strand in kept]
        if len(group) > len(kept):
            left_out[shown[-1].says] = len(group) - len(kept)
    return Ties(
        entity=entity,
        other=None,
        ties=tuple(shown),
        left_out=left_out,
        unnamed=unnamed,
        undated=undated,
    )


def _weightiest_first(strand: Strand) -> tuple[bool, int, int, str, str]:
    last = (strand.last or datetime.date.min).toordinal()
    return (
        strand.standing in {"planned", "ending"},
        -len(strand.articles),
        -last,
        strand.other.name,
        strand.actor.name,
    )


def _newest_first(tie: Relationship) -> tuple[bool, int, str, str]:
    last = (tie.last or datetime.date.min).toordinal()
    return tie.standing == "no_tie", -last, tie.kind, tie.actor

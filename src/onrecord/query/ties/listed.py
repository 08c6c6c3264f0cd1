"""Ties one by one, out of what is kept with the record: long lists in parts, and the tellings of each."""

import datetime
from collections.abc import Collection, Iterable, Sequence

from onrecord.errors import NotInRecord, QuestionError
from onrecord.query.naming import entities_named
from onrecord.query.paging import Page
from onrecord.query.reader import Reader
from onrecord.query.sources import Source, source_at
from onrecord.query.ties.joined import (
    Act,
    Strand,
    fetch_strands,
    fetch_told,
    newest_first,
    telling_of,
    voice_of,
)
from onrecord.query.ties.kept import sides_of, strands_kept, told_of
from onrecord.query.ties.relationship import Standing, Telling
from onrecord.query.ties.told import REAL, Told, Voice
from onrecord.records import EventStatus, Record
from onrecord.schema.ties import tie_words
from onrecord.store.ties import KeptTie
from onrecord.store.view import Bearer, TieFilter, View

_COUNTED = 10_000  # ties of the whole record
_NAMED = 8  # of those who may be meant
_LOOKED_AT = 4  # newest tellings of a tie among which the one to show is chosen


class TieLine(Record, frozen=True, kw_only=True):
    """A tie in a list: who is what to whom, told of from ``first`` to ``last``, in how many reports.

    ``says`` reads from ``actor`` to ``other``, whose ids are entities'; ``detail`` is the post.
    ``source`` are its newest words, of ``day``, told as ``status``; ``voice`` and ``told_by`` say
    by whose words. ``reports`` and days are those within the days asked for.
    """

    id: str
    kind: str
    says: str
    symmetric: bool
    actor: str
    actor_entity: str
    other: str
    other_entity: str
    detail: str | None
    standing: Standing
    first: datetime.date | None
    last: datetime.date | None
    ended: datetime.date | None
    reports: int
    status: EventStatus
    day: datetime.date | None
    voice: Voice
    told_by: str | None
    source: Source


class TellingLine(Record, frozen=True, kw_only=True):
    """One telling of a tie of a kind from ``actor`` to ``other``, ids of entities beside their names."""

    kind: str
    says: str
    actor: str
    actor_entity: str | None
    other: str
    other_entity: str | None
    telling: Telling


def tie_filter(
    kinds: Collection[str] = (),
    tones: Collection[str] = (),
    *,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
) -> TieFilter:
    """Ties of these kinds and of these tones, all if none is given, told of within these days.

    Raises ``QuestionError`` for a kind or tone that is none, kinds of other tones, or days in the
    wrong order.
    """
    known = tie_words()
    for given, names, noun in ((kinds, known.kinds, "kind"), (tones, known.tones, "tone")):
        for each in given:
            if each not in names:
                raise QuestionError(f"no {noun} of tie {each!r}; they are {', '.join(names)}")
    if since is not None and until is not None and since > until:
        raise QuestionError(f"no day is both after {since} and before {until}")
    wanted = {
        name
        for name, kind in known.kinds.items()
        if (not kinds or name in kinds) and (not tones or kind.tone in tones)
    }
    if not wanted:
        raise QuestionError(f"none of {', '.join(kinds)} is among the ties {', '.join(tones)}")
    if not kinds and not tones:
        wanted = set()
    return TieFilter(kinds=frozenset(wanted), since=since, until=until)


def bearers_meant(view: View, actor: str) -> list[Bearer]:
    """Who may be meant by an id (of an entity or of one report's actor) or a name, best first.

    Raises ``NotInRecord`` where nobody fits.
    """
    found = view.bearers_with([actor])
    if not found and (entity := view.entity_of(actor)) is not None:
        found = view.bearers_with([entity])
    if found:
        return list(found.values())
    ids = [entity.id for entity in entities_named(view, actor)]
    found = view.bearers_with(ids)
    return [found[id] for id in ids]


def bearer_meant(view: View, actor: str) -> Bearer:
    """As ``bearers_meant``; raises ``NotInRecord`` also where more than one fits."""
    found = bearers_meant(view, actor)
    if len(found) > 1:
        some = "; ".join(f"{each.name} ({each.kind}) {each.id}" for each in found[:_NAMED])
        raise NotInRecord(f"{actor!r} may be {some}; ask for one of them by its id")
    return found[0]


def tie_lines(
    view: View,
    wanted: TieFilter,
    actor: str | None = None,
    other: str | None = None,
    *,
    newest: bool = False,
    offset: int = 0,
    limit: int = 50,
) -> Page[TieLine]:
    """The ties between all actors with names, those of an actor, or those between two.

    ``actor`` and ``other`` are ids of entities. Those told in most reports come first, or the
    ``newest``. Of all actors no more than some thousand are counted.
    """
    ties = view.tie_list(wanted, actor, other, newest=newest, offset=offset, limit=limit)
    most = None if actor is not None else max(_COUNTED, offset + limit) + 1
    total = view.tie_count(wanted, actor, other, most=most)
    lines = tuple(_lines(Reader(view), ties, wanted))
    more = total == most
    return Page(items=lines, total=total - more, offset=offset, limit=limit, more=more)


def _lines(reader: Reader, ties: Sequence[KeptTie], wanted: TieFilter) -> Iterable[TieLine]:
    view = reader.view
    sides = sides_of(reader, ties)  # a later settling may have others, until its ties are kept
    ties = [tie for tie in ties if tie.one in sides and tie.other in sides]
    ids = [tie.id for tie in ties]
    newest = view.newest_tellings(ids, wanted, most=_LOOKED_AT)
    shown = {
        tie.id: _to_show([(each.day, told_of(tie, each, sides)) for each in newest[tie.id]])
        for tie in ties
    }
    within = view.ties_within(ids, wanted) if wanted.dated else {}
    told = [each for _, each in shown.values()]
    fetch_told(reader, told)
    reader.open(each.article for each in told)
    for tie in ties:
        day, best = shown[tie.id]
        voice, teller = voice_of(reader, best)
        span = reader.article(best.article).span(best.passage.start, best.passage.end)
        window = within.get(tie.id)
        yield TieLine(
            id=tie.id,
            kind=tie.kind,
            says=tie_words().kinds[tie.kind].says,
            symmetric=tie_words().kinds[tie.kind].symmetric,
            actor=sides[tie.one].name,
            actor_entity=tie.one,
            other=sides[tie.other].name,
            other_entity=tie.other,
            detail=tie.post,
            standing=standing_at(tie, wanted.until),
            first=_day(window.first if window is not None else tie.first),
            last=_day(window.last if window is not None else tie.last),
            ended=_day(tie.ended),
            reports=window.reports if window is not None else tie.reports,
            status=best.status,
            day=_day(day),
            voice=best.voice or voice,
            told_by=teller,
            source=source_at(reader, best.claim, span, best.core),
        )


def _to_show(told: Sequence[tuple[str | None, Told]]) -> tuple[str | None, Told]:
    """The newest that is told as done, else the newest."""
    return next((each for each in told if each[1].status in REAL), told[0])


def standing_at(tie: KeptTie, until: datetime.date | None) -> Standing:
    """What the tie was on a day: what ended later had not."""
    ended = _day(tie.ended)
    if tie.standing == "ended" and until is not None and ended is not None and ended > until:
        return "told"
    standing: Standing = tie.standing  # type: ignore[assignment]  # as it was kept
    return standing


def _day(day: str | None) -> datetime.date | None:
    return None if day is None else datetime.date.fromisoformat(day)


def tellings_between(
    view: View,
    wanted: TieFilter,
    one: str,
    other: str,
    *,
    offset: int = 0,
    limit: int = 50,
) -> Page[TellingLine]:
    """What tells of the ties between two (ids of entities), act by act, the newest first."""
    reader = Reader(view)
    ties = view.tie_list(wanted, one, other, limit=None)
    acts = [
        (strand, act)
        for strand in strands_kept(reader, ties)
        for act in strand.acts
        if _is_within(act, wanted)
    ]
    acts.sort(key=lambda each: newest_first(each[1]), reverse=True)
    shown = acts[offset : offset + limit]
    fetch_strands(
        reader, [Strand(s.kind, s.actor, s.other, s.detail, (a,)) for s, a in shown], most=1
    )
    lines = tuple(_telling(reader, strand, act) for strand, act in shown)
    return Page(items=lines, total=len(acts), offset=offset, limit=limit)


def _is_within(act: Act, wanted: TieFilter) -> bool:
    if not wanted.dated:
        return True
    first, last = wanted.since or datetime.date.min, wanted.until or datetime.date.max
    return act.day is not None and first <= act.day <= last


def _telling(reader: Reader, strand: Strand, act: Act) -> TellingLine:
    return TellingLine(
        kind=strand.kind,
        says=tie_words().kinds[strand.kind].says,
        actor=strand.actor.name,
        actor_entity=strand.actor.entity,
        other=strand.other.name,
        other_entity=strand.other.entity,
        telling=telling_of(reader, act),
    )

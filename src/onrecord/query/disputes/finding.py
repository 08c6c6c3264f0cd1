"""All that the reports on a question tell differently."""

import datetime
from collections.abc import Sequence

from onrecord.query.board.lines import Board, Line
from onrecord.query.disputes.circumstances import placed_differently
from onrecord.query.disputes.comparing import about_then
from onrecord.query.disputes.counts import counted_differently
from onrecord.query.disputes.dispute import Account, Dispute, Update
from onrecord.query.disputes.tellings import counting, told_as_done
from onrecord.query.happenings import Happening
from onrecord.query.reader import Reader
from onrecord.query.sources import Source
from onrecord.records import EventMention, Record


class Differences(Record, frozen=True, kw_only=True):
    """What is told differently, and counts that later reports put higher."""

    disputes: tuple[Dispute, ...]
    updates: tuple[Update, ...]


def differences(reader: Reader, mentions: Sequence[EventMention]) -> Differences:
    """Numbers, dates and places of events that reports tell differently."""
    told = told_as_done(reader, mentions)
    disputes, updates = counted_differently(reader, list(counting(reader, told)))
    placed = placed_differently(reader, told)
    return Differences(disputes=(*disputes, *placed), updates=tuple(updates))


def positions_disputed(board: Board) -> list[Dispute]:
    """Holders told to be on both sides at one time, and reports that took back what they told."""
    found = []
    for line in _lines(board):
        if line.stance == "disputed":
            found.append(Dispute(kind="position", about=line.name, sides=_both(line)))
        if line.corrected:
            told = (*line.corrected, *line.told[:1])
            sides = tuple(
                Account(says=each.stance, sources=(each.source,), by=each.by) for each in told
            )
            found.append(Dispute(kind="correction", about=line.name, sides=sides))
    return found


def _both(line: Line) -> tuple[Account, ...]:
    if line.sides:
        return tuple(
            Account(
                says=side.stance,
                sources=tuple(each.source for each in side.told),
                reports=side.reports,
                outlets=side.outlets,
                origins=side.origins,
                by=side.told[0].by,
            )
            for side in line.sides
        )
    return tuple(Account(says=t.stance, sources=(t.source,), by=t.by) for t in line.told)


def _lines(board: Board) -> list[Line]:
    lines = [*board.deciders, *board.others]
    return lines + [part for line in lines for part in line.parts]


def facts_disputed(happenings: Sequence[Happening]) -> list[Dispute]:
    """Acts of named actors told as done by one report and denied by another, once an act.

    Only tellings that can be of one act are set against each other: one type, the same actors
    and recipients, the same day or, where a day is unknown, reports of about the same days.
    """
    found: dict[tuple[object, ...], Dispute] = {}
    denied = {_act_of(h): h for h in happenings if "denied" in h.statuses and h.actors}
    for happening in happenings:
        other = denied.get(_act_of(happening))
        if other is None or "happened" not in happening.statuses:
            continue
        sources = list(dict.fromkeys((*happening.sources, *other.sources)))
        if len(sources) > 1 and about_then(_day(sources[0]), _day(sources[-1])):
            names = " and ".join([*happening.actors, *happening.recipients])
            sides = (
                Account(says="told as done", sources=(sources[0],), by=happening.told_by),
                Account(says="told as not so", sources=(sources[-1],), by=other.told_by),
            )
            made = Dispute(kind="fact", about=names, event=f"“{happening.trigger}”", sides=sides)
            found.setdefault(_act_of(other), made)
    return list(found.values())


def _act_of(happening: Happening) -> tuple[object, ...]:
    return happening.type, happening.actors, happening.recipients, happening.day


def _day(source: Source) -> datetime.date | None:
    return source.published.start if source.published is not None else None

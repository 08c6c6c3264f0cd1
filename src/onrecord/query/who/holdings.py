"""Posts with their time, as all their tellings give it: of persons, and in bodies."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.query.reader import Reader
from onrecord.query.who.grouping import Group, group_tenures
from onrecord.query.who.terms import (
    PRESENT,
    Telling,
    Term,
    Times,
    tellings_of,
    term_of,
    times_of,
)
from onrecord.query.who.titles import title_of
from onrecord.store.view import Bond


class Holding(NamedTuple):
    """One post of one person, as all its tellings give it together, without their words."""

    group: Group
    tellings: tuple[Telling, ...]
    term: Term
    status: str

    @property
    def organisation(self) -> str | None:
        """The name of the body, or of the chamber that the title names."""
        body = self.group.body
        return body.name if body is not None else (self.group.chamber or "").title() or None


def holdings_of(reader: Reader, tenures: Sequence[Bond]) -> list[Holding]:
    """The posts that some tenures tell, without their words."""
    return held_in_groups(reader, _groups(reader, tenures))


def _groups(reader: Reader, tenures: Sequence[Bond]) -> list[Group]:
    ones = {bond.one for bond in tenures}
    reader.meet_entities(ones | {bond.other for bond in tenures if bond.other is not None})
    return group_tenures(reader, tenures)


def held_in_groups(reader: Reader, groups: Sequence[Group]) -> list[Holding]:
    """The time of each of some posts."""
    times = times_of(reader.view, (bond for group in groups for bond in group.tenures))
    return [_holding(group, times) for group in groups]


def _holding(group: Group, times: Mapping[int, Times]) -> Holding:
    tellings = tellings_of(group.tenures, times)
    term = term_of(tellings)
    return Holding(group, tellings, term, _status(tellings, term))


def posts_held(reader: Reader, person: str, *, most: int | None = None) -> list[Holding]:
    """The posts of a person, an entity's id; of at most so many tellings, spread over all reports."""
    return holdings_of(reader, reader.view.bonds(["tenure"], one=person, most=most))


def holdings_in(reader: Reader, body: str, title: str | None = None) -> list[Holding]:
    """The posts in a body, an entity's id; with ``title`` only that post.

    A holder's time is that of all tellings of the post, also of those that do not name the body.
    What only tells whose member somebody is ("LDP lawmaker") is no post in the body.
    """
    persons = {
        bond.one
        for bond in reader.view.bonds(["tenure"], other=body)
        if title is None or title_of(bond.title).words == title
    }
    return [
        held
        for held in holdings_of(reader, reader.view.bonds_of("tenure", persons))
        if held.group.body is not None
        and held.group.body.entity == body
        and title in {None, held.group.title}
    ]


def groups_named_in(reader: Reader, body: str, *, most: int) -> list[Group]:
    """Posts in a body by the tellings alone that name it: at most so many, spread over all reports."""
    bonds = reader.view.bonds(["tenure"], other=body, most=most)
    return [
        group
        for group in _groups(reader, bonds)
        if group.body is not None and group.body.entity == body
    ]


def _status(tellings: Iterable[Telling], term: Term) -> str:
    if term.is_over:
        return "former"
    present = [t for t in tellings if t.status in PRESENT]
    if not present:
        return "unknown"
    return max(present, key=lambda t: (t.day or datetime.date.min, t.status)).status

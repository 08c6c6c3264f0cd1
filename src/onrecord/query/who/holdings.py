"""Posts with their time, as all their tellings give it: of persons, and in bodies."""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.query.reader import Reader
from onrecord.query.who.grouping import Group, group_tenures
from onrecord.query.who.terms import PRESENT, Telling, Term, tellings_of, term_of
from onrecord.query.who.titles import title_of
from onrecord.records import Tenure


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


def holdings_of(reader: Reader, tenures: Sequence[Tenure]) -> list[Holding]:
    """The posts that some tenures tell, without their words."""
    reader.meet({actor for tenure in tenures for _, actor in tenure.actor_ids()})
    reader.fetch_days({tenure.article for tenure in tenures})
    return [_holding(reader, group) for group in group_tenures(reader, tenures)]


def _holding(reader: Reader, group: Group) -> Holding:
    tellings = tellings_of(reader, ((tenure, tenure.status) for tenure in group.tenures))
    term = term_of(tellings)
    return Holding(group, tellings, term, _status(tellings, term))


def holdings_in(reader: Reader, body: str, title: str | None = None) -> list[Holding]:
    """The posts in a body, an entity's id; with ``title`` only that post.

    A holder's time is that of all tellings of the post, also of those that do not name the body.
    What only tells whose member somebody is ("LDP lawmaker") is no post in the body.
    """
    inside = [
        tenure
        for tenure in reader.view.claims(Tenure, entity=body, role="organisation")
        if title is None or title_of(tenure.post).words == title
    ]
    reader.meet({actor for tenure in inside for _, actor in tenure.actor_ids()})
    persons = {reader.who(tenure.person) for tenure in inside}
    tenures = reader.view.claims_of(Tenure, [w.entity for w in persons if w.entity], "person")
    return [
        held
        for held in holdings_of(reader, tenures)
        if held.group.body is not None
        and held.group.body.entity == body
        and title in {None, held.group.title}
    ]


def _status(tellings: Iterable[Telling], term: Term) -> str:
    if term.is_over:
        return "former"
    present = [t for t in tellings if t.status in PRESENT]
    if not present:
        return "unknown"
    return max(present, key=lambda t: (t.day or datetime.date.min, t.status)).status

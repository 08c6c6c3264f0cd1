"""Posts as all reports tell them together: one post once, with its time, its words and who else held it."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.query.reader import Reader
from onrecord.query.sources import READABLE, Source, source_of
from onrecord.query.who.grouping import Group
from onrecord.query.who.holdings import Holding
from onrecord.query.who.terms import PRESENT, Standing, Telling, Term, standing_on
from onrecord.query.words import fold
from onrecord.records import Date, Record, Tenure
from onrecord.schema.roles import load_posts
from onrecord.store.view import Bond


class Post(Record, frozen=True, kw_only=True):
    """A post that someone holds or held, as all reports tell it together.

    ``person`` and ``organisation`` are names, ``person_id`` and ``organisation_id`` entities where
    settled; ``forms`` are the titles as the reports word them. ``status``: ``former`` where the
    newest say so, else what the last report tells. ``start`` and ``end``: as told in words, ``None``
    if open or unknown. ``term`` tells what the reports' own days say, ``standing`` what is known of
    the day asked about. ``outlying`` is true where few reports tell it of this body and many of
    another. ``source`` are the best words, ``dated`` those that tell start or end, ``ended`` those of
    the report that first tells it as past; ``None`` where they are the same or there are none.
    """

    person: str
    person_id: str | None
    post: str
    organisation: str | None
    organisation_id: str | None
    forms: tuple[str, ...]
    status: str
    start: Date | None
    end: Date | None
    term: Term
    source: Source
    dated: Source | None = None
    ended: Source | None = None
    standing: Standing | None = None
    outlying: bool = False
    reports: int
    tellings: tuple[Telling, ...]


def shown_posts(
    reader: Reader,
    holdings: Iterable[Holding],
    *,
    at: datetime.date | None = None,
    most: int | None = None,
) -> tuple[Post, ...]:
    """Posts with their words, the most told first; with ``most`` so many of them, without tellings."""
    told = sorted(holdings, key=_weight)[:most]
    return tuple(in_words(reader, told, at=at, brief=most is not None))


def in_words(
    reader: Reader, told: Sequence[Holding], *, at: datetime.date | None, brief: bool
) -> list[Post]:
    """Each of some posts with its words, in the order given; if ``brief``, without its tellings."""
    wanted = [_candidates(held, at) for held in told]
    read = reader.view.stored(Tenure, {n for each in wanted for n in each.numbers()})
    reader.fetch({tenure.article for tenure in read.values()})
    return [
        _post(
            reader,
            held,
            _best_words(held, [read[number] for number in each.best], at),
            read[each.dated] if each.dated is not None else None,
            each.ended_by(read),
            at,
            brief=brief,
        )
        for held, each in zip(told, wanted, strict=True)
    ]


def _weight(held: Holding) -> tuple[bool, int, str, str, str]:
    group = held.group
    return (
        group.outlying,
        -held.term.reports,
        group.title,
        held.organisation or "",
        group.person.name,
    )


def _post(
    reader: Reader,
    held: Holding,
    best: Tenure,
    dated: Tenure | None,
    ended: Tenure | None,
    at: datetime.date | None,
    *,
    brief: bool,
) -> Post:
    group, term = held.group, held.term
    shown = ended if ended is not None and term.first is None else best
    body = group.body
    return Post(
        person=group.person.name,
        person_id=group.person.entity,
        post=group.title,
        organisation=held.organisation,
        organisation_id=body.entity if body is not None else None,
        forms=_forms(group),
        status=held.status,
        start=term.start,
        end=term.end,
        term=term,
        source=source_of(reader, shown),
        dated=source_of(reader, dated) if dated and dated != shown else None,
        ended=source_of(reader, ended) if ended and ended not in (shown, dated) else None,
        standing=standing_on(at, term, held.tellings) if at is not None else None,
        outlying=group.outlying,
        reports=term.reports,
        tellings=() if brief else held.tellings,
    )


class _Candidates(NamedTuple):
    """Numbers of the claims of a post whose words may be shown, so that no others are read."""

    best: tuple[int, ...]
    dated: int | None
    ended: tuple[int, ...]

    def numbers(self) -> tuple[int, ...]:
        return (*self.best, *self.ended, *((self.dated,) if self.dated is not None else ()))

    def ended_by(self, read: Mapping[int, Tenure]) -> Tenure | None:
        """Whose words tell first that it was over, after the last that tell it as held."""
        past = [read[number] for number in self.ended]
        return min(past, key=lambda t: (len(t.evidence[0].quote), t.id), default=None)


_LOOKED_INTO = 12  # tenures of a post of which the best words are chosen


def _candidates(held: Holding, at: datetime.date | None) -> _Candidates:
    term = held.term
    likely = sorted(held.group.tenures, key=lambda bond: _worth(bond, term, at), reverse=True)
    ended = sorted(
        (
            bond
            for bond in held.group.tenures
            if bond.status == "former" and bond.day is not None and bond.day == term.former_by
        ),
        key=lambda bond: bond.claim,
    )
    return _Candidates(
        tuple(bond.number for bond in likely[:_LOOKED_INTO]),
        _dated(held),
        tuple(bond.number for bond in ended[:_LOOKED_INTO]),
    )


def _worth(bond: Bond, term: Term, at: datetime.date | None) -> tuple[object, ...]:
    day = bond.day or datetime.date.min
    near = -abs((day - at).days) if at is not None else 0
    return (
        _fits(bond.status, bond.day, term),
        bond.status in PRESENT,
        near,
        bond.other is not None,
        day,
        bond.claim,
    )


def _dated(held: Holding) -> int | None:
    """Who tells when it began or ended, if anyone does; both, if anyone does."""
    term, told = held.term, {each.claim: each for each in held.tellings}
    worth = []
    for bond in held.group.tenures:
        when = told[bond.claim]
        known = (when.start == term.start and when.start is not None) + (
            when.end == term.end and when.end is not None
        )
        worth.append((known, bond.claim, bond.number))
    best = max(worth)
    return best[2] if best[0] else None


def _forms(group: Group) -> tuple[str, ...]:
    """The words of the reports for the post that differ from its title, the most frequent first.

    Verbs ("who heads") are no titles.
    """
    counts: dict[str, int] = {}
    for bond in group.tenures:
        words = " ".join((bond.words or "").split())
        if fold(words) != group.title and (" " in words or fold(words) in load_posts()):
            counts[words] = counts.get(words, 0) + 1
    return tuple(sorted(counts, key=lambda words: (-counts[words], words)))


def _best_words(held: Holding, likely: Sequence[Tenure], at: datetime.date | None) -> Tenure:
    """The tenure whose words are best to show: they name person and body, are short, and near the day.

    Without a day the newest that tell it as holding, from before it is told as past.
    """
    group, term = held.group, held.term
    if len(likely) == 1:
        return likely[0]
    names = _name_words(group.person.name)
    body = _name_words(group.body.name) if group.body is not None else frozenset()
    days = {bond.claim: bond.day for bond in group.tenures}

    def worth(tenure: Tenure) -> tuple[object, ...]:
        words = tenure.evidence[0].quote
        day = days[tenure.id] or datetime.date.min
        near = -abs((day - at).days) if at is not None else 0
        return (
            _fits(tenure.status, days[tenure.id], term),
            tenure.status in PRESENT,
            near,
            any(name in words for name in names),
            tenure.organisation is not None or any(name in words for name in body),
            len(words) <= READABLE,
            day,
            tenure.id,
        )

    return max(likely, key=worth)


def _fits(status: str, day: datetime.date | None, term: Term) -> bool:
    """Whether a telling agrees with what all tellings say together."""
    if status == "former":
        return term.former_by is not None and day is not None and day >= term.former_by
    return term.former_by is None or (day is not None and day < term.former_by)


def _name_words(name: str) -> frozenset[str]:
    return frozenset(word for word in name.split() if len(word) > 2)

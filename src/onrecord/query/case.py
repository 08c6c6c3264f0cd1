"""All that a brief tells: the board, what happened, what is disputed, and from what."""

import datetime
from collections.abc import Sequence

from onrecord.query.board.asking import Inquiry, board_of, inquire, published_by
from onrecord.query.board.lines import Board, Line
from onrecord.query.board.placing import holder_of
from onrecord.query.board.timing import day_of
from onrecord.query.happenings import Happening, happenings_of
from onrecord.query.question.asked import Asked
from onrecord.query.question.retrieval import matched
from onrecord.query.sources import Source, source_of
from onrecord.records import Claim, Date, EventMention, Record
from onrecord.store.view import View

_TOLD = frozenset({"happened", "planned", "asked_for", "denied"})
# Days between two reports that can still speak of one undated act: a week, as for a story.
_SAME_DAYS = 7


class Basis(Record, frozen=True, kw_only=True):
    """What an answer rests on.

    ``copies`` counts reports that take their text from another, ``corrections`` those that correct one.
    """

    reports: int
    outlets: tuple[str, ...]
    origins: int
    copies: int
    corrections: int
    first: datetime.date | None
    last: datetime.date | None
    undated: int


class Dispute(Record, frozen=True, kw_only=True):
    """What reports tell differently. ``kind``: position, fact or correction."""

    kind: str
    about: str
    sides: tuple[tuple[str, Source], ...]


class Act(Record, frozen=True, kw_only=True):
    """A deed by which someone takes a side ("applied", "voted against"), told as it was reported."""

    holder: str
    date: Date | None
    source: Source


class Case(Record, frozen=True, kw_only=True):
    """The material of a brief.

    ``happenings`` are events in sentences that tell more than where someone stands (those are
    on the board), ``background`` earlier ones that reports recall, ``acts`` deeds of holders.
    """

    board: Board
    acts: tuple[Act, ...]
    happenings: tuple[Happening, ...]
    background: tuple[Happening, ...]
    disputes: tuple[Dispute, ...]
    basis: Basis

    @property
    def empty(self) -> bool:
        """True when nothing in the record speaks of the question."""
        return self.board.empty and (
            self.board.holder is not None or not (self.happenings or self.background)
        )


def case(view: View, asked: str | Asked, *, as_of: datetime.date | None = None) -> Case:
    """Gather what the record holds on a question; raises ``QuestionError``."""
    inquiry = inquire(view, asked)
    board = board_of(inquiry, as_of=as_of)
    told = _events(inquiry, as_of)
    all_happenings = happenings_of(inquiry.reader, told)
    stands = {_place(match.claim) for match in inquiry.positions}
    happenings = happenings_of(inquiry.reader, _one_a_passage(told, stands))
    return Case(
        board=board,
        acts=_acts(inquiry, as_of),
        happenings=tuple(h for h in happenings if h.status in _TOLD),
        background=tuple(h for h in happenings if h.status == "background"),
        disputes=(*_positions_disputed(board), *_facts_disputed(all_happenings)),
        basis=_basis(inquiry, told, as_of, board.undated),
    )


def _events(inquiry: Inquiry, as_of: datetime.date | None) -> list[EventMention]:
    reader = inquiry.reader
    if inquiry.holder is not None:
        return []
    kept = []
    for match in matched(reader, inquiry.topic, EventMention):
        day = reader.published(match.claim.article)
        if as_of is None or (day is not None and day <= as_of):
            kept.append(match.claim)
    return kept


def _one_a_passage(told: Sequence[EventMention], taken: set[tuple[str, int]]) -> list[EventMention]:
    """One event for each passage: told as done before told otherwise, dated before undated."""
    best: dict[tuple[str, int], EventMention] = {}
    for mention in sorted(told, key=lambda m: (m.status != "happened", m.date is None)):
        if _place(mention) not in taken:
            best.setdefault(_place(mention), mention)
    return sorted(best.values(), key=lambda m: (m.article, m.trigger.start))


def _place(claim: Claim) -> tuple[str, int]:
    """The passage that a claim shows."""
    return claim.article, claim.evidence[0].start if claim.evidence else -1


def _acts(inquiry: Inquiry, as_of: datetime.date | None) -> tuple[Act, ...]:
    """Deeds of holders, the same words once, by day."""
    reader = inquiry.reader
    found: dict[str, tuple[str, Act]] = {}
    for match in published_by(reader, inquiry.positions, as_of)[0]:
        position = match.claim
        if position.how == "act" and not reader.derived(position.article):
            source = source_of(reader, position)
            act = Act(holder=holder_of(reader, position).name, date=position.date, source=source)
            found.setdefault(source.quote, (str(day_of(reader, position)), act))
    return tuple(act for _, act in sorted(found.values(), key=lambda entry: entry[0]))


def _lines(board: Board) -> list[Line]:
    lines = [*board.deciders, *board.others]
    return lines + [part for line in lines for part in line.parts]


def _positions_disputed(board: Board) -> list[Dispute]:
    found = []
    for line in _lines(board):
        if line.stance == "disputed":
            sides = tuple((told.stance, told.source) for told in line.told)
            found.append(Dispute(kind="position", about=line.name, sides=sides))
        if line.corrected:
            corrected = tuple((told.stance, told.source) for told in line.corrected)
            now = tuple((told.stance, told.source) for told in line.told[:1])
            found.append(Dispute(kind="correction", about=line.name, sides=corrected + now))
    return found


def _facts_disputed(happenings: Sequence[Happening]) -> list[Dispute]:
    """Acts of named actors told as done by one report and denied by another, once an act.

    Only tellings that can be of one act are set against each other: one type, the same actors
    and recipients, the same day or, where a day is unknown, reports of about the same days.
    """
    found: dict[_Act, Dispute] = {}
    denied = {_act_of(h): h for h in happenings if "denied" in h.statuses and h.actors}
    for happening in happenings:
        other = denied.get(_act_of(happening))
        if other is None or "happened" not in happening.statuses:
            continue
        sources = list(dict.fromkeys((*happening.sources, *other.sources)))
        if len(sources) > 1 and _about_then(sources[0], sources[-1]):
            names = " and ".join([*happening.actors, *happening.recipients])
            about = f"{names} (“{happening.trigger}”)"
            sides = (("told as done", sources[0]), ("told as not so", sources[-1]))
            found.setdefault(_act_of(other), Dispute(kind="fact", about=about, sides=sides))
    return list(found.values())


_Act = tuple[str, tuple[str, ...], tuple[str, ...], datetime.date | None]


def _act_of(happening: Happening) -> _Act:
    return happening.type, happening.actors, happening.recipients, happening.day


def _about_then(one: Source, other: Source) -> bool:
    """True for sources published within ``_SAME_DAYS`` of each other, as far as that is known."""
    days = [source.published.start for source in (one, other) if source.published is not None]
    known = [day for day in days if day is not None]
    return len(known) < 2 or abs(known[0] - known[1]).days <= _SAME_DAYS


def _basis(
    inquiry: Inquiry, told: Sequence[EventMention], as_of: datetime.date | None, undated: int
) -> Basis:
    reader = inquiry.reader
    positions, _ = published_by(reader, inquiry.positions, as_of)
    articles = sorted({m.claim.article for m in positions} | {m.article for m in told})
    days = [day for day in map(reader.published, articles) if day is not None]
    outlets = {reader.article(article).publisher for article in articles}
    return Basis(
        reports=len(articles),
        outlets=tuple(sorted(outlet for outlet in outlets if outlet is not None)),
        origins=reader.origins(articles),
        copies=sum(reader.derived(article) for article in articles),
        corrections=sum(reader.corrects(article) for article in articles),
        first=min(days, default=None),
        last=max(days, default=None),
        undated=undated,
    )

"""All that a brief tells: the board, what changed, what happened, what is disputed, and from what."""

import datetime
from collections.abc import Sequence

from onrecord.errors import QuestionError
from onrecord.query.board.asking import THRESHOLD, Inquiry, board_of, inquire, published_by
from onrecord.query.board.lines import Board
from onrecord.query.board.placing import holder_of
from onrecord.query.board.timing import day_of, learned_of
from onrecord.query.changes import Changes, changes_of
from onrecord.query.disputes.bearing import judged
from onrecord.query.disputes.dispute import Dispute, Update
from onrecord.query.disputes.finding import differences, facts_disputed, positions_disputed
from onrecord.query.happenings import Happening, happenings_of
from onrecord.query.origins import report_origins
from onrecord.query.question.asked import Asked
from onrecord.query.question.retrieval import Matched, matched_events
from onrecord.query.sources import Source, source_of
from onrecord.records import Claim, Date, EventMention, Position, Record
from onrecord.store.view import View

CHANGES = datetime.timedelta(days=30)  # of the record: what counts as new where no day is given
_TOLD = frozenset({"happened", "planned", "asked_for", "denied"})


class Basis(Record, frozen=True, kw_only=True):
    """What an answer rests on.

    ``copies`` counts reports that take their text from another, ``corrections`` those that correct
    one. ``dateless`` are reports used that do not say when they were published, ``undated`` those
    left out of an answer as of a day for that.
    """

    reports: int
    outlets: tuple[str, ...]
    origins: int
    copies: int
    corrections: int
    first: datetime.date | None
    last: datetime.date | None
    undated: int
    dateless: int = 0


class Act(Record, frozen=True, kw_only=True):
    """A deed by which someone takes a side ("applied", "voted against"), told as it was reported."""

    holder: str
    date: Date | None
    source: Source


class Case(Record, frozen=True, kw_only=True):
    """The material of a brief.

    ``changes`` are what became known of anybody's stand after ``since``, ``None`` where no report
    says when it was published. ``happenings`` are events in sentences that tell more than where
    someone stands (those are on the board), ``background`` earlier ones that reports recall,
    ``acts`` deeds of holders. ``updates`` are counts that rose.
    """

    board: Board
    since: datetime.date | None
    changes: Changes | None
    acts: tuple[Act, ...]
    happenings: tuple[Happening, ...]
    background: tuple[Happening, ...]
    disputes: tuple[Dispute, ...]
    updates: tuple[Update, ...]
    basis: Basis

    @property
    def empty(self) -> bool:
        """True when nothing in the record speaks of the question."""
        return self.board.empty and (
            self.board.holder is not None or not (self.happenings or self.background)
        )


def case(
    view: View,
    asked: str | Asked,
    *,
    as_of: datetime.date | None = None,
    since: datetime.date | None = None,
    threshold: float = THRESHOLD,
) -> Case:
    """Gather what the record holds on a question; raises ``QuestionError``, as ``changes`` does.

    Args:
        view: The record.
        asked: Free words, the path of a YAML file, or a question already read.
        as_of: Only what was known up to and on this day counts.
        since: What is new or moved after this day is told as changed; without it after the day
            that lies ``CHANGES`` before the newest report.
        threshold: A position less sure than this share is unclear, and no stance.
    """
    if as_of is not None and since is not None and as_of <= since:
        raise QuestionError(f"nothing lies between {since} and {as_of}: the second must be later")
    inquiry = inquire(view, asked, threshold=threshold)
    board = board_of(inquiry, as_of=as_of)
    told = _events(inquiry, as_of)
    positions, _ = published_by(inquiry.reader, inquiry.positions, as_of)
    stands = {_place(match.claim) for match in positions}
    basis = _basis(inquiry, [match.claim for match in positions], told, board.undated)
    after = since if since is not None else (basis.last - CHANGES if basis.last else None)
    found = differences(inquiry.reader, told)
    facts = facts_disputed(happenings_of(inquiry.reader, _maybe_denied(told)))
    happenings = judged(
        inquiry.reader,
        happenings_of(inquiry.reader, _one_a_passage(told, stands)),
        [*found.disputes, *facts],
    )
    return Case(
        board=board,
        since=after,
        changes=changes_of(inquiry, since=after, as_of=as_of) if after is not None else None,
        acts=_acts(inquiry, positions),
        happenings=tuple(h for h in happenings if h.status in _TOLD),
        background=tuple(h for h in happenings if h.status == "background"),
        disputes=(
            *positions_disputed(board),
            *facts,
            *found.disputes,
        ),
        updates=found.updates,
        basis=basis,
    )


def _events(inquiry: Inquiry, as_of: datetime.date | None) -> list[EventMention]:
    reader = inquiry.reader
    if inquiry.holder is not None:
        return []
    found = [match.claim for match in matched_events(reader, inquiry.topic)]
    if as_of is None:
        return found
    return [mention for mention in found if learned_of(reader, mention.article) <= as_of]


def _one_a_passage(told: Sequence[EventMention], taken: set[tuple[str, int]]) -> list[EventMention]:
    """One event for each passage: told as done before told otherwise, dated before undated."""
    best: dict[tuple[str, int], EventMention] = {}
    for mention in sorted(told, key=lambda m: (m.status != "happened", m.date is None)):
        if _place(mention) not in taken:
            best.setdefault(_place(mention), mention)
    return sorted(best.values(), key=lambda m: (m.article, m.trigger.start))


def _maybe_denied(told: Sequence[EventMention]) -> list[EventMention]:
    """Mentions of the types of act that some report denies: few, for few acts are denied."""
    denied = {mention.type for mention in told if mention.status == "denied"}
    return [mention for mention in told if mention.type in denied]


def _place(claim: Claim) -> tuple[str, int]:
    """The passage that a claim shows."""
    return claim.article, claim.evidence[0].start if claim.evidence else -1


def _acts(inquiry: Inquiry, positions: Sequence[Matched[Position]]) -> tuple[Act, ...]:
    """Deeds of holders, the same words once, by day."""
    reader = inquiry.reader
    found: dict[str, tuple[str, Act]] = {}
    for match in positions:
        position = match.claim
        if position.how == "act" and not reader.derived(position.article):
            source = source_of(reader, position)
            act = Act(holder=holder_of(reader, position).name, date=position.date, source=source)
            found.setdefault(source.quote, (str(day_of(reader, position)), act))
    return tuple(act for _, act in sorted(found.values(), key=lambda entry: entry[0]))


def _basis(
    inquiry: Inquiry, positions: Sequence[Position], told: Sequence[EventMention], undated: int
) -> Basis:
    reader = inquiry.reader
    articles = sorted({claim.article for claim in (*positions, *told)})
    published = [reader.published(article) for article in articles]
    days = [day for day in published if day is not None]
    counted = report_origins(reader, articles)
    return Basis(
        reports=len(articles),
        outlets=tuple(sorted(counted.outlets)),
        origins=counted.count,
        copies=sum(reader.derived(article) for article in articles),
        corrections=sum(reader.corrects(article) for article in articles),
        first=min(days, default=None),
        last=max(days, default=None),
        undated=undated,
        dateless=len(published) - len(days),
    )

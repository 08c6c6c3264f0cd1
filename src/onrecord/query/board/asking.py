"""Asking a record where everyone stands on a question."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from onrecord.query.board.changing import Step, knowledge_of, steps_of
from onrecord.query.board.coalitions import Assumption, read_assumptions, what_if
from onrecord.query.board.lines import Board, Guess, Line, Moved
from onrecord.query.board.membership import members_told
from onrecord.query.board.placing import group_turns, holder_of
from onrecord.query.board.seating import Seats, seat
from onrecord.query.board.standing import Standing
from onrecord.query.board.tally import tally_of
from onrecord.query.board.timing import learned_of
from onrecord.query.question.asked import Asked, ask
from onrecord.query.question.deciding import decided
from onrecord.query.question.retrieval import Matched, matched_positions
from onrecord.query.question.topic import Party, Topic, find_party, make_topic
from onrecord.query.reader import Reader
from onrecord.query.sources import source_of
from onrecord.records import Position, Question
from onrecord.settings import Settings
from onrecord.store.view import View

THRESHOLD = Settings().stance_threshold  # where no other is given


@dataclass(frozen=True, eq=False)
class Inquiry:
    """A question with the positions that speak of it, before any day is cut off.

    ``sittings`` are those made of it so far, by their days: see ``sitting_of``.
    """

    reader: Reader
    asked: Asked
    topic: Topic
    holder: Party | None
    positions: tuple[Matched[Position], ...]
    threshold: float = THRESHOLD
    sittings: dict[datetime.date | None, "Sitting"] = field(default_factory=dict)


def inquire(view: View, asked: str | Asked, *, threshold: float = THRESHOLD) -> Inquiry:
    """Read the question and look for positions; raises ``QuestionError``.

    A position with a ``confidence`` below ``threshold`` (a share) is unclear, and no stance.
    """
    question = ask(asked) if isinstance(asked, str) else asked
    reader = Reader(view)
    topic = make_topic(view, question.question, question.family)
    holder = find_party(view, question.holder) if question.holder else None
    positions = matched_positions(reader, topic)
    if holder is not None:
        positions = _of_holder(reader, positions, holder)
    return Inquiry(reader, question, topic, holder, tuple(positions), threshold)


def board(
    view: View,
    asked: str | Asked,
    *,
    as_of: datetime.date | None = None,
    since: datetime.date | None = None,
    assume: Iterable[str] = (),
    threshold: float = THRESHOLD,
) -> Board:
    """Where everyone stands on a question.

    Args:
        view: The record.
        asked: Free words, the path of a YAML file, or a question already read.
        as_of: Only what was known on this day counts: reports published up to and on it (read,
            where nothing says when they were published).
        since: Keep only lines on which something became known after this day.
        assume: Stances to suppose, each as "Japan=for": ``what_if`` then has the arithmetic with them.
        threshold: A position less sure than this share is shown as unclear and never counted.

    Raises:
        QuestionError: The question cannot be understood, or somebody assumed does not decide it.
    """
    assumed = read_assumptions(assume)
    inquiry = inquire(view, asked, threshold=threshold)
    return board_of(inquiry, as_of=as_of, since=since, assumed=assumed)


@dataclass(frozen=True)
class Sitting:
    """Everyone on the board by what was known on a day, before it is cut to what is new."""

    question: Question
    known: tuple[Matched[Position], ...]
    newest: datetime.date | None
    undated: int
    seats: Seats


def sitting_of(inquiry: Inquiry, as_of: datetime.date | None) -> Sitting:
    """The lines of an inquiry already made, with the holders behind them; made once for a day."""
    if as_of not in inquiry.sittings:
        inquiry.sittings[as_of] = _sitting(inquiry, as_of)
    return inquiry.sittings[as_of]


def _sitting(inquiry: Inquiry, as_of: datetime.date | None) -> Sitting:
    reader = inquiry.reader
    reader.fetch_days(match.claim.article for match in inquiry.positions)
    matches, undated = published_by(reader, inquiry.positions, as_of)
    days = [reader.published(match.claim.article) for match in matches]
    newest = max((day for day in days if day is not None), default=None)
    on = as_of or newest
    question = decided(
        inquiry.asked.question, on, told=lambda body: members_told(reader, body, on, known=as_of)
    )
    firm = [match for match in matches if match.claim.how != "conjecture"]
    grouped = group_turns(reader, firm, inquiry.threshold)
    seats = seat(
        reader,
        inquiry.topic,
        question,
        grouped,
        on=on,
        known=as_of,
        only_speaking=inquiry.holder is not None,
    )
    return Sitting(question, tuple(matches), newest, undated, seats)


def board_of(
    inquiry: Inquiry,
    *,
    as_of: datetime.date | None = None,
    since: datetime.date | None = None,
    assumed: Sequence[Assumption] = (),
) -> Board:
    """The board of an inquiry already made."""
    sitting = sitting_of(inquiry, as_of)
    deciders, others = sitting.seats.deciders, sitting.seats.others
    matches = sitting.known
    standings = [(line.name, line.stance) for line in deciders]
    guessed = () if inquiry.holder is not None else matches
    if since is not None:
        day = since
        guessed = tuple(m for m in guessed if learned_of(inquiry.reader, m.claim.article) > day)
    return Board(
        question=sitting.question,
        reading=reading_of(inquiry),
        holder=inquiry.asked.holder,
        as_of=as_of,
        since=since,
        newest=sitting.newest,
        deciders=deciders if since is None else _changed(inquiry, sitting, deciders, since),
        others=others if since is None else _changed(inquiry, sitting, others, since),
        guesses=_guesses(inquiry.reader, guessed),
        tally=tally_of(sitting.question, standings),
        reports=len({match.claim.article for match in matches}),
        undated=sitting.undated,
        what_if=what_if(sitting.question, standings, assumed) if assumed else None,
    )


def published_by(
    reader: Reader, matches: Sequence[Matched[Position]], as_of: datetime.date | None
) -> tuple[list[Matched[Position]], int]:
    """What was known on a day, and how many reports were left out for want of a date.

    Those have no day of publication and were read after the day.
    """
    if as_of is None:
        return list(matches), 0
    kept, undated = [], set()
    for match in matches:
        article = match.claim.article
        if learned_of(reader, article) <= as_of:
            kept.append(match)
        elif reader.published(article) is None:
            undated.add(article)
    return kept, len(undated)


def _of_holder(
    reader: Reader, matches: Sequence[Matched[Position]], holder: Party
) -> list[Matched[Position]]:
    """Positions of one holder and of those who are parts of it; a guess is nobody's."""
    firm = [match for match in matches if match.claim.how != "conjecture"]
    ours = {
        turn.position.id
        for group in group_turns(reader, firm).groups.values()
        if group.who.key in holder.entities or group.whole in holder.entities
        for turn in group.turns
    }
    return [match for match in firm if match.claim.id in ours]


def _guesses(reader: Reader, matches: Sequence[Matched[Position]]) -> tuple[Guess, ...]:
    found: dict[str, Guess] = {}
    for match in matches:
        position = match.claim
        if position.how == "conjecture":
            source = source_of(reader, position)
            found.setdefault(
                source.quote,
                Guess(
                    holder=holder_of(reader, position).name, stance=position.stance, source=source
                ),
            )
    return tuple(found.values())


def _changed(
    inquiry: Inquiry, sitting: Sitting, lines: Iterable[Line], day: datetime.date
) -> tuple[Line, ...]:
    """Lines on which something became known after the day, with where they stood before."""
    kept = []
    for line in lines:
        parts = _changed(inquiry, sitting, line.parts, day)
        holder = sitting.seats.holders.get(line.key)
        steps: tuple[Step, ...] = ()
        was: Standing | None = None
        if holder is not None:
            known = knowledge_of(holder.turns, day, inquiry.reader.corrected_by)
            steps = steps_of(known)
            was = known.then.current.standing if known.then is not None else None
        if steps:
            change = _most_telling(steps, was)
            kept.append(msgspec.structs.replace(line, change=change, was=was, parts=parts))
        elif parts:
            kept.append(msgspec.structs.replace(line, parts=parts))
    return tuple(kept)


def _most_telling(steps: Sequence[Step], was: Standing | None) -> Moved:
    """The one word for several steps: new where nothing was known, else the latest move."""
    kinds = [step.kind for step in steps]
    if was is None and "new" in kinds:
        return "new"
    return next((kind for kind in reversed(kinds) if kind != "late"), "late")


def reading_of(inquiry: Inquiry) -> str:
    """How the question was understood, in one line: shown so that a misreading is seen."""
    question, topic = inquiry.asked.question, inquiry.topic
    if not topic.parted:
        return f"words: {', '.join(topic.content)}"
    parts = []
    for label, given, party in (
        ("subject", question.subject, topic.subject),
        ("object", question.object, topic.object),
    ):
        if given and party is not None:
            same = party.name == given
            parts.append(f"{label} {given}" if same else f"{label} {given} ({party.name})")
        if label == "subject" and question.action:
            parts.append(f"action {question.action}")
    if inquiry.asked.holder:
        parts.insert(0, f"stand of {inquiry.asked.holder}")
    return " · ".join(parts)

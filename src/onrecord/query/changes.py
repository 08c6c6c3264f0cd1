"""What became known of a question after a day: who is new, who moved, what is contradicted."""

import datetime
from collections.abc import Iterator

from onrecord.errors import QuestionError
from onrecord.query.board.asking import THRESHOLD, Inquiry, inquire, reading_of, sitting_of
from onrecord.query.board.changing import Step, knowledge_of, steps_of
from onrecord.query.board.lines import Camp, Line, Moved, Role, Told
from onrecord.query.board.placing import began, sides_of, tell, told_of
from onrecord.query.board.standing import Standing, Stretch, Turn
from onrecord.query.board.tally import Tally, tally_of
from onrecord.query.question.asked import Asked
from onrecord.query.reader import Reader
from onrecord.records import Date, Question, Record
from onrecord.store.view import View


class Shift(Record, frozen=True, kw_only=True):
    """One thing that became known of one holder after a day.

    ``change``: ``new`` (nothing was on record from it), ``moved`` (from ``was`` to ``stance``),
    ``contradicted`` (``sides`` has both), ``corrected`` (``before`` was taken back), ``late``
    (of a day up to the one asked for, and not known then). ``since`` is the day from which it
    stands there (``date`` says it no more precisely than the report), ``learned`` the one from
    which that is known. ``told`` are its words, ``before`` those of where it stood before.
    ``beneath`` is the country or body of which the holder is a part.
    """

    change: Moved
    holder: str
    key: str
    kind: str
    role: Role
    stance: Standing
    since: datetime.date | None
    learned: datetime.date | None
    told: tuple[Told, ...]
    date: Date | None = None
    was: Standing | None = None
    before: tuple[Told, ...] = ()
    sides: tuple[Camp, ...] = ()
    beneath: str | None = None
    office: str | None = None
    described: bool = False


class Changes(Record, frozen=True, kw_only=True):
    """What became known of a question after ``since``, up to and on ``as_of`` (``None``: to this day).

    Everything is told by the day on which it became known: a report's day of publication, else
    the day on which it was read. ``then`` and ``now`` are the arithmetic at both ends; ``reports``
    counts the reports on the question that came in between.
    """

    question: Question
    reading: str
    holder: str | None
    since: datetime.date
    as_of: datetime.date | None
    newest: datetime.date | None
    new: tuple[Shift, ...]
    moved: tuple[Shift, ...]
    contradicted: tuple[Shift, ...]
    corrected: tuple[Shift, ...]
    late: tuple[Shift, ...]
    then: Tally
    now: Tally
    reports: int
    undated: int

    @property
    def all(self) -> tuple[Shift, ...]:
        """Every change, by kind."""
        return (*self.new, *self.moved, *self.contradicted, *self.corrected, *self.late)

    @property
    def empty(self) -> bool:
        """True where nothing became known of where anyone stands."""
        return not self.all


def changes(
    view: View,
    asked: str | Asked,
    *,
    since: datetime.date,
    as_of: datetime.date | None = None,
    threshold: float = THRESHOLD,
) -> Changes:
    """What became known of a question after a day.

    Args:
        view: The record.
        asked: Free words, the path of a YAML file, or a question already read.
        since: The day; what was known on it is no change.
        as_of: Only what was known on this day counts.
        threshold: A position less sure than this share is unclear, and no change.

    Raises:
        QuestionError: The question cannot be understood, or ``as_of`` is not after ``since``.
    """
    return changes_of(inquire(view, asked, threshold=threshold), since=since, as_of=as_of)


def changes_of(
    inquiry: Inquiry, *, since: datetime.date, as_of: datetime.date | None = None
) -> Changes:
    """The changes of an inquiry already made; raises as ``changes``."""
    if as_of is not None and as_of <= since:
        raise QuestionError(f"nothing lies between {since} and {as_of}: the second must be later")
    sitting, before = sitting_of(inquiry, as_of), sitting_of(inquiry, since)
    found: dict[Moved, list[Shift]] = {
        kind: [] for kind in ("new", "moved", "contradicted", "corrected", "late")
    }
    for line, whole in _lines((*sitting.seats.deciders, *sitting.seats.others)):
        holder = sitting.seats.holders.get(line.key)
        if holder is not None:
            known = knowledge_of(holder.turns, since, inquiry.reader.corrected_by)
            for step in steps_of(known):
                found[step.kind].append(_shift(inquiry.reader, step, line, whole, since))
    old = {match.claim.article for match in before.known}
    return Changes(
        question=sitting.question,
        reading=reading_of(inquiry),
        holder=inquiry.asked.holder,
        since=since,
        as_of=as_of,
        newest=sitting.newest,
        **{kind: tuple(shifts) for kind, shifts in found.items()},
        then=_tally(before.question, before.seats.deciders),
        now=_tally(sitting.question, sitting.seats.deciders),
        reports=len({match.claim.article for match in sitting.known} - old),
        undated=sitting.undated,
    )


def _tally(question: Question, deciders: tuple[Line, ...]) -> Tally:
    return tally_of(question, [(line.name, line.stance) for line in deciders])


def _lines(lines: tuple[Line, ...]) -> Iterator[tuple[Line, str | None]]:
    """Every line with the name of the whole that it stands beneath."""
    for line in lines:
        yield line, None
        for part in line.parts:
            yield part, line.name


def _shift(reader: Reader, step: Step, line: Line, whole: str | None, day: datetime.date) -> Shift:
    fresh = [turn for turn in step.now.turns if turn.learned is not None and turn.learned > day]
    shown = Stretch(tuple(fresh), step.now.sign) if fresh else step.now
    return Shift(
        change=step.kind,
        holder=line.name,
        key=line.key,
        kind=line.kind,
        role=line.standing,
        stance=step.now.standing,
        since=step.now.since,
        date=began(step.now),
        learned=min((t.learned for t in fresh if t.learned is not None), default=None),
        told=told_of(reader, step.now if step.now.sign is None else shown),
        was=_was(step),
        before=_before(reader, step),
        sides=sides_of(reader, step.now),
        beneath=whole,
        office=line.office,
        described=line.described,
    )


def _was(step: Step) -> Standing | None:
    if step.gone:
        return step.gone[0].stance
    return step.before.standing if step.before is not None else None


def _before(reader: Reader, step: Step) -> tuple[Told, ...]:
    gone: tuple[Turn, ...] = step.gone
    if gone:
        return tuple(tell(reader, turn) for turn in gone)
    return told_of(reader, step.before) if step.before is not None else ()

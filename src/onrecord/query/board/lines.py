"""The board: for a question, every decider, where it stands, since when, in whose words."""

import datetime
from typing import Literal

from onrecord.query.board.coalitions import WhatIf
from onrecord.query.board.standing import Standing
from onrecord.query.board.tally import Tally
from onrecord.query.origins import Credibility, Origin
from onrecord.query.sources import Source
from onrecord.records import Date, HowKnown, Question, Record, Stance

Moved = Literal["new", "moved", "contradicted", "corrected", "late"]
Role = Literal["decider", "subject", "applicant", "former_member", "outsider", "part"]


class Told(Record, frozen=True, kw_only=True):
    """One telling of a stance, with its words. ``by`` tells it where that is not the holder.

    It has two days. ``day`` is the one on which the stance was taken: by the report's words
    (``date``, no more precise than they are) or else the day of the report. ``learned`` is the
    one from which it is known: when the report was published, or else when it was read.
    ``condition`` are words such as "if Beijing agrees". ``confidence`` is as in ``Position``.
    ``once``: it is told as held in the past, and not when.
    """

    stance: Stance
    how: HowKnown
    day: datetime.date | None
    source: Source
    by: str | None = None
    condition: str | None = None
    reason: str | None = None
    date: Date | None = None
    learned: datetime.date | None = None
    confidence: float | None = None
    once: bool = False


class Camp(Record, frozen=True, kw_only=True):
    """One side of a contradiction: its best words from each independent origin, and how many tell it."""

    told: tuple[Told, ...]
    reports: int
    origins: int
    outlets: int = 0

    @property
    def stance(self) -> Stance:
        """The stance of its best words."""
        return self.told[0].stance


class Stage(Record, frozen=True, kw_only=True):
    """Where a holder stood over a stretch of time, in its best words.

    ``date`` is that of the telling it begins with, where its words say more or less than a day.
    ``sides`` has the two sides where the stance is disputed.
    """

    stance: Standing
    since: datetime.date | None
    told: tuple[Told, ...]
    date: Date | None = None
    sides: tuple[Camp, ...] = ()


class Line(Record, frozen=True, kw_only=True):
    """One holder on the board. ``stance`` is ``None`` for one who is silent.

    ``told`` are the words to show, best first: of both sides where the stance is disputed, and
    then ``sides`` has each with all its origins. ``before`` is where the holder stood earlier,
    oldest first; ``corrected`` what a report told and then took back. ``reports``, ``outlets``
    and ``origins`` count the reports that tell the present stance, who publishes them, and how
    many of them are independent; ``which`` has the reports of each origin, ``credibility`` says
    how far they bear it out.
    ``unclear`` are tellings too unsure to count as a stance, or told as once held; where there are
    no others the stance is ``unclear``. ``parts`` are those of the country or body who spoke for themselves: theirs is
    never the whole's position. ``standing`` says what the holder is to the question.
    ``change`` and ``was`` say what is new since a day, where one was asked for.
    """

    name: str
    key: str
    kind: str
    standing: Role
    country: str | None = None
    described: bool = False
    office: str | None = None
    stance: Standing | None = None
    since: datetime.date | None = None
    date: Date | None = None
    told: tuple[Told, ...] = ()
    sides: tuple[Camp, ...] = ()
    before: tuple[Stage, ...] = ()
    corrected: tuple[Told, ...] = ()
    unclear: tuple[Told, ...] = ()
    reports: int = 0
    outlets: int = 0
    origins: int = 0
    which: tuple[Origin, ...] = ()
    credibility: Credibility | None = None
    change: Moved | None = None
    was: Standing | None = None
    parts: tuple["Line", ...] = ()


class Guess(Record, frozen=True, kw_only=True):
    """A report's guess about where someone stands: shown apart, and no position."""

    holder: str
    stance: Stance
    source: Source


class Board(Record, frozen=True, kw_only=True):
    """A question with where everyone stands on it.

    ``as_of`` is the day asked for: only what was known by then counts. ``newest`` is the
    publication day of the newest report used. ``undated`` counts reports left out because nothing
    says when they were published, and they were read only later. ``what_if`` has the arithmetic
    with the stances that were assumed, if any were; everything else is as reports tell it.
    """

    question: Question
    reading: str
    holder: str | None
    as_of: datetime.date | None
    since: datetime.date | None
    newest: datetime.date | None
    deciders: tuple[Line, ...]
    others: tuple[Line, ...]
    guesses: tuple[Guess, ...]
    tally: Tally
    reports: int
    undated: int
    what_if: WhatIf | None = None

    @property
    def empty(self) -> bool:
        """True when no statement was found: nobody is on the board with words of its own."""
        return not self.guesses and not any(
            line.stance is not None or line.parts for line in (*self.deciders, *self.others)
        )

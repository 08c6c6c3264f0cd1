"""The board: for a question, every decider, where it stands, since when, in whose words."""

import datetime
from typing import Literal

from onrecord.query.board.standing import Standing
from onrecord.query.sources import Source
from onrecord.records import HowKnown, Question, Record, Stance

Change = Literal["new", "moved"]


class Told(Record, frozen=True, kw_only=True):
    """One telling of a stance, with its words. ``by`` tells it where that is not the holder."""

    stance: Stance
    how: HowKnown
    day: datetime.date | None
    source: Source
    by: str | None = None
    condition: str | None = None
    reason: str | None = None


class Stage(Record, frozen=True, kw_only=True):
    """Where a holder stood over a stretch of time, in its best words."""

    stance: Standing
    since: datetime.date | None
    told: tuple[Told, ...]


class Line(Record, frozen=True, kw_only=True):
    """One holder on the board. ``stance`` is ``None`` for one who is silent.

    ``told`` are the words to show, best first: of both sides where the stance is disputed.
    ``before`` is where the holder stood earlier, oldest first; ``corrected`` what a report told
    and then took back. ``reports`` and ``origins`` count the reports that tell the present
    stance and how many of them are independent. ``parts`` are those of the country who spoke
    for themselves: theirs is never the whole's position. ``standing`` says what the holder is to
    the question: ``decider``, ``subject``, ``applicant``, ``outsider`` or ``part``.
    """

    name: str
    key: str
    kind: str
    standing: Literal["decider", "subject", "applicant", "former_member", "outsider", "part"]
    country: str | None = None
    described: bool = False
    office: str | None = None
    stance: Standing | None = None
    since: datetime.date | None = None
    told: tuple[Told, ...] = ()
    before: tuple[Stage, ...] = ()
    corrected: tuple[Told, ...] = ()
    reports: int = 0
    origins: int = 0
    change: Change | None = None
    was: Standing | None = None
    parts: tuple["Line", ...] = ()


class Guess(Record, frozen=True, kw_only=True):
    """A report's guess about where someone stands: shown apart, and no position."""

    holder: str
    stance: Stance
    source: Source


class Tally(Record, frozen=True, kw_only=True):
    """The arithmetic of the deciders. ``needed`` is ``None`` where no rule says how many.

    ``missing`` is ``needed`` less those who are for it; leaning is not counted as for.
    """

    rule: str
    deciders: int
    stances: dict[str, int]
    silent: int
    needed: int | None
    missing: int | None
    sentence: str


class Board(Record, frozen=True, kw_only=True):
    """A question with where everyone stands on it.

    ``as_of`` is the day asked for; ``newest`` the publication day of the newest report used.
    ``undated`` counts reports left out because nothing says when they were published.
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

    @property
    def empty(self) -> bool:
        """True when no statement was found: nobody is on the board with words of its own."""
        return not self.guesses and not any(
            line.stance is not None or line.parts for line in (*self.deciders, *self.others)
        )

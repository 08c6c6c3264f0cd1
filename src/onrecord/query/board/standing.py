"""Where one holder stands, from all that is told of it: the latest, since when, what went before."""

import datetime
import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.query.reader import Who
from onrecord.records import Position, Stance

Standing = Literal["for", "leaning_for", "undecided", "leaning_against", "against", "disputed"]

SIGN: dict[str, int] = {
    "for": 1,
    "leaning_for": 1,
    "undecided": 0,
    "leaning_against": -1,
    "against": -1,
}
_HOW = {"own_words": 0, "act": 1, "told": 2, "conjecture": 3}
_FIRM = {"for": 0, "against": 0, "leaning_for": 1, "leaning_against": 1, "undecided": 2}


@dataclass(frozen=True)
class Turn:
    """One telling of where a holder stands, on a day (``None``: not known).

    ``derived``: the report takes its text from another one.
    """

    who: Who
    day: datetime.date | None
    position: Position
    strength: int
    derived: bool = False

    @property
    def stance(self) -> Stance:
        """The stance told."""
        return self.position.stance

    @property
    def sign(self) -> int:
        """+1 for, -1 against, 0 undecided."""
        return SIGN[self.position.stance]


@dataclass(frozen=True)
class Stretch:
    """A stretch of time over which all that is told has one direction, or is contradicted.

    ``sign``: +1 for, -1 against, 0 undecided, ``None`` where one day's tellings contradict
    each other.
    """

    turns: tuple[Turn, ...]
    sign: int | None

    @property
    def since(self) -> datetime.date | None:
        """The first day of it, ``None`` if no telling has a day."""
        return min((turn.day for turn in self.turns if turn.day is not None), default=None)

    @property
    def standing(self) -> Standing:
        """The stance in one word. Told both "for" and "undecided", one is leaning for it."""
        if self.sign is None:
            return "disputed"
        last = max(turn.day or datetime.date.min for turn in self.turns)
        latest = [t for t in self.turns if (t.day or datetime.date.min) == last]
        if self.sign and any(turn.sign == 0 for turn in latest):
            return "leaning_for" if self.sign > 0 else "leaning_against"
        return self.best.stance

    @property
    def best(self) -> Turn:
        """The telling to show: firm before leaning, own words before hearsay, late before early."""
        return min((t for t in self.turns if t.sign == self.sign), default=None, key=_worth) or min(
            self.turns, key=_worth
        )

    def side(self, sign: int) -> tuple[Turn, ...]:
        """The tellings of one direction."""
        return tuple(turn for turn in self.turns if turn.sign == sign)


@dataclass(frozen=True)
class Place:
    """Where a holder stands: ``current``, what went before it, and what was corrected away."""

    current: Stretch
    earlier: tuple[Stretch, ...]
    corrected: tuple[Turn, ...]


def place_of(turns: Sequence[Turn], corrected_by: Callable[[str], str | None]) -> Place:
    """Where a holder stands by its latest telling. ``turns`` must not be empty.

    Tellings of one day that contradict each other give ``disputed``, unless one report
    corrects the other: then what was corrected does not count.
    """
    kept, corrected = _without_corrected(turns, corrected_by)
    stretches = _stretches(kept)
    return Place(stretches[-1], tuple(stretches[:-1]), corrected)


def _without_corrected(
    turns: Sequence[Turn], corrected_by: Callable[[str], str | None]
) -> tuple[list[Turn], tuple[Turn, ...]]:
    kept: list[Turn] = []
    corrected: list[Turn] = []
    by_article: dict[str, set[int]] = {}
    for turn in turns:
        by_article.setdefault(turn.position.article, set()).add(turn.sign)
    for turn in turns:
        correction = corrected_by(turn.position.article)
        instead = by_article.get(correction, set()) if correction is not None else set()
        (corrected if instead and turn.sign not in instead else kept).append(turn)
    return kept, tuple(corrected)


def _stretches(turns: Iterable[Turn]) -> list[Stretch]:
    """Tellings in the order of their days, cut wherever the direction changes."""
    stretches: list[Stretch] = []
    for _, group in itertools.groupby(sorted(turns, key=_when), key=lambda turn: turn.day):
        day = tuple(group)
        signs = {turn.sign for turn in day}
        sign = None if {1, -1} <= signs else next((s for s in (1, -1) if s in signs), 0)
        if stretches and stretches[-1].sign == sign:
            stretches[-1] = Stretch((*stretches[-1].turns, *day), sign)
        else:
            stretches.append(Stretch(day, sign))
    return stretches


def _when(turn: Turn) -> tuple[datetime.date, int, int, str, int]:
    """Days in order, unknown days first; within a day the better known comes last."""
    day = turn.day or datetime.date.min
    start = turn.position.evidence[0].start if turn.position.evidence else 0
    return day, -_HOW[turn.position.how], turn.sign, turn.position.article, start


def _worth(turn: Turn) -> tuple[int, int, bool, int, int, int, str]:
    quote = sum(len(span.quote) for span in turn.position.evidence)
    day = (turn.day or datetime.date.min).toordinal()
    how = _HOW[turn.position.how]
    return _FIRM[turn.stance], how, turn.derived, -day, -turn.strength, quote, turn.position.id

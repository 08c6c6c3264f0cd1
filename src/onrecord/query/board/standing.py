"""Where one holder stands, from all that is told of it: the latest, since when, what went before."""

import datetime
import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import msgspec

from onrecord.query.reader import Who
from onrecord.query.words import fold
from onrecord.records import Date, Position, Stance

Standing = Literal[
    "for", "leaning_for", "undecided", "leaning_against", "against", "disputed", "unclear"
]

SIGN: dict[str, int] = {
    "for": 1,
    "leaning_for": 1,
    "undecided": 0,
    "leaning_against": -1,
    "against": -1,
}
SHOWN = 3  # tellings quoted for a line; the rest is counted
ONE_TIME = 31  # days: tellings of a week or a month can be of one time, those of a year cannot
_HOW = {"own_words": 0, "act": 1, "told": 2, "conjecture": 3}
_FIRM = {"for": 0, "against": 0, "leaning_for": 1, "leaning_against": 1, "undecided": 2}


class Turn(msgspec.Struct, frozen=True, dict=True):
    """One telling of where a holder stands.

    ``day`` is the first day on which the stance may have been taken (``None``: not known), and
    ``until`` the day after the last one, where that is more than one day; ``date`` the telling's
    own date, where it has one. ``learned`` is the day from which the record can tell it.
    ``derived``: the report takes its text from another one; reports of one ``origin`` are not
    independent. ``clear`` is false where the stance is too unsure to count. ``placed`` is the
    day among those from ``day`` to ``until`` on which other tellings put it.
    """

    who: Who
    day: datetime.date | None
    position: Position
    strength: int
    derived: bool = False
    until: datetime.date | None = None
    date: Date | None = None
    learned: datetime.date | None = None
    origin: str = ""
    clear: bool = True
    placed: datetime.date | None = None

    @property
    def stance(self) -> Stance:
        """The stance told."""
        return self.position.stance

    @property
    def sign(self) -> int:
        """+1 for, -1 against, 0 undecided."""
        return SIGN[self.position.stance]

    @property
    def when(self) -> datetime.date | None:
        """The day under which it is put in order."""
        return self.placed or self.day

    @cached_property
    def order(self) -> tuple[datetime.date, int, int, str, int]:
        """Days in order, unknown days first; within a day the better known comes last."""
        position = self.position
        start = position.evidence[0].start if position.evidence else 0
        day = self.when or datetime.date.min
        return day, -_HOW[position.how], self.sign, position.article, start

    @cached_property
    def worth(self) -> tuple[int, int, bool, int, int, int, str]:
        """Sorts tellings: firm before leaning, own words, originals, late, short ones first."""
        position = self.position
        quote = sum([len(span.quote) for span in position.evidence])
        day = (self.when or datetime.date.min).toordinal()
        how = _HOW[position.how]
        return _FIRM[self.stance], how, self.derived, -day, -self.strength, quote, position.id

    @property
    def wide(self) -> int:
        """On how many days it may have been; 1 where the day is known, 0 where nothing is."""
        if self.day is None:
            return 0
        return 1 if self.until is None else (self.until - self.day).days


@dataclass(frozen=True)
class Stretch:
    """A stretch of time over which all that is told has one direction, or is contradicted.

    ``sign``: +1 for, -1 against, 0 undecided, ``None`` where tellings of one time contradict
    each other.
    """

    turns: tuple[Turn, ...]
    sign: int | None

    @cached_property
    def first(self) -> Turn:
        """The telling with which it begins, the more precise one where two are of one day."""
        known = [turn for turn in self.turns if turn.when is not None] or list(self.turns)
        return min(known, key=lambda t: (t.when or datetime.date.min, t.wide, t.order))

    @property
    def since(self) -> datetime.date | None:
        """The first day of it, ``None`` if no telling has a day."""
        return self.first.when

    @cached_property
    def standing(self) -> Standing:
        """The stance in one word. Told both "for" and "undecided", one is leaning for it."""
        if self.sign is None:
            return "disputed"
        last = max(turn.when or datetime.date.min for turn in self.turns)
        latest = [t for t in self.turns if (t.when or datetime.date.min) == last]
        if self.sign and any(turn.sign == 0 for turn in latest):
            return "leaning_for" if self.sign > 0 else "leaning_against"
        return self.best.stance

    @cached_property
    def best(self) -> Turn:
        """The telling to show: firm before leaning, own words before hearsay, late before early."""
        return min((t for t in self.turns if t.sign == self.sign), default=None, key=worth) or min(
            self.turns, key=worth
        )

    @cached_property
    def shown(self) -> list[Turn]:
        """The tellings to quote, the best first: of both sides where they contradict each other."""
        if self.sign is None:
            return [Stretch(self.side(sign), sign).best for sign in (1, -1)]
        undecided = [turn for turn in self.side(0) if self.sign]
        chosen = [self.best, *([Stretch(tuple(undecided), 0).best] if undecided else [])]
        return no_two_alike([*chosen, *self.turns])

    def side(self, sign: int) -> tuple[Turn, ...]:
        """The tellings of one direction."""
        return tuple(turn for turn in self.turns if turn.sign == sign)


@dataclass(frozen=True)
class Place:
    """Where a holder stands: ``current``, what went before it, and what was corrected away."""

    current: Stretch
    earlier: tuple[Stretch, ...]
    corrected: tuple[Turn, ...]

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """All of them, the oldest first."""
        return (*self.earlier, self.current)


def place_of(turns: Sequence[Turn], corrected_by: Callable[[str], str | None]) -> Place:
    """Where a holder stands by its latest telling. ``turns`` must not be empty.

    Tellings of one time that contradict each other give ``disputed``, unless one report
    corrects the other: then what was corrected does not count. One time is one day, or a week or
    a month told as a whole and a day in it. What is told of a later day is a change of mind.
    """
    kept, corrected = _without_corrected(turns, corrected_by)
    stretches = _stretches(_placed(kept))
    return Place(stretches[-1], tuple(stretches[:-1]), corrected)


def _without_corrected(
    turns: Sequence[Turn], corrected_by: Callable[[str], str | None]
) -> tuple[list[Turn], tuple[Turn, ...]]:
    if not any(corrected_by(turn.position.article) for turn in turns):
        return list(turns), ()
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


def _placed(turns: Iterable[Turn]) -> list[Turn]:
    """Each week and month told as a whole put on the day in it that another telling names.

    That is the first day of its own direction: then both can be true. Where all that is told of
    those days goes the other way, it is their last: the two contradict each other.
    """
    done: list[Turn] = []
    for turn in sorted(turns, key=lambda t: (t.wide, t.order)):
        day, until = turn.day, turn.until
        if not turn.sign or day is None or until is None or not 1 < turn.wide <= ONE_TIME:
            done.append(turn)
            continue
        within = [t for t in done if t.when is not None and t.sign and day <= t.when < until]
        same = [t.when for t in within if t.sign == turn.sign and t.when is not None]
        other = [t.when for t in within if t.sign != turn.sign and t.when is not None]
        at = min(same) if same else max(other, default=None)
        done.append(turn if at is None else msgspec.structs.replace(turn, placed=at))
    return done


def _stretches(turns: Iterable[Turn]) -> list[Stretch]:
    """Tellings in the order of their days, cut wherever the direction changes."""
    stretches: list[Stretch] = []
    for _, group in itertools.groupby(sorted(turns, key=_order), key=lambda turn: turn.when):
        day = tuple(group)
        signs = {turn.sign for turn in day}
        sign = None if {1, -1} <= signs else next((s for s in (1, -1) if s in signs), 0)
        if stretches and stretches[-1].sign == sign:
            stretches[-1] = Stretch((*stretches[-1].turns, *day), sign)
        else:
            stretches.append(Stretch(day, sign))
    return stretches


def no_two_alike(turns: Iterable[Turn]) -> list[Turn]:
    """The first ``SHOWN`` of these, none whose words are those of an earlier one, as in a copy."""
    seen: dict[str, Turn] = {}
    for turn in turns:
        words = fold(" ".join([span.quote for span in turn.position.evidence]))
        seen.setdefault(words, turn)
        if len(seen) == SHOWN:
            break
    return list(seen.values())


def _order(turn: Turn) -> tuple[datetime.date, int, int, str, int]:
    return turn.order


def worth(turn: Turn) -> tuple[int, int, bool, int, int, int, str]:
    """``Turn.worth``, to sort by."""
    return turn.worth

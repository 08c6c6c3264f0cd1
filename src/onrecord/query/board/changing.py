"""What a day's tellings add to what was known before: the steps between two states of knowledge."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.query.board.lines import Moved
from onrecord.query.board.standing import Place, Stretch, Turn, place_of


@dataclass(frozen=True)
class Step:
    """One thing that became known of a holder after a day.

    ``kind``: ``new`` (nothing was known of it), ``moved`` (from ``before`` to ``now``, after the
    day), ``contradicted`` (``now`` has both sides), ``corrected`` (``gone`` was taken back),
    ``late`` (told after the day of a time up to it, and not known then).
    """

    kind: Moved
    now: Stretch
    before: Stretch | None = None
    gone: tuple[Turn, ...] = ()


@dataclass(frozen=True)
class Knowledge:
    """Where a holder stands by all tellings, and by those known on a day; ``None`` if by none."""

    now: Place | None
    then: Place | None
    day: datetime.date


def knowledge_of(
    turns: Sequence[Turn], day: datetime.date, corrected_by: Callable[[str], str | None]
) -> Knowledge:
    """What is known of a holder, and what was on a day. Tellings that are not clear are left out."""
    clear = [turn for turn in turns if turn.clear]
    known = [turn for turn in clear if not _fresh(turn, day)]
    return Knowledge(
        now=place_of(clear, corrected_by) if clear else None,
        then=place_of(known, corrected_by) if known else None,
        day=day,
    )


def steps_of(known: Knowledge) -> tuple[Step, ...]:
    """What became known after the day, in the order of the days on which it was so."""
    if known.now is None:
        return ()
    steps = []
    taken_back = _taken_back(known)
    if taken_back:
        steps.append(Step("corrected", known.now.current, gone=taken_back))
    stretches = known.now.stretches
    for number, stretch in enumerate(stretches):
        before = stretches[number - 1] if number else None
        step = _step(known, stretch, before, is_corrected=bool(taken_back))
        if step is not None:
            steps.append(step)
    return tuple(steps)


def _taken_back(known: Knowledge) -> tuple[Turn, ...]:
    """Tellings that counted on the day and were corrected since."""
    if known.now is None or known.then is None:
        return ()
    before = {turn.position.id for turn in known.then.corrected}
    return tuple(
        turn
        for turn in known.now.corrected
        if turn.position.id not in before and not _fresh(turn, known.day)
    )


def _step(
    known: Knowledge, stretch: Stretch, before: Stretch | None, *, is_corrected: bool
) -> Step | None:
    if not any(_fresh(turn, known.day) for turn in stretch.turns):
        return None
    old = _was(known, stretch)
    if stretch.sign is None:
        disputed = old is not None and old.sign is None
        return None if disputed else Step("contradicted", stretch, old or before)
    if old is None:
        if before is None and is_corrected:
            return None
        late = stretch.since is not None and stretch.since <= known.day
        if late or (stretch.since is None and known.then is not None):
            return Step("late", stretch, before)
        return Step("new" if before is None else "moved", stretch, before)
    return _within(known, stretch, old)


def _within(known: Knowledge, stretch: Stretch, old: Stretch) -> Step | None:
    """What is new in a stretch that was known: it began earlier, or is firmer or weaker now."""
    if stretch.standing != old.standing:
        later = [t for t in stretch.turns if _fresh(t, known.day) and _after(t, known.day)]
        return Step("moved" if later else "late", stretch, old)
    if stretch.since is not None and old.since is not None and stretch.since < old.since:
        return Step("late", stretch, old)
    return None


def _was(known: Knowledge, stretch: Stretch) -> Stretch | None:
    """The stretch as it was known on the day: the last that has a telling of it."""
    if known.then is None:
        return None
    ids = {turn.position.id for turn in stretch.turns}
    shared = (s for s in known.then.stretches if any(t.position.id in ids for t in s.turns))
    return max(shared, key=lambda s: s.since or datetime.date.min, default=None)


def _fresh(turn: Turn, day: datetime.date) -> bool:
    return turn.learned is not None and turn.learned > day


def _after(turn: Turn, day: datetime.date) -> bool:
    return turn.when is not None and turn.when > day

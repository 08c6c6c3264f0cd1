"""Rules and trained head together: whether a trigger tells of an act, which, and whose.

The head decides; the type that a cue gives counts as evidence beside its own. The constants were
chosen on judged candidates of the news corpus, out of fold (``training/events``, docs/events.md).
"""

from collections.abc import Sequence
from dataclasses import replace
from math import exp, log

from onrecord.events.coder import NONE, Asked, Coded, code, cues_of
from onrecord.events.modes import refused
from onrecord.events.tells import is_of_someone
from onrecord.events.told import Told
from onrecord.text import Text
from onrecord.text.vectors import Vectors

_OF_CUE = 0.5  # least probability that a cue's trigger tells of an act at all
_OF_CANDIDATE = 0.65  # where no cue matched: least probability of the act's type
_CUE_COUNTS = 2.0  # what a cue's type adds to the log-probability of that type
_SOURCE_FITS = 0.4  # least probability that the source is the act's
_TARGET_FITS = 0.45  # the same of the target, which rules find less well
_MODE = 0.75  # least probability of a mode among those of its type


def decide(text: Text, vectors: Vectors, told: Sequence[Told]) -> list[Told]:
    """What is kept of what rules and candidates propose, with type, mode and parties settled."""
    asked = [
        Asked(
            tuple((part.span.start, part.span.end) for part in each.actors),
            tuple((part.span.start, part.span.end) for part in each.recipients),
            (text.span(each.trigger).start, text.span(each.trigger).end),
        )
        for each in told
    ]
    found = code(vectors, cues_of(text, vectors.words, told), asked)
    settled = (_settled(each, coded) for each, coded in zip(told, found, strict=True))
    return [each for each in settled if each is not None]


def _settled(told: Told, coded: Coded) -> Told | None:
    sure = 1 - coded.act[NONE]
    if told.cue is None:
        if max(p for kind, p in coded.act.items() if kind != NONE) < _OF_CANDIDATE:
            return None
    elif sure < _OF_CUE:
        return None
    actors = told.actors if coded.source_fits >= _SOURCE_FITS else ()
    recipients = told.recipients if coded.target_fits >= _TARGET_FITS else ()
    if (told.actors and not actors) or not is_of_someone((*actors, *recipients)):
        return None
    told = replace(told, actors=actors, recipients=recipients)
    kind, share = best_type(coded, told)
    reason = f"{told.reason}; " if told.reason else ""
    reason += f"trained head: {kind} {share:.2f}, an act {sure:.2f}"
    if kind == told.type:
        # A cue for meeting has no mode where the words tell none: who met need not have visited.
        mode = told.mode if kind == "CONSULT" else told.mode or best_mode(coded, kind)
        return replace(told, mode=mode, reason=reason)
    return refused(replace(told, type=kind, mode=best_mode(coded, kind), reason=reason))


def best_type(coded: Coded, told: Told) -> tuple[str, float]:
    """The type that head and cue together give, and its share among all types.

    What the rules made of a cue by its surroundings ("will not lift" is a refusal) stays.
    """
    if told.cue is not None and told.cue.type != told.type:
        return told.type, 1.0
    scores = {
        kind: log(max(p, 1e-9)) + (_CUE_COUNTS if kind == told.type else 0.0)
        for kind, p in coded.act.items()
        if kind != NONE
    }
    best = max(scores, key=lambda kind: scores[kind])
    return best, exp(scores[best]) / sum(exp(each) for each in scores.values())


def best_mode(coded: Coded, kind: str) -> str | None:
    """The mode that the head is sure of among those of a type."""
    mine = {name: p for name, p in coded.mode.items() if name.startswith(f"{kind}/")}
    if not mine:
        return None
    best = max(mine, key=lambda name: mine[name])
    return best.partition("/")[2] if mine[best] >= _MODE * sum(mine.values()) else None

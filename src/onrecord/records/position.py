"""Who stands where."""

from typing import Literal

from onrecord.records.base import Claim, Span
from onrecord.records.date import Date

Stance = Literal["for", "leaning_for", "undecided", "leaning_against", "against"]
HowKnown = Literal["own_words", "told", "act", "conjecture"]


class Position(Claim, frozen=True, kw_only=True):
    """Where a holder stands on what ``target`` names.

    Read without knowing which questions will be asked: a question claims the positions whose
    target speaks of it, later, so that an old record answers new questions. ``target`` is the
    matter ("Taiwan's entry into a Pacific trade pact"); ``target_more`` are the words that a
    pronoun or a short target stands for, ``target_head`` the word that governs the target
    ("entry"). ``how`` says how it is known; ``told_by`` is who tells
    it, where that is not the holder. ``conjecture`` is a guess about the holder: it is shown
    apart and is no position. ``condition`` are words such as "if Beijing agrees". ``towards`` is
    the actor that the target names, where it is somebody and no matter. ``confidence`` is the
    share of positions told like this one that are right, by the trained head; ``None`` where it
    was not asked. ``past``: it is told as once held ("had backed it", "opposed it as a senator"),
    and nothing says that it still is; ``date`` is then that of the time, if it is told.
    """

    stance: Stance
    target: Span
    target_more: tuple[Span, ...] = ()
    target_head: Span | None = None
    trigger: Span
    how: HowKnown
    holder: str | None = None
    holder_span: Span | None = None
    told_by: str | None = None
    statement: str | None = None
    event: str | None = None
    condition: Span | None = None
    date: Date | None = None
    reason: str | None = None
    towards: str | None = None
    confidence: float | None = None
    past: bool = False

    @classmethod
    def actor_fields(cls) -> tuple[str, ...]:
        return ("holder", "told_by", "towards")

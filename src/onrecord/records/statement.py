"""Who said what."""

from typing import Literal

from onrecord.records.base import Claim, Span
from onrecord.records.date import Date

StatementMode = Literal["direct", "indirect", "mixed"]


class Statement(Claim, frozen=True, kw_only=True):
    """A source, a cue and what it is said to have said.

    ``speaker`` is the actor behind ``source``, or ``None`` while unresolved; ``source`` is
    ``None`` where the text names none ("It was reported that …"). ``content`` may be
    discontinuous. ``parent`` is the statement within whose content this one is told:
    outlet → parent's speaker → this speaker. ``cue_kind`` is from ``schema/cues.csv``.
    ``negated``: "did not say". ``setting``: "in a joint statement", "on X".
    """

    content: tuple[Span, ...]
    mode: StatementMode
    source: Span | None = None
    speaker: str | None = None
    cue: Span | None = None
    cue_kind: str | None = None
    addressee: str | None = None
    addressee_span: Span | None = None
    on_behalf_of: tuple[str, ...] = ()
    on_behalf_span: Span | None = None
    setting: Span | None = None
    parent: str | None = None
    negated: bool = False
    date: Date | None = None
    date_span: Span | None = None
    reason: str | None = None

    @classmethod
    def actor_fields(cls) -> tuple[str, ...]:
        return ("speaker", "addressee", "on_behalf_of")

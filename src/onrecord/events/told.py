"""What was found at one trigger, before it is a record."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.events.cast import Part
from onrecord.records import EventStatus
from onrecord.schema.event_cues import Cue


@dataclass(frozen=True, eq=False)
class Told:
    """An act that a trigger may tell of, and who takes part in it.

    ``cue`` is the entry of ``event_cues.csv`` that matched; without one, the act is only a
    candidate, whose ``type`` is to be decided. ``reason`` says who decided, where not the cue alone.
    """

    trigger: Token
    cue: Cue | None
    type: str
    mode: str | None
    status: EventStatus
    actors: tuple[Part, ...]
    recipients: tuple[Part, ...]
    reason: str = ""

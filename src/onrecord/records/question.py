"""What is asked: an open question of politics, who decides it, and by which rule."""

import datetime
from typing import Literal

from onrecord.records.base import Record

DecisionRule = Literal[
    "consensus",
    "unanimity",
    "majority",
    "majority_of_votes",
    "qualified_majority",
    "n_of_m",
    "one_party",
    "none",
]


class Terms(Record, frozen=True, kw_only=True):
    """What a rule asks for beside its name; ``None`` and empty where it asks for nothing.

    ``members``, ``population`` and ``weight`` are thresholds as they were written: a share at
    least ("55%", "2/3"), more than one (">50%"), or a number ("255"). ``blocking_minority`` is
    how many it takes at least to block by population or weight. ``of_votes``: shares are of those
    voting, so abstentions are not counted. ``veto`` names those of whom one against is enough to
    stop it, ``party`` the one whose consent it takes under the rule ``one_party``.
    """

    members: str | None = None
    population: str | None = None
    weight: str | None = None
    blocking_minority: int | None = None
    of_votes: bool = False
    veto: tuple[str, ...] = ()
    party: str | None = None


class Weight(Record, frozen=True, kw_only=True):
    """What a decider counts for: its votes, its population; ``None`` where that is not given."""

    name: str
    weight: float | None = None
    population: int | None = None


class Seat(Record, frozen=True, kw_only=True):
    """A member's time in a body: first day, and the day after the last; ``None``: open."""

    name: str
    start: datetime.date | None = None
    end: datetime.date | None = None


class Question(Record, frozen=True, kw_only=True):
    """An open question: may ``subject`` do, or be done, ``action`` with regard to ``object``?

    "Taiwan's entry into the CPTPP" has subject Taiwan, action entry, object CPTPP.
    ``wordings`` are other ways to say it. ``deciders`` are names of those who have a say;
    empty means that no one is known to. ``body`` is the body whose members decide ("members of
    NATO"), ``seats`` its members where the question itself gives them. ``needed`` is how many
    have to be for it, N for the rule ``n_of_m``; ``terms`` and ``weights`` what else the rule
    counts. ``deciders_from`` says where the deciders come from: "given" or a codebook entry.
    """

    id: str
    text: str
    subject: str | None = None
    action: str | None = None
    object: str | None = None
    wordings: tuple[str, ...] = ()
    deciders: tuple[str, ...] = ()
    rule: DecisionRule = "none"
    needed: int | None = None
    deciders_from: str | None = None
    body: str | None = None
    seats: tuple[Seat, ...] = ()
    terms: Terms | None = None
    weights: tuple[Weight, ...] = ()

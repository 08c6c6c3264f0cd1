"""What is asked: an open question of politics."""

from typing import Literal

from onrecord.records.base import Record

DecisionRule = Literal[
    "consensus", "unanimity", "majority", "qualified_majority", "n_of_m", "one_party", "none"
]


class Question(Record, frozen=True, kw_only=True):
    """An open question: may ``subject`` do, or be done, ``action`` with regard to ``object``?

    "Taiwan's entry into the CPTPP" has subject Taiwan, action entry, object CPTPP.
    ``wordings`` are other ways to say it. ``deciders`` are names of those who have a say;
    empty means that no one is known to. ``needed`` is N for the rule ``n_of_m``.
    ``deciders_from`` says where the deciders come from: "given" or a codebook entry.
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

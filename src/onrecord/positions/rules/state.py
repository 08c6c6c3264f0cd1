"""What the words around a stance word make of it."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.records import Stance

OPPOSITE: dict[Stance, Stance] = {
    "for": "against", "leaning_for": "leaning_against", "undecided": "undecided",
    "leaning_against": "leaning_for", "against": "for",
}  # fmt: skip
WEAK: dict[Stance, Stance] = {
    "for": "leaning_for", "leaning_for": "leaning_for", "undecided": "undecided",
    "leaning_against": "leaning_against", "against": "leaning_against",
}  # fmt: skip


@dataclass
class Scope:
    """What the words around a trigger make of it. ``holders`` are tokens, not yet actors.

    ``would`` and ``able`` say that "would" or "can" was among them, ``guessed`` that somebody
    else thinks so ("he believes that Iran wants it"): what they make of a stance depends on who
    tells it. ``told_by`` is a noun: who is said to accuse the holder of it.
    """

    stance: Stance
    holders: list[Token] = field(default_factory=list)
    conjecture: bool = False
    would: bool = False
    able: bool = False
    guessed: bool = False
    bare: bool = True  # nothing but the act itself is told: no verb above, no modal, no negation
    wished: bool = False  # "Japan should support": the wish of whoever says it
    doubted: bool = False  # "did not say whether it would"
    dropped: str | None = None  # why no stance is told at all
    told_by: Token | None = None
    chain: list[Token] = field(default_factory=list)

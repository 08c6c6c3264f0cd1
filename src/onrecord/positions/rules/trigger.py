"""What a stance word and its matter are, before it is known who holds the stance."""

from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Token

from onrecord.records import Stance
from onrecord.schema.stances import StanceWord


@dataclass(frozen=True)
class Target:
    """The head of a matter: a noun, a pronoun, or a clause's verb.

    ``first`` is where the words begin, if not at the head's own first ("for Holder to resign").
    ``more`` are nouns that belong to it and stand elsewhere ("called on Holder to resign").
    """

    head: Token
    clause: bool = False
    first: Token | None = None
    more: tuple[Token, ...] = field(default=())


@dataclass(frozen=True)
class Trigger:
    """A word that tells a stance, what it is about, and by which rule.

    ``predicate`` is the verb whose subject holds the stance: the word itself, the copula of an
    adjective, the light verb of a noun; ``None`` where a noun has only an owner. ``kind`` is
    ``opinion`` where the holder is whoever says it ("it is wrong to …", "Japan should …"), and
    ``appraisal`` where the subject calls the matter something.
    """

    word: Token
    stance: Stance
    targets: tuple[Target, ...]
    predicate: Token | None
    reason: str
    sense: StanceWord | None = None
    kind: Literal["stance", "opinion", "appraisal"] = "stance"


def is_opinion(trigger: Trigger) -> bool:
    """True for a judgement or a duty: the opinion of whoever says it, not of the subject."""
    return trigger.kind == "opinion"


def has_auxiliary_to(verb: Token) -> bool:
    """True for an infinitive with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)

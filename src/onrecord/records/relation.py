"""What is part of what, who is in charge of what, and what is another name for what."""

from typing import Literal

from onrecord.records.base import Claim, Span

RelationKind = Literal["belongs_to", "in_charge_of", "same_as"]
EndKind = Literal["person", "organisation", "place", "people"]


class Relation(Claim, frozen=True, kw_only=True):
    """A lasting relation between two things, as one sentence of an article tells it.

    It is read from ``source`` to ``target``: the source belongs to the target (a member, a part,
    one of its own), is in charge of it (leads, owns, holds or runs it), or is the same as it.
    ``same_as`` has no direction: the source is the end that stands first.

    ``source_span`` and ``target_span`` are the words of the two ends, ``source`` and ``target``
    their actor ids of the article, ``None`` where no actor was resolved: an end may be a place
    ("the ISIL-held town"), which is no actor. ``source_kind`` and ``target_kind`` say what each
    end is; ``people`` is a nationality, faith or ethnic group ("Kurdish"). ``cue`` are the words
    that say so, ``None`` where only the order of words does ("LDP lawmaker"). ``reason`` names the
    rule; ``former`` is true where it is told as past ("formerly of", "ex-"). What is denied, wished
    for or only possible is no relation.
    """

    kind: RelationKind
    source_span: Span
    source_kind: EndKind
    source: str | None = None
    target_span: Span
    target_kind: EndKind
    target: str | None = None
    cue: Span | None = None
    former: bool = False
    reason: str | None = None

    @classmethod
    def actor_fields(cls) -> tuple[str, ...]:
        return ("source", "target")

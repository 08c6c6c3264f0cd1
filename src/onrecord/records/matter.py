"""What may be done: a proposal that a report names."""

from typing import Literal

from onrecord.records.base import Claim, Span

MatterForm = Literal["noun", "verb"]
MatterStatus = Literal["open", "named", "past"]


class Matter(Claim, frozen=True, kw_only=True):
    """An act that may be done, by the words of a report that name it.

    They are a noun's ("Taiwan's entry into the CPTPP") or a verb's ("to lift sanctions on Iran").
    ``head`` is the word of the act, ``action`` its lemma, ``family`` its family in
    ``schema/actions.yaml`` or ``schema/matters.yaml``. ``subject`` is whose act it is, ``object``
    who or what it is done to, joined or left, each an actor id with its words; the words stand
    also where no actor was resolved. ``topic`` are further words that say what it is about,
    folded lemmas in order ("f-16", "immigration"). ``names`` are what ``subject`` and ``object``
    are called here by ids of the codebooks or folded names, so that matters can be counted
    before actors are settled: first the subject (empty if none is told), then the objects.

    ``status``: ``open`` where it is proposed, wanted, opposed, planned or debated, with ``cue``
    for the word that says so; ``past`` where it is told as done; ``named`` where it is neither.
    ``explicit`` is false where words of the report stand for it that name it only through what
    was told before ("its entry", "the deal"). ``positions`` are the ids of the article's
    positions whose target speaks of it, ``holders`` the actor ids of those who hold them.
    """

    span: Span
    head: Span
    form: MatterForm
    family: str
    action: str
    names: tuple[str, ...] = ("",)
    topic: tuple[str, ...] = ()
    subject: str | None = None
    subject_span: Span | None = None
    object: str | None = None
    object_span: Span | None = None
    status: MatterStatus
    cue: Span | None = None
    explicit: bool = True
    positions: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    reason: str | None = None

    @property
    def label(self) -> str:
        """What matters are counted by: status, family, names and topic, parted by tabs."""
        return "\t".join(
            (
                self.status,
                self.family,
                self.names[0],
                "|".join(self.names[1:]),
                " ".join(self.topic),
            )
        )

    @classmethod
    def actor_fields(cls) -> tuple[str, ...]:
        return ("subject", "object", "holders")

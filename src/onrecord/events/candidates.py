"""Words that may tell of an act though no cue says so: the trained head is asked about them."""

from collections.abc import Iterator, Set

from spacy.tokens import Doc, Token

from onrecord.events.cast import Cast
from onrecord.events.doers import agents, counted, owners
from onrecord.events.frame import LIKELY_RECIPIENTS, Frame
from onrecord.events.status import StatusReader
from onrecord.events.told import Told
from onrecord.schema.event_cues import event_cues


def candidates(doc: Doc, cast: Cast, status: StatusReader, taken: Set[int]) -> Iterator[Told]:
    """The words of a paragraph with a doer who can act and somebody known on either side.

    ``taken`` are the places of words that already tell of an event, or are spoken for.
    """
    cues = event_cues()
    lending = _lending(doc, taken)
    for token in doc:
        if token.i in taken or token.i in lending or not _may_tell(token):
            continue
        lemma = token.lemma_.lower()
        is_verb = token.pos_ == "VERB"
        known = lemma in (cues.verbs if is_verb else cues.nouns)
        if not known and (not is_verb or lemma in cues.classes["empty"]):
            continue
        actors = tuple(p for p in cast.parts(agents(token) if is_verb else owners(token)) if p.acts)
        frame = Frame(token, cues)
        recipients = tuple(p for p in cast.parts(frame.first(LIKELY_RECIPIENTS)) if p not in actors)
        told_of = [p for p in (*actors, *recipients) if p.actor is not None or p.named]
        if not actors or not told_of or not (recipients or known):
            continue
        if not known and not any(p.acts and p in told_of for p in recipients):
            continue
        yield Told(token, None, "", None, status.read(token), actors, recipients)


def _lending(doc: Doc, taken: Set[int]) -> set[int]:
    """The places of verbs whose object tells of the act already: "unleashed a wave of strikes"."""
    objects = [counted(doc[at]) for at in taken]
    return {noun.head.i for noun in objects if noun.dep_ in {"dobj", "nsubjpass"}}


def _may_tell(token: Token) -> bool:
    return (
        token.pos_ in {"VERB", "NOUN"}
        and token.tag_ != "MD"
        and token.dep_ not in {"aux", "auxpass"}
        and token.text.isalpha()
    )

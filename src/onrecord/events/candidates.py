"""Words that may tell of an act though no cue says so: the trained head is asked about them."""

from collections.abc import Iterator, Set

from spacy.tokens import Doc, Token

from onrecord.events.cast import Cast
from onrecord.events.doers import agents, counted, owners
from onrecord.events.frame import LIKELY_RECIPIENTS, Frame
from onrecord.events.status import StatusReader
from onrecord.events.told import Told
from onrecord.schema.event_cues import event_cues

# Verbs that say so little that the head is not asked about them.
_EMPTY = frozenset(
    [
        "be",
        "have",
        "say",
        "do",
        "go",
        "come",
        "get",
        "see",
        "know",
        "think",
        "seem",
        "become",
        "let",
        "tell",
        "mean",
        "want",
        "look",
        "feel",
        "happen",
        "remain",
        "appear",
        "like",
        "love",
        "begin",
        "start",
        "need",
        "try",
        "live",
        "read",
        "write",
        "add",
        "note",
        "call",
        "include",
        "follow",
    ]
)


def candidates(doc: Doc, cast: Cast, status: StatusReader, taken: Set[int]) -> Iterator[Told]:
    """The words of a paragraph with a doer who can act and somebody known on either side.

    ``taken`` are the places of words that already tell of an event, or are spoken for.
    """
    cues = event_cues()
    for token in doc:
        if token.i in taken or not _may_tell(token) or _lends(token, taken):
            continue
        lemma = token.lemma_.lower()
        is_verb = token.pos_ == "VERB"
        known = lemma in (cues.verbs if is_verb else cues.nouns)
        if not known and (not is_verb or lemma in _EMPTY):
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


def _lends(verb: Token, taken: Set[int]) -> bool:
    """True where the verb's object tells of the act already: "unleashed a wave of strikes"."""
    return any(
        counted(each).head == verb and counted(each).dep_ in {"dobj", "nsubjpass"}
        for each in verb.subtree
        if each.i in taken
    )


def _may_tell(token: Token) -> bool:
    return (
        token.pos_ in {"VERB", "NOUN"}
        and token.tag_ != "MD"
        and token.dep_ not in {"aux", "auxpass"}
        and token.text.isalpha()
    )

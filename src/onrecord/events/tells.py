"""Why a cue that matches may still tell of no act: what precision asks of a trigger and its cast."""

from spacy.tokens import Token

from onrecord.events.cast import Part
from onrecord.events.frame import Frame
from onrecord.schema.event_cues import Cue, event_cues
from onrecord.text import grammar

_DONE_TO_SOMEONE = frozenset({"SUPPORT", "AID", "COERCE", "ASSAULT", "ACCUSE", "SANCTION"})
_MUTUAL = frozenset({"meet", "talk", "speak", "confer", "discuss", "negotiate"})
# Nouns that name an act done to somebody tell of it even where nobody is named as its doer.
_SUFFERED = frozenset({"release", "arrest", "deport", "expel", "convict", "abduct", "targeted"})
_UNDERGONE = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "MOBILIZE"})
_BODILY = frozenset({"firearms", "beat", "torture", "sexual", "targeted", "abduct", "primitive"})
_PLAIN_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_told(
    frame: Frame,
    cue: Cue,
    actors: tuple[Part, ...],
    recipients: tuple[Part, ...],
    *,
    wanted: bool,
) -> bool:
    """True where the trigger tells of an act of somebody; the module's functions say what is none.

    ``wanted`` is true of an act that has not happened: talks may be called for by outsiders.
    """
    if not is_of_someone((*actors, *recipients)):
        return False
    if _is_alone(cue, frame, actors, recipients) or _is_bare(cue, actors, recipients):
        return False
    trigger = frame.trigger
    if trigger.pos_ in {"NOUN", "PROPN"}:
        named = bool(actors) or _is_suffered(cue, recipients) or (cue.type == "CONSULT" and wanted)
        return named and _has_finite_verb(trigger)
    if _is_imperative(trigger) or _is_idle_purpose(trigger, cue):
        return False
    if trigger.lemma_ == "warn":
        return any(part.direct for part in recipients)
    if (
        cue.mode in {"access", "expel"}
        and not cue.when
        and not any(part.direct and part.acts for part in recipients)
    ):
        return False
    return bool(actors) or (grammar.is_passive(trigger) and _is_undergone(cue, recipients))


def acting(cue: Cue, actors: tuple[Part, ...]) -> tuple[Part, ...] | None:
    """The actors that are able to act; ``None`` where only things stand there, which do no deeds.

    A weapon or an attack harms for somebody whom the sentence leaves out: nobody is the actor.
    """
    able = tuple(part for part in actors if part.acts)
    if able or not actors:
        return able
    if cue.type == "ASSAULT" and any(part.weapon for part in actors):
        return ()
    return None


def is_of_someone(parts: tuple[Part, ...]) -> bool:
    """An event is kept only where someone known or named takes part in it."""
    return any(part.actor is not None or part.named for part in parts)


def _is_undergone(cue: Cue, recipients: tuple[Part, ...]) -> bool:
    """True where a passive without its doer still tells to whom it was done: "he was arrested"."""
    if cue.type not in _UNDERGONE and cue.mode != "release":
        return False
    if cue.type == "ASSAULT" and cue.mode not in _BODILY:
        return True
    return any(part.direct and part.acts for part in recipients)


def _is_alone(
    cue: Cue, frame: Frame, actors: tuple[Part, ...], recipients: tuple[Part, ...]
) -> bool:
    """Nobody meets alone ("he met in Paris"), but groups do: "the two sides met"."""
    if cue.type != "CONSULT" or recipients or len(actors) != 1:
        return False
    if frame.trigger.lemma_ not in _MUTUAL:
        return False
    return not any("Plur" in token.morph.get("Number", []) for token in frame.first(cue.actor))


def _is_bare(cue: Cue, actors: tuple[Part, ...], recipients: tuple[Part, ...]) -> bool:
    """A verb that says little by itself tells of no act where it is done to nobody."""
    return (
        cue.type in _DONE_TO_SOMEONE
        and not cue.when
        and bool(cue.recipient)
        and not recipients
        and len(actors) < 2
    )


def _is_suffered(cue: Cue, recipients: tuple[Part, ...]) -> bool:
    if cue.type == "PROTEST":
        return True
    return (cue.type == "ASSAULT" or cue.mode in _SUFFERED) and any(p.acts for p in recipients)


def _has_finite_verb(noun: Token) -> bool:
    """False in a headline or fragment: "Summit Still Possible" tells of no summit."""
    return any(token.tag_ in _PLAIN_TAGS for token in noun.sent)


def _is_imperative(verb: Token) -> bool:
    """True for what the reader is told to do: "Visit our homepage"."""
    top = verb
    while top.dep_ == "conj" and top.head != top:
        top = top.head
    if verb.tag_ != "VB" or top.tag_ != "VB" or top.dep_ not in {"ROOT", "ccomp", "parataxis"}:
        return False
    bound = {"nsubj", "nsubjpass", "aux", "auxpass", "expl", "csubj"}
    return not any(child.dep_ in bound for each in (verb, top) for child in each.children)


def _is_idle_purpose(verb: Token, cue: Cue) -> bool:
    """True for what something is for ("evidence to support it"), unless somebody sets out to do it."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    if verb.dep_ not in {"advcl", "acl"} or not any(c.tag_ == "TO" for c in verb.children):
        return False
    above = verb.head
    if grammar.is_negated(above) or (above.dep_ == "dobj" and grammar.is_negated(above.head)):
        return verb.dep_ == "advcl" or above.lemma_.lower() in event_cues().classes["ground"]
    if verb.dep_ == "acl":
        return above.lemma_.lower() in event_cues().classes["ground"]
    cues = event_cues()
    return (
        not cue.when
        and above.pos_ == "VERB"
        and above.lemma_.lower() not in cues.classes["setting-out"]
        and above.lemma_.lower() not in cues.statuses
    )

"""How a stance is told: by the holder's own words, by another, by an act, or as a guess."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.positions.rules.conditions import condition_of
from onrecord.positions.rules.holders import Holder, Voices
from onrecord.positions.rules.state import Scope
from onrecord.positions.rules.trigger import Trigger
from onrecord.records import HowKnown, Stance, Statement
from onrecord.schema.stances import stances
from onrecord.text import Text

_GUESSED: dict[Stance, Stance] = {"for": "leaning_for", "against": "leaning_against"}


@dataclass(frozen=True)
class Telling:
    """How a stance is told: who tells it, and the statement it is told in."""

    how: HowKnown
    stance: Stance
    told_by: str | None
    statement: Statement | None


def told(
    trigger: Trigger,
    scope: Scope,
    holder: Holder,
    voices: Voices,
    *,
    within: Statement | None,
    cued: Statement | None,
) -> Telling | None:
    """How the stance of one holder is told; ``None`` where it is only said that he can, or would."""
    if scope.doubted:
        return Telling("told", scope.stance, None, within)
    own, stance = holder.own, scope.stance
    told_by = _teller(scope, voices, own=own, within=within)
    if scope.able and not own:
        return None
    supposed = scope.conjecture or scope.able
    if not own and (scope.guessed or (scope.would and within is None and not _has_terms(scope))):
        supposed = True
    if supposed:
        stance = _GUESSED.get(stance, stance)
        if not own:
            return Telling("conjecture", stance, told_by, within)
    if _is_act(trigger, scope):
        return Telling("act", stance, told_by, within)
    return Telling("own_words" if own else "told", stance, told_by, within or cued)


def _teller(scope: Scope, voices: Voices, *, own: bool, within: Statement | None) -> str | None:
    if scope.told_by is not None:
        mention = voices.mention_of(scope.told_by)
        if mention is not None and mention.actor is not None:
            return mention.actor
    return None if own or within is None else within.speaker


def _has_terms(scope: Scope) -> bool:
    return condition_of(scope.chain) is not None


def _is_act(trigger: Trigger, scope: Scope) -> bool:
    """True for a deed told as done: a finite verb or participle, not one that is wanted or purposed."""
    if trigger.sense is None or not trigger.sense.act or not scope.bare:
        return False
    verb: Token | None = trigger.predicate
    return verb is not None and verb.tag_ in {"VBD", "VBN", "VBZ", "VBP", "VBG"}


def is_said(trigger: Trigger, cued: Statement, text: Text) -> bool:
    """True unless all that is told is an attitude: "Japan backs it" quotes nobody."""
    if (
        cued.mode != "indirect"
        or cued.cue is None
        or not cued.cue.overlaps(text.span(trigger.word))
    ):
        return True
    return trigger.word.lemma_.lower() in stances().lists["speech"]

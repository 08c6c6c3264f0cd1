"""From a stance word up its clause: negation, modality, and the verbs it is put under."""

from spacy.tokens import Token

from onrecord.positions.rules.climbing import climb
from onrecord.positions.rules.doubt import is_hypothetical, is_past, is_question
from onrecord.positions.rules.holding import first_holders, has_own_subject
from onrecord.positions.rules.negation import apply_negation
from onrecord.positions.rules.state import OPPOSITE, WEAK, Scope
from onrecord.positions.rules.trigger import Trigger, has_auxiliary_to, is_opinion
from onrecord.schema.stances import Stances

_WOULD = frozenset({"would", "could", "might"})
_FAVOUR = frozenset({"favor", "favour"})


def scope_of(trigger: Trigger, words: Stances) -> Scope:
    """Read the clause of a trigger. ``dropped`` is set where nothing is told of anyone's stance."""
    scope = Scope(stance=trigger.stance)
    node = trigger.predicate
    scope.holders = first_holders(trigger)
    scope.chain = [trigger.word] if node is None else list(dict.fromkeys([trigger.word, node]))
    _as_told(trigger, scope, words)
    apply_negation(trigger, scope, words)
    if node is not None and _takes_back(trigger, node, words):
        scope.stance, scope.bare = WEAK[OPPOSITE[scope.stance]], False
    if scope.dropped is None and node is not None:
        climb(node, scope, words, fixed=is_opinion(trigger), trigger=trigger)
    elif node is None and is_hypothetical(trigger.word, words):
        scope.dropped = "hypothetical"
    if scope.dropped is None and any(_is_idea(each) for each in scope.chain):
        scope.dropped = "only thought of"
    if scope.dropped is None and (is_question(trigger.word) or is_past(scope.chain, words)):
        scope.dropped = "question or past"
    return scope


def _is_idea(node: Token) -> bool:
    """True for "for us to back it would be folly": a clause that is judged, and told of nobody.

    So is "the best would be Peru backing it", and what is left of a sentence that the parser lost.
    """
    if node.dep_ in {"conj", "ROOT"} and has_auxiliary_to(node) and has_own_subject(node):
        return True
    if node.dep_ == "acl" and node.head.dep_ == "attr":
        return any(c.dep_ == "aux" and c.lower_ in _WOULD for c in node.head.head.children)
    while node.dep_ == "conj" and node.head.pos_ in {"VERB", "AUX"}:
        node = node.head
    return node.dep_ == "csubj" and has_auxiliary_to(node)


def _takes_back(trigger: Trigger, node: Token, words: Stances) -> bool:
    """True for "withdrew its support"; "ended the draft in favour of volunteers" favours the second."""
    return (
        node != trigger.word
        and trigger.word.lemma_.lower() not in _FAVOUR
        and node.lemma_.lower() in words.lists["withdrawing"]
    )


def _as_told(trigger: Trigger, scope: Scope, words: Stances) -> None:
    """What words of weighing tell when they are told as done ("decided on"), or as willed."""
    sense, verb = trigger.sense, trigger.word
    if sense is None or verb.pos_ != "VERB":
        return
    helping = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    done = verb.tag_ in {"VBD", "VBN"} and not helping & {"will", "would"}
    if sense.done is not None and done and any(c.dep_ in {"prep", "xcomp"} for c in verb.children):
        scope.stance = sense.done
    if sense.willing is not None and helping & words.modals["strong"]:
        scope.stance = sense.willing

"""What negation makes of a stance."""

from spacy.tokens import Token

from onrecord.positions.rules.state import OPPOSITE, WEAK, Scope
from onrecord.positions.rules.trigger import Trigger, is_opinion
from onrecord.schema.stances import Stances

_ANYONE = frozenset(
    {"anyone", "anybody", "everyone", "everybody", "someone", "somebody", "who", "whoever"}
)
_PEOPLE = frozenset({"people", "person", "those", "one", "someone", "man", "woman"})
_CAN = frozenset({"can", "ca", "could"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_FORMALLY = frozenset({"formally", "officially", "yet", "publicly", "fully", "explicitly"})
_LITTLE = frozenset({"little", "scant", "scarce", "few"})
_EITHER = frozenset({"either", "particular", "any"})
_SIDES = frozenset({"side", "party", "candidate", "movement", "group", "individual", "faction"})


def apply_negation(trigger: Trigger, scope: Scope, words: Stances) -> None:
    """Apply the negation of the trigger's own clause."""
    nodes = scope.chain
    if _is_neither(nodes):
        scope.stance, scope.bare = "undecided", False
        return
    sense = trigger.sense
    if not any(is_denied(node) for node in nodes):
        if sense is not None and sense.stance == "undecided" and trigger.word.pos_ == "NOUN":
            scope.dropped = "a decision is told, not which"
        return
    scope.bare = False
    negated = None if sense is None else sense.negated
    if negated == "nothing":
        scope.dropped = "not said"
    elif negated is not None:
        scope.stance = negated
    elif scope.stance == "undecided":
        scope.dropped = "negated"
    elif trigger.stance in {"for", "leaning_for"} and _takes_no_side(trigger):
        scope.stance = "undecided"
    else:
        _turn(trigger, scope, words)


def _turn(trigger: Trigger, scope: Scope, words: Stances) -> None:
    strongly = any(_is_strong(node, words) for node in scope.chain)
    willed = any(_is_willed(node, words) for node in scope.chain)
    if trigger.sense is not None and trigger.sense.act and (not willed or _is_unable(trigger)):
        scope.dropped = "not done, or not yet"
    elif not willed and any(c.lower_ in _FORMALLY for node in scope.chain for c in node.children):
        scope.dropped = "not said yet"
    turned = OPPOSITE[scope.stance]
    strong = is_opinion(trigger) or strongly
    scope.stance = turned if strong and scope.stance == "for" else WEAK[turned]


def _takes_no_side(trigger: Trigger) -> bool:
    """True for "does not support either side", "any candidate"."""
    return any(
        target.head.lemma_.lower() in _SIDES and child.lower_ in _EITHER
        for target in trigger.targets
        for child in target.head.children
    )


def _is_neither(nodes: list[Token]) -> bool:
    around = nodes + [node.head for node in nodes if node.dep_ == "conj"]
    return any(
        c.lower_ == "neither" and c.dep_ in {"preconj", "cc", "advmod"}
        for n in around
        for c in n.children
    )


def is_denied(node: Token) -> bool:
    """True for "did not", "never", "no longer", "no support", "little desire"."""
    if _is_denied_jointly(node):
        return True
    for child in node.children:
        if child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ == "no"):
            return True
        if child.dep_ == "advmod" and child.lower_ in {"longer", "hardly", "never"}:
            return True
        if child.dep_ == "amod" and child.lower_ in _LITTLE and node.pos_ == "NOUN":
            return not any(c.lower_ == "a" for c in node.children)
    return False


def _is_denied_jointly(node: Token) -> bool:
    """True for the second verb of "has not reviewed or approved it"."""
    head = node.head
    if node.dep_ != "conj" or head.pos_ not in {"VERB", "AUX"}:
        return False
    if any(c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for c in node.children):
        return False
    return any(c.lower_ in {"or", "nor"} for c in head.children) and any(
        c.dep_ == "neg" for c in head.children
    )


def is_none(holder: Token) -> bool:
    """True for "no senator", "nobody", "not one member", "neither side": none of them holds it."""
    if holder.lower_ in _NOBODY:
        return True
    first = holder.left_edge
    return first.lower_ in {"no", "neither", "not"} and first != holder


def is_anyone(holder: Token) -> bool:
    """True for "people who will defend him", "anyone", "a candidate who": nobody in particular."""
    word = holder.lower_
    if word in _ANYONE:
        return True
    return word in _PEOPLE and any(c.dep_ == "relcl" for c in holder.children)


def _is_unable(trigger: Trigger) -> bool:
    """True for "they cannot pass it": no word on whether they would."""
    node = trigger.predicate or trigger.word
    return any(c.dep_ == "aux" and c.lower_ in _CAN for c in node.children) and not any(
        c.dep_ == "nsubj" and c.lower_ in {"i", "we"} for c in node.children
    )


def _is_willed(node: Token, words: Stances) -> bool:
    helping = {child.lower_ for child in node.children if child.dep_ == "aux"}
    return bool(helping & (words.modals["strong"] | {"could"}))


def _is_strong(node: Token, words: Stances) -> bool:
    own = {child.lower_ for child in node.children if child.dep_ in {"aux", "neg"}}
    return bool(own & (words.modals["strong"] | {"could", "never"}))

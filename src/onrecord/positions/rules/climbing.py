"""The verbs, adjectives and nouns that a stance word is put under, and what they make of it."""

from spacy.tokens import Token

from onrecord.positions.rules.above import under_verb
from onrecord.positions.rules.doubt import (
    doubted,
    is_hypothetical,
    is_inverted,
    is_provided,
    open_mark,
)
from onrecord.positions.rules.holding import agents, has_own_subject, headline_subject, subjects
from onrecord.positions.rules.negation import is_denied
from onrecord.positions.rules.nouns import givers
from onrecord.positions.rules.state import OPPOSITE, WEAK, Scope
from onrecord.positions.rules.trigger import Trigger, has_auxiliary_to
from onrecord.schema.stances import Stances
from onrecord.text.grammar import is_passive

_CLIMBED = frozenset({"xcomp", "ccomp", "advcl", "pcomp", "acl", "relcl"})
_GUESSES = frozenset({"likely", "probably", "possibly", "perhaps", "maybe", "presumably"})
_UNDONE = frozenset({"without", "instead", "than", "besides", "before", "as"})
_SINGLED = frozenset({"first", "second", "third", "only", "last", "latest", "few", "next"})
_DEPTH = 6


def climb(node: Token, scope: Scope, words: Stances, *, fixed: bool, trigger: Trigger) -> None:
    """Walk up from the predicate over what it depends on, as long as that changes what is told.

    ``fixed``: the holder is whoever says it, whatever the subjects are.
    """
    start = node
    for _ in range(_DEPTH):
        _modality(node, scope, words)
        if not fixed and _has_duty(node, words):
            scope.wished, scope.bare, fixed = True, False, True
        if open_mark(node) is not None or is_inverted(node) or is_provided(node):
            if not doubted(node, scope, words):
                scope.dropped = "hypothetical"
            return
        head = node.head
        if (
            node.dep_ == "conj"
            and head.pos_ in {"VERB", "AUX", "ADJ"}
            and not has_own_subject(node)
        ):
            node = head
            continue
        if head == node or node.dep_ not in _CLIMBED:
            break
        above = _step(node, scope, words, fixed=fixed)
        if above is None:
            break
        scope.chain.append(above)
        node = above if above.pos_ != "ADJ" or above.dep_ != "acomp" else above.head
    if scope.dropped is not None:
        return
    if not scope.holders and not fixed and not _is_unowned(start, trigger):
        scope.holders = headline_subject(node) or subjects(node)
    if is_hypothetical(node, words):
        scope.dropped = "hypothetical"


def _is_unowned(node: Token, trigger: Trigger) -> bool:
    """True for a passive without "by": nobody is said to do it, and its subject is the matter."""
    return is_passive(node) and not trigger.reason.startswith("adjective")


def _modality(node: Token, scope: Scope, words: Stances) -> None:
    """What "might", "can" and "would" of one verb make of it."""
    helping = {c.lower_ for c in node.children if c.dep_ == "aux"}
    if not helping and not any(c.dep_ == "advmod" for c in node.children):
        return
    denied = is_denied(node)
    if scope.stance != "undecided" and _is_guess(node, helping, words) and not denied:
        scope.conjecture, scope.bare = True, False
    if "can" in helping and not denied:
        scope.able, scope.bare = True, False
    if helping & words.modals["would"] and not _is_wish(node):
        scope.would, scope.bare = True, False


def _is_guess(node: Token, helping: set[str], words: Stances) -> bool:
    return bool(helping & words.modals["conjecture"]) or any(
        c.dep_ == "advmod" and c.lower_ in _GUESSES for c in node.children
    )


def _is_wish(node: Token) -> bool:
    """True for "would like to", "would rather"."""
    return node.lemma_.lower() in {"like", "love", "prefer", "welcome"}


def _has_duty(node: Token, words: Stances) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in words.modals["duty"] for c in node.children)


def _step(node: Token, scope: Scope, words: Stances, *, fixed: bool) -> Token | None:
    """Apply what stands above a clause; ``None`` where it changes nothing, else where to go on."""
    head = node.head
    if node.dep_ == "pcomp":
        if head.lower_ in _UNDONE or (head.lower_ == "from" and head.head.pos_ == "VERB"):
            scope.dropped = "not done"
            return None
        if head.head.lemma_.lower() in words.lists["accusing"]:
            scope.told_by = next(iter(agents(head.head)), None)
            return None
        head, preposition = head.head, head.lower_
        noun = head.pos_ == "NOUN" and preposition in {"in", "of"}
        if noun and head.lemma_.lower() in words.lists["commit_nouns"]:
            return _under_noun(node, head, scope, words, fixed=fixed)
    elif node.dep_ in {"acl", "relcl"}:
        if not has_auxiliary_to(node):
            if is_denied(head) and node.dep_ == "acl":  # "no guarantee that they would back it"
                scope.dropped = "denied"
            if head.lemma_.lower() in words.lists["guess_nouns"]:
                scope.guessed = True
            return None
        strayed = _strayed_request(node, words)
        if strayed is None:
            return _under_noun(node, head, scope, words, fixed=fixed)
        head = strayed
    return head if under_verb(node, head, scope, words, fixed=fixed) else None


def _under_noun(
    node: Token, noun: Token, scope: Scope, words: Stances, *, fixed: bool
) -> Token | None:
    """Apply "plan to", "refusal to", "power to"; the holder is whose plan it is."""
    lemma, denied = noun.lemma_.lower(), is_denied(noun)
    if lemma not in words.lists["commit_nouns"] | words.lists["refuse_nouns"]:
        if not any(c.lower_ in _SINGLED for c in noun.children):
            scope.dropped = "able to, or said of no one"
        elif not fixed:  # "the first Republican to back it"
            scope.holders = [noun]
        return None
    if lemma in words.lists["refuse_nouns"]:
        scope.stance = WEAK[OPPOSITE[scope.stance]]
        scope.dropped = "not refused" if denied else None
    elif denied:
        scope.stance = WEAK[OPPOSITE[scope.stance]]
    scope.bare = False
    return _planned(noun, scope, words, fixed=fixed)


def _planned(noun: Token, scope: Scope, words: Stances, *, fixed: bool) -> Token | None:
    """Set whose plan it is: its owner, or the subject of the verb by which it is made."""
    verb = noun.head if noun.dep_ == "dobj" and noun.head.pos_ == "VERB" else None
    lemma = "" if verb is None else verb.lemma_.lower()
    owners = givers(noun) or [c for c in noun.children if c.dep_ == "poss"]
    if verb is not None and lemma in words.lists["withdrawing"]:
        scope.stance = WEAK[OPPOSITE[scope.stance]]
        owners = owners or subjects(verb)
    elif verb is not None and lemma in words.lists["light_verbs"] | words.lists["leading"]:
        owners = subjects(verb)
    else:
        verb = None
    if not owners and not fixed:
        scope.dropped = "nobody's plan"
    if not fixed:
        scope.holders = owners
    return verb


def _strayed_request(node: Token, words: Stances) -> Token | None:
    """The verb of "urged the members of the pact | to back": parsed as if the pact were to back."""
    above = node.head
    if above.lemma_.lower() in words.lists["commit_nouns"] | words.lists["refuse_nouns"]:
        return None
    while above.pos_ in {"NOUN", "PROPN", "ADP"} and above.head != above:
        above = above.head
    return above if above.pos_ == "VERB" and above.lemma_.lower() in words.lists["urge"] else None

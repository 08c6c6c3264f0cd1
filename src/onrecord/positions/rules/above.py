"""Verbs and adjectives above a clause: what they make of the stance within it."""

from spacy.tokens import Token

from onrecord.positions.rules.holding import agents, has_own_subject, headline_subject
from onrecord.positions.rules.negation import is_denied
from onrecord.positions.rules.state import OPPOSITE, WEAK, Scope
from onrecord.positions.rules.trigger import has_auxiliary_to
from onrecord.records import Stance
from onrecord.schema.stances import Stances
from onrecord.text.grammar import is_passive

_DEMANDS = frozenset({"demand", "recommend", "request", "insist"})
_HARD = frozenset({"hard", "difficult", "impossible"})


def under_verb(node: Token, head: Token, scope: Scope, words: Stances, *, fixed: bool) -> bool:
    """Apply one verb or adjective above the clause; false where it changes nothing."""
    lemma = head.lemma_.lower() if head.pos_ != "ADJ" else head.lower_
    denied = is_denied(head) or (head.pos_ == "ADJ" and is_denied(head.head))
    asked = _asked(node, head)
    if lemma in words.lists["urge"] and (asked or _wants_of_another(node)):
        if node.dep_ == "ccomp" and not _is_demand(node, head):
            return _report(node, head, scope, words, denied=denied)
        scope.dropped = "not asked for" if denied else scope.dropped
        if scope.stance == "undecided":  # "asked them to consider it"
            scope.stance = "leaning_for"
        if not fixed:
            scope.holders = headline_subject(head) or agents(head)
    elif _is_told(node, lemma, words):
        return _report(node, head, scope, words, denied=denied)
    elif (turned := _turned(lemma, scope.stance, words, denied=denied, asked=asked)) is not None:
        scope.stance = turned
        scope.conjecture = scope.conjecture or lemma in words.lists["conjecture"]
    elif (stance := _stance_above(lemma, node, words)) is not None:
        scope.stance = _under_stance(scope.stance, stance, denied=denied)
    elif (why := _dropped(node, head, lemma, words, asked=asked)) is not None:
        scope.dropped = why
    elif lemma in words.lists["bound"]:  # "has to reject it": a duty, by whoever says so
        scope.wished = scope.wished or not fixed
    else:
        return _on_purpose(node, head, scope, denied=denied)
    scope.bare = False
    return True


def _is_told(node: Token, lemma: str, words: Stances) -> bool:
    """True for a clause that says what is so, not what is to be done: "said that", "imagine him backing"."""
    if not (has_auxiliary_to(node) or node.tag_ == "VBG"):
        return True
    return node.dep_ == "ccomp" and has_own_subject(node) and lemma in words.lists["believing"]


def _dropped(node: Token, head: Token, lemma: str, words: Stances, *, asked: bool) -> str | None:
    """Why nothing is told under "used to", "has yet to", "allowed them to"; ``None`` if it is."""
    if lemma == "use" and node.dep_ == "xcomp" and head.tag_ == "VBD":
        return "past"
    if lemma in words.lists["enabling"] and (asked or has_own_subject(node)):
        return "made or let by another"
    if lemma == "have" and any(c.lower_ == "yet" for c in (*head.children, *node.children)):
        return "not yet"
    if lemma in words.lists["bound"]:
        return None
    return "made or let by another" if node.dep_ == "xcomp" and asked else None


def _turned(
    lemma: str, stance: Stance, words: Stances, *, denied: bool, asked: bool
) -> Stance | None:
    """What the stance becomes under refusing, hesitating, guessing and committing verbs, else ``None``."""
    lists = words.lists
    weakly = WEAK[OPPOSITE[stance]]
    if lemma in lists["refuse"] and not denied:
        return OPPOSITE[stance] if stance == "for" else weakly
    if lemma in lists["weaken"] and not denied:
        return weakly
    if lemma in lists["conjecture"]:
        return weakly if denied or lemma == "unlikely" else stance
    if lemma in lists["commit"] and not asked:
        return weakly if denied else stance
    return None


def _stance_above(lemma: str, node: Token, words: Stances) -> Stance | None:
    """What the verb above tells of the clause: against, for "oppose repealing the law"."""
    if node.dep_ not in {"xcomp", "ccomp"}:
        return None
    for sense in words.verbs.get(lemma, ()):
        if "clause" in sense.target and sense.particle is None:
            return sense.stance
    return None


def _under_stance(stance: Stance, above: Stance, *, denied: bool) -> Stance:
    if above == "undecided":
        return "undecided"
    if (above in {"against", "leaning_against"}) != denied:
        return OPPOSITE[stance]
    return WEAK[stance] if above == "leaning_for" else stance


def _on_purpose(node: Token, head: Token, scope: Scope, *, denied: bool) -> bool:
    """What is above "sued to block it" tells whether it was done at all, and nothing else."""
    if node.dep_ != "advcl" or head.pos_ not in {"VERB", "AUX"}:
        return False
    if has_auxiliary_to(node) and has_own_subject(node):
        scope.dropped = "wanted of another"  # "a call for all nations to impose them"
    elif has_auxiliary_to(node):
        scope.bare = False
        if denied:
            scope.dropped = "not done"
    return True


def _wants_of_another(node: Token) -> bool:
    return has_own_subject(node) and (
        not has_auxiliary_to(node)
        or any(c.dep_ == "mark" and c.lower_ == "for" for c in node.children)
        or node.dep_ == "ccomp"
    )


def _report(node: Token, head: Token, scope: Scope, words: Stances, *, denied: bool) -> bool:
    """A clause that someone tells, or thinks; where that is denied, nothing is told."""
    if denied or _is_unfounded(head) or head.lemma_.lower() in words.lists["joking"]:
        scope.dropped = "not told"
    elif node.dep_ == "ccomp" and head.lemma_.lower() in words.lists["believing"]:
        scope.guessed = True
    return False


def _is_unfounded(verb: Token) -> bool:
    """True for "no reason to believe that", "hard to imagine that"."""
    above = verb.head
    if verb.dep_ in {"acl", "relcl"}:
        return is_denied(above)
    return (
        verb.dep_ == "xcomp"
        and above.dep_ in {"acomp", "ROOT"}
        and any(word.lower_ in _HARD for word in (above, *above.children))
    )


def _asked(node: Token, head: Token) -> bool:
    """True where the verb above names another who is to act: "urged Japan to", "called on him to"."""
    if is_passive(head) and any(c.dep_ == "nsubjpass" for c in head.children):
        return True
    if any(c.dep_ == "dobj" and c.i < node.i for c in head.children):
        return True
    return any(
        c.dep_ == "prep" and c.lower_ in {"on", "upon", "to", "for"} and c.i < node.i
        for c in head.children
    )


def _is_demand(node: Token, head: Token) -> bool:
    """True for "want Japan to back", "demanded that Japan back"; false for "told us Japan backs"."""
    return has_auxiliary_to(node) or head.lemma_.lower() in _DEMANDS

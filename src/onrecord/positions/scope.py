"""From a stance word up its clause: negation, modality, and the verbs it is put under."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.positions.triggers import Trigger, has_auxiliary_to, is_opinion, is_request
from onrecord.records import Stance
from onrecord.schema.stances import Stances
from onrecord.text.grammar import agents as grammatical_agents
from onrecord.text.grammar import is_passive, noun_owner
from onrecord.text.grammar import subjects as grammatical_subjects

_OPPOSITE: dict[Stance, Stance] = {
    "for": "against", "leaning_for": "leaning_against", "undecided": "undecided",
    "leaning_against": "leaning_for", "against": "for",
}  # fmt: skip
_WEAK: dict[Stance, Stance] = {
    "for": "leaning_for", "leaning_for": "leaning_for", "undecided": "undecided",
    "leaning_against": "leaning_against", "against": "leaning_against",
}  # fmt: skip
_CLIMBED = frozenset({"xcomp", "ccomp", "advcl", "pcomp", "acl"})
_GUESSES = frozenset({"likely", "probably", "possibly", "perhaps", "maybe", "presumably"})
_DEPTH = 6


@dataclass
class Scope:
    """What the words around a trigger make of it. ``holders`` are tokens, not yet actors."""

    stance: Stance
    holders: list[Token] = field(default_factory=list)
    conjecture: bool = False
    bare: bool = True  # nothing but the act itself is told: no verb above, no modal, no negation
    wished: bool = False  # "Japan should support": the wish of whoever says it
    doubted: bool = False  # "did not say whether it would"
    dropped: str | None = None  # why no stance is told at all
    chain: list[Token] = field(default_factory=list)


def scope_of(trigger: Trigger, words: Stances) -> Scope:
    """Read the clause of a trigger. ``dropped`` is set where nothing is told of anyone's stance."""
    scope = Scope(stance=trigger.stance)
    node = trigger.predicate
    scope.holders = _first_holders(trigger)
    scope.chain = [trigger.word] if node is None else list(dict.fromkeys([trigger.word, node]))
    _negation(trigger, scope, words)
    if (
        node is not None
        and node != trigger.word
        and node.lemma_.lower() in words.lists["withdrawing"]
    ):
        scope.stance, scope.bare = _WEAK[_OPPOSITE[scope.stance]], False
    if scope.dropped is None and node is not None:
        _climb(node, scope, words, fixed=is_opinion(trigger))
    elif node is None and _is_hypothetical(trigger.word, words):
        scope.dropped = "hypothetical"
    if scope.dropped is None and (_is_question(trigger.word) or _is_past(scope, words)):
        scope.dropped = "question or past"
    return scope


def subjects(verb: Token) -> list[Token]:
    """Subjects of a verb, with the teller of "it said X was wrong, and urged …" put right."""
    teller = _teller_joined(verb)
    return grammatical_subjects(verb if teller is None else teller)


def agents(verb: Token) -> list[Token]:
    """Who does what the verb says, likewise."""
    teller = _teller_joined(verb)
    return grammatical_agents(verb if teller is None else teller)


def _teller_joined(verb: Token) -> Token | None:
    """The verb of saying that a verb after a comma is joined to, though parsed as part of what is said."""
    joined = verb.head
    if verb.dep_ != "conj" or joined.dep_ != "ccomp" or joined.i < joined.head.i:
        return None
    if _own_subject(verb) or not any(
        c.text == "," and joined.i < c.i < verb.i for c in joined.children
    ):
        return None
    return joined.head


def _first_holders(trigger: Trigger) -> list[Token]:
    if trigger.predicate is None:
        return (
            noun_owner(trigger.word) if trigger.word.dep_ != "dobj" else _owner_only(trigger.word)
        )
    if trigger.word.pos_ == "NOUN" and trigger.predicate != trigger.word:
        return _owner_only(trigger.word) or subjects(trigger.predicate)
    if trigger.word.pos_ in {"ADJ", "ADP"} or trigger.word != trigger.predicate:
        return subjects(trigger.predicate)
    if trigger.sense is not None and trigger.reason.startswith("adjective"):
        return subjects(trigger.predicate)
    return agents(trigger.predicate)


def _owner_only(noun: Token) -> list[Token]:
    owners = [child for child in noun.children if child.dep_ == "poss"]
    return [
        owner for owner in owners if owner.lower_ not in {"its", "their", "his", "her", "our", "my"}
    ]


def _negation(trigger: Trigger, scope: Scope, words: Stances) -> None:
    """Apply the negation of the trigger's own clause."""
    nodes = scope.chain
    around = nodes + [node.head for node in nodes if node.dep_ == "conj"]
    if any(
        c.lower_ in {"neither"} and c.dep_ in {"preconj", "cc", "advmod"}
        for n in around
        for c in n.children
    ):
        scope.stance, scope.bare = "undecided", False
        return
    negated = [node for node in nodes if is_denied(node)]
    if not negated:
        if (
            trigger.sense is not None
            and trigger.sense.stance == "undecided"
            and trigger.word.pos_ == "NOUN"
        ):
            scope.dropped = "a decision is told, not which"
        return
    scope.bare = False
    if trigger.sense is not None and trigger.sense.negated is not None:
        scope.stance = trigger.sense.negated
    elif scope.stance == "undecided":
        scope.dropped = "negated"
    else:
        if (
            trigger.sense is not None
            and trigger.sense.act
            and not any(_is_strong(n, words) for n in nodes)
        ):
            scope.dropped = "not done, or not yet"
        strong = is_opinion(trigger) or any(_is_strong(node, words) for node in nodes)
        turned = _OPPOSITE[scope.stance]
        scope.stance = turned if strong and scope.stance == "for" else _WEAK[turned]


def is_denied(node: Token) -> bool:
    """True for "did not", "never", "no longer", "no support"."""
    for child in node.children:
        if child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ == "no"):
            return True
        if child.dep_ == "advmod" and child.lower_ == "longer":
            return True
    return False


def _is_strong(node: Token, words: Stances) -> bool:
    own = {child.lower_ for child in node.children if child.dep_ in {"aux", "neg"}}
    return bool(own & (words.modals["strong"] | {"could", "never"}))


def _climb(node: Token, scope: Scope, words: Stances, *, fixed: bool) -> None:
    """Walk up from the predicate over what it depends on, as long as that changes what is told.

    ``fixed``: the holder is whoever says it, whatever the subjects are.
    """
    for _ in range(_DEPTH):
        if scope.stance != "undecided" and _is_guess(node, words) and not is_denied(node):
            scope.conjecture, scope.bare = True, False
        if not fixed and _has_duty(node, words):
            scope.wished, scope.bare, fixed = True, False, True
        if _is_hypothetical_here(node, words):
            if not _doubted(node, scope, words):
                scope.dropped = "hypothetical"
            return
        head = node.head
        if node.dep_ == "conj" and head.pos_ in {"VERB", "AUX", "ADJ"} and not _own_subject(node):
            node = head
            continue
        if head == node or node.dep_ not in _CLIMBED:
            break
        if node.dep_ == "pcomp":
            head = head.head
        elif node.dep_ == "acl" and has_auxiliary_to(node):
            head = _strayed_request(node, words) or head
        if not _step(node, head, scope, words, fixed=fixed):
            break
        scope.chain.append(head)
        node = head if head.pos_ != "ADJ" or head.dep_ != "acomp" else head.head
    if not scope.holders and not fixed:
        scope.holders = _headline_subject(node) or subjects(node)
    if scope.dropped is None and _is_hypothetical(node, words):
        scope.dropped = "hypothetical"


def _has_duty(node: Token, words: Stances) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in words.modals["duty"] for c in node.children)


def _strayed_request(node: Token, words: Stances) -> Token | None:
    """The verb of "urged the members of the pact | to back": parsed as if the pact were to back."""
    above = node.head
    while above.pos_ in {"NOUN", "PROPN", "ADP"} and above.head != above:
        above = above.head
    return above if above.pos_ == "VERB" and above.lemma_.lower() in words.lists["urge"] else None


def _headline_subject(node: Token) -> list[Token]:
    """The noun that the parser made the root of "members of parties called on ministers to …"."""
    root = node.sent.root
    if (
        node.dep_ == "acl"
        and node.tag_ == "VBN"
        and root.pos_ in {"NOUN", "PROPN"}
        and root.i < node.i
    ):
        return [root] if any(c.dep_ in {"prep", "dobj"} for c in node.children) else []
    return []


def _step(node: Token, head: Token, scope: Scope, words: Stances, *, fixed: bool) -> bool:
    """Apply one verb or adjective above the clause; false where it changes nothing."""
    lemma = head.lemma_.lower() if head.pos_ != "ADJ" else head.lower_
    denied = is_denied(head) or (head.pos_ == "ADJ" and is_denied(head.head))
    asked = _asked(node, head)
    if lemma in words.lists["urge"] and (asked or _wants_of_another(node)):
        if node.dep_ == "ccomp" and not _is_demand(node, head):
            return _report(denied, scope)
        if denied:
            scope.dropped = "not asked for"
        if not fixed:
            scope.holders = _headline_subject(head) or agents(head)
    elif not (has_auxiliary_to(node) or node.tag_ == "VBG"):
        return _report(denied, scope)
    elif lemma == "use" and node.dep_ == "xcomp" and head.tag_ == "VBD":
        scope.dropped = "past"
    elif (turned := _turned(lemma, scope.stance, words, denied=denied, asked=asked)) is not None:
        scope.stance = turned
        scope.conjecture = scope.conjecture or lemma in words.lists["conjecture"]
    elif node.dep_ == "xcomp" and asked:
        scope.dropped = "made or let by another"
    else:
        return False
    scope.bare = False
    return True


def _wants_of_another(node: Token) -> bool:
    return _own_subject(node) and not has_auxiliary_to(node)


def _turned(
    lemma: str, stance: Stance, words: Stances, *, denied: bool, asked: bool
) -> Stance | None:
    """What the stance becomes under refusing, hesitating, guessing and committing verbs, else ``None``."""
    lists = words.lists
    weakly = _WEAK[_OPPOSITE[stance]]
    if lemma in lists["refuse"] and not denied:
        return _OPPOSITE[stance] if stance == "for" else weakly
    if lemma in lists["weaken"] and not denied:
        return weakly
    if lemma in lists["conjecture"]:
        return weakly if denied or lemma == "unlikely" else stance
    if lemma in lists["commit"] and not asked:
        return weakly if denied else stance
    return None


def _report(denied: bool, scope: Scope) -> bool:
    """A clause that someone tells: where the telling is denied, nothing is told."""
    if denied:
        scope.dropped = "not told"
    return False


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
    return has_auxiliary_to(node) or head.lemma_.lower() in {
        "demand",
        "recommend",
        "request",
        "insist",
    }


def _own_subject(node: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in node.children)


def _is_guess(node: Token, words: Stances) -> bool:
    return any(
        (c.dep_ == "aux" and c.lower_ in words.modals["conjecture"])
        or (c.dep_ == "advmod" and c.lower_ in _GUESSES)
        for c in node.children
    )


def _mark(node: Token) -> str | None:
    return next(
        (c.lower_ for c in node.children if c.dep_ in {"mark", "advmod"} and c.i < node.i
         and c.lower_ in {"if", "unless", "whether", "lest", "where", "how"}),
        None,
    )  # fmt: skip


def _is_hypothetical_here(node: Token, words: Stances) -> bool:
    return _mark(node) is not None


def _is_hypothetical(node: Token, words: Stances) -> bool:
    """True where the word stands within a condition or an indirect question."""
    marks = words.lists["hypothetical"]
    while node.head != node:
        if node.dep_ in {"advcl", "ccomp", "pcomp"} and any(
            c.dep_ == "mark" and c.lower_ in marks for c in node.children
        ):
            return True
        node = node.head
        if (
            node.lemma_.lower() in words.lists["denying"]
            and node.pos_ == "VERB"
            and not is_denied(node)
        ):
            return True
    return False


def _doubted(node: Token, scope: Scope, words: Stances) -> bool:
    """Undecided, for "did not say whether it would support". The verb above has to be one of doubt."""
    mark, head = _mark(node), node.head
    if mark not in {"whether", "if", "where"} or node.dep_ not in {
        "ccomp",
        "pcomp",
        "xcomp",
        "advcl",
    }:
        return False
    if node.dep_ == "pcomp":
        head = head.head
    if head.lemma_.lower() not in words.lists["doubt"] and head.lower_ not in words.lists["doubt"]:
        return False
    if mark == "if" and node.dep_ == "advcl":
        return False
    if not (
        _open(head, words)
        or head.head.lemma_.lower() in words.lists["weaken"] | words.lists["refuse"]
    ):
        return False
    scope.stance, scope.bare, scope.conjecture = "undecided", False, False
    scope.doubted = True
    if not scope.holders:
        scope.holders = subjects(head)
    scope.chain.append(head)
    return True


def _open(head: Token, words: Stances) -> bool:
    """True where the verb or adjective above leaves the matter open."""
    node = head.head if head.dep_ == "conj" else head
    if is_denied(node) or node.lemma_.lower() in {"consider", "weigh", "discuss", "debate"}:
        return True
    if node.pos_ == "ADJ" or (node.head.pos_ == "ADJ" and node.head.lower_ in words.lists["doubt"]):
        return True
    return node.lemma_.lower() in {"decide", "determine"} and any(
        c.dep_ == "aux" and c.lower_ in {"will", "must", "to", "would", "should"}
        for c in node.children
    )


def _is_question(word: Token) -> bool:
    sentence = word.sent
    return any(token.text == "?" for token in sentence[max(0, len(sentence) - 2) :])


def _is_past(scope: Scope, words: Stances) -> bool:
    """True where it is told as once held: "was against it a year ago", "its prior refusal"."""
    return any(
        child.dep_ in {"advmod", "npadvmod", "amod"}
        and (child.lower_ in words.lists["past"] or child.lower_ == "ago")
        for node in scope.chain
        for child in node.children
    )


def condition_of(scope: Scope) -> tuple[Token, Token] | None:
    """First and last token of the condition that hangs on the stance: "if the others agree"."""
    for node in scope.chain:
        for child in node.children:
            if child.dep_ != "advcl":
                continue
            marks = {c.lower_ for c in child.children if c.dep_ in {"mark", "advmod", "prep"}}
            first = child.left_edge
            long = (
                first.lower_ == "as"
                and first.i + 1 < len(first.doc)
                and first.nbor(1).lower_ == "long"
            )
            if marks & {"if", "unless", "provided", "providing", "once"} or long:
                return first, _without_comma(child.right_edge)
    return None


def _without_comma(token: Token) -> Token:
    while token.is_punct and token.i > token.sent.start:
        token = token.nbor(-1)
    return token


__all__ = ["Scope", "condition_of", "is_request", "scope_of"]

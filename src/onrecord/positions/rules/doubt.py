"""Conditions, questions, doubt and what is past: where no stance, or an open one, is told."""

from collections.abc import Iterable

from spacy.tokens import Token

from onrecord.positions.rules.holding import subjects
from onrecord.positions.rules.negation import is_denied
from onrecord.positions.rules.state import Scope
from onrecord.schema.stances import Stances

_OPEN_MARKS = frozenset({"whether", "if", "where"})
_MARKS = frozenset({"if", "unless", "whether", "lest", "where", "how"})
_CLAUSES = frozenset({"ccomp", "pcomp", "xcomp", "advcl"})
_WEIGHING = frozenset({"consider", "weigh", "discuss", "debate"})
_PROVIDED = frozenset({"provided", "providing", "assuming", "supposing"})
_AWAITING = frozenset({"before", "after", "once", "until"})
_INVERTED = frozenset({"had", "should", "were"})


def open_mark(node: Token) -> str | None:
    """The word by which a clause is a condition or an indirect question, if it is."""
    return next(
        (c.lower_ for c in node.children if c.dep_ in {"mark", "advmod"} and c.i < node.i
         and c.lower_ in _MARKS),
        None,
    )  # fmt: skip


def is_inverted(node: Token) -> bool:
    """True for "had Republicans agreed", "should Russia strike": conditions without an "if"."""
    subject = next((c for c in node.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        return False
    before = subject.left_edge.i - 1
    if before >= node.sent.start and node.doc[before].lower_ in _INVERTED:
        return True
    return any(
        c.dep_ in {"aux", "auxpass"} and c.lower_ in _INVERTED and c.i < subject.i
        for c in node.children
    )


def is_awaited(node: Token) -> bool:
    """True for "as soon as Peru agrees", "before he signs it": it has not come to that."""
    if node.dep_ != "advcl" or node.tag_ not in {"VBZ", "VBP"}:
        return False
    return node.head.lower_ == "soon" or any(
        c.dep_ == "mark" and c.lower_ in _AWAITING for c in node.children
    )


def is_provided(node: Token) -> bool:
    """True for "provided lawmakers approve it", whatever the parser makes of "provided"."""
    first = node.left_edge
    before = first.nbor(-1).lower_ if first.i > node.sent.start else ""
    if node.head.lower_ in _PROVIDED or {first.lower_, before} & _PROVIDED:
        return True
    return any(c.lower_ in _PROVIDED and c.n_rights == 0 and c.i < node.i for c in node.children)


def doubted(node: Token, scope: Scope, words: Stances) -> bool:
    """Undecided, for "did not say whether it would support". The verb above has to be one of doubt."""
    mark, head = open_mark(node), node.head
    if mark not in _OPEN_MARKS or node.dep_ not in _CLAUSES:
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
    if is_denied(node) or node.lemma_.lower() in _WEIGHING:
        return True
    if node.pos_ == "ADJ" or (node.head.pos_ == "ADJ" and node.head.lower_ in words.lists["doubt"]):
        return True
    return node.lemma_.lower() in {"decide", "determine"} and any(
        c.dep_ == "aux" and c.lower_ in {"will", "must", "to", "would", "should"}
        for c in node.children
    )


def is_hypothetical(node: Token, words: Stances) -> bool:
    """True where the word stands within a condition, an indirect question or what is denied."""
    marks = words.lists["hypothetical"]
    while node.head != node:
        if node.dep_ in {"advcl", "ccomp", "pcomp"} and (
            is_inverted(node)
            or is_provided(node)
            or is_awaited(node)
            or any(c.dep_ == "mark" and c.lower_ in marks for c in node.children)
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


def is_question(word: Token) -> bool:
    """True in a sentence that asks."""
    sentence = word.sent
    return any(token.text == "?" for token in sentence[max(0, len(sentence) - 2) :])


def is_past(chain: Iterable[Token], words: Stances) -> bool:
    """True where it is told as once held: "was against it a year ago", "its prior refusal"."""
    return any(
        child.dep_ in {"advmod", "npadvmod", "amod"}
        and (child.lower_ in words.lists["past"] or child.lower_ == "ago")
        for node in chain
        for child in node.children
    )

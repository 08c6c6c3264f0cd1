"""The words of a condition that hangs on a stance: "if the others agree", "only after a vote"."""

from collections.abc import Iterable

from spacy.tokens import Token

_MARKS = frozenset({"if", "unless", "provided", "providing", "once", "until", "till", "assuming"})
_ONLY = frozenset({"after", "when", "with", "if", "in", "on", "once"})
_TERMS = frozenset({"exchange", "return", "condition"})


def condition_of(chain: Iterable[Token]) -> tuple[Token, Token] | None:
    """First and last token of the condition on any verb or word of the chain, ``None`` without one."""
    for node in chain:
        for child in node.children:
            if child.dep_ in {"advcl", "prep", "advmod"} and _is_condition(child):
                return child.left_edge, _without_comma(child.right_edge)
    return None


def _is_condition(child: Token) -> bool:
    first = child.left_edge
    following = first.nbor(1).lower_ if first.i + 1 < len(first.doc) else ""
    if first.lower_ in {"as", "so"} and following == "long":
        return True
    if first.lower_ == "only" and following in _ONLY:
        return True
    if child.dep_ == "advcl":
        return any(
            c.lower_ in _MARKS for c in child.children if c.dep_ in {"mark", "advmod", "prep"}
        )
    return child.lower_ in {"in", "on"} and any(
        c.dep_ == "pobj" and c.lower_ in _TERMS for c in child.children
    )


def _without_comma(token: Token) -> Token:
    while token.is_punct and token.i > token.sent.start:
        token = token.nbor(-1)
    return token

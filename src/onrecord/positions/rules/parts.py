"""Parts of a group, told by words around its name: "Republicans who back it", "many Americans"."""

from spacy.tokens import Token

from onrecord.text.grammar import ancestors

_PLURAL = frozenset({"NNS", "NNPS"})
_QUANTITIES = frozenset({
    "many", "most", "some", "several", "few", "fewer", "more", "half", "other", "others", "certain",
    "various", "numerous", "countless", "both",
})  # fmt: skip
_COUNTING = frozenset({"nummod", "quantmod"})
_OBJECTS = frozenset({"dobj", "acomp", "attr"})
_JOINING = frozenset({"punct", "cc", "conj", "relcl", "acl", "prep"})
_SHARES = frozenset({"percent", "%", "majority", "half", "third", "quarter", "plurality", "number"})
_SHORT = 12  # words of a clause that is told in full
_AMONG = frozenset({"in", "on", "from", "of", "within", "at", "inside", "across"})
_APART = frozenset({",", "(", "—", "–", "-"})


def part_of_group(head: Token) -> tuple[Token, Token] | None:
    """First and last word of what tells a part of a group by a quantity or a place, with its name.

    "Many Americans", "Democrats on the panel"; ``None`` for the group itself.
    """
    if not _is_group(head):
        return None
    first = last = head
    for child in head.lefts:
        if child.lower_ in _QUANTITIES or child.dep_ in _COUNTING:
            first = min(first, child.left_edge, key=lambda token: token.i)
    for child in head.rights:
        if child.dep_ != "prep" or child.lower_ not in _AMONG or child.i != last.i + 1:
            break
        if any(token.pos_ == "PROPN" or token.dep_ == "pobj" for token in child.children):
            last = child.right_edge
    return None if first == last else (first, last)


def share_of_group(head: Token) -> tuple[Token, Token] | None:
    """First and last word of "a majority of voters", "58 percent of them"."""
    if head.lower_ not in _SHARES:
        return None
    following = [c for c in head.rights if c.dep_ == "prep" and c.lower_ == "of"]
    return (head.left_edge, following[0].right_edge) if following else None


def restricting(head: Token) -> Token | None:
    """The verb of a clause without a comma that tells which: "Democrats backing it", "a man who"."""
    if not (_is_group(head) or _is_one_of_many(head)):
        return None
    if head.dep_ == "pobj" and head.head.lower_ == "with":
        return None  # "with the two agreeing to it": nobody is singled out
    if head.dep_ == "nsubj" and head.head.dep_ == "pcomp" and head.head.i == head.i + 1:
        return head.head  # "a team for Democrats backing it", as the parser has it
    for owner in (head, head.head if head.dep_ == "conj" else head):
        for child in owner.rights:
            if child.dep_ in {"relcl", "acl"} and child.i > head.i:
                before = child.left_edge.nbor(-1)
                return child if before.text not in _APART and before.i >= head.i else None
    return None


def is_whoever(head: Token, word: Token) -> bool:
    """True for "lawmakers who oppose it", "a group that": nothing else tells who they are."""
    clause = restricting(head)
    if clause is None or head.pos_ != "NOUN":
        return False
    if word != clause and not any(above == clause for above in ancestors(word)):
        return False
    return not any(
        child.dep_ not in _JOINING and child.lower_ not in {"a", "an"} for child in head.lefts
    )


def telling_group(pronoun: Token) -> Token | None:
    """The group that is said to tell of itself: of "most voters said they back it" the voters."""
    clause = pronoun.head
    if pronoun.lower_ != "they" or clause.dep_ != "ccomp" or pronoun.dep_ != "nsubj":
        return None
    for child in clause.head.children:
        if child.dep_ == "nsubj" and child.i < clause.head.i and child.pos_ in {"NOUN", "PROPN"}:
            return child if child.tag_ in _PLURAL or child.lower_ in _SHARES else None
    return None


def clause_end(head: Token) -> Token | None:
    """The last word of the clause that tells which of a group, if it is short; else its verb."""
    clause = restricting(head)
    if clause is None:
        return None
    last = clause.right_edge
    while last.is_punct and last.i > clause.i:
        last = last.nbor(-1)
    if last.i - head.i <= _SHORT:
        return last
    return next((c for c in clause.children if c.dep_ in _OBJECTS and c.i > clause.i), clause)


def _is_one_of_many(head: Token) -> bool:
    return head.tag_ == "NN" and any(child.lower_ in {"a", "an"} for child in head.lefts)


def _is_group(head: Token) -> bool:
    return head.tag_ in _PLURAL and head.ent_type_ not in {"PERSON", "GPE"}

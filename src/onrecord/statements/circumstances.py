"""For whom and where it was said: "on behalf of", "a spokesman for", "in a joint statement"."""

from spacy.tokens import Token

from onrecord.records import Span
from onrecord.schema.cues import occasions
from onrecord.statements.frame import Frame
from onrecord.text import Text
from onrecord.text.grammar import conjuncts

_SPEAKS_FOR = frozenset({
    "spokesman", "spokeswoman", "spokesperson", "spox", "envoy", "ambassador", "representative",
    "lawyer", "attorney", "negotiator", "mouthpiece", "spokespeople",
})  # fmt: skip
_WHERE = frozenset({"in", "at", "on", "during", "via", "through", "by", "over"})
_SIDES = frozenset({
    "side", "party", "country", "nation", "government", "leader", "minister", "delegation", "team",
    "camp", "ally", "neighbour", "neighbor", "capital", "power",
})  # fmt: skip
_TOGETHER = frozenset({"two", "both", "three", "four"})
_JOINT_ACTS = frozenset({
    "agree", "decide", "pledge", "vow", "commit", "reaffirm", "affirm", "confirm", "conclude",
    "resolve", "share", "discuss", "sign", "plan",
})  # fmt: skip


def behalf_of(text: Text, frame: Frame) -> tuple[Span | None, tuple[Token, ...]]:
    """The words for whose behalf it is said on, and their heads; ``(None, ())`` if none say so."""
    head = (
        _behalf_phrase(frame.head)
        or _behalf_phrase(frame.source_head)
        or _represented(frame.source_head)
        or _joint_subject(text, frame)
    )
    if head is None:
        return None, ()
    last = head
    for child in head.rights:
        if child.dep_ in {"relcl", "appos", "acl", "punct"}:
            break
        last = child.right_edge
    first = head.left_edge
    if last.i > head.i and last.lower_ in {"'s", "’s"}:
        last = head
    return text.between(first, last), tuple(conjuncts(head))


def _behalf_phrase(token: Token | None) -> Token | None:
    """X of "on behalf of X" or "speaking for X" under a cue or a source."""
    if token is None:
        return None
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "on":
            for noun in child.children:
                if noun.lower_ == "behalf":
                    return _object_of(noun, "of") or next(
                        (each for each in noun.children if each.dep_ == "poss"), None
                    )
        elif child.dep_ in {"advcl", "acl"} and child.lower_ in {"speaking", "writing"}:
            found = _object_of(child, "for") or _behalf_phrase(child)
            if found is not None:
                return found
    return None


def _represented(source: Token | None) -> Token | None:
    """X of "a spokesman for X", "X’s spokeswoman", "X spokesman Y"."""
    if source is None:
        return None
    heads = [source, *(c for c in source.children if c.dep_ in {"appos", "compound", "nmod"})]
    for head in heads:
        if head.lemma_.lower() not in _SPEAKS_FOR:
            continue
        found = _object_of(head, "for") or _object_of(head, "of") or _object_of(head, "to")
        if found is not None:
            return found
        for child in head.children:
            if child.dep_ == "poss":
                return child
        before = [c for c in head.lefts if c.dep_ in {"compound", "nmod"}]
        if before:
            return before[-1]
        if head != source:
            before = [c for c in source.lefts if c.dep_ in {"compound", "nmod"} and c.i < head.i]
            if before:
                return before[-1]
    return None


def _joint_subject(text: Text, frame: Frame) -> Token | None:
    """The sides whose act one of them tells: "The two sides have agreed …, he said"."""
    if frame.complement != "that" or frame.kind != "say" or not frame.pieces:
        return None
    tokens = text.tokens(*frame.pieces[0])
    if tokens is None:
        return None
    verb = tokens.root
    if verb.lemma_.lower() not in _JOINT_ACTS:
        return None
    for child in verb.children:
        if child.dep_ == "nsubj" and child.lemma_.lower() in _SIDES:
            for each in child.children:
                if each.lower_ in _TOGETHER:
                    return child
    return None


def _object_of(head: Token, preposition: str) -> Token | None:
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == preposition:
            return next((each for each in child.children if each.dep_ == "pobj"), None)
    return None


def setting_of(text: Text, frame: Frame) -> Span | None:
    """The phrase that tells in, at or on what it was said, or ``None``."""
    verb = frame.head
    for child in verb.children:
        if child.dep_ != "prep" or child.lower_ not in _WHERE:
            continue
        noun = next((each for each in child.children if each.dep_ == "pobj"), None)
        if noun is None or noun.lemma_.lower() not in occasions():
            continue
        last = noun
        for part in noun.rights:
            if part.dep_ in {"relcl", "acl", "punct", "appos", "advcl"}:
                break
            last = part.right_edge
        if last.i < child.i:
            continue
        return text.between(child, last)
    return None

"""Nouns and adjectives that attribute: "China's claim that …", "a pledge to …", "is wary of …"."""

from collections.abc import Mapping

from spacy.tokens import Token

from onrecord.statements.frame import Frame, Stretch, runs
from onrecord.statements.sources import give_source, source_phrase
from onrecord.text.grammar import subjects
from onrecord.text.parse import offsets

# Verbs that only carry the noun: "expressed concern that", "made a promise to".
_LIGHT = frozenset({
    "make", "issue", "express", "voice", "have", "give", "offer", "renew", "release", "deliver",
    "repeat", "raise", "reiterate", "announce", "state", "convey", "share", "hold", "lodge",
    "send", "reaffirm", "declare", "take", "file", "launch", "mount", "register", "submit",
})  # fmt: skip
_CLAUSES = frozenset({"acl", "relcl", "ccomp"})


def noun_frame(noun: Token, complements: Mapping[str, str]) -> Frame | None:
    """The frame of a noun among the cues, or ``None`` where nothing tells content or source."""
    found = _content(noun, complements)
    if found is None:
        return None
    complement, pieces, last = found
    frame = Frame(
        head=noun,
        kind=complements[complement],
        complement=complement,
        reason=f"noun {noun.lemma_.lower()} + {complement}",
        pieces=pieces,
        cue=_cue(noun, last),
    )
    _give_owner(frame, noun)
    return frame if frame.source is not None else None


def _content(
    noun: Token, complements: Mapping[str, str]
) -> tuple[str, list[Stretch], Token | None] | None:
    for child in noun.rights:
        if child.dep_ in _CLAUSES:
            first = child.left_edge
            if "that" in complements and first.lower_ == "that" and first.dep_ == "mark":
                return "that", runs(child.subtree), None
            if "inf" in complements and any(
                c.lower_ == "to" and c.dep_ == "aux" for c in child.children
            ):
                return "inf", runs(child.subtree), None
        elif child.dep_ == "prep" and child.lower_ in complements and child.i == noun.i + 1:
            pieces = runs(token for token in child.subtree if token.i > child.i)
            if pieces:
                return child.lower_, pieces, child
    return None


def _give_owner(frame: Frame, noun: Token) -> None:
    """Whose claim it is: its possessor, "by" whom, or the subject of the verb that carries it."""
    for child in noun.children:
        if child.dep_ == "poss":
            frame.source_head = child
            last = child.right_edge
            frame.source = (offsets(child.left_edge)[0], offsets(last)[1])
            return
    for child in noun.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from"}:
            for owner in child.children:
                if owner.dep_ == "pobj":
                    frame.source_head, frame.source = owner, source_phrase(owner, noun)
                    return
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in _LIGHT:
        give_source(frame, verb)


def _cue(noun: Token, last: Token | None) -> Stretch:
    """The noun with its adjectives before it and its preposition after it."""
    first = noun
    while first.i > noun.sent.start:
        before = first.nbor(-1)
        if before.head != noun or before.dep_ not in {"amod", "compound"}:
            break
        first = before
    return offsets(first)[0], offsets(last or noun)[1]


def adjective_frame(adjective: Token, complements: Mapping[str, str]) -> Frame | None:
    """The frame of an adjective after "be": "is confident that", "was critical of"."""
    be = adjective.head
    if adjective.dep_ not in {"acomp", "attr"} or be.lemma_.lower() not in {"be", "remain", "feel"}:
        return None
    found = _adjective_content(adjective, complements)
    if found is None:
        return None
    complement, pieces, last = found
    first = be
    while first.i > be.sent.start and first.nbor(-1).head == be:
        if first.nbor(-1).dep_ not in {"aux", "neg", "advmod"}:
            break
        first = first.nbor(-1)
    frame = Frame(
        head=adjective,
        kind=complements[complement],
        complement=complement,
        reason=f"adjective {adjective.lemma_.lower()} + {complement}",
        pieces=pieces,
        cue=(offsets(first)[0], offsets(last or adjective)[1]),
        negated=any(child.dep_ == "neg" for child in be.children),
    )
    found_subjects = subjects(be)
    if not found_subjects or found_subjects[0].lower_ in {"it", "there"}:
        return None
    give_source(frame, be)
    return frame


def _adjective_content(
    adjective: Token, complements: Mapping[str, str]
) -> tuple[str, list[Stretch], Token | None] | None:
    for child in adjective.rights:
        if child.dep_ == "ccomp" and "that" in complements:
            return "that", runs(child.subtree), None
        if child.dep_ == "xcomp" and "inf" in complements:
            return "inf", runs(child.subtree), None
        if child.dep_ == "prep" and child.lower_ in complements:
            pieces = runs(token for token in child.subtree if token.i > child.i)
            if pieces:
                return child.lower_, pieces, child
    return None

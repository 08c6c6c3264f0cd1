"""Cues that are no verb of a clause: "according to X", "in X's view"."""

from spacy.tokens import Token

from onrecord.statements.frame import Frame, runs
from onrecord.statements.sources import closes, source_phrase
from onrecord.text.parse import offsets

_VIEWS = frozenset({"view", "opinion", "word", "estimation", "telling", "judgment", "eye"})


def according_frame(token: Token) -> Frame | None:
    """The frame of "according" + "to" + source; its content is the clause it stands in."""
    marker = next((child for child in token.children if child.lower_ == "to"), None)
    if marker is None:
        return None
    source = next((child for child in marker.children if child.dep_ == "pobj"), None)
    if source is None or source.i < marker.i:
        return None
    clause = _clause(token)
    if clause is None:
        return None
    aside = set(token.subtree)
    return Frame(
        head=token,
        kind="say",
        complement="clause",
        reason="according to",
        cue=(offsets(token)[0], offsets(marker)[1]),
        source=source_phrase(source, marker),
        source_head=source,
        pieces=runs(each for each in clause.subtree if each not in aside),
    )


def view_frame(token: Token) -> Frame | None:
    """The frame of "in X's view", "in the words of X"."""
    phrase = next((child for child in token.children if child.dep_ == "pobj"), None)
    if phrase is None or phrase.lemma_.lower() not in _VIEWS:
        return None
    owner = next((child for child in phrase.children if child.dep_ == "poss"), None)
    if owner is None and phrase.lower_ == "words":
        of = next((child for child in phrase.children if child.lower_ == "of"), None)
        owner = None if of is None else next((c for c in of.children if c.dep_ == "pobj"), None)
    clause = _clause(token)
    if owner is None or clause is None:
        return None
    aside = set(token.subtree)
    return Frame(
        head=phrase,
        kind="think" if phrase.lower_ != "words" else "say",
        complement="clause",
        reason=f"in {phrase.lower_}",
        cue=(offsets(token)[0], offsets(phrase)[1]),
        source=(offsets(owner.left_edge)[0], offsets(owner.right_edge)[1]),
        source_head=owner,
        pieces=runs(each for each in clause.subtree if each not in aside),
    )


def _clause(token: Token) -> Token | None:
    """What an aside is said of: the clause around it, not only the noun it was parsed under.

    "He did not believe that it fell by itself, according to X": X tells what he did not believe.
    """
    head = token.head
    if head == token:
        return None
    while head.pos_ not in {"VERB", "AUX"} and head.head != head:
        head = head.head
    while head.head != head:
        if head.dep_ not in {"conj", "xcomp", "acl", "pcomp"} and not closes(token, head):
            break
        head = head.head
    return head

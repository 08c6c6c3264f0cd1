"""Who speaks: from the source of a statement to an actor of the article.

A source is an actor by the mention at its main word. Where there is none it can be a work
("Trump's tweet", "a letter from the union"), whose words are its author's, or a last name that the
name finder missed. Quotations that go on without a cue keep the speaker of those before.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from spacy.tokens import Token

from onrecord.records import Mention
from onrecord.statements.frame import Frame
from onrecord.text import SpanIndex, Text
from onrecord.text.parse import offsets

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "ourselves", "myself"})
# What somebody writes or says: its words are those of whose it is. A report or a bill may be another's.
_WORKS = frozenset({
    "ad", "address", "advertisement", "announcement", "article", "book", "column", "comment",
    "comments", "complaint", "email", "e-mail", "essay", "filing", "interview", "lawsuit", "letter",
    "manifesto", "memo", "memoir", "message", "note", "op-ed", "petition", "post", "posting",
    "press release", "release", "remark", "remarks", "resolution", "speech", "statement", "suit",
    "testimony", "text", "transcript", "tweet", "tweets", "video", "words", "writings",
})  # fmt: skip
_BY = frozenset({"by", "from", "of"})
_LONGEST_CHAIN = 3  # "the text of the letter of X"


class Told(Protocol):
    """A statement in the making: what its words say, and the one within whose content it stands."""

    @property
    def frame(self) -> Frame: ...

    @property
    def parent(self) -> "Told | None": ...


def speakers_of(text: Text, told: Sequence[Told], mentions: SpanIndex[Mention]) -> list[str | None]:
    """The actor behind each statement's source, or ``None``; in the order of ``told``."""
    found: dict[int, str | None] = {}  # by the frame's identity
    surnames = _surnames(mentions.touching(0, len(text.article.text)))
    for each in sorted(told, key=_depth):
        found[id(each.frame)] = _speaker(each, mentions, surnames, found)
    return [found[id(each.frame)] for each in told]


def _depth(told: Told) -> int:
    depth, around = 0, told.parent
    while around is not None and depth < 50:
        depth, around = depth + 1, around.parent
    return depth


def _speaker(
    told: Told,
    mentions: SpanIndex[Mention],
    surnames: dict[str, str | None],
    found: dict[int, str | None],
) -> str | None:
    frame = told.frame
    if frame.follows is not None:
        return found.get(id(frame.follows))
    head = frame.source_head
    if head is None:
        return None
    if head.lower_ in _FIRST_PERSON:
        return None if told.parent is None else found.get(id(told.parent.frame))
    return (
        actor_at(head, mentions)
        or _author(head, mentions)
        or (surnames.get(head.text) if _is_bare_name(head) else None)
    )


def _is_bare_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and not any(child.dep_ == "det" for child in token.lefts)


def _surnames(mentions: Iterable[Mention]) -> dict[str, str | None]:
    """The one actor by the last word of a name of two words or more; ``None`` where there are two."""
    found: dict[str, str | None] = {}
    for mention in mentions:
        words = mention.span.quote.split()
        if mention.form == "name" and mention.actor is not None and len(words) > 1:
            held = found.setdefault(words[-1], mention.actor)
            if held != mention.actor:
                found[words[-1]] = None
    return found


def _author(work: Token, mentions: SpanIndex[Mention]) -> str | None:
    """Whose words a work gives: "Trump's tweet", "a letter from the union", "the text of her speech"."""
    for _ in range(_LONGEST_CHAIN):
        if work.lower_ not in _WORKS:
            return None
        owner = next((child for child in work.children if child.dep_ == "poss"), None)
        if owner is not None:
            return actor_at(owner, mentions)
        inner = None
        for child in work.rights:
            thing = next((each for each in child.children if each.dep_ == "pobj"), None)
            if child.dep_ not in {"prep", "agent"} or child.lower_ not in _BY or thing is None:
                continue
            if thing.lower_ in _WORKS:
                inner = thing
            elif child.lower_ != "of":
                return actor_at(thing, mentions)
        if inner is None:
            return None
        work = inner
    return None


def actor_at(token: Token, mentions: SpanIndex[Mention]) -> str | None:
    """The actor of the mention whose head is the token, else of the shortest around it."""
    low, high = offsets(token)
    best: tuple[bool, int, Mention] | None = None
    for mention in mentions.touching(low, high):
        if mention.role == "place" and mention.head.start != low:
            continue
        rank = (mention.head.start != low, mention.span.end - mention.span.start, mention)
        if best is None or rank[:2] < best[:2]:
            best = rank
    return None if best is None else best[2].actor

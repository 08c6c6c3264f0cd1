"""Who speaks: from the source of a statement to an actor of the article."""

from collections.abc import Sequence
from typing import Protocol

from spacy.tokens import Token

from onrecord.records import Mention
from onrecord.statements.frame import Frame
from onrecord.text import SpanIndex, Text
from onrecord.text.parse import offsets

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "ourselves", "myself"})


class Told(Protocol):
    """A statement in the making: what its words say, and the one within whose content it stands."""

    @property
    def frame(self) -> Frame: ...

    @property
    def parent(self) -> "Told | None": ...


def speakers_of(text: Text, told: Sequence[Told], mentions: SpanIndex[Mention]) -> list[str | None]:
    """The actor behind each statement's source, or ``None``; in the order of ``told``."""
    found: dict[int, str | None] = {}  # by the frame's identity
    for each in sorted(told, key=_depth):
        found[id(each.frame)] = _speaker(text, each, mentions, found)
    return [found[id(each.frame)] for each in told]


def _depth(told: Told) -> int:
    depth, around = 0, told.parent
    while around is not None and depth < 50:
        depth, around = depth + 1, around.parent
    return depth


def _speaker(
    text: Text, told: Told, mentions: SpanIndex[Mention], found: dict[int, str | None]
) -> str | None:
    frame = told.frame
    if frame.follows is not None:
        return found.get(id(frame.follows))
    if frame.source_head is None:
        return None
    if frame.source_head.lower_ in _FIRST_PERSON:
        return None if told.parent is None else found.get(id(told.parent.frame))
    return actor_at(frame.source_head, mentions)


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

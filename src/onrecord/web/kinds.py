"""What kinds of claims are called on the page, and what each is."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Kind:
    """A kind of claim: its name for one and for many, and what it is."""

    one: str
    many: str
    what: str


KINDS: Final[dict[str, Kind]] = {
    "statement": Kind("statement", "Statements", "what somebody is said to have said"),
    "event": Kind("event", "Events", "who did what to whom"),
    "request": Kind("request", "Requests", "what is asked of somebody"),
    "meeting": Kind("meeting", "Meetings", "who met whom"),
    "position": Kind("position", "Positions", "who is for or against what"),
    "matter": Kind("matter", "Matters", "what may be done"),
    "tenure": Kind("post", "Posts", "who holds or held which post"),
    "membership": Kind("membership", "Memberships", "who belongs to which body"),
    "relation": Kind("relation", "Relations", "what is part of, in charge of or the same as what"),
    "mention": Kind("mention", "Mentions", "words that stand for an actor"),
    "actor": Kind("actor", "Actors", "who is spoken of"),
    "credit": Kind("credit", "Credits", "where the report says that it comes from"),
}

# Marked in a text unless others are asked for: what is told, and not who is named.
MARKED: Final[tuple[str, ...]] = (
    "statement", "event", "request", "meeting", "position", "tenure", "membership", "credit",
)  # fmt: skip
# What can be chosen: an actor's words are its mentions.
OFFERED: Final[tuple[str, ...]] = tuple(kind for kind in KINDS if kind != "actor")


def tag_words(tag: str) -> str:
    """A tag as it is read: "SUPPORT, asked for" is "Support, asked for"."""
    head, comma, rest = tag.partition(",")
    head = head.replace("_", " ")
    return f"{head[:1].upper()}{head[1:].lower()}{comma}{rest}"

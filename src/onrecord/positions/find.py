"""Positions of one article."""

from onrecord.positions.rules import rule_positions
from onrecord.records import Actor, EventMention, Mention, Position, Statement
from onrecord.text import Text


def find_positions(
    text: Text,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    statements: tuple[Statement, ...],
    events: tuple[EventMention, ...],
) -> tuple[Position, ...]:
    """Who stands where on what, as the article tells it, by where the target starts.

    A position belongs to its grammatical holder only: what lawmakers of a party hold is not held
    by the party, and what someone is asked to support is the asker's position. Stances once held,
    questions and conditions are no positions.
    """
    return rule_positions(text, mentions, actors, statements, events)

"""Positions of one article."""

from onrecord.positions.candidates import candidates
from onrecord.positions.weighing import weighed
from onrecord.records import Actor, DateMention, EventMention, Mention, Position, Statement
from onrecord.text import Text
from onrecord.text.vectors import Vectors


def find_positions(
    text: Text,
    vectors: Vectors,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    statements: tuple[Statement, ...],
    events: tuple[EventMention, ...],
    dates: tuple[DateMention, ...] = (),
) -> tuple[Position, ...]:
    """Who stands where on what, as the article tells it, by where the target starts.

    A position belongs to its grammatical holder only: what lawmakers of a party hold is not held
    by the party, and what someone is asked to support is the asker's position. Stances once held,
    questions and conditions are no positions. The rules propose, the trained head weighs.
    """
    return weighed(text, vectors, candidates(text, mentions, actors, statements, events, dates))

"""Positions of a parsed text, through the stages before, and as rows of a table."""

from typing import Any

from onrecord.actors import resolve_actors
from onrecord.dates import find_dates
from onrecord.events import events_by_rules
from onrecord.mentions import find_mentions
from onrecord.positions import rule_positions
from onrecord.records import Position
from tests.statements.reading import read as read_statements

Row = tuple[str, str, str, str]  # holder's words, stance, how, target


def facts(text: Any) -> dict[str, Any]:
    """What the stages before positions find."""
    dates = find_dates(text=text)
    actors, mentions, _, _ = resolve_actors(
        text=text, candidates=find_mentions(text=text), dates=dates
    )
    statements = read_statements(text, mentions, dates)
    events = events_by_rules(
        text=text, mentions=mentions, actors=actors, dates=dates, statements=statements
    )
    return {
        "text": text, "mentions": mentions, "actors": actors, "statements": statements,
        "events": events, "dates": dates,
    }  # fmt: skip


def read(text: Any) -> tuple[Position, ...]:
    """The positions that the rules read from a parsed text."""
    return rule_positions(**facts(text))


def row(position: Position) -> Row:
    """A position as the tables have it."""
    holder = position.holder_span.quote if position.holder_span else ""
    return (holder, position.stance, position.how, position.target.quote)

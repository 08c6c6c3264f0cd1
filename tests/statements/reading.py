"""The whole reader on a parsed text."""

from onrecord.records import DateMention, Mention, Statement
from onrecord.statements import find_statements
from onrecord.text import Text
from onrecord.text.vectors import read_vectors


def read(
    text: Text, mentions: tuple[Mention, ...] = (), dates: tuple[DateMention, ...] = ()
) -> tuple[Statement, ...]:
    """The statements of a text."""
    return find_statements(text, read_vectors(text), mentions, dates)

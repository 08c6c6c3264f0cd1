"""From a parsed report to its date expressions."""

from onrecord.records import DateMention
from onrecord.text import Text


def find_dates(text: Text) -> tuple[DateMention, ...]:
    """Every date expression of a report, in reading order."""
    del text
    return ()

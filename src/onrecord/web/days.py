"""Days as forms give them."""

import datetime

from onrecord.errors import QuestionError


def day_of(words: str) -> datetime.date | None:
    """A day of a form, where empty means none. Raises ``QuestionError``."""
    if not words:
        return None
    try:
        return datetime.date.fromisoformat(words)
    except ValueError:
        raise QuestionError(f"{words!r} is no day; write it as 2021-08-27") from None

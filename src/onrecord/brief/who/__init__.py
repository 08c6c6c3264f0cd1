"""Plain text for ``who``: codes, posts and ties with their times and words, and whom to choose from."""

from onrecord.brief.who.saying import alike, say_codes, say_who
from onrecord.brief.who.times import say_time

__all__ = ["alike", "say_codes", "say_time", "say_who"]

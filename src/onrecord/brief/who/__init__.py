"""Plain text for ``who``: codes, posts and ties with their times and words, and whom to choose from."""

from onrecord.brief.who.saying import say_who

__all__ = ["say_who"]

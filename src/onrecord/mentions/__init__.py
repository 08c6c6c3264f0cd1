"""Words that stand for actors: names, descriptions and pronouns, not yet resolved."""

from onrecord.mentions.finding import find_mentions

__all__ = ["find_mentions"]

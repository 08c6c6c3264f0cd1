"""Reports of one happening, and which of them copy or reword which."""

from onrecord.stories.settle import settle_stories

__all__ = ["settle_stories"]

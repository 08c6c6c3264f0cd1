"""Reports of one happening, and which of them copy or reword which."""

from onrecord.stories.find import find_stories
from onrecord.stories.settle import settle_stories

__all__ = ["find_stories", "settle_stories"]

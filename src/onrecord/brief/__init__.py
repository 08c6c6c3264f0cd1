"""Query results → cited prose and tables."""

from onrecord.brief.citing import Cited
from onrecord.brief.compose import NOTHING, Brief, Point, Section, write_brief

__all__ = ["NOTHING", "Brief", "Cited", "Point", "Section", "write_brief"]

"""Query results → cited prose and tables."""

from onrecord.brief.citing import Cited
from onrecord.brief.question import NOTHING, WIDTH, Brief, Point, Section, write_brief

__all__ = ["NOTHING", "WIDTH", "Brief", "Cited", "Point", "Section", "write_brief"]

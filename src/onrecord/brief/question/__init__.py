"""The brief on a question: a page of cited sentences.

Each section has its file: ``bottom_line``, ``standing`` (the board in words), ``changed``,
``timeline``, ``disputed``, ``sourcing``, ``unknown``. They make ``drafts``; ``page`` chooses what a
page has room for; ``writing`` numbers the sources; ``brief`` is what comes out, and ``layout`` makes
a document of it.
"""

from onrecord.brief.question.brief import NOTHING, WIDTH, Brief, Point, Section
from onrecord.brief.question.writing import write_brief

__all__ = ["NOTHING", "WIDTH", "Brief", "Point", "Section", "write_brief"]

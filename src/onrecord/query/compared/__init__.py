"""One story as its reports tell it: what all tell, what only one tells, where they differ.

``passages`` puts sentences beside one another, ``events`` and ``sayings`` find what is told alike,
``differing`` what is told differently, and ``comparing`` sorts it all by who tells it.
"""

from onrecord.query.compared.comparing import MOST, compare
from onrecord.query.compared.finding import find_story
from onrecord.query.compared.records import Compared, Difference, Point

__all__ = ["MOST", "Compared", "Difference", "Point", "compare", "find_story"]

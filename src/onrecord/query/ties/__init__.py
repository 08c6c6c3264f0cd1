"""Who supports, opposes, sanctions, leads, meets whom.

``told``, ``lasting`` and ``between`` find what each claim or wording tells of two actors, ``joined``
makes ties of it, ``kept`` keeps them with the record, ``finding`` answers with those that were asked
for; ``relationship`` is the answer. ``listed`` and ``graph`` show what is kept, in parts.
"""

from onrecord.query.ties.finding import every_tie, ties
from onrecord.query.ties.graph import TieEdge, TieGraph, TieNode, tie_graph
from onrecord.query.ties.kept import find_ties, has_ties, ties_key
from onrecord.query.ties.listed import (
    TellingLine,
    TieLine,
    bearer_meant,
    bearers_meant,
    tellings_between,
    tie_filter,
    tie_lines,
)
from onrecord.query.ties.relationship import Relationship, Telling, Ties

__all__ = [
    "Relationship", "Telling", "TellingLine", "TieEdge", "TieGraph", "TieLine", "TieNode", "Ties",
    "bearer_meant", "bearers_meant", "every_tie", "find_ties", "has_ties", "tellings_between", "tie_filter",
    "tie_graph", "tie_lines", "ties", "ties_key",
]  # fmt: skip

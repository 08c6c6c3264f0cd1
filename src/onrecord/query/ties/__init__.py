"""Who supports, opposes, sanctions, leads, meets whom.

``told``, ``lasting`` and ``between`` find what each claim or wording tells of two actors, ``joined``
makes ties of it, ``kept`` keeps them with the record, ``finding`` answers with those that were asked
for; ``relationship`` is the answer.
"""

from onrecord.query.ties.finding import every_tie, ties
from onrecord.query.ties.kept import find_ties, has_ties, ties_key
from onrecord.query.ties.relationship import Relationship, Telling, Ties

__all__ = ["Relationship", "Telling", "Ties", "every_tie", "find_ties", "has_ties", "ties", "ties_key"]

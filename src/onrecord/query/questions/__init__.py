"""Open questions that the reports themselves raise: proposals counted, merged, worded and ranked.

``labels`` reads what matters are counted by, ``merging`` joins the wordings of one proposal,
``wording`` names it, ``asking`` ranks and cites, ``kept`` has those of the whole record ready.
"""

from onrecord.query.questions.asking import Proposed, questions
from onrecord.query.questions.kept import (
    find_questions,
    has_questions,
    kept_questions,
    questions_key,
)

__all__ = [
    "Proposed",
    "find_questions",
    "has_questions",
    "kept_questions",
    "questions",
    "questions_key",
]

"""Open questions that the reports themselves raise: proposals counted, merged, worded and ranked.

``labels`` reads what matters are counted by, ``merging`` joins the wordings of one proposal,
``wording`` names it, ``asking`` ranks and cites.
"""

from onrecord.query.questions.asking import Proposed, questions

__all__ = ["Proposed", "questions"]

"""One article with its claims marked in its text, and one claim with all that is known of it.

``finding``: which article is meant; ``marks``: which words stand for a claim, and what it says in
one line; ``cutting``: parts of a long text; ``showing``: articles; ``claim``: one claim.
"""

from onrecord.query.show.claim import ClaimRecord, Passage, Role, StoryOf, claim_record
from onrecord.query.show.fields import Field, Named, Related, Value
from onrecord.query.show.finding import find_article, find_article_id
from onrecord.query.show.marks import DEFAULT_KINDS, KINDS, Mark, MarkKind
from onrecord.query.show.showing import Shown, ShownPart, counts_of, show, show_claims, show_part

__all__ = [
    "DEFAULT_KINDS",
    "KINDS",
    "ClaimRecord",
    "Field",
    "Mark",
    "MarkKind",
    "Named",
    "Passage",
    "Related",
    "Role",
    "Shown",
    "ShownPart",
    "StoryOf",
    "Value",
    "claim_record",
    "counts_of",
    "find_article",
    "find_article_id",
    "show",
    "show_claims",
    "show_part",
]

"""How many reports tell a thing, by which outlets, and from how many independent origins.

``counting`` is the one place that counts; ``crediting`` reads which outlet a report takes one
claim from, ``repeating`` which reports tell one statement, and ``credibility`` makes a number of
it all. What makes whole reports one origin is settled with their story.
"""

from onrecord.query.origins.counting import (
    Origin,
    Origins,
    count_origins,
    fetch_origins,
    fetch_report_origins,
    independent,
    origin_of,
    origins_of,
    report_origins,
    voices,
)
from onrecord.query.origins.credibility import Against, Credibility, compared_with, credibility
from onrecord.query.origins.everywhere import Counts, Tellings

__all__ = [
    "Against",
    "Counts",
    "Credibility",
    "Origin",
    "Origins",
    "Tellings",
    "compared_with",
    "count_origins",
    "credibility",
    "fetch_origins",
    "fetch_report_origins",
    "independent",
    "origin_of",
    "origins_of",
    "report_origins",
    "voices",
]

"""How many reports tell a thing, by which outlets, and from how many independent origins.

``counting`` is the one place that counts; ``crediting`` reads which outlet a report takes one
claim from. What makes whole reports one origin is settled with their story.
"""

from onrecord.query.origins.counting import (
    Origin,
    Origins,
    independent,
    origin_of,
    origins_of,
    report_origins,
)

__all__ = [
    "Origin",
    "Origins",
    "independent",
    "origin_of",
    "origins_of",
    "report_origins",
]

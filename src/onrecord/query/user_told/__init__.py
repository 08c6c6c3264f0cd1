"""What the user told: corrections made (``correcting``), found again and listed, known actors, ratings of outlets."""

from onrecord.query.user_told.corrections import (
    Bearing,
    Change,
    CorrectionLine,
    Imported,
    corrections,
)
from onrecord.query.user_told.known_lists import KnownListLine, Link, ListRead, known_lists, links
from onrecord.query.user_told.ratings import OutletLine, RatingsRead, outlets

__all__ = [
    "Bearing",
    "Change",
    "CorrectionLine",
    "Imported",
    "KnownListLine",
    "Link",
    "ListRead",
    "OutletLine",
    "RatingsRead",
    "corrections",
    "known_lists",
    "links",
    "outlets",
]

"""What the user told: corrections made (``correcting``), found again and listed, and lists of known actors."""

from onrecord.query.user_told.corrections import (
    Bearing,
    Change,
    CorrectionLine,
    Imported,
    corrections,
)
from onrecord.query.user_told.known_lists import KnownListLine, Link, ListRead, known_lists, links

__all__ = [
    "Bearing",
    "Change",
    "CorrectionLine",
    "Imported",
    "KnownListLine",
    "Link",
    "ListRead",
    "corrections",
    "known_lists",
    "links",
]

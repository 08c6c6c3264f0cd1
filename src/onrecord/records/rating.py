"""How reliable the user holds an outlet to be: told by the user, never worked out."""

import datetime
from typing import Literal

from onrecord.records.base import Record

# The Admiralty scale of reliability, from "completely reliable" to "cannot be judged".
Reliability = Literal["A", "B", "C", "D", "E", "F"]


class Rating(Record, frozen=True, kw_only=True):
    """The user's letter for an outlet, with the reason given. ``made`` is UTC."""

    outlet: str
    letter: Reliability
    why: str | None = None
    made: datetime.datetime

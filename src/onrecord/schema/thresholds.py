"""Thresholds of decision rules as people write them: "55%", "2/3", ">50%", "255"."""

import math
import re
from dataclasses import dataclass
from fractions import Fraction

_WRITTEN = re.compile(
    r"(?P<over>>|over |more than )?\s*(?P<top>\d+(?:\.\d+)?)\s*(?:(?P<percent>%|percent|per cent)|/\s*(?P<under>\d+))?"
)


@dataclass(frozen=True)
class Threshold:
    """At least, or ``over``: more than, a share of the whole, or a number of it."""

    amount: Fraction
    share: bool
    over: bool = False

    def needed(self, total: Fraction | int, step: int = 1) -> int:
        """The least count of ``1/step`` units that reaches it, where the whole is ``total``."""
        exact = (self.amount * total if self.share else self.amount) * step
        return math.floor(exact) + 1 if self.over else math.ceil(exact)


def read_threshold(words: str) -> Threshold:
    """Read a threshold; raises ``ValueError`` that says what is wanted."""
    match = _WRITTEN.fullmatch(words.strip().lower())
    if match is None or match["under"] == "0":
        raise ValueError('wants a share such as 55%, 2/3 or ">50%", or a number')
    share = bool(match["percent"] or match["under"])
    amount = Fraction(match["top"])
    if match["percent"]:
        amount /= 100
    elif match["under"]:
        amount /= int(match["under"])
    if amount <= 0 or (share and amount > 1):
        raise ValueError("wants more than nothing and not more than all")
    return Threshold(amount, share, bool(match["over"]))


# Key in a file → field of ``Terms``.
TERM_FIELDS = {
    "members": "members",
    "population": "population",
    "weights": "weight",
    "blocking_minority": "blocking_minority",
    "of": "of_votes",
}


def read_term(key: str, words: str) -> str | int | bool:
    """The value of one of ``TERM_FIELDS`` as ``Terms`` holds it; raises ``ValueError``."""
    if key == "of":
        if words not in {"all", "votes"}:
            raise ValueError("is all, or votes: those voting")
        return words == "votes"
    if key == "blocking_minority":
        if not (words.isascii() and words.isdigit()) or int(words) < 1:
            raise ValueError("wants a whole number from 1")
        return int(words)
    if read_threshold(words).share is False and key == "population":
        raise ValueError("wants a share such as 65%")
    return words

"""Date expressions: found, resolved with precision and basis, and tied to what they date."""

from onrecord.dates.attach import date_of
from onrecord.dates.find import find_dates

__all__ = ["date_of", "find_dates"]

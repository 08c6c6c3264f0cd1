"""Date expressions: found, resolved with precision and basis, and tied to what they date."""

from onrecord.dates.attach import date_of
from onrecord.dates.find import find_dates
from onrecord.dates.timexes import Timex, find_timexes, plain_value

__all__ = ["Timex", "date_of", "find_dates", "find_timexes", "plain_value"]

"""Who did what to whom: events coded to PLOVER, and what many tellings of one event are."""

from onrecord.events.across import settle_events
from onrecord.events.find import events_by_rules, find_events
from onrecord.events.meetings import find_meetings
from onrecord.events.pairs import code_pair
from onrecord.events.requests import find_requests

__all__ = [
    "code_pair",
    "events_by_rules",
    "find_events",
    "find_meetings",
    "find_requests",
    "settle_events",
]

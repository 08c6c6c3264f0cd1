"""Who did what to whom: events coded to PLOVER, and what many tellings of one event are."""

from onrecord.events.find import find_events
from onrecord.events.settle import settle_events

__all__ = ["find_events", "settle_events"]

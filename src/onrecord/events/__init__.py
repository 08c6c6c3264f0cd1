"""Who did what to whom: events coded to PLOVER, and what many tellings of one event are."""

from onrecord.events.find import events_by_rules, find_events
from onrecord.events.pairs import code_pair
from onrecord.events.settle import settle_events

__all__ = ["code_pair", "events_by_rules", "find_events", "settle_events"]

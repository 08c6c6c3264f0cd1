"""What many tellings of one event are: mentions joined within and across reports."""

from onrecord.events.across.settle import settle_events

__all__ = ["settle_events"]

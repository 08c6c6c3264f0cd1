"""Meetings: everything that a report tells of one, gathered from its events and nouns."""

from onrecord.events.meetings.find import find_meetings

__all__ = ["find_meetings"]

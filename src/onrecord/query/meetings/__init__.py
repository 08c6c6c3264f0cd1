"""Who met whom: the meetings of all reports, each once, with all that they tell of it."""

from onrecord.query.meetings.asking import meetings
from onrecord.query.meetings.lines import Attendee, MeetingLine, Numbered, Reaction, Result

__all__ = ["Attendee", "MeetingLine", "Numbered", "Reaction", "Result", "meetings"]

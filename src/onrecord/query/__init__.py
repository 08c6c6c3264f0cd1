"""Questions asked of a store view → records with their evidence."""

from onrecord.query.asking import board
from onrecord.query.board import Board, Guess, Line, Stage, Tally, Told
from onrecord.query.case import Basis, Case, Dispute, case
from onrecord.query.doctor import Check, doctor
from onrecord.query.happenings import Happening
from onrecord.query.meetings import Attendee, MeetingLine, Numbered, Reaction, Result, meetings
from onrecord.query.question import Asked, ask, ask_file, ask_words
from onrecord.query.requests import RequestLine, requests
from onrecord.query.said import Saying, said
from onrecord.query.show import Mark, Shown, show
from onrecord.query.sources import Source
from onrecord.query.stories import StoryLine, stories
from onrecord.query.timeline import timeline
from onrecord.query.who import Identified, Post, Profile, Tie, who

__all__ = [
    "Asked",
    "Attendee",
    "Basis",
    "Board",
    "Case",
    "Check",
    "Dispute",
    "Guess",
    "Happening",
    "Identified",
    "Line",
    "Mark",
    "MeetingLine",
    "Numbered",
    "Post",
    "Profile",
    "Reaction",
    "RequestLine",
    "Result",
    "Saying",
    "Shown",
    "Source",
    "Stage",
    "StoryLine",
    "Tally",
    "Tie",
    "Told",
    "ask",
    "ask_file",
    "ask_words",
    "board",
    "case",
    "doctor",
    "meetings",
    "requests",
    "said",
    "show",
    "stories",
    "timeline",
    "who",
]

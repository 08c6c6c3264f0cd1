"""Questions asked of a store view → records with their evidence.

``question`` and ``board``: who stands where, ``questions``: on what; ``who``, ``ties``, ``meetings``: what is known of actors;
``user_told``: corrections and known actors. The files beside them are small answers (``said``,
``show``, ``stories`` …) and what all share: ``reader``, ``naming``, ``words``, ``lexicon``, ``sources``.
"""

from onrecord.query.actors import ActorLine, Suggestion, actors, suggest
from onrecord.query.beside import Beside, beside
from onrecord.query.board import Board, Camp, Guess, Line, Stage, Tally, Told, board
from onrecord.query.case import Act, Basis, Case, case
from onrecord.query.changes import Changes, Shift, changes
from onrecord.query.compared import Compared, Difference, Point, compare
from onrecord.query.disputes import Account, Dispute, Update
from onrecord.query.doctor import Check, doctor
from onrecord.query.event import EventShown, EventTelling, InStory, show_event
from onrecord.query.happenings import Happening
from onrecord.query.meetings import Attendee, MeetingLine, Numbered, Reaction, Result, meetings
from onrecord.query.naming import entities_named
from onrecord.query.origins import Credibility, Origin, Origins
from onrecord.query.question import Asked, ask, ask_file, ask_words
from onrecord.query.questions import Proposed, questions
from onrecord.query.requests import RequestLine, requests
from onrecord.query.said import Saying, said, sayings
from onrecord.query.search import Choice, Facet, Found, Party, Search, Searched, search
from onrecord.query.show import (
    ClaimRecord,
    Mark,
    Shown,
    ShownPart,
    claim_record,
    show,
    show_claims,
    show_part,
)
from onrecord.query.sources import Source
from onrecord.query.stands import Stand, Standing, newest_stands, standings
from onrecord.query.stories import StoryEntry, StoryLine, stories, story_line, story_list
from onrecord.query.ties import Relationship, Telling, Ties, every_tie, ties
from onrecord.query.timeline import events_on, events_wanted, happenings_page, timeline
from onrecord.query.user_told import (
    Bearing,
    Change,
    CorrectionLine,
    Imported,
    KnownListLine,
    Link,
    ListRead,
    OutletLine,
    RatingsRead,
    corrections,
    known_lists,
    links,
    outlets,
)
from onrecord.query.who import (
    Bearer,
    Codes,
    Holder,
    Identified,
    Likeness,
    Office,
    Part,
    Post,
    Profile,
    Sameness,
    Tie,
    called_after,
    profile,
    who,
)
from onrecord.query.zoom import Bar, Counted, Zoom, zoom

__all__ = [
    "Account",
    "Act",
    "ActorLine",
    "Asked",
    "Attendee",
    "Bar",
    "Basis",
    "Bearer",
    "Bearing",
    "Beside",
    "Board",
    "Camp",
    "Case",
    "Change",
    "Changes",
    "Check",
    "Choice",
    "ClaimRecord",
    "Codes",
    "Compared",
    "CorrectionLine",
    "Counted",
    "Credibility",
    "Difference",
    "Dispute",
    "EventShown",
    "EventTelling",
    "Facet",
    "Found",
    "Guess",
    "Happening",
    "Holder",
    "Identified",
    "Imported",
    "InStory",
    "KnownListLine",
    "Likeness",
    "Line",
    "Link",
    "ListRead",
    "Mark",
    "MeetingLine",
    "Numbered",
    "Office",
    "Origin",
    "Origins",
    "OutletLine",
    "Part",
    "Party",
    "Point",
    "Post",
    "Profile",
    "Proposed",
    "RatingsRead",
    "Reaction",
    "Relationship",
    "RequestLine",
    "Result",
    "Sameness",
    "Saying",
    "Search",
    "Searched",
    "Shift",
    "Shown",
    "ShownPart",
    "Source",
    "Stage",
    "Stand",
    "Standing",
    "StoryEntry",
    "StoryLine",
    "Suggestion",
    "Tally",
    "Telling",
    "Tie",
    "Ties",
    "Told",
    "Update",
    "Zoom",
    "actors",
    "ask",
    "ask_file",
    "ask_words",
    "beside",
    "board",
    "called_after",
    "case",
    "changes",
    "claim_record",
    "compare",
    "corrections",
    "doctor",
    "entities_named",
    "events_on",
    "events_wanted",
    "every_tie",
    "happenings_page",
    "known_lists",
    "links",
    "meetings",
    "newest_stands",
    "outlets",
    "profile",
    "questions",
    "requests",
    "said",
    "sayings",
    "search",
    "show",
    "show_claims",
    "show_event",
    "show_part",
    "standings",
    "stories",
    "story_line",
    "story_list",
    "suggest",
    "ties",
    "timeline",
    "who",
    "zoom",
]

"""THE table of stages, in the order they run, and what settles what spans articles.

A stage's ``version`` goes up with every change that can alter what it finds, in its code or in
the vocabularies it reads: articles are then analysed anew when they are read again.
"""

from onrecord.actors import find_relations, resolve_actors, settle_actors
from onrecord.credits import find_credits
from onrecord.dates import find_dates
from onrecord.events import find_events, find_meetings, find_requests, settle_events
from onrecord.matters import find_matters
from onrecord.mentions import find_mentions
from onrecord.pipeline.stages import Settling, Stage
from onrecord.positions import find_positions
from onrecord.statements import find_statements
from onrecord.stories import settle_stories
from onrecord.text import parse_text
from onrecord.text.vectors import read_vectors

# What every article starts with.
GIVEN = frozenset({"article", "nlp"})

STAGES: tuple[Stage, ...] = (
    Stage("text", 2, ("article", "nlp"), ("text",), parse_text),
    Stage("dates", 2, ("text",), ("dates",), find_dates),
    Stage("mentions", 2, ("text",), ("candidates",), find_mentions),
    Stage(
        "actors",
        4,
        ("text", "candidates", "dates"),
        ("actors", "mentions", "tenures", "memberships"),
        resolve_actors,
    ),
    Stage(
        "relations",
        1,
        ("text", "mentions", "actors", "tenures", "memberships"),
        ("relations",),
        find_relations,
    ),
    Stage("vectors", 1, ("text",), ("vectors",), read_vectors),
    Stage(
        "statements",
        2,
        ("text", "vectors", "mentions", "dates"),
        ("statements",),
        find_statements,
    ),
    Stage(
        "events",
        3,
        ("text", "vectors", "mentions", "actors", "dates", "statements"),
        ("events",),
        find_events,
    ),
    Stage(
        "meetings",
        1,
        (
            *("text", "mentions", "actors", "dates", "statements", "events"),
            *("memberships", "tenures"),
        ),
        ("meetings",),
        find_meetings,
    ),
    Stage(
        "requests",
        1,
        ("text", "statements", "events"),
        ("requests",),
        find_requests,
    ),
    Stage(
        "positions",
        3,
        ("text", "vectors", "mentions", "actors", "statements", "events", "dates"),
        ("positions",),
        find_positions,
    ),
    Stage(
        "matters",
        1,
        ("text", "mentions", "actors", "positions"),
        ("matters",),
        find_matters,
    ),
    Stage("credits", 1, ("text",), ("credits",), find_credits),
)

# The facts that are claims and are stored, in this order.
CLAIMS = (
    "actors", "mentions", "tenures", "memberships", "relations", "statements", "events",
    "meetings", "requests", "positions", "matters", "credits",
)  # fmt: skip

SETTLING = Settling(4, settle_actors, settle_events, settle_stories)

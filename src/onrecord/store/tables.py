"""The tables, the same for SQLite and PostgreSQL. What makes them is in ``migrations.py``.

Every record is kept whole as JSON in ``body``; columns beside it are what is looked up. Clock
times are ISO 8601 text in UTC, dates ISO 8601 days: both sort as they stand.
"""

from sqlalchemy import Column, Integer, MetaData, Table, Text

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("number", Integer, primary_key=True),  # in the order of storing; ties full text to it
    Column("id", Text, nullable=False, unique=True),
    Column("publisher", Text),
    Column("url", Text),
    Column("title", Text),
    Column("published", Text),  # first day, or null
    Column("text", Text, nullable=False),
    Column("body", Text, nullable=False),  # the Article without its text
    Column("analysis", Text, nullable=False),
    Column("read_at", Text, nullable=False),
)

locators = Table(
    "locators",
    metadata,
    Column("locator", Text, primary_key=True),
    Column("article", Text, primary_key=True),
    Column("first", Integer, nullable=False),  # 1 where the article was read, 0 for duplicates
)

claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("article", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("position", Integer, nullable=False),  # among the article's claims of this kind
    Column("start", Integer, nullable=False),  # first code point of its first evidence
    Column("type", Text),  # PLOVER type, stance, mode, role, status: by kind
    Column("date_start", Text),
    Column("date_end", Text),
    Column("body", Text, nullable=False),
)

claim_actors = Table(
    "claim_actors",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("role", Text, primary_key=True),  # the field that names the actor; "self" for an Actor
    Column("actor", Text, primary_key=True),
)

# What a position is found and judged by, made when it is stored; its full text is ``position_words``.
position_texts = Table(
    "position_texts",
    metadata,
    Column("number", Integer, primary_key=True),  # of the claim
    Column("article", Text, nullable=False),
    Column("holder", Text),
    Column("about", Text, nullable=False),  # the words of its target
    Column("around", Text, nullable=False),  # its evidence
    Column("more", Text, nullable=False),  # its other words, and the names of those it speaks of
    # Who is named in ``about`` and ``around``: see ``Named``.
    Column("named", Text, nullable=False),
    Column("report", Integer, nullable=False),  # number of the article
    Column("published", Text),  # as of the article
    Column("publisher", Text),
    Column("beside", Text),  # what the article tells beside it: see ``Beside``; null where nothing
)

# What an event mention is judged by, made when it is stored.
event_texts = Table(
    "event_texts",
    metadata,
    Column("number", Integer, primary_key=True),  # of the claim
    Column("article", Text, nullable=False),
    Column("around", Text, nullable=False),  # its evidence
    Column("named", Text, nullable=False),  # who is named in it: see ``Named``
    Column("start", Integer, nullable=False),  # where its trigger stands in its evidence
    Column("end", Integer, nullable=False),
)

# What searches are filtered, counted and put in order by: see ``search_items.py``.

search_cells = Table(
    "search_cells",
    metadata,
    Column("cell", Integer, primary_key=True),
    Column("kind", Text, nullable=False),  # a key of ``KINDS``, or "article"
    Column("type", Text, nullable=False),  # as of ``claims``; this and all after it empty for none
    Column(
        "status", Text, nullable=False
    ),  # of an event, meeting, request; how a position is known
    Column("outlet", Text, nullable=False),
    Column("year", Text, nullable=False),  # of publication
)

search_items = Table(
    "search_items",
    metadata,
    Column("number", Integer, primary_key=True),  # of a claim; below zero of an article
    Column("cell", Integer, nullable=False),
    Column("day", Text),  # the article's first day, or null
)

search_actors = Table(
    "search_actors",
    metadata,
    Column("actor", Integer, primary_key=True),  # number of the Actor
    Column("number", Integer, primary_key=True),  # of a claim that names it, or of its article
)

entities = Table(
    "entities",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("known_as", Text),
    Column("actors", Integer, nullable=False),  # how many articles' actors
    Column("aliases", Text, nullable=False),  # a JSON array
    Column("body", Text, nullable=False),  # with the ids of all its actors: megabytes for some
)

entity_names = Table(
    "entity_names",
    metadata,
    Column("entity", Text, primary_key=True),
    Column("folded", Text, primary_key=True),
    Column("rank", Integer, nullable=False),  # 0 name, 1 alias, 2 a person's last name
)

identities = Table(
    "identities",
    metadata,
    Column("actor", Text, primary_key=True),
    Column("entity", Text, primary_key=True),
    Column("judgement", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

comparisons = Table(
    "comparisons",
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("judgement", Text, nullable=False),
    Column("reasons", Text, nullable=False),  # a JSON array
)

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("date_start", Text),
    Column("date_end", Text),
    Column("body", Text, nullable=False),
)

event_entities = Table(
    "event_entities",
    metadata,
    Column("event", Text, primary_key=True),
    Column("role", Text, primary_key=True),  # "actors" or "recipients"
    Column("entity", Text, primary_key=True),
)

event_mentions = Table(
    "event_mentions",
    metadata,
    Column("mention", Text, primary_key=True),
    Column("event", Text, primary_key=True),
)

# What events are put in order and counted by, made when they are settled: see ``event_days``.
event_days = Table(
    "event_days",
    metadata,
    Column("entity", Text, primary_key=True),  # who takes part; empty for the event as a whole
    Column("event", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("day", Text),  # first day, or null
    Column("until", Text),  # the day after the last, or null
    Column(
        "grain", Text
    ),  # day, month, year or longer: what all its days lie in; null without a day
    Column("told", Text),  # day of the first report that tells of it, or null
)

event_months = Table(
    "event_months",
    metadata,
    Column("kind", Text, primary_key=True),  # event or report: whose month it is
    Column("month", Text, primary_key=True),  # of the first day, or empty
    Column("last", Text, primary_key=True),  # month of the last day, or empty
    Column("grain", Text, primary_key=True),  # as of the event's days, or empty
    Column("type", Text, primary_key=True),
    Column("status", Text, primary_key=True),
    Column("number", Integer, nullable=False),
)

stories = Table(
    "stories",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),  # derivations and origins are inside
)

story_articles = Table(
    "story_articles",
    metadata,
    Column("article", Text, primary_key=True),
    Column("story", Text, primary_key=True),
    Column("origins", Integer, nullable=False),  # how many the story has
    Column("origin", Integer),  # place of its group among the story's origins
    Column("heads", Text),  # JSON: those of its group that take from no other; null if it is alone
    Column("steps", Text),  # JSON: kind and source of each of its derivations; null without any
    Column("corrected_by", Text),  # the first article that corrects it
    Column("unnamed", Integer, nullable=False),  # 1 where it does not name its original
)

# What stories are put in order and counted by, made when they are settled: see ``story_days.py``.
story_days = Table(
    "story_days",
    metadata,
    Column("outlet", Text, primary_key=True),  # who tells it; empty for the story as a whole
    Column("story", Text, primary_key=True),
    Column("first", Text),  # day of its first report, or null
    Column("last", Text),  # day of its last, or null
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),  # independent ones
    Column("follows", Text),  # the story that it follows up, or null
)

# Ties between entities: see ``KeptTie`` and ``KeptTelling``.

ties = Table(
    "ties",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("post", Text),
    Column("standing", Text, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("ended", Text),
    Column("reports", Integer, nullable=False),
    Column("acts", Integer, nullable=False),
    Column("named", Integer, nullable=False),
)

tie_tellings = Table(
    "tie_tellings",
    metadata,
    Column("tie", Text, primary_key=True),
    Column("telling", Text, primary_key=True),
    Column("article", Text, nullable=False),
    Column("day", Text),
    Column("body", Text, nullable=False),
)

# What reports tell of each entity, in the order of days: see ``entity_days.py``.
entity_days = Table(
    "entity_days",
    metadata,
    Column("entity", Text, primary_key=True),
    Column("kind", Text, primary_key=True),  # report, statement or position
    Column("day", Text, primary_key=True),  # empty where it is not known
    Column("number", Integer, primary_key=True),  # of the article for a report, else of the claim
)

# Tenures, memberships and relations by whom they tie: see ``bonds.py``.
bonds = Table(
    "bonds",
    metadata,
    Column("number", Integer, primary_key=True),  # of the claim
    Column("claim", Text, nullable=False),
    Column("article", Text, nullable=False),
    Column("kind", Text, nullable=False),  # tenure, membership or relation
    Column("one", Text, nullable=False),  # entity: who holds a post, belongs or is in charge
    Column("other", Text),  # entity: in what; null where a post's body is not told
    Column("title", Text, nullable=False),  # the post, or member, applicant, part, head, same
    Column("words", Text),  # the report's words for a post
    Column("status", Text, nullable=False),
    Column("day", Text),  # as of the article
    Column("dated", Integer, nullable=False),  # 1 where it tells when it began or ended
)

# What the user told: kept whatever is read again or settled anew.

corrections = Table(
    "corrections",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subjects", Text, nullable=False),  # a JSON array of Subjects
    Column("name", Text),
    Column("note", Text),
    Column("made", Text, nullable=False),
    Column("undone", Text),
)

known_actors = Table(
    "known_actors",
    metadata,
    Column("source", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

ratings = Table(
    "ratings",
    metadata,
    Column("outlet", Text, primary_key=True),
    Column("letter", Text, nullable=False),  # A to F
    Column("why", Text),
    Column("made", Text, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("started", Text, nullable=False),
    Column("ended", Text),
    Column("body", Text, nullable=False),
)

# Answers about the whole record, kept since they are asked for often: see ``query/questions/kept.py``.
answers = Table(
    "answers",
    metadata,
    Column("name", Text, primary_key=True),
    Column("found_with", Text, nullable=False),  # the settling it is of, and what found it
    Column("body", Text, nullable=False),  # JSON
)

# How far runs have come that have not ended: told by the run itself every second or so.
progress = Table(
    "progress",
    metadata,
    Column("run", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

rejections = Table(
    "rejections",
    metadata,
    Column("locator", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("message", Text, primary_key=True),
    Column("run", Text),  # the run that noted it first
)

"""A record of many short reports, made up: what ``bench/board.py`` asks.

The numbers are like those of news. Countries and persons are spoken of after Zipf; 1.7 positions a
report; of all positions 3.5 % are on one of 200 questions, again after Zipf, so that the question
most spoken of has 0.6 % of them (as in 1,000 news reports read with OnRecord), the rest is on as
many other matters as there are, told in the same words. A report tells of up to three events, one of
them with the three other reports of its story; one country takes part in one event of twelve. A report
has six to ten sentences.

Ids are numbers in order, so that a record of the same size is the same whenever it is made, and
making it can be broken off and taken up again. What is settled is written with the reports; the
entities, which hold the ids of all their actors, at the end.
"""

import datetime
import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import sqlalchemy
from sqlalchemy import Connection, Table, func, select

from onrecord.events import settle_events
from onrecord.records import (
    Actor,
    Article,
    Claim,
    Date,
    Derivation,
    Entity,
    EventMention,
    EventStatus,
    Identity,
    Membership,
    Mention,
    Position,
    Span,
    Stance,
    Statement,
    Story,
    Tenure,
)
from onrecord.schema.bodies import load_bodies
from onrecord.schema.countries import load_countries
from onrecord.schema.given_names import load_given_names
from onrecord.store import (
    bonds,
    entity_days,
    event_days,
    event_texts,
    fulltext,
    open_store,
    position_texts,
    search_items,
    story_days,
    tables,
)
from onrecord.store.rows import KIND_NAMES, SEARCHED, actor_rows, article_row
from onrecord.store.settled import entity_rows, event_rows, identity_rows, story_rows

BATCH = 500  # reports a transaction: whole stories
STORY = 4  # reports a story
QUESTIONS, ASKED_SHARE = 200, 0.035
_FIRST = datetime.date(2010, 1, 1)
_DAYS = 5000
_BODIES = ("cptpp", "rcep", "nato", "eu")
_ACTS = (
    "entry into",
    "withdrawal from",
    "membership in",
    "talks with",
    "sanctions on",
    "deal with",
)
_SAYS: tuple[tuple[Stance, str], ...] = (
    ("for", "supports"), ("against", "opposes"), ("leaning_for", "is open to"),
    ("leaning_against", "has doubts about"), ("undecided", "has taken no stand on"),
)  # fmt: skip
_FILLERS = (
    "Officials met for two hours on Tuesday and left without speaking to reporters.",
    "Markets closed lower after the announcement, and the currency lost ground.",
    "A deal on trade and a vote on the budget are expected before the summer recess.",
    "The ministry’s spokesman said that talks would go on next week in the capital.",
    "Analysts pointed to the agreement of last year and to the sanctions that came before it.",
)
# What one does to another, by PLOVER type: in the past, and as what may follow "to".
_DEEDS: tuple[tuple[str, str, str], ...] = (
    ("SUPPORT", "praised", "praise"), ("CONSULT", "met", "meet"), ("AGREE", "promised to help", "help"),
    ("AID", "sent aid to", "send aid to"), ("YIELD", "gave in to", "give in to"),
    ("COOPERATE", "traded with", "trade with"), ("ACCUSE", "condemned", "condemn"),
    ("REJECT", "rebuffed", "rebuff"), ("THREATEN", "threatened", "threaten"),
    ("REQUEST", "appealed to", "appeal to"), ("COERCE", "put tariffs on", "put tariffs on"),
    ("SANCTION", "cut its ties with", "cut its ties with"), ("ASSAULT", "attacked", "attack"),
    ("PROTEST", "marched against", "march against"), ("MOBILIZE", "massed troops against", "mass troops against"),
)  # fmt: skip
_TOLD: tuple[tuple[EventStatus, str, int], ...] = (
    ("happened", "", 69), ("hypothetical", "might", 11), ("planned", "plans to", 8),
    ("denied", "refused to", 5), ("asked_for", "was asked to", 4), ("background", "long ago", 3),
)  # fmt: skip
_GREAT = 1 / 12  # of all events, those that the one great power has part in
_OVER = (
    "steel", "wheat", "gas", "fishing", "visas", "water", "cotton", "grain", "satellites", "vaccines",
    "timber", "islands", "ports", "data", "railways", "rice", "copper", "uranium", "refugees", "loans",
)  # fmt: skip
_SYLLABLES = ("ba", "den", "kor", "li", "mar", "no", "ped", "ros", "san", "ter", "vol", "win")


class Somebody(NamedTuple):
    """Who speaks or is spoken of."""

    entity: str
    name: str
    kind: Any
    country: str | None
    known_as: str | None


class Matter(NamedTuple):
    """What a position is on: subject, act, object."""

    subject: int
    act: str
    object: int


@dataclass
class World:
    """Everybody, by how much is said of them, and the questions, by how many positions they have."""

    everybody: list[Somebody]
    countries: list[int]
    weights: list[float]
    questions: list[Matter]
    question_weights: list[float]
    objects: list[int] = field(default_factory=list)

    def words(self, matter: Matter) -> str:
        """As "Taiwan’s entry into NATO"."""
        subject, thing = self.everybody[matter.subject], self.everybody[matter.object]
        return f"{subject.name}’s {matter.act} {thing.name}"


def make_world() -> World:
    """The same every time."""
    chance = random.Random("everybody")  # noqa: S311 - made up, no secret
    codes = sorted(load_countries())
    chance.shuffle(codes)
    everybody = [
        Somebody(f"ent1_country{code}", load_countries()[code].name, "government", code, f"country:{code}")
        for code in codes
    ]  # fmt: skip
    for id in _BODIES:
        body = load_bodies()[id]
        everybody.append(
            Somebody(f"ent1_body{id}", body.name, "international_body", None, f"body:{id}")
        )
    objects = list(range(60)) + list(range(len(codes), len(everybody)))
    given = [name.title() for name in sorted(load_given_names())]
    for number in range(3000):
        surname = "".join(chance.choices(_SYLLABLES, k=3)).title()
        name = f"{chance.choice(given)} {surname}"
        everybody.append(Somebody(f"ent1_person{number:05d}", name, "person", codes[number % 90], None))  # fmt: skip
    chance.shuffle(objects)
    weights = [1 / (n % len(codes) + 3) for n in range(len(everybody))]
    world = World(
        everybody, list(range(len(codes))), list(itertools.accumulate(weights)), [], [], objects
    )
    seen: set[Matter] = set()
    while len(world.questions) < QUESTIONS:
        matter = some_matter(world, chance)
        if matter not in seen:
            seen.add(matter)
            world.questions.append(matter)
    world.question_weights = list(itertools.accumulate(1 / (n + 1) for n in range(QUESTIONS)))
    return world


def some_matter(world: World, chance: random.Random) -> Matter:
    """Any subject, act and object."""
    while True:
        subject, thing = chance.randrange(90), chance.choice(world.objects)
        act = chance.choice(_ACTS[:3] if thing >= len(world.countries) else _ACTS[3:])
        if subject != thing:
            return Matter(subject, act, thing)


class Made(NamedTuple):
    """A report with its claims, and who its actors are."""

    article: Article
    claims: list[Claim]
    identities: list[Identity]


class Maker:
    """One report, made sentence by sentence."""

    def __init__(self, world: World, number: int) -> None:
        self.world, self.number = world, number
        self.chance = random.Random(f"report {number}")  # noqa: S311
        self.id = f"art1_{number:012d}"
        self.claims: list[Claim] = []
        self.identities: list[Identity] = []
        self._text = ""
        self._actors: dict[int, str] = {}
        self._counts: dict[str, int] = {}
        story = random.Random(f"day of {number // STORY}").randrange(_DAYS - 2)  # noqa: S311
        after = 0 if number % STORY == 0 else self.chance.randrange(3)
        day = _FIRST + datetime.timedelta(days=story + after)
        self.date = Date(value=day.isoformat(), precision="day", basis="stated", start=day,
                         end=day + datetime.timedelta(days=1))  # fmt: skip

    def make(self) -> Made:
        """The report."""
        for _ in range(self.chance.choices((0, 1, 2, 3, 4), (20, 28, 26, 14, 12))[0]):
            self._position()
        self._background()
        title = self._text[:60]
        article = Article(
            id=self.id, url=f"https://example.org/{self.number}", title=title, language="en",
            publisher=f"Outlet {self.number % 400}", published=self.date, text=self._text,
        )  # fmt: skip
        return Made(article, self.claims, self.identities)

    def _next(self, prefix: str) -> str:
        number = self._counts[prefix] = self._counts.get(prefix, -1) + 1
        return f"{prefix}_{self.number:012d}{number:03d}"

    def _span(self, start: int, words: str) -> Span:
        return Span(article=self.id, start=start, end=start + len(words), quote=words)

    def _sentence(self, words: str) -> Span:
        if self._text:
            self._text += " "
        start = len(self._text)
        self._text += words
        return self._span(start, words)

    def _within(self, sentence: Span, words: str) -> Span:
        return self._span(sentence.start + sentence.quote.index(words), words)

    def _actor(self, who: int, evidence: Span) -> str:
        """The article's actor for somebody, mentioned by these words."""
        if who not in self._actors:
            body = self.world.everybody[who]
            id = self._actors[who] = self._next("act1")
            self.claims.append(
                Actor(id=id, article=self.id, evidence=(evidence,), name=body.name, kind=body.kind,
                      country=body.country, known_as=body.known_as)
            )  # fmt: skip
            self.identities.append(
                Identity(actor=id, entity=body.entity, judgement="same", reason="same name")
            )
        self.claims.append(
            Mention(id=self._next("men1"), article=self.id, evidence=(evidence,), span=evidence,
                    head=evidence, form="name", actor=self._actors[who])
        )  # fmt: skip
        return self._actors[who]

    def _position(self) -> None:
        world, chance = self.world, self.chance
        asked = chance.random() < ASKED_SHARE
        number = -1
        if asked:
            number = chance.choices(range(QUESTIONS), cum_weights=world.question_weights)[0]
        matter = world.questions[number] if asked else some_matter(world, chance)
        who = chance.choices(range(len(world.everybody)), cum_weights=world.weights)[0]
        if who in (matter.subject, matter.object):
            return
        stance, verb = _SAYS[self._stance(number, who)]
        target = world.words(matter)
        holder = world.everybody[who].name
        sentence = self._sentence(f"{holder} {verb} {target}, it said in its statement number {self.number % 9973}.")  # fmt: skip
        holder_span, target_span = (
            self._span(sentence.start, holder),
            self._within(sentence, target),
        )
        trigger = self._within(sentence, verb)
        actor = self._actor(who, holder_span)
        subject = world.everybody[matter.subject].name
        thing = world.everybody[matter.object].name
        self._actor(matter.subject, self._span(target_span.start, subject))
        self._actor(matter.object, self._span(target_span.end - len(thing), thing))
        statement = self._next("stm1")
        self.claims += [
            Statement(id=statement, article=self.id, evidence=(sentence,), content=(target_span,),
                      mode="indirect", source=holder_span, speaker=actor, cue=trigger),
            Position(id=self._next("pos1"), article=self.id, evidence=(sentence,), stance=stance,
                     target=target_span, trigger=trigger, how="own_words", holder=actor,
                     holder_span=holder_span, statement=statement, reason="made up"),
        ]  # fmt: skip

    def _stance(self, question: int, who: int) -> int:
        """A holder keeps its stance; one in ten changes it once, one telling in thirty is odd."""
        own = random.Random(f"{question} {who}")  # noqa: S311
        stance, other, day = own.randrange(5), own.randrange(5), own.randrange(_DAYS * 10)
        if self.chance.random() < 1 / 30:
            return self.chance.randrange(5)
        start = self.date.start or _FIRST
        return other if (start - _FIRST).days > day else stance

    def _background(self) -> None:
        """Sentences of filling, the events, a post, a membership."""
        for filler in self.chance.sample(_FILLERS, 3):
            self._sentence(filler)
        shared = random.Random(f"story {self.number // STORY}")  # noqa: S311
        self._event(shared, self._story_day())
        for _ in range(self.chance.choice((1, 2))):
            self._event(self.chance, self.date)

    def _story_day(self) -> Date:
        """The day of the first report of the story."""
        return self.date if self.number % STORY == 0 else Maker(self.world, self.number - self.number % STORY).date  # fmt: skip

    def _event(self, chance: random.Random, today: Date) -> None:
        """Somebody does something to somebody, a holder of a post or a member of a body."""
        world = self.world
        one, other = chance.choices(range(len(world.everybody)), cum_weights=world.weights, k=2)
        if chance.random() < _GREAT:
            one, other = (0, other) if chance.random() < 0.7 else (one, 0)
        kind, past, plain = chance.choice(_DEEDS)
        (status, word, _), date = chance.choices(_TOLD, [n for *_, n in _TOLD])[0], some_date(chance, today)  # fmt: skip
        if one == other:
            return
        name, thing = world.everybody[one].name, world.everybody[other].name
        verb = f"{word} {past if word in ('', 'long ago') else plain}".strip()
        when = f" {date.words}" if date is not None else ""
        matters = " and ".join(chance.sample(_OVER, 2))
        sentence = self._sentence(f"{name} {verb} {thing} over {matters}{when}.")
        own, trigger = self._span(sentence.start, name), self._span(sentence.start + len(name) + 1, verb)  # fmt: skip
        actor = self._actor(one, own)
        theirs = self._span(trigger.end + 1, thing)
        recipient = self._actor(other, theirs)
        self.claims.append(
            EventMention(id=self._next("evm1"), article=self.id, evidence=(sentence,), type=kind,
                         trigger=trigger, status=status, actors=(actor,), actor_spans=(own,),
                         recipients=(recipient,), recipient_spans=(theirs,), date=date, reason="made up")
        )  # fmt: skip
        if world.everybody[one].kind == "person":
            self.claims.append(
                Tenure(id=self._next("ten1"), article=self.id, evidence=(sentence,), person=actor,
                       post="minister", organisation=None, status="current", post_span=trigger)
            )  # fmt: skip
        if (world.everybody[other].known_as or "").startswith("body:"):
            role = "applicant" if chance.random() < 1 / 300 else "member"
            self.claims.append(
                Membership(id=self._next("mem1"), article=self.id, evidence=(sentence,),
                           actor=actor, body=recipient, role=role)  # type: ignore[arg-type]
            )  # fmt: skip


def some_date(chance: random.Random, today: Date) -> Date | None:
    """The day told for an event: one of eight has one, as precise as news tells it."""
    precise, day = chance.random(), today.start or _FIRST
    if precise < 0.05:
        return msgspec.structs.replace(today, words=f"on {day.day} {day:%B %Y}")
    if precise < 0.085:
        first = day.replace(day=1)
        end = (first + datetime.timedelta(days=32)).replace(day=1)
        return Date(value=f"{day:%Y-%m}", precision="month", basis="stated", start=first, end=end,
                    words=f"in {day:%B %Y}")  # fmt: skip
    if precise < 0.12:
        first = datetime.date(day.year - chance.randrange(20), 1, 1)
        return Date(value=str(first.year), precision="year", basis="stated", start=first,
                    end=first.replace(year=first.year + 1), words=f"in {first.year}")  # fmt: skip
    return None


def make_record(path: Path, reports: int, on_progress: Callable[[int], None]) -> World:
    """Make the record at ``path`` hold so many reports, from where it was broken off."""
    world = make_world()
    with open_store(path, create=True):
        pass  # the schema
    engine = sqlalchemy.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        for pragma in ("journal_mode = WAL", "synchronous = OFF", "cache_size = -1048576"):
            connection.exec_driver_sql(f"PRAGMA {pragma}")
        connection.rollback()
        done = connection.execute(select(func.count()).select_from(tables.articles)).scalar_one()
        connection.rollback()
        for first in range(done, reports, BATCH):
            with connection.begin():
                write(connection, world, range(first, min(first + BATCH, reports)))
            on_progress(min(first + BATCH, reports))
        with connection.begin():
            settle(connection, world, reports)
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return world


def write(connection: Connection, world: World, numbers: Sequence[int]) -> None:
    """One transaction of reports, as the store would write them."""
    made = [Maker(world, number).make() for number in numbers]
    moment = "2024-01-01T00:00:00.000000+00:00"
    articles = [
        article_row(each.article, analysis="made up") | {"read_at": moment, "number": number + 1}
        for number, each in zip(numbers, made, strict=True)
    ]
    insert(connection, tables.articles, articles)
    insert(
        connection,
        tables.locators,
        [{"locator": f"{each.article.id}.txt", "article": each.article.id, "first": 1} for each in made],
    )  # fmt: skip
    next_number = (connection.execute(select(func.max(tables.claims.c.number))).scalar() or 0) + 1
    rows = list(claim_rows(made, next_number))
    insert(connection, tables.claims, [row for row, _ in rows])
    insert(connection, tables.claim_actors, [r for _, claim in rows for r in actor_rows(claim)])
    connection.exec_driver_sql(
        "INSERT INTO article_words (rowid, title, text) "
        "SELECT number, title, text FROM articles WHERE number BETWEEN ? AND ?",
        (numbers[0] + 1, numbers[-1] + 1),
    )
    own = ("published", "publisher")
    index(
        connection,
        made,
        rows,
        {r["id"]: {"report": r["number"]} | {name: r[name] for name in own} for r in articles},
    )
    for table, group in by_table(settled(made)):
        insert(connection, table, group)


def claim_rows(made: Sequence[Made], number: int) -> Iterator[tuple[dict[str, Any], Claim]]:
    """Rows of claims as ``store.rows`` makes them, numbered on; what they say is not checked."""
    numbers = itertools.count(number)
    for each in made:
        counts: dict[str, int] = {}
        for claim in each.claims:
            kind = KIND_NAMES[type(claim)]
            place = counts[kind] = counts.get(kind, -1) + 1
            yield (
                {
                    "number": next(numbers), "id": claim.id, "article": claim.article, "kind": kind,
                    "position": place, "start": claim.evidence[0].start,
                    "type": next((getattr(claim, f) for f in ("stance", "mode", "type", "status", "role", "kind", "form") if hasattr(claim, f)), None),
                    "date_start": None, "date_end": None, "body": claim.to_json().decode(),
                },
                claim,
            )  # fmt: skip


def index(
    connection: Connection,
    made: Sequence[Made],
    rows: Sequence[tuple[dict[str, Any], Claim]],
    articles: dict[str, dict[str, Any]],
) -> None:
    """The full text of claims, and the texts of positions."""
    names = {c.id: c.name for each in made for c in each.claims if isinstance(c, Actor)}
    words = [
        {
            "number": row["number"],
            "words": claim.evidence[0].quote,
            "names": "\n".join(names[a] for _, a in claim.actor_ids()),
            "filters": fulltext.filter_token("kind", row["kind"]),
        }
        for row, claim in rows
        if row["kind"] in SEARCHED
    ]
    fulltext.add_claims(connection, words)
    told = [
        text | articles[article]
        for article, group in itertools.groupby(rows, key=lambda each: each[0]["article"])
        for text in position_texts.rows_of(
            article, [(row["number"], row["kind"], row["body"]) for row, _ in group]
        )
    ]
    insert(connection, tables.position_texts, told)
    happened = [
        text
        for article, group in itertools.groupby(rows, key=lambda each: each[0]["article"])
        for text in event_texts.rows_of(
            article, [(row["number"], row["kind"], row["body"]) for row, _ in group]
        )
    ]
    insert(connection, tables.event_texts, happened)
    connection.exec_driver_sql(
        "INSERT INTO position_words (rowid, about, around, more) "
        "SELECT number, about, around, more FROM position_texts "
        "WHERE number BETWEEN ? AND ?",
        (rows[0][0]["number"], rows[-1][0]["number"]),
    )


def settled(made: Sequence[Made]) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Who the actors are, and a story of every few reports, one of them a copy."""
    for each in made:
        yield from identity_rows(each.identities)
    for start in range(0, len(made), STORY):
        ids = [each.article.id for each in made[start : start + STORY]]
        copies = [Derivation(article=ids[1], source=ids[0], kind="copy", share=1.0, reason="made up")] if len(ids) > 1 else []  # fmt: skip
        origins = [tuple(ids[:2]), *((id,) for id in ids[2:])]
        story = Story(id=f"sto1_{ids[0]}", title="A story", articles=tuple(ids),
                      derivations=tuple(copies), origins=tuple(origins))  # fmt: skip
        yield from story_rows([story])


def settle(connection: Connection, world: World, reports: int) -> None:
    """The entities, with the ids of all their actors, the events, and what lists are made from."""
    for table in (tables.entities, tables.entity_names):
        connection.execute(table.delete())
    same = tables.identities.c
    for who in world.everybody:
        query = select(same.actor).where(same.entity == who.entity).order_by(same.actor)
        entity = Entity(id=who.entity, name=who.name, kind=who.kind, country=who.country,
                        known_as=who.known_as, aliases=(who.name.split()[-1],),
                        actors=tuple(connection.execute(query).scalars()))  # fmt: skip
        for table, row in entity_rows([entity]):
            insert(connection, table, [row])
    settle_made_up_events(connection)
    for room in (event_days, story_days, entity_days, bonds):
        room.bring_up_to_date(connection)
    for name in ("search_items", "search_actors", "search_cells"):
        connection.exec_driver_sql(f"DELETE FROM {name}")  # noqa: S608 - one of these three
    search_items.add_all(connection)
    values = {"changes": str(reports), "settled": f"{reports} made up"}
    connection.execute(tables.meta.delete().where(tables.meta.c.key.in_(values)))
    insert(connection, tables.meta, [{"key": key, "value": values[key]} for key in values])


def settle_made_up_events(connection: Connection) -> None:
    """The events that the event mentions tell of, settled as those of any record."""
    for table in (tables.events, tables.event_entities, tables.event_mentions):
        connection.execute(table.delete())
    same = tables.identities.c
    entity_of = {
        row.actor: row.entity for row in connection.execute(select(same.actor, same.entity))
    }
    told = select(tables.claims.c.body).where(tables.claims.c.kind == "event_mention")
    mentions = (EventMention.from_json(body) for body in connection.execute(told).scalars())
    rows = by_table(event_rows(settle_events(mentions, entity_of)))
    for table, group in rows:
        insert(connection, table, group)


def by_table(
    rows: Iterator[tuple[Table, dict[str, Any]]],
) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    """Rows of one table together."""
    groups: dict[Table, list[dict[str, Any]]] = {}
    for table, row in rows:
        groups.setdefault(table, []).append(row)
    yield from groups.items()


def insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Many rows in one go."""
    if rows:
        connection.execute(table.insert(), rows)

"""What settling who is who costs, and whether the cost grows with the number of actors and no faster.

    python bench/bench_settle.py [--mentions 100000 300000 1000000]

The record is made up, but its numbers are like news: a few persons and bodies fill most reports
(Zipf), surnames are shared, names come with and without initials, misspelt, or alone; four mentions
make an article's actor, six actors a report, four in ten have no name. Reports are made while they
are settled; what making them costs is measured before and taken off. Each size runs in a process of
its own, so that its peak memory is its own. The last line is ``seconds per actor, largest/smallest:
N``: 1 is linear.
"""

import argparse
import datetime
import itertools
import multiprocessing
import random
import resource
import time
from collections.abc import Iterator
from typing import Any, NamedTuple

from onrecord.actors import Told, settle_actors
from onrecord.records import Actor, ActorKind, Membership, Span, Tenure, content_id
from onrecord.schema.countries import load_countries
from onrecord.schema.given_names import load_given_names

MENTIONS_AN_ACTOR, ACTORS_AN_ARTICLE = 4, 6
POSTS = ("president", "prime minister", "senator", "representative", "foreign minister", "spokesman", "director", "chairman", "ambassador", "governor")  # fmt: skip
KINDS: tuple[ActorKind, ...] = ("company", "civil_group", "media", "organisation", "armed_group")
GROUPS = ("officials", "lawmakers", "experts", "residents", "two soldiers", "a senior official")
SORTS = ("Institute", "Group", "Foundation", "Energy", "Press")
SYLLABLES = ("ba", "den", "kor", "li", "mar", "no", "ped", "ros", "san", "ter", "vol", "win", "zha", "ov", "ski", "ley", "man", "ton", "berg", "hal")  # fmt: skip


class Person(NamedTuple):
    """Somebody made up."""

    given: str
    surname: str
    initial: str
    post: str
    country: str
    party: int


class World:
    """Everybody whom the reports may speak of; a record of more reports speaks of more."""

    def __init__(self, actors: int) -> None:
        chance = random.Random(f"world {actors}")  # noqa: S311 - made up, no secret
        given = [name.title() for name in sorted(load_given_names())]
        self.countries = sorted(load_countries())
        surnames = ["".join(chance.choices(SYLLABLES, k=chance.choice((2, 2, 3)))).title() for _ in range(actors // 20)]  # fmt: skip
        self.persons = [
            Person(chance.choice(given), chance.choice(surnames), chance.choice("ABCDEJMR"),
                   chance.choice(POSTS), chance.choice(self.countries), chance.randrange(4))
            for _ in range(actors // 8)
        ]  # fmt: skip
        self.bodies = [
            (f"{chance.choice(surnames)} {chance.choice(surnames)} {chance.choice(SORTS)}", chance.choice(KINDS))
            for _ in range(actors // 20)
        ]  # fmt: skip
        self.person_weights = list(itertools.accumulate(1 / (n + 3) for n in range(len(self.persons))))  # fmt: skip
        self.body_weights = list(itertools.accumulate(1 / (n + 3) for n in range(len(self.bodies))))


def reports(actors: int) -> Iterator[Told]:
    """So many articles' actors, report by report."""
    world, chance = World(actors), random.Random(f"reports {actors}")  # noqa: S311
    for number in range(actors // ACTORS_AN_ARTICLE):
        yield report(number, world, chance)


def report(number: int, world: World, chance: random.Random) -> Told:
    """One report of some of them."""
    article = f"art1_{number:020d}"
    day = datetime.date(2010, 1, 1) + datetime.timedelta(days=chance.randrange(4000))
    found: dict[str, Actor] = {}
    tenures: list[Tenure] = []
    memberships: list[Membership] = []
    while len(found) < ACTORS_AN_ARTICLE:
        kind = chance.random()
        if kind < 0.35:
            (person,) = chance.choices(world.persons, cum_weights=world.person_weights)
            one = actor(article, name(person, chance), "person", aliases=(person.surname,))
            if chance.random() < 0.4:
                tenures.append(tenure(one, person.post))
            if chance.random() < 0.2:
                party = actor(article, f"Party {person.party}", "party", country=person.country)
                found[party.id] = party
                memberships.append(membership(one, party))
        elif kind < 0.5:
            country = world.countries[min(int(chance.paretovariate(0.7)) - 1, 190)]
            one = actor(article, country, "government", country=country, known_as=f"country:{country}")  # fmt: skip
        elif kind < 0.6:
            ((words, sort),) = chance.choices(world.bodies, cum_weights=world.body_weights)
            one = actor(article, words, sort)
        else:
            one = actor(article, f"{chance.choice(GROUPS)} {len(found)}", "unnamed_group")
        found[one.id] = one
    return Told(article, day, tuple(found.values()), tuple(tenures), tuple(memberships))


def name(person: Person, chance: random.Random) -> str:
    """A person's name as one report has it."""
    form = chance.random()
    if form < 0.6:
        return f"{person.given} {person.surname}"
    if form < 0.7:
        return f"{person.given} {person.initial}. {person.surname}"
    if form < 0.72:
        at = chance.randrange(len(person.surname))
        return f"{person.given} {person.surname[:at]}{person.surname[at + 1 :]}"
    return person.surname


def actor(article: str, name: str, kind: ActorKind, **fields: Any) -> Actor:
    """An article's actor."""
    return Actor(
        id=content_id("act1", article, name, kind), article=article, evidence=(span(article),),
        name=name, kind=kind, reason="made up", **fields,
    )  # fmt: skip


def span(article: str) -> Span:
    """A sentence's worth of words."""
    return Span(article=article, start=0, end=200, quote="x" * 200)


def tenure(person: Actor, post: str) -> Tenure:
    """A post that a report tells of."""
    where = span(person.article)
    return Tenure(
        id=content_id("ten1", person.id), article=person.article, evidence=(where,), person=person.id,
        post=post, organisation=None, status="current", post_span=where,
    )  # fmt: skip


def membership(person: Actor, body: Actor) -> Membership:
    """A party that a report tells of."""
    return Membership(
        id=content_id("mem1", person.id), article=person.article, evidence=(span(person.article),),
        actor=person.id, body=body.id, role="member",
    )  # fmt: skip


def measure(mentions: int, answer: Any) -> None:
    """Make, then settle; what comes out goes to ``answer``."""
    actors = mentions // MENTIONS_AN_ACTOR
    begun = time.perf_counter()
    made = sum(len(each.actors) for each in reports(actors))
    making = time.perf_counter() - begun
    begun = time.perf_counter()
    settled = settle_actors(reports(actors))
    seconds = time.perf_counter() - begun - making
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answer.put((made, len(settled.entities), len(settled.comparisons), seconds, peak))


def main() -> None:
    """Read the command line, measure each size, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mentions", type=int, nargs="+", default=[100_000, 300_000, 1_000_000])
    spawn = multiprocessing.get_context("spawn")
    rates = []
    for mentions in parser.parse_args().mentions:
        answer = spawn.Queue()
        process = spawn.Process(target=measure, args=(mentions, answer))
        process.start()
        made, entities, comparisons, seconds, peak = answer.get()
        process.join()
        rates.append(seconds / made)
        print(
            f"{mentions:>9,} mentions, {made:>8,} actors: {seconds:6.1f} s, {peak:5.0f} MB, "
            f"{entities:,} entities, {comparisons:,} comparisons",
            flush=True,
        )
    print(f"seconds per actor, largest/smallest: {rates[-1] / rates[0]:.2f}")


if __name__ == "__main__":
    main()

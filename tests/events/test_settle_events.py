"""Which mentions are one event: hand-made mentions, no parse."""

import datetime
import itertools
import random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.events import settle_events
from onrecord.records import Date, EventMention, Place, Span, content_id

ENTITIES = {"a:JP": "JP", "b:JP": "JP", "a:CN": "CN", "b:CN": "CN", "a:TW": "TW", "b:TW": "TW"}


def day(value: str) -> Date:
    start = datetime.date.fromisoformat(value)
    return Date(
        value=value,
        precision="day",
        basis="stated",
        start=start,
        end=start + datetime.timedelta(days=1),
    )


def told(article: str, at: int, kind: str = "CONSULT", **fields: Any) -> EventMention:
    span = Span(article=article, start=at, end=at + 4, quote="meet")
    fields.setdefault("status", "happened")
    fields["actors"] = tuple(f"{article}:{name}" for name in fields.get("actors", ()))
    fields["recipients"] = tuple(f"{article}:{name}" for name in fields.get("recipients", ()))
    return EventMention(
        id=content_id("evm1", article, at, kind),
        article=article,
        evidence=(span,),
        type=kind,
        trigger=span,
        **fields,
    )


JOINED = [
    (told("a", 0, actors=["JP", "TW"], date=day("2021-08-27")),
     told("b", 0, actors=["TW", "JP"], date=day("2021-08-27")), True, "two reports, same participants and day"),
    (told("a", 0, actors=["JP"], date=day("2021-08-27")),
     told("b", 0, actors=["JP"], date=day("2021-07-27")), False, "another day"),
    (told("a", 0, actors=["JP"]), told("b", 0, actors=["JP"]), False, "two reports without a date"),
    (told("a", 0, actors=["JP"]), told("a", 9, actors=["JP", "TW"]), True, "one report, shared actor"),
    (told("a", 0, actors=["JP"], date=day("2021-08-27")), told("a", 9, actors=["JP"]), True, "one report, one dated"),
    (told("a", 0, actors=["JP"]), told("a", 9, actors=["CN"]), False, "one report, other actors"),
    (told("a", 0, actors=["JP"], recipients=["CN"]),
     told("a", 9, actors=["JP"], recipients=["TW"]), False, "one report, other recipients"),
    (told("a", 0, actors=["JP"]), told("a", 9, "ACCUSE", actors=["JP"]), False, "another type"),
    (told("a", 0, actors=["JP"]), told("a", 9, actors=["JP"], status="asked_for"), False, "asked for is not done"),
    (told("a", 0, actors=["JP"]), told("a", 9, actors=["JP"], status="planned"), True, "planned, then done"),
    (told("a", 0), told("a", 9), False, "nobody known"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "joined", "note"), JOINED, ids=[j[-1] for j in JOINED])
def test_joined(one: EventMention, other: EventMention, joined: bool, note: str) -> None:
    events = settle_events([one, other], ENTITIES)
    assert (len(events) == 1) is joined
    assert sorted(each for event in events for each in event.mentions) == sorted([one.id, other.id])


def test_order_has_no_effect() -> None:
    mentions = [
        told("a", 0, actors=["JP"]),
        told("a", 9, actors=["TW"]),
        told("a", 20, actors=["JP", "TW"]),
        told("b", 0, actors=["JP", "TW"], date=day("2021-08-27")),
    ]
    settled = {settle_events(order, ENTITIES) for order in itertools.permutations(mentions)}
    assert len(settled) == 1


def test_an_event_has_the_firmest_status_and_the_entities() -> None:
    (event,) = settle_events(
        [told("a", 0, actors=["JP"], status="planned"), told("a", 9, actors=["JP", "TW"])],
        ENTITIES,
    )
    assert event.status == "happened"
    assert event.actors == ("JP", "TW")
    assert event.reason


def test_an_actor_without_an_entity_is_itself() -> None:
    (event,) = settle_events([told("a", 0, actors=["JP"])], {})
    assert event.actors == ("a:JP",)


def place(article: str, name: str, country: str, latitude: float, longitude: float) -> Place:
    span = Span(article=article, start=0, end=len(name), quote=name)
    return Place(span=span, country=country, latitude=latitude, longitude=longitude)


def say(article: str, at: int, sentence: str, kind: str = "CONSULT", **fields: Any) -> EventMention:
    span = Span(article=article, start=at, end=at + len(sentence), quote=sentence)
    return msgspec.structs.replace(told(article, at, kind, **fields), evidence=(span,))


FRIDAY = day("2021-08-27")
VIDEO = "The two parties held security talks by video link on Taipei and chips"
AGAIN = "Party officials discussed chips and security in talks by video link"
OTHER = "Farmers want lower duties on rice before the harvest ends"
ACROSS = [
    (say("a", 0, VIDEO, actors=["JP", "TW"], date=FRIDAY),
     say("b", 0, AGAIN, actors=["JP", "TW"], date=FRIDAY), True, "all agrees"),
    (say("a", 0, VIDEO, actors=["JP", "TW"], date=FRIDAY),
     say("b", 0, AGAIN, actors=["JP"], date=FRIDAY), True, "one side's actors are some of the other's"),
    (say("a", 0, VIDEO, actors=["JP", "TW"], date=FRIDAY),
     say("b", 0, OTHER, actors=["JP"], date=FRIDAY), False, "some of the actors, other words"),
    (say("a", 0, VIDEO, actors=["JP", "TW"], date=FRIDAY),
     say("b", 0, AGAIN, actors=["JP", "CN"], date=FRIDAY), False, "other actors"),
    (say("a", 0, VIDEO, "ACCUSE", actors=["CN"], recipients=["JP"], date=FRIDAY),
     say("b", 0, VIDEO, "ACCUSE", actors=["CN"], recipients=["TW"], date=FRIDAY), False, "other recipients"),
    (say("a", 0, VIDEO, actors=["JP", "TW"], date=FRIDAY, place=place("a", "Paris", "FR", 48.9, 2.4)),
     say("b", 0, AGAIN, actors=["JP", "TW"], date=FRIDAY, place=place("b", "Bonn", "DE", 50.7, 7.1)),
     False, "other countries"),
    (say("a", 0, VIDEO, actors=["JP", "TW"], date=FRIDAY, place=place("a", "Paris", "FR", 48.9, 2.4)),
     say("b", 0, AGAIN, actors=["JP", "TW"], date=FRIDAY, place=place("b", "Nice", "FR", 43.7, 7.3)),
     False, "towns far apart"),
    (say("a", 0, VIDEO, actors=["JP"], date=FRIDAY), say("b", 0, OTHER, actors=["JP"], date=FRIDAY),
     False, "one actor alone may do much in a day"),
    (say("a", 0, VIDEO, actors=["JP"]), say("b", 0, VIDEO + " again", actors=["JP"]), True, "undated, most words"),
    (say("a", 0, VIDEO, actors=["JP"]), say("b", 0, OTHER, actors=["JP"]), False, "undated, other words"),
    (say("a", 0, VIDEO, actors=["JP"], date=day("2021-08-26")),
     say("b", 0, VIDEO, actors=["JP"], date=FRIDAY), False, "the same words of two days"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "joined", "note"), ACROSS, ids=[j[-1] for j in ACROSS])
def test_across_reports(one: EventMention, other: EventMention, joined: bool, note: str) -> None:
    assert (len(settle_events([one, other], ENTITIES)) == 1) is joined


def test_the_reason_says_what_agreed() -> None:
    (event,) = settle_events([ACROSS[0][0], ACROSS[0][1]], ENTITIES)
    assert event.reason == (
        "2 reports: same type, actors, day; 5 shared words: chips, link, security, talks, video"
    )


def test_a_chain_does_not_bring_together_what_is_apart() -> None:
    told_of = [
        say("a", 0, VIDEO, actors=["JP", "TW"], date=FRIDAY),
        say("b", 0, VIDEO, actors=["JP"], date=FRIDAY),
        say("c", 0, VIDEO, actors=["JP", "CN"], date=FRIDAY),
    ]
    entities = ENTITIES | {"c:JP": "JP", "c:CN": "CN"}
    for order in itertools.permutations(told_of):
        events = settle_events(order, entities)
        assert not any({told_of[0].id, told_of[2].id} <= set(event.mentions) for event in events)


WORDS = [
    "talks",
    "chips",
    "video",
    "trade",
    "rice",
    "harvest",
    "troops",
    "border",
    "summit",
    "deal",
]
MENTIONS = st.builds(
    lambda article, at, kind, actors, recipients, words, date, where: say(
        article, at, " ".join(words), kind, actors=actors, recipients=recipients, date=date,
        place=place(article, where, "FR" if where == "Nice" else "DE", 45.0, 7.0) if where else None,
    ),
    st.sampled_from("abcdef"), st.integers(0, 900), st.sampled_from(["CONSULT", "ACCUSE"]),
    st.lists(st.sampled_from(["JP", "TW", "CN"]), max_size=2, unique=True),
    st.lists(st.sampled_from(["JP", "US"]), max_size=1),
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=8),
    st.sampled_from([None, day("2021-08-27"), day("2021-08-28")]),
    st.sampled_from([None, None, "Nice", "Bonn"]),
)  # fmt: skip
ALL = {f"{article}:{name}": name for article in "abcdef" for name in ("JP", "TW", "CN", "US")}


@given(st.lists(MENTIONS, max_size=40, unique_by=lambda m: m.id), st.randoms())
@settings(deadline=None, max_examples=60)
def test_any_order_gives_the_same_and_nothing_is_lost(
    mentions: list[EventMention], chance: random.Random
) -> None:
    events = settle_events(mentions, ALL)
    shuffled = list(mentions)
    chance.shuffle(shuffled)
    assert settle_events(shuffled, ALL) == events
    listed = [mention for event in events for mention in event.mentions]
    assert sorted(listed) == sorted(mention.id for mention in mentions)
    by_id = {mention.id: mention for mention in mentions}
    for event in events:
        told_of = [by_id[mention] for mention in event.mentions]
        assert len({m.place.country for m in told_of if m.place is not None}) <= 1
        assert len({m.date.value for m in told_of if m.date is not None}) <= 1

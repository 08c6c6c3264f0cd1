"""Which mentions are one event: hand-made mentions, no parse."""

import datetime
import itertools
from typing import Any

import pytest

from onrecord.events import settle_events
from onrecord.records import Date, EventMention, Span, content_id

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

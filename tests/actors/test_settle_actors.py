"""Which actors of many articles are one: by known id, by full name, never by description."""

import itertools
import random

import pytest

from onrecord.records import Actor
from tests.actors.settling import actor, settled

# two actors of two articles, whether they are one, note
CASES = [
    (actor("Taku Otsuka"), actor("Taku Otsuka"), True, "same full name"),
    (actor("Taku Otsuka"), actor("Otsuka Taku"), True, "either order"),
    (actor("Tsai Ing-wen"), actor("Ing-Wen Tsai"), True, "order and case"),
    (actor("Tsai Ing-wen"), actor("Tsai Shih-ying"), False, "two given names"),
    (actor("Joseph R. Biden"), actor("Joe Biden"), True, "initial and short form"),
    (actor("Donald Trump"), actor("Donald Trump Jr."), False, "father and son"),
    (actor("George H. W. Bush"), actor("George W. Bush"), False, "two initials tell"),
    (actor("François Hollande"), actor("Francois Hollande"), True, "accents"),
    (actor("James Martin"), actor("Martin James"), False, "no order but one for Western names"),
    (actor("Tsai"), actor("Tsai"), False, "one name only"),
    (actor("Experts", "unnamed_group"), actor("Experts", "unnamed_group"), False, "descriptions never"),
    (actor("Japan", "government", known_as="country:JP"), actor("Japan", "government", known_as="country:JP"), True, "known"),
    (actor("Liberal Democratic Party", "party", country="JP"), actor("Liberal Democratic Party", "party"), True, "the one country told"),
    (actor("Liberal Democratic Party", "party", country="JP"), actor("Liberal Democratic Party", "party", country="RU"), False, "two countries"),
    (actor("Foreign Ministry", "ministry"), actor("Foreign Ministry", "ministry"), False, "of untold countries"),
    (actor("Foreign Ministry (China)", "ministry", country="CN"), actor("Foreign Ministry (China)", "ministry", country="CN"), True, "ministry and country"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "same", "note"), CASES, ids=[c[3] for c in CASES])
def test_pairs(one: Actor, other: Actor, same: bool, note: str) -> None:
    other = actor(other.name, other.kind, "art1_b", country=other.country, known_as=other.known_as)
    entities, identities, _ = settled([one, other])
    assert (len(entities) == 1) == same, note
    assert {identity.actor for identity in identities} == {one.id, other.id}
    assert all(identity.reason for identity in identities)


def test_an_untold_country_stays_apart_where_two_are_told() -> None:
    members = [
        actor("Labour Party", "party", "art1_a", country="IE"),
        actor("Labour Party", "party", "art1_b", country="NZ"),
        actor("Labour Party", "party", "art1_c"),
    ]
    assert len(settled(members)[0]) == 3


def test_order_does_not_matter() -> None:
    actors = list(itertools.chain.from_iterable((one, other) for one, other, _, _ in CASES))
    expected = settled(actors)
    for seed in range(5):
        random.Random(seed).shuffle(actors)  # noqa: S311 - a test's order, no secret
        assert settled(actors) == expected


def test_entities_keep_names_and_aliases() -> None:
    entities, _, _ = settled(
        [
            actor("Joe Biden", article="art1_a", aliases=("Biden",)),
            actor("Joe Biden", article="art1_b"),
            actor("Joseph R. Biden", article="art1_c"),
        ]
    )
    assert [(e.name, e.aliases, len(e.actors)) for e in entities] == [
        ("Joe Biden", ("Biden", "Joseph R. Biden"), 3)
    ]


def test_nothing_gives_nothing() -> None:
    assert settled([]) == ((), (), ())

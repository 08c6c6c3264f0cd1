"""Lists of known actors: who is linked and why, who is joined by them, who never is."""

import random
from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from onrecord.actors.across.cluster import Cluster, SettledActors
from onrecord.actors.across.finishing import finished
from onrecord.records import Actor, Comparison, Correction, Entity, KnownActor, Span, Subject
from tests.actors.test_corrected import DAY


def actor(id: str, name: str, kind: Any = "person", **fields: Any) -> Actor:
    span = Span(article=f"art1_{id}", start=0, end=1, quote="x")
    return Actor(
        id=id, article=span.article, evidence=(span,), name=name, kind=kind, **fields
    )  # fmt: skip


def cluster(id: str, name: str, kind: Any = "person", **fields: Any) -> Cluster:
    """A cluster of one actor, who has its id."""
    return Cluster((id,), [actor(id, name, kind, **fields)], {id: "same name"})


def known(key: str, name: str, *aliases: str, **fields: Any) -> KnownActor:
    fields = {"source": "list", "kind": "person", "identifiers": {"wikidata": key}} | fields
    return KnownActor(key=key, name=name, aliases=aliases, **fields)


def settled(
    clusters: Sequence[Cluster], listed: Iterable[KnownActor], **posts: Sequence[str]
) -> SettledActors:
    return finished(clusters, posts=posts, known=listed)


def only(found: SettledActors) -> Entity:
    (entity,) = found.entities
    return entity


# a cluster, a known actor, whether they fit, note
FITS = [
    (cluster("a", "Aria Vance"), known("Q1", "Aria Vance"), True, "name"),
    (cluster("a", "Aria VANCE"), known("Q1", "Vance, Aria"), True, "turned, case"),
    (cluster("a", "Lo Chih-cheng"), known("Q1", "Chih-cheng Lo"), True, "order"),
    (cluster("a", "Šefčovič Maroš"), known("Q1", "Maros Sefcovic", "Sefcovic Maros"), True, "accents, alias"),
    (cluster("a", "Vance"), known("Q1", "Vance"), False, "one name of a person is nobody"),
    (cluster("a", "Aria Vance", aliases=("Vance",)), known("Q1", "Ben Vance", "Vance"), False, "last name"),
    (cluster("a", "Aria Vance"), known("Q1", "Aria Vance", kind="company"), False, "a person is no company"),
    (cluster("a", "Vance Group", "company"), known("Q1", "Vance Group", kind="media"), True, "companies and media"),
    (cluster("a", "Vance Group", "party"), known("Q1", "Vance Group", kind="company"), False, "a party is no company"),
    (cluster("a", "Vance Group", "party"), known("Q1", "Vance Group", kind="organisation"), True, "organisation fits"),
    (cluster("a", "Aria Vance"), known("Q1", "Aria Vance", kind=None), True, "no kind given"),
    (cluster("a", "Aria Vance", country="NO"), known("Q1", "Aria Vance", countries=("SE",)), False, "another country"),
    (cluster("a", "Aria Vance", country="NO"), known("Q1", "Aria Vance", countries=("NO", "SE")), True, "one of its countries"),
    (cluster("a", "Aria Vance"), known("Q1", "Aria Vance", countries=("SE",)), True, "country not told"),
    (cluster("a", "Foreign Ministry", "ministry"), known("Q1", "Foreign Ministry", kind="ministry", countries=("NO",)), False, "whose ministry?"),
    (cluster("a", "Foreign Ministry", "ministry", country="NO"), known("Q1", "Foreign Ministry", kind="ministry", countries=("NO",)), True, "that of one country"),
    (cluster("a", "Liberal Party", "party", aliases=("LP",)), known("Q1", "Labour Party", "LP", kind="party"), False, "an acronym alone"),
    (cluster("a", "Labour", "party", country="NO", aliases=("LP",)), known("Q1", "Labour Party", "LP", kind="party", countries=("NO",)), True, "acronym and country"),
    (cluster("a", "NATO", "international_body"), known("Q1", "NATO", kind="organisation"), True, "its own name is one"),
    (cluster("a", "experts", "unnamed_group"), known("Q1", "experts", kind=None), False, "without a name"),
    (cluster("a", "George W. Bush"), known("Q1", "George H. W. Bush"), False, "other middle names"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "fits", "note"), FITS, ids=[case[3] for case in FITS])
def test_who_fits(one: Cluster, other: KnownActor, fits: bool, note: str) -> None:
    entity = only(settled([one], [other]))
    assert entity.identifiers == ({"wikidata": "Q1"} if fits else {}), note
    assert [each.judgement for each in entity.identified] == (["same"] if fits else [])


def test_the_reason_says_by_what() -> None:
    listed = known(
        "Q1", "Aria Vance", "A. J. Vance", countries=("NO",), posts=("Foreign Minister",)
    )
    (found,) = only(
        settled([cluster("a", "Aria Vance", country="NO")], [listed], a=["foreign minister"])
    ).identified
    assert found.reason == "name 'Aria Vance' and country NO and post as Q1 in list list"
    (found,) = only(settled([cluster("a", "A. J. Vance")], [listed])).identified
    assert found.reason == "other name 'A. J. Vance' as Q1 in list list; country not told"


BUSHES = [
    known("Q207", "George W. Bush", "George Bush", posts=("Governor of Texas", "President")),
    known("Q23505", "George H. W. Bush", "George Bush", posts=("Director of the CIA", "President")),
]


@pytest.mark.parametrize(
    ("one", "posts", "who", "note"),
    [
        (cluster("a", "George Bush"), [], None, "two fit"),
        (cluster("a", "George Bush"), ["president"], None, "both were"),
        (cluster("a", "George Bush"), ["governor"], "Q207", "by post"),
        (cluster("a", "George Bush", aliases=("George W. Bush",)), [], "Q207", "by middle name"),
    ],
)
def test_of_several_who_fit(one: Cluster, posts: list[str], who: str | None, note: str) -> None:
    entity = only(settled([one], BUSHES, a=posts))
    assert entity.identifiers == ({"wikidata": who} if who else {}), note
    judged = [(each.key, each.judgement) for each in entity.identified]
    assert judged == ([(who, "same")] if who else [("Q207", "unsure"), ("Q23505", "unsure")])
    assert all("2 of that list fit" in each.reason for each in entity.identified if not who)


VANCE = known("Q1", "Aria Vance", "A. J. Vance", countries=("NO",), posts=("Foreign Minister",))

# clusters, posts by actor, the groups that come of them, note
JOINS = [
    ([cluster("a", "Aria Vance"), cluster("b", "A. J. Vance")], {}, ["ab"], "two names of one"),
    ([cluster("a", "Aria Vance"), cluster("b", "Aria Vance")], {}, ["a", "b"], "one name, nothing told: settling knew better"),
    ([cluster("a", "Aria Vance", country="NO"), cluster("b", "Aria Vance", country="NO")], {}, ["ab"], "country of both"),
    ([cluster("a", "Aria Vance", country="NO"), cluster("b", "Aria Vance")], {"b": ["foreign minister"]}, ["ab"], "country, post"),
    ([cluster("a", "Aria Vance", country="NO"), cluster("b", "A. J. Vance", country="SE")], {}, ["a", "b"], "another country does not fit"),
    ([cluster("a", "Aria Vance"), cluster("b", "Vance")], {}, ["a", "b"], "last name"),
    ([cluster("c", "Aria Vance"), cluster("b", "A. J. Vance"), cluster("a", "Aria Vance")], {}, ["ab", "c"], "of two bearers of one name one"),
]  # fmt: skip


@pytest.mark.parametrize(("clusters", "posts", "groups", "note"), JOINS, ids=[c[3] for c in JOINS])
def test_who_is_joined(
    clusters: list[Cluster], posts: dict[str, list[str]], groups: list[str], note: str
) -> None:
    expected = settled(clusters, [VANCE], **posts)
    assert sorted("".join(each.actors) for each in expected.entities) == groups, note
    for seed in range(3):
        shuffled = list(clusters)
        random.Random(seed).shuffle(shuffled)  # noqa: S311 - a test's order, no secret
        assert settled(shuffled, [VANCE], **posts) == expected, "order does not matter"


def test_the_joined_keep_the_id_of_the_known_name_and_say_why() -> None:
    entity, identities, _ = settled(
        [cluster("a", "A. J. Vance"), cluster("b", "Aria Vance")], [VANCE]
    )
    assert entity[0].id == cluster("b", "Aria Vance").id
    assert [each.reason for each in identities] == [
        "same name; one with others as Q1 in list list"
    ] * 2
    assert entity[0].identifiers == {"wikidata": "Q1"}


def test_two_of_one_list_are_never_joined_by_another() -> None:
    ours = [known("Q1", "Aria Vance"), known("Q2", "A. J. Vance")]
    theirs = known("x", "Aria Vance", "A. J. Vance", source="other", identifiers={"other": "x"})
    found = settled([cluster("a", "Aria Vance"), cluster("b", "A. J. Vance")], [*ours, theirs])
    assert [each.actors for each in found.entities] in ([("a",), ("b",)], [("b",), ("a",)])


def test_what_was_found_different_is_not_joined() -> None:
    one, other = cluster("a", "Aria Vance"), cluster("b", "A. J. Vance")
    ids = sorted((one.id, other.id))
    apart = Comparison(one=ids[0], other=ids[1], judgement="different", reasons=("born apart",))
    found = finished([one, other], [apart], posts={}, known=[VANCE])
    assert len(found.entities) == 2
    assert found.comparisons == (apart,)
    assert [each.identifiers for each in found.entities] == [{}, {}], "which of them is Q1?"
    assert {each.identified[0].judgement for each in found.entities} == {"unsure"}


def test_lists_that_disagree_lend_no_id() -> None:
    other = known("Q2", "Aria Vance", source="other", identifiers={"wikidata": "Q2"})
    entity = only(settled([cluster("a", "Aria Vance")], [VANCE, other]))
    assert entity.identifiers == {}
    assert all("lists disagree on wikidata" in each.reason for each in entity.identified)
    same = known("w", "Aria Vance", source="other", identifiers={"wikidata": "Q1"})
    entity = only(settled([cluster("a", "Aria Vance")], [VANCE, same]))
    assert entity.identifiers == {"wikidata": "Q1"}
    assert [each.source for each in entity.identified] == ["list", "other"]


def test_corrections_come_last() -> None:
    one, other = cluster("a", "Aria Vance"), cluster("b", "A. J. Vance")
    subjects = [
        Subject(entity=each.id, name=each.entity().name, kind="person", actors=(each.key[0],))
        for each in (one, other)
    ]
    told = Correction(id="cor1_x", kind="not_the_same", subjects=tuple(subjects), made=DAY)
    found = finished([one, other], posts={}, corrections=[told], known=[VANCE])
    assert len(found.entities) == 2
    assert found.comparisons[0].judgement == "different"


def test_time_is_linear() -> None:
    clusters = [cluster(f"i{n}", f"Aria Van{n}ce") for n in range(2000)]
    listed = (known(f"Q{n}", f"Aria Van{n}ce") for n in range(0, 40000, 2))
    found = settled(clusters, listed)
    assert sum(bool(each.identifiers) for each in found.entities) == 1000

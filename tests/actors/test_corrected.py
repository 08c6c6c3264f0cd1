"""What the user put right is applied last, in the order it was made, and finds its actors again."""

import datetime
import itertools
import random
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from onrecord.actors import Told, settle_actors
from onrecord.actors.across.cluster import Cluster
from onrecord.actors.across.corrected import corrected, told_apart
from onrecord.actors.across.finishing import finished
from onrecord.records import Actor, Comparison, Correction, Entity, Span, Subject

DAY = datetime.datetime(2021, 9, 1, tzinfo=datetime.UTC)


def actor(id: str, name: str, kind: Any = "person", **fields: Any) -> Actor:
    article = fields.pop("article", f"art1_{id}")
    span = Span(article=article, start=0, end=1, quote="x")
    return Actor(id=id, article=article, evidence=(span,), name=name, kind=kind, **fields)


def cluster(key: str, *members: Actor) -> Cluster:
    return Cluster((key,), list(members), {each.id: f"same name {each.name}" for each in members})


def subject(of: Cluster, *ids: str) -> Subject:
    """A cluster as it is when a correction is made; with ``ids`` only these of its actors."""
    entity = of.entity()
    kept = [each for each in of.members if not ids or each.id in ids]
    return Subject(
        entity=entity.id,
        name=entity.name,
        kind=entity.kind,
        country=entity.country,
        known_as=entity.known_as,
        actors=tuple(sorted(each.id for each in kept)),
        articles=tuple(sorted({each.article for each in kept})),
    )


def correction(
    kind: Any, *subjects: Subject, day: int = 0, name: str | None = None, id: str | None = None
) -> Correction:
    made = DAY + datetime.timedelta(days=day)
    return Correction(id=id or f"cor1_{kind}{day}", kind=kind, subjects=subjects, name=name, made=made)  # fmt: skip


def groups(clusters: Sequence[Cluster]) -> set[frozenset[str]]:
    return {frozenset(each.id for each in one.members) for one in clusters}


A = cluster("a", actor("a1", "Aria Vance", country="NO"), actor("a2", "Aria Vance", aliases=("Vance",)))  # fmt: skip
B = cluster("b", actor("b1", "A. Vance"))
C = cluster("c", actor("c1", "Ben Hale", known_as="person:hale"), actor("c2", "Ben Hale"), actor("c3", "Hale"))  # fmt: skip
ALL = [A, B, C]
TWO = {frozenset({"a1", "a2", "b1"}), frozenset({"c1", "c2", "c3"})}
THREE = {frozenset({"a1", "a2"}), frozenset({"b1"}), frozenset({"c1", "c2", "c3"})}


# corrections, the clusters they give, note
CASES = [
    ([], THREE, "none"),
    ([correction("merge", subject(A), subject(B))], TWO, "merge"),
    ([correction("merge", subject(A), subject(B), subject(C))], {frozenset({"a1", "a2", "b1", "c1", "c2", "c3"})}, "merge of three"),
    ([correction("merge", subject(A), subject(B)), correction("merge", subject(C), subject(A), day=1)], {frozenset({"a1", "a2", "b1", "c1", "c2", "c3"})}, "merge of merged"),
    ([correction("split", subject(C, "c3"))], {frozenset({"a1", "a2"}), frozenset({"b1"}), frozenset({"c1", "c2"}), frozenset({"c3"})}, "split"),
    ([correction("split", subject(C, "c1", "c2", "c3"))], THREE, "split of all is nothing"),
    ([correction("merge", subject(A), subject(B)), correction("split", subject(B), day=1)], THREE, "a split undoes a merge"),
    ([correction("split", subject(C, "c3")), correction("merge", subject(A), subject(C, "c3"), day=1)], {frozenset({"a1", "a2", "c3"}), frozenset({"b1"}), frozenset({"c1", "c2"})}, "what was split off is merged elsewhere"),
    ([correction("merge", subject(A), subject(B)), correction("not_the_same", subject(A), subject(B), day=1)], THREE, "later wins: apart"),
    ([correction("not_the_same", subject(A), subject(B)), correction("merge", subject(A), subject(B), day=1)], TWO, "later wins: one"),
    ([correction("merge", subject(A), Subject(entity="ent1_x", name="Nobody Here", kind="person", actors=("x",)))], THREE, "one found only"),
    ([correction("split", Subject(entity="ent1_x", name="Nobody Here", kind="person"))], THREE, "nobody found"),
    ([correction("rename", Subject(entity="ent1_x", name="Nobody Here", kind="person"), name="X")], THREE, "nobody to rename"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "expected", "note"), CASES, ids=[case[2] for case in CASES])
def test_corrections(given: list[Correction], expected: set[frozenset[str]], note: str) -> None:
    for order in itertools.permutations(given):
        assert groups(corrected(ALL, order)) == expected, note
    undone = [msgspec.structs.replace(each, undone=DAY) for each in given]
    assert corrected(ALL, undone) == ALL, "undone ones are not applied"


def test_the_input_is_left_as_it_is() -> None:
    before = [each.entity() for each in ALL]
    corrected(ALL, [case for given, _, _ in CASES for case in given])
    assert [each.entity() for each in ALL] == before


def test_a_merge_keeps_the_first_id_and_says_why() -> None:
    both = corrected(ALL, [correction("merge", subject(B), subject(A), id="cor1_x")])
    one = next(each for each in both if "b1" in each.reasons)
    assert one.id == B.id
    assert one.reasons == {
        "b1": "same name A. Vance",
        "a1": "same name Aria Vance; joined by correction cor1_x",
        "a2": "same name Aria Vance; joined by correction cor1_x",
    }
    assert one.entity().name == "Aria Vance", "the most frequent"
    named = corrected(ALL, [correction("merge", subject(B), subject(A), name="A. B. Vance")])
    assert next(each for each in named if "b1" in each.reasons).entity().name == "A. B. Vance"


def test_a_renamed_actor_keeps_its_id_and_its_old_name() -> None:
    renamed = corrected(ALL, [correction("rename", subject(A), name="Aria J. Vance")])
    entity = next(each for each in renamed if each.id == A.id).entity()
    assert entity.name == "Aria J. Vance"
    assert entity.aliases == ("Aria Vance", "Vance")
    again = corrected(
        ALL,
        [
            correction("rename", subject(A), name="Z", day=2),
            correction("rename", subject(A), name="Aria J. Vance", day=1),
        ],
    )
    assert next(each for each in again if each.id == A.id).entity().name == "Z", "the later"


def test_a_split_keeps_the_id_of_those_who_stay() -> None:
    parted = corrected(ALL, [correction("split", subject(C, "c3"), name="Ada Hale", id="cor1_x")])
    stay = next(each for each in parted if each.id == C.id)
    own = next(each for each in parted if [m.id for m in each.members] == ["c3"])
    assert [each.id for each in stay.members] == ["c1", "c2"]
    assert own.id not in {each.id for each in ALL}
    assert own.entity().name == "Ada Hale"
    assert own.reasons == {"c3": "parted from Ben Hale by correction cor1_x"}
    more = [*ALL[:2], cluster("c", *C.members, actor("c4", "Ben Hale"))]
    later = corrected(more, [correction("split", subject(C, "c3"), id="cor1_x")])
    assert {each.id for each in later} == {each.id for each in parted}, "ids stay as reports come"


def test_what_settling_joined_later_is_kept_apart() -> None:
    told = correction("not_the_same", subject(A), subject(B), id="cor1_x")
    newer = [
        actor("n1", "A. Vance"), actor("n2", "Vance"), actor("n3", "Aria Vance", country="NO"),
        actor("n4", "A. Vance", country="NO"),
    ]  # fmt: skip
    joined = cluster("a", *A.members, *B.members, *newer)
    for seed in range(5):
        members = list(joined.members)
        random.Random(seed).shuffle(members)  # noqa: S311 - a test's order, no secret
        parts = corrected([cluster("a", *members), C], [told])
        assert groups(parts) == {
            frozenset({"a1", "a2", "n2", "n3"}),
            frozenset({"b1", "n1", "n4"}),
            frozenset({"c1", "c2", "c3"}),
        }, "by name, then other names"
        kept = next(each for each in parts if "a1" in each.reasons)
        assert kept.id == joined.id == A.id
        assert kept.reasons["a1"].endswith("; kept apart by correction cor1_x")
    ours, other = sorted((kept.id, next(p for p in parts if "b1" in p.reasons).id))
    assert told_apart(parts, [told]) == (
        Comparison(
            one=ours,
            other=other,
            judgement="different",
            reasons=("told by a user in correction cor1_x",),
        ),
    )


def reread(cluster: Cluster, suffix: str = "_again") -> Cluster:
    """The same after its reports were read anew: other ids of actors, and the key with them."""
    members = [msgspec.structs.replace(each, id=each.id + suffix) for each in cluster.members]
    return Cluster((*cluster.key, suffix), members, {each.id: "same name" for each in members})


# what is found where no actor of the correction is left, and by what
AGAIN = [
    (subject(A), {"a1", "a2"}, "by name in the same articles"),
    (msgspec.structs.replace(subject(C), articles=(), name="B. H."), {"c1", "c2", "c3"}, "by known id"),
    (msgspec.structs.replace(subject(B), articles=(), entity=reread(B).id, name="X"), {"b1"}, "by entity id"),
    (msgspec.structs.replace(subject(B), articles=()), {"b1"}, "by name, kind and country"),
    (msgspec.structs.replace(subject(B), articles=(), country="SE"), set(), "another country"),
    (msgspec.structs.replace(subject(B), articles=(), kind="company"), set(), "another kind"),
    (msgspec.structs.replace(subject(C, "c2"), name="B. H."), {"c2"}, "by known id, of the same articles"),
]  # fmt: skip


@pytest.mark.parametrize(("of", "found", "note"), AGAIN, ids=[case[2] for case in AGAIN])
def test_a_subject_is_found_again(of: Subject, found: set[str], note: str) -> None:
    from onrecord.actors.across.subjects import Subjects

    newly = [reread(each) for each in ALL]
    assert Subjects(newly).actors(of) == {f"{each}_again" for each in found}, note


def test_two_who_fit_are_nobody() -> None:
    from onrecord.actors.across.subjects import Subjects

    twice = [reread(B, "_x"), reread(B, "_y")]
    lost = msgspec.structs.replace(subject(B), articles=())
    assert Subjects(twice).actors(lost) == frozenset()


def test_corrections_hold_after_a_new_reading() -> None:
    given = [
        correction("merge", subject(A), subject(B)),
        correction("split", subject(C, "c3"), day=1),
    ]
    newly = corrected([reread(each) for each in ALL], given)
    assert {frozenset(id.removesuffix("_again") for id in g) for g in groups(newly)} == {
        frozenset({"a1", "a2", "b1"}), frozenset({"c1", "c2"}), frozenset({"c3"}),
    }  # fmt: skip


def test_most_of_the_actors_decide() -> None:
    parted = [cluster("c", *C.members[:2]), cluster("d", C.members[2])]
    merged = corrected([A, *parted], [correction("merge", subject(A), subject(C))])
    assert groups(merged) == {frozenset({"a1", "a2", "c1", "c2"}), frozenset({"c3"})}


def test_comparisons_are_carried_over() -> None:
    told = [correction("merge", subject(A), subject(B), id="cor1_x")]
    one, other = sorted((A.id, B.id))
    third = sorted((B.id, C.id))
    compared = [
        Comparison(one=one, other=other, judgement="unsure", reasons=("close names",)),
        Comparison(one=third[0], other=third[1], judgement="unsure", reasons=("?",)),
    ]
    settled = finished(ALL, compared, posts={}, corrections=told)
    now = sorted((A.id, C.id))
    assert [(each.one, each.other) for each in settled.comparisons] == [tuple(now)]
    assert {each.id for each in settled.entities} == {A.id, C.id}
    assert [each.actor for each in settled.identities] == ["a1", "a2", "b1", "c1", "c2", "c3"]


def test_what_is_told_comes_before_what_was_compared() -> None:
    told = correction("not_the_same", subject(A), subject(B), id="cor1_x")
    one, other = sorted((A.id, B.id))
    compared = [Comparison(one=one, other=other, judgement="unsure", reasons=("close names",))]
    (found,) = finished(ALL, compared, posts={}, corrections=[told]).comparisons
    assert (found.judgement, found.reasons) == (
        "different",
        ("told by a user in correction cor1_x",),
    )


def entity_of(entities: Sequence[Entity], id: str) -> Entity:
    return next(each for each in entities if id in each.actors)


def test_settling_applies_corrections_in_any_order_of_reading() -> None:
    parties = [
        actor(f"{name[0]}{n}", name, "party", country="NO")
        for name in ("Alder Party", "Birch Party")
        for n in range(3)
    ]
    told = [Told(each.article, None, (each,)) for each in parties]
    plain = settle_actors(told).entities
    ours, theirs = entity_of(plain, "A0"), entity_of(plain, "B0")
    subjects = [
        Subject(entity=e.id, name=e.name, kind=e.kind, actors=e.actors) for e in (ours, theirs)
    ]
    given = [correction("merge", *subjects, name="Both")]
    expected = settle_actors(told, corrections=given)
    assert [(each.name, each.id, len(each.actors)) for each in expected.entities] == [
        ("Both", ours.id, 6)
    ]
    for seed in range(4):
        random.Random(seed).shuffle(told)  # noqa: S311 - a test's order, no secret
        assert settle_actors(told, corrections=given) == expected


def test_many_corrections_take_linear_time() -> None:
    clusters = [cluster(f"k{n}", actor(f"i{n}", f"Name {n}")) for n in range(3000)]
    given = [
        correction("merge", subject(clusters[n]), subject(clusters[n + 1]), day=n, id=f"cor1_{n}")
        for n in range(0, 3000, 2)
    ]
    assert len(corrected(clusters, given)) == 1500

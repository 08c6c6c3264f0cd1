"""What is stored with positions, event mentions and articles of stories, so that answers need not read more."""

import msgspec
import pytest

from onrecord.records import (
    Claim,
    Credit,
    Derivation,
    Membership,
    Position,
    Statement,
    Story,
    Tenure,
)
from onrecord.store import Store
from onrecord.store.besides import NOTHING, Beside, Post
from tests.store.reports import Report, add, make_report

LIND = make_report("Otto Lind", "backs", "the Western Pact", publisher="Harbour Gazette")
POSITION, STATEMENT, TENURE, MEMBERSHIP, CREDIT = (
    next(claim for claim in LIND.claims if isinstance(claim, kind))
    for kind in (Position, Statement, Tenure, Membership, Credit)
)
LIND_ID = POSITION.holder or ""
ALONE = (POSITION,)
OTHER, THIRD = "act1_other", "act1_third"


def changed(claim: Claim, **fields: object) -> Claim:
    return msgspec.structs.replace(claim, **fields)


SAID = changed(POSITION, statement=STATEMENT.id)
CASES = [
    ((SAID, STATEMENT), Beside(behalf=(LIND_ID,)), "for whom the holder speaks"),
    ((POSITION, STATEMENT), NOTHING, "a statement that does not tell it is none of its own"),
    (
        (SAID, changed(STATEMENT, speaker=OTHER, addressee=THIRD)),
        Beside(voices=(THIRD, OTHER)),
        "who tells it, and whom; nobody speaks on behalf of another for the holder",
    ),
    (
        (
            SAID,
            changed(STATEMENT, on_behalf_of=(), parent="stm1_above"),
            changed(STATEMENT, id="stm1_above", speaker=OTHER, on_behalf_of=()),
        ),
        Beside(voices=(OTHER,)),
        "within whose words it is told",
    ),
    (
        (changed(SAID, told_by=THIRD), changed(STATEMENT, parent=STATEMENT.id, on_behalf_of=())),
        Beside(voices=(THIRD,)),
        "a statement told within itself is no loop",
    ),
    ((POSITION, CREDIT), NOTHING, "a credit of an unnamed outlet"),
    ((POSITION, changed(CREDIT, outlet="Reuters")), Beside(credits=("Reuters",)), "an outlet"),
    ((POSITION, changed(CREDIT, outlet="Reuters", kind="agency")), NOTHING, "of the whole report"),
    (
        (POSITION, TENURE),
        Beside(posts=(Post(TENURE.id, "envoy", None, former=True),)),
        "a post of the holder",
    ),
    ((POSITION, changed(TENURE, person=OTHER)), NOTHING, "a post of another"),
    ((POSITION, MEMBERSHIP), Beside(bodies=(LIND_ID,)), "a body"),
    ((POSITION, changed(MEMBERSHIP, role="former")), NOTHING, "once a member"),
]


@pytest.mark.parametrize(("claims", "expected", "note"), CASES, ids=[case[-1] for case in CASES])
def test_what_stands_beside_a_position(
    store: Store, claims: tuple[Claim, ...], expected: Beside, note: str
) -> None:
    with store.writer() as writer:
        add(writer, Report(LIND.article, claims))
    assert store.view().besides([POSITION.id, "pos1_unknown"]) == {POSITION.id: expected}, note


def test_a_position_is_found_with_the_outlet_of_its_report(store: Store) -> None:
    from onrecord.store.fulltext import Alternative, Wanted

    with store.writer() as writer:
        add(writer, LIND)
    (found,) = store.view().position_texts([Alternative((Wanted(("about",), ("pact",)),))])
    assert (found.outlet, found.published) == ("Harbour Gazette", None)
    assert store.view().besides([POSITION.id]) == {POSITION.id: found.told_beside()}


def test_event_mentions_with_who_is_named_in_them(store: Store) -> None:
    with store.writer() as writer:
        add(writer, LIND)
        (found,) = store.view().event_texts([("pact", False)])
        assert (found.article, found.around) == (
            LIND.article.id,
            "Otto Lind backs the Western Pact.",
        )
        assert found.around[found.start : found.end] == "backs"
        assert [(n.start, n.end, n.actor) for n in found.names()] == [(0, 9, LIND_ID)]
        assert len(store.view().event_texts([("pact", False), ("Otto backs", False)])) == 1
        assert store.view().event_texts([("pact treaty", False)]) == []
        assert len(store.view().event_texts([("pact treaty", True)])) == 1
        assert store.view().event_texts([("…", False)]) == []
        add(writer, Report(LIND.article, ALONE), analysis="two")
        assert store.view().event_texts([("pact", False)]) == [], "read anew without it"


def step(article: str, source: str, kind: str) -> Derivation:
    return Derivation(article=article, source=source, kind=kind, share=1.0, reason="")  # type: ignore[arg-type]


STORY = Story(
    id="sto1_a",
    title="A",
    articles=("a", "b", "c", "d"),
    origins=(("a", "b", "c"), ("d",)),
    derivations=(step("b", "a", "copy"), step("c", "b", "correction"), step("d", "a", "quotation")),
    unnamed=("d",),
)


def test_what_an_article_is_to_its_story(store: Store) -> None:
    with store.writer() as writer:
        writer.replace_settled((), (), (), [STORY])
    parts = store.view().story_parts(["a", "b", "c", "d", "e"])
    assert sorted(parts) == ["a", "b", "c", "d"]
    assert {id: (p.story, p.origins, p.origin) for id, p in parts.items()} == {
        "a": ("sto1_a", 2, 0), "b": ("sto1_a", 2, 0), "c": ("sto1_a", 2, 0), "d": ("sto1_a", 2, 1),
    }  # fmt: skip
    assert [parts[id].heads for id in "abcd"] == [("a",), ("a",), ("a",), ()]
    assert [parts[id].steps for id in "abcd"] == [
        (), (("copy", "a"),), (("correction", "b"),), (("quotation", "a"),),
    ]  # fmt: skip
    assert [parts[id].corrected_by for id in "abcd"] == [None, "c", None, None]
    assert [parts[id].unnamed for id in "abcd"] == [False, False, False, True]
    assert store.view().stories_of(["a", "e"]) == {"a": STORY}


def test_an_origin_in_which_all_take_from_one_another_has_them_all_as_heads(store: Store) -> None:
    circle = msgspec.structs.replace(
        STORY, derivations=tuple(step(a, b, "rewrite") for a, b in ("ab", "bc", "ca"))
    )
    with store.writer() as writer:
        writer.replace_settled((), (), (), [circle])
    assert store.view().story_parts(["a"])["a"].heads == ("a", "b", "c")

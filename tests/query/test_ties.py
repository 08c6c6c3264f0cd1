"""Ties: what makes one, what ends one, whose claim it is, and what is none."""

import datetime
from collections.abc import Iterator

import pytest

from onrecord.errors import NotInRecord, QuestionError
from onrecord.pipeline.settle import keep_ties
from onrecord.query import Relationship, Ties, every_tie, ties
from onrecord.query.ties import has_ties
from onrecord.store import View
from tests.query.tie_desk import make_record


@pytest.fixture(scope="module", params=["found", "kept"])
def tied(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[View]:
    """The record as it answers by itself, and as it does once its ties are kept."""
    store = make_record(tmp_path_factory.mktemp("ties") / "record.db")
    if request.param == "kept":
        keep_ties(store)
    with store, store.view() as view:
        assert has_ties(view) == (request.param == "kept")
        yield view


def between(view: View, one: str, other: str, **asked: object) -> list[tuple[str, str, str]]:
    """Each tie as who acts, kind and standing."""
    found = ties(view, one, other, **asked).ties  # type: ignore[arg-type]
    return [(tie.actor, tie.kind, tie.standing) for tie in found]


def the(view: View, one: str, other: str, kind: str) -> Relationship:
    (tie,) = ties(view, one, other, kinds=[kind]).ties
    return tie


BETWEEN = [
    ("Japan", "South Korea", [
        ("South Korea", "opposes", "told"), ("South Korea", "supports", "told"),
        ("Japan", "sanctions", "no_tie"),
    ], "contradictions side by side, the newest first; what is only supposed is no tie, and last"),
    ("Australia", "Taiwan", [("Australia", "recognises", "told")], "recognised itself"),
    ("Australia", "China", [], "its efforts were recognised: no tie"),
    ("Australia", "Japan", [("Australia", "allied", "told")], "an ally, and a courtesy that is no tie"),
    ("Australia", "South Korea", [("Australia", "allied", "ended")], "a former ally"),
    ("China", "Lotus Front", [("China", "supports", "told")], "China-backed"),
    ("Taiwan", "China", [("China", "attacks", "told"), ("Taiwan", "at_war", "no_tie")],
     "one attack makes no war; a war that may be is none"),
    ("Red Army", "Lotus Guard", [
        ("Red Army", "at_war", "told"), ("Lotus Guard", "attacks", "told"),
        ("Red Army", "attacks", "told"),
    ], "attacks from both sides, again and again"),
    ("Japan", "Taiwan", [("Japan", "in_talks", "told"), ("Japan", "attacks", "told")],
     "an event and its meeting are one; what was before the war has no day, and is last"),
    ("Hana Mori", "Japan", [("Hana Mori", "in_charge_of", "told")], "a head"),
    ("Ken Abe", "Japan", [("Ken Abe", "belongs_to", "ended")], "a former post, and not the head's"),
    ("Lee Wan", "Taiwan", [], "a private person of a country has no post in its government"),
    ("Japan", "CPTPP", [("Japan", "belongs_to", "told")], "a member"),
    ("Taiwan", "CPTPP", [("Taiwan", "applies_to", "told")], "an applicant is no member"),
    ("Australia", "CPTPP", [("Australia", "belongs_to", "ending")], "a vote to leave ends nothing yet"),
    ("Hana Mori", "Ken Abe", [("Hana Mori", "supports", "told")], "a stance towards a person"),
    ("Orchid Party", "Pan-Island Front", [("Orchid Party", "belongs_to", "told")], "a relation"),
    ("Australia", "Lotus Front", [], "nothing told"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "expected", "note"), BETWEEN, ids=[f"{c[0]}-{c[1]}" for c in BETWEEN]
)
def test_ties_between_two(
    tied: View, one: str, other: str, expected: list[tuple[str, str, str]], note: str
) -> None:
    assert between(tied, one, other) == expected, note


def test_either_side_may_be_named_first(tied: View) -> None:
    assert between(tied, "China", "Japan") == between(tied, "Japan", "China")
    (mine,) = ties(tied, "Ken Abe", "Japan").ties
    (its,) = ties(tied, "Japan", "Ken Abe").ties
    assert (mine.says, its.says) == ("belongs to", "has as a member or part")


def test_an_act_of_many_reports_counts_once_and_an_end_closes_the_tie(tied: View) -> None:
    again, first = ties(tied, "Japan", "China", kinds=["sanctions"]).ties
    assert (first.first, first.ended) == (datetime.date(2021, 3, 3), datetime.date(2021, 8, 31))
    assert (first.standing, first.reports, first.counts) == ("ended", 3, {"event": 2})
    ended, imposed = first.tellings
    assert (ended.ends, imposed.ends, imposed.reports) == (True, False, 2)
    assert (again.standing, again.first) == ("planned", datetime.date(2021, 10, 1))


def test_whose_claim_it_is(tied: View) -> None:
    attack = the(tied, "China", "Taiwan", "attacks")
    assert (attack.voice, attack.claimed_by) == ("party", ("Taiwan",))
    blame = the(tied, "Japan", "China", "criticises")
    assert (blame.voice, blame.claimed_by, blame.tellings[0].told_by) == (
        "own_words",
        (),
        "its premier",
    )
    assert the(tied, "South Korea", "Japan", "supports").voice == "outlet"


def test_a_post_keeps_its_days(tied: View) -> None:
    mori = the(tied, "Hana Mori", "Japan", "in_charge_of")
    assert (mori.detail, mori.first, mori.standing) == (
        "prime minister",
        datetime.date(2020, 9, 16),
        "told",
    )
    abe = the(tied, "Ken Abe", "Japan", "belongs_to")
    assert (abe.detail, abe.ended) == ("deputy minister", datetime.date(2021, 1, 1))


def of_one(found: Ties) -> list[tuple[str, str]]:
    return [(tie.kind, tie.says) for tie in found.ties]


def test_ties_of_one_by_kind_with_a_limit(tied: View) -> None:
    found = ties(tied, "Japan")
    assert of_one(found) == [
        ("allied", "is allied with"),
        ("belongs_to", "belongs to"),
        ("belongs_to", "has as a member or part"),
        ("in_charge_of", "is led or run by"),
        ("supports", "is supported by"),
        ("in_talks", "meets or talks with"),
        ("opposes", "is opposed by"),
        ("criticises", "criticises"),
        ("sanctions", "sanctions"),
        ("sanctions", "sanctions"),
        ("attacks", "attacks"),
    ]
    assert [tie.standing for tie in found.ties if tie.kind == "sanctions"] == ["ended", "planned"]
    assert found.unnamed == 1  # experts praised Japan
    limited = ties(tied, "Japan", limit=1)
    assert limited.left_out == {"sanctions": 1}
    assert len(limited.ties) == len(found.ties) - 1


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ({"since": datetime.date(2021, 8, 31)}, [datetime.date(2021, 10, 1), datetime.date(2021, 8, 31)]),
        ({"until": datetime.date(2021, 3, 3)}, [datetime.date(2021, 3, 3)]),
        ({"as_of": datetime.date(2021, 3, 4)}, [datetime.date(2021, 3, 3)]),
        ({"as_of": datetime.date(2021, 3, 3)}, []),
        ({"kinds": ["sanctions", "aids"], "limit": 1}, [datetime.date(2021, 10, 1), datetime.date(2021, 8, 31)]),
    ],
    ids=str,
)  # fmt: skip
def test_ties_are_chosen(tied: View, asked: dict, days: list) -> None:  # type: ignore[type-arg]
    asked = {"kinds": ["sanctions"]} | asked
    assert [tie.last for tie in ties(tied, "Japan", "China", **asked).ties] == days


def test_a_limit_between_two_counts_what_it_leaves_out(tied: View) -> None:
    tie = ties(tied, "Japan", "China", kinds=["sanctions"], limit=1).ties[1]
    assert (len(tie.tellings), tie.more, tie.tellings[0].ends) == (1, 1, True)


def test_names_that_do_not_serve_are_told(tied: View) -> None:
    with pytest.raises(NotInRecord, match="Zog"):
        ties(tied, "Japan", "Zog")
    with pytest.raises(QuestionError, match="no kind of tie 'loves'; the kinds are at_war, allied"):
        ties(tied, "Japan", kinds=["loves"])
    found = ties(tied, "Lotus")
    assert (found.unclear, {entity.name for entity in found.candidates}) == (
        "Lotus",
        {"Lotus Front", "Lotus Guard"},
    )


def test_every_source_holds_exact_words_and_answers_survive_json(tied: View) -> None:
    for name in ("Japan", "China", "Red Army", "Taiwan", "Australia"):
        found = ties(tied, name)
        assert Ties.from_json(found.to_json()) == found
        for source in (s for tie in found.ties for each in tie.tellings for s in each.sources):
            article = tied.article(source.article)
            assert article.text[source.start : source.end] == source.quote


def test_every_tie_is_told_once_with_its_newest_words(tied: View) -> None:
    found = [(tie.kind, tie.actor, tie.other, tie.standing) for tie in every_tie(tied)]
    assert ("sanctions", "Japan", "China", "ended") in found
    assert ("sanctions", "Japan", "China", "planned") in found
    assert ("at_war", "Red Army", "Lotus Guard", "told") in [
        (kind, *sorted(sides, reverse=True), standing) for kind, *sides, standing in found
    ]
    assert not [each for each in found if each[3] == "no_tie"]
    assert len(found) == len(set(found))
    for tie in every_tie(tied):
        assert len(tie.tellings) == 1
        assert tie.tellings[0].sources[0].quote

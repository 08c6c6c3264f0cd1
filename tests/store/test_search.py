"""Words and names are found however they are written, and no sign breaks a search."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records import Entity
from onrecord.store import Store, fold
from onrecord.store.fulltext import match_expression
from tests.store.reports import READ_AT, add, make_report, settle

REPORTS = [
    make_report("Béla Šefčovič", "opposes", "Norland’s entry into the Western Pact"),
    make_report("Anna-Lena O’Hara", "welcomes", "the treaties of the U.S. and Norland"),
    make_report("Norland Steel", "denies", "everything"),
]


@pytest.fixture
def filled(store: Store) -> Store:
    with store.writer() as writer:
        for number, report in enumerate(REPORTS):
            add(writer, report, locator=f"{number}.txt")
        writer.replace_settled(*settle(REPORTS))
    return store


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("western pact", {0}, id="case"),
        pytest.param("pact western", {0}, id="any order"),
        pytest.param('"western pact"', {0}, id="a phrase"),
        pytest.param('"pact western"', set(), id="not that phrase"),
        pytest.param("treaty", {1}, id="a plural is found by its singular"),
        pytest.param("opposing", {0}, id="another inflection"),
        pytest.param("sefcovic", {0}, id="without diacritics"),
        pytest.param("Norland", {0, 1, 2}, id="a name with a curly possessive"),
        pytest.param("Norland's entry", {0}, id="a straight possessive in the question"),
        pytest.param("U.S.", {1}, id="full stops"),
        pytest.param("O'Hara", {1}, id="an apostrophe in a name"),
        pytest.param("norland AND NOT pact", set(), id="FTS5's operators are words"),
        pytest.param('norland" OR "pact', set(), id="an open quotation mark"),
        pytest.param("text:norland", set(), id="FTS5's columns are words"),
        pytest.param("*", set(), id="only a sign"),
        pytest.param("  ", set(), id="nothing"),
    ],
)
@pytest.mark.parametrize("kind", ["article", "statement"])
def test_words(filled: Store, words: str, expected: set[int], kind: str) -> None:
    hits = filled.view().search(words, kind=kind)
    assert {hit.kind for hit in hits} <= {kind}
    assert {hit.article for hit in hits} == {REPORTS[number].article.id for number in expected}


def test_any_word_is_enough_when_asked_so(filled: Store) -> None:
    view = filled.view()
    assert len(view.search("pact treaty steel", kind="article")) == 0
    assert len(view.search("pact treaty steel", kind="article", any_word=True)) == 3


def test_hits_are_ordered_limited_and_carry_the_words(filled: Store) -> None:
    view = filled.view()
    hits = view.search("western", limit=3)
    assert len(hits) == 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all("Western Pact" in hit.snippet for hit in hits)
    assert view.search("western", limit=0) == []


def test_a_claim_is_found_by_its_actor_whose_name_its_words_do_not_hold(store: Store) -> None:
    report = make_report("He", "denies", "everything")
    actor = report.claims[0]
    named = type(actor)(
        **{name: getattr(actor, name) for name in actor.__struct_fields__} | {"name": "Otto Lind"}
    )
    with store.writer() as writer:
        writer.add(
            report.article, (named, *report.claims[1:]), locator="a", analysis="one",
            read_at=READ_AT,
        )  # fmt: skip
    assert [hit.kind for hit in store.view().search("lind denies", kind="statement")] == [
        "statement"
    ]


@given(words=st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_an_expression_quotes_whatever_is_asked(words: str) -> None:
    expression = match_expression(words)
    assert expression is None or expression.count('"') % 2 == 0


def test_no_text_breaks_a_search(filled: Store) -> None:
    view = filled.view()

    @given(words=st.text(alphabet='ab"*():^-+ANDORNEÄ’\x00 .', max_size=20))
    @settings(max_examples=150, deadline=None)
    def search(words: str) -> None:
        view.search(words)

    search()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("The U.S.", "us", id="article and full stops"),
        pytest.param("Šefčovič", "SEFCOVIC", id="diacritics and case"),
        pytest.param("O’Hara", "o'hara", id="curly apostrophe"),
        pytest.param("Jens  Støre ", "jens store", id="white space and a stroked letter"),
        pytest.param("Saint–Denis", "saint-denis", id="dashes"),
    ],
)
def test_names_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("name", ["The", "...", "", "’"])
def test_folding_keeps_what_is_only_an_article_and_drops_signs(name: str) -> None:
    assert fold(name) == ("the" if name == "The" else fold(name))


def entity(number: int, name: str, *aliases: str, kind: str = "person", actors: int = 1) -> Entity:
    return Entity(
        id=f"ent1_{number}", name=name, kind=kind, aliases=aliases,  # type: ignore[arg-type]
        actors=tuple(f"act1_{number}_{n}" for n in range(actors)),
    )  # fmt: skip


ENTITIES = [
    entity(1, "Liberal Democratic Party", "LDP", kind="party", actors=3),
    entity(2, "Lo Chih", "Lo"),
    entity(3, "Carmen Lo", actors=5),
    entity(4, "London Group", kind="organisation", actors=9),
    entity(5, "Tsai Ing-wen", "Tsai", actors=4),
    entity(6, "Tsai Shih-ying", "Tsai"),
    entity(7, "Democratic Party", kind="party"),
]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("ldp", [1], id="an alias"),
        pytest.param("lo", [2, 3, 4], id="alias, then last name, then beginning"),
        pytest.param("tsai", [5, 6], id="two of one name: the one spoken of more comes first"),
        pytest.param("TSAI SHIH-YING", [6], id="the whole name"),
        pytest.param(
            "democratic party", [7], id="the last words of a party's name are not its name"
        ),
        pytest.param("liberal", [1], id="the beginning of a name"),
        pytest.param("xi", [], id="no one"),
        pytest.param("%", [], id="a sign"),
    ],
)
def test_entities_by_name(store: Store, name: str, expected: list[int]) -> None:
    with store.writer() as writer:
        writer.replace_settled(ENTITIES, (), (), ())
    assert [found.id for found in store.view().find_entities(name)] == [
        f"ent1_{number}" for number in expected
    ]

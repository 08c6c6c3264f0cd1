"""Positions in an index of their own: what stands in it, and that it follows what is stored."""

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from onrecord.records import Actor, Entity, Membership, Position, Story, content_id
from onrecord.store import Store, engine, migrations, open_store, tables
from onrecord.store.fulltext import Alternative, Wanted, any_phrase
from onrecord.store.migrations import MIGRATIONS
from tests.store.reports import Report, add, make_report, settle

ANYWHERE = ("about", "around", "more")


def fitting(store: Store, *alternatives: Alternative) -> list[str]:
    return [found.about for found in store.view().position_texts(alternatives)]


@pytest.fixture
def filled(store: Store) -> Store:
    reports = [
        make_report("Béla Šefčovič", "opposes", "Norland’s entry into the Western Pact"),
        make_report("Anna-Lena O’Hara", "welcomes", "the treaties of the U.S. and Norland"),
    ]
    with store.writer() as writer:
        for number, report in enumerate(reports):
            add(writer, report, locator=f"{number}.txt")
    return store


PACT, TREATIES = "Norland’s entry into the Western Pact", "the treaties of the U.S. and Norland"
CASES = [
    ((Wanted(("about",), ("Norland",)),), None, {PACT, TREATIES}, "in the target"),
    ((Wanted(("about",), ("opposes",)),), None, set(), "the verb is no part of the target"),
    ((Wanted(("around",), ("opposes",)),), None, {PACT}, "but of the sentence"),
    ((Wanted(("about",), ("treaty", "pact")),), None, {PACT, TREATIES}, "one phrase of several"),
    ((Wanted(("about",), ("Norland",)), Wanted(ANYWHERE, ("Sefcovic",))), None, {PACT}, "all wanted"),
    ((Wanted(("about",), ("Norland",)),), Wanted(ANYWHERE, ("U.S.",)), {TREATIES}, "in a report that names it"),
    ((Wanted(("about",), ("Western Pact",)),), Wanted(ANYWHERE, ("U.S.",)), set(), "not in one that does not"),
    ((Wanted(("about",), ("Norland",)),), Wanted(("about",), ("pact",)), {PACT}, "or in itself"),
    ((Wanted(("about",), ("Norland",)),), Wanted(ANYWHERE, ()), set(), "besides nothing: nothing"),
    ((Wanted(("about",), ("Pact Western",)),), None, set(), "a phrase keeps its order"),
    ((Wanted(ANYWHERE, ("O'Hara",)),), None, {TREATIES}, "an apostrophe"),
    ((Wanted(("about",), ()),), None, set(), "nothing wanted finds nothing"),
    ((), None, set(), "no condition finds nothing"),
    ((Wanted(("about",), ('"', "NEAR(", "*")),), None, set(), "signs alone"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "besides", "expected", "note"), CASES, ids=[case[-1] for case in CASES]
)
def test_what_is_wanted(
    filled: Store,
    wanted: tuple[Wanted, ...],
    besides: Wanted | None,
    expected: set[str],
    note: str,
) -> None:
    assert set(fitting(filled, Alternative(wanted, besides))) == expected, note


def test_what_fits_two_alternatives_is_found_once(filled: Store) -> None:
    same = Alternative((Wanted(("about",), ("Norland",)),))
    assert sorted(fitting(filled, same, same)) == sorted([PACT, TREATIES])


def test_a_known_actor_is_found_by_its_id_whatever_its_words(store: Store) -> None:
    report = make_report("He", "denies", "everything")
    claims = tuple(
        msgspec.structs.replace(claim, known_as="country:TW") if isinstance(claim, Actor) else claim
        for claim in report.claims
    )
    with store.writer() as writer:
        add(writer, Report(report.article, claims))
    (found,) = store.view().position_texts(
        [Alternative((Wanted(("more",), (), known=("country:TW",)),))]
    )
    inside, around = found.names()
    assert (found.about, found.around, inside) == ("everything", "He denies everything.", ())
    assert [(name.start, name.end, name.actor, name.place) for name in around] == [
        (0, 2, found.holder, 0)
    ]


@given(phrase=st.text(alphabet='ab"*():^-+ANDORNEÄ’_\x00 .', max_size=20))
@settings(max_examples=150, deadline=None)
def test_no_phrase_is_taken_for_syntax(phrase: str) -> None:
    found = any_phrase([phrase])
    assert found is None or re.fullmatch(r'"[^"]+"(?: OR "[^"]+")*', found)


@pytest.mark.parametrize(
    ("phrases", "expected", "note"),
    [
        (("Trump", "Donald Trump", "TRUMP"), '"trump"', "what one finds the longer finds too"),
        (("U.S.", "US", "U.S.A."), '"us" OR "u s"', "abbreviations"),
        (("art", "Article"), '"art" OR "article"', "part of a word is no part of a phrase"),
        (("Moody’s",), '"moody"', "a possessive is its name"),
        (("I\u0307zmir", "S\u030cef"), '"šef" OR "İzmir"', "letters in two pieces"),
    ],
    ids=lambda value: value if isinstance(value, str) and '"' not in value else "",
)
def test_phrases(phrases: tuple[str, ...], expected: str, note: str) -> None:
    found = any_phrase(phrases)
    assert found is not None
    assert sorted(found.split(" OR ")) == sorted(expected.split(" OR ")), note


def test_a_report_read_anew_leaves_nothing_of_its_old_positions(store: Store) -> None:
    report = make_report("Suga", "backs", "the entry of Norland")
    target = report.article.span(report.article.text.index("Norland"), len(report.article.text) - 1)
    other = tuple(
        msgspec.structs.replace(claim, target=target) if isinstance(claim, Position) else claim
        for claim in report.claims
    )
    entry = Alternative((Wanted(("about",), ("entry",)),))
    with store.writer() as writer:
        add(writer, report)
        assert fitting(store, entry) == ["the entry of Norland"]
        add(writer, Report(report.article, other), analysis="two")
        assert fitting(store, entry) == []
        assert fitting(store, Alternative((Wanted(("about",), ("norland",)),))) == ["Norland"]
        with store._connect() as connection:  # raises where index and texts differ
            check = (
                "INSERT INTO position_words (position_words, rank) VALUES ('integrity-check', 1)"
            )
            connection.execute(text(check))


def story_of(report: Report) -> Story:
    """A story of this report, which does not name its original."""
    id = report.article.id
    return Story(id="sto1_a", title="A", articles=(id,), origins=((id,),), unnamed=(id,))


def test_an_older_record_gets_the_index(
    path: Path, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(path, create=True) as store, store.writer() as writer:
        add(writer, report)
        writer.replace_settled((), (), (), [story_of(report)])
        before = store.view()._all(select(tables.position_texts))
        happened = store.view()._all(select(tables.event_texts))
        placed = store.view().story_parts([report.article.id])
    assert placed[report.article.id].unnamed
    assert happened
    with open_store(path) as store, store._connect() as connection, connection.begin():
        for statement in (
            "DROP TABLE event_texts", "DROP TABLE position_words", "DROP TABLE position_texts", "DROP INDEX claims_membership",
            migrations._POSITION_TEXTS,
            *(f"ALTER TABLE story_articles DROP COLUMN {name}" for name in ("origins", "origin", "heads", "steps", "corrected_by", "unnamed")),
            "UPDATE meta SET value = value - 3 WHERE key = 'schema'",
        ):  # fmt: skip
            connection.execute(text(statement))
    own = (migrations._position_words, migrations._besides, migrations._event_texts)
    last = [each for each in MIGRATIONS if each.run in own]
    steps = (*(each for each in MIGRATIONS if each.run not in own), *last)
    for room in (migrations, engine):  # as if they were the last steps
        monkeypatch.setattr(room, "MIGRATIONS", steps)
    with open_store(path) as store:
        assert store.view()._all(select(tables.position_texts)) == before
        assert store.view()._all(select(tables.event_texts)) == happened
        assert store.view().story_parts([report.article.id]) == placed
        assert fitting(store, Alternative((Wanted(("about",), ("norland",)),))) != []


def test_bearers_are_entities_without_their_actors(store: Store) -> None:
    reports = [make_report(name, "backs", "Norland") for name in ("Otto Lind", "Otto Lindqvist")]
    entities, identities, events, stories = settle(reports)
    with store.writer() as writer:
        for number, report in enumerate(reports):
            add(writer, report, locator=f"{number}.txt")
        writer.replace_settled(entities, identities, events, stories)
    view = store.view()
    assert [(b.name, b.aliases) for b in view.bearers("otto lind")] == [("Otto Lind", ("Lind",))]
    assert [b.name for b in view.bearers("LIND")] == ["Otto Lind"], "no longer name"
    assert view.bearers("") == []
    actors = [identity.actor for identity in identities]
    whole: dict[str, Entity] = view.entities_of(actors)
    assert {actor: bearer.id for actor, bearer in view.bearers_of(actors).items()} == {
        actor: entity.id for actor, entity in whole.items()
    }


def test_memberships_by_body_and_role(store: Store) -> None:
    report = make_report("Norland", "backs", "it")
    entities, identities, *_ = settle([report])
    member = next(claim for claim in report.claims if isinstance(claim, Membership))
    wants = msgspec.structs.replace(
        member, id=content_id("mem1", report.article.id, 1), role="applicant"
    )
    with store.writer() as writer:
        add(writer, Report(report.article, (*report.claims, wants)))
        writer.replace_settled(entities, identities, (), ())
    view = store.view()
    assert view.memberships_of(entities[0].id, ["applicant", "former"]) == [wants]
    assert view.memberships_of("ent1_other", ["applicant"]) == []

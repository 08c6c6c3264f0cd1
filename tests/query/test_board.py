"""The board of a hand-made record: see ``pact`` for what it holds."""

import datetime

import pytest

from onrecord.query import Board, Line, ask_file, board
from onrecord.store import View
from tests.query.pact import make_desk

QUESTION = "Taiwan’s entry into the CPTPP"
DAY = datetime.date


def line(found: Board, name: str) -> Line:
    lines = [*found.deciders, *found.others]
    return next(
        each for each in (*lines, *(p for x in lines for p in x.parts)) if each.name == name
    )


@pytest.fixture
def found(view: View) -> Board:
    return board(view, QUESTION)


def test_deciders_are_the_members_with_a_line_each(found: Board) -> None:
    assert len(found.deciders) == 11
    assert found.question.deciders_from == "codebook body:cptpp"
    assert [each.name for each in found.deciders][:2] == ["Japan", "Australia"]


def test_a_stance_with_its_reports_and_origins(found: Board) -> None:
    japan = line(found, "Japan")
    assert (japan.stance, japan.since, japan.standing) == ("for", DAY(2021, 9, 24), "decider")
    assert (japan.reports, japan.origins) == (2, 1), "a copy is a report and no origin"
    assert japan.told[0].source.outlet == "Harbour Gazette", "the original, not the copy"
    assert len(japan.told) == 1, "the same words are shown once"


def test_words_are_those_of_the_text(found: Board, view: View) -> None:
    for each in (*found.deciders, *found.others):
        for told in (*each.told, *(t for part in each.parts for t in part.told)):
            text = view.article(told.source.article).text
            assert text[told.source.start : told.source.end] == told.source.quote


def test_parts_stand_beneath_their_whole_and_are_not_it(found: Board) -> None:
    japan = line(found, "Japan")
    assert [part.name for part in japan.parts] == ["Lawmakers from Japan’s ruling party"]
    china = line(found, "China")
    assert china.stance is None, "its ministry spoke, not the government"
    assert [part.stance for part in china.parts] == ["against"]


def test_a_change_of_mind_keeps_both_quotations(found: Board) -> None:
    australia = line(found, "Australia")
    assert (australia.stance, australia.since) == ("leaning_for", DAY(2022, 11, 19))
    assert [(s.stance, s.since) for s in australia.before] == [("against", DAY(2022, 11, 18))]
    assert "will not support" in australia.before[0].told[0].source.quote


def test_the_rest_is_silent(found: Board) -> None:
    silent = [each.name for each in found.deciders if each.stance is None]
    assert len(silent) == 9
    assert "Singapore" in silent


def test_a_guess_is_no_position(found: Board) -> None:
    assert [(g.holder, g.stance) for g in found.guesses] == [
        ("Other members of the bloc", "leaning_against")
    ]
    assert not any("members" in each.name for each in found.others)


def test_another_entry_is_another_question(found: Board) -> None:
    quotes = {t.source.quote for each in found.others for t in each.told}
    assert not any("its own entry" in quote for quote in quotes)


def test_the_arithmetic(found: Board) -> None:
    assert found.tally.sentence == (
        "consensus of 11: 1 for, 1 leaning for, 0 against, 9 silent: 10 still needed"
    )


def test_as_of_counts_what_was_published_by_then(view: View) -> None:
    then = board(view, QUESTION, as_of=DAY(2022, 11, 18))
    assert line(then, "Australia").stance == "against"
    before = board(view, QUESTION, as_of=DAY(2021, 8, 26))
    assert before.empty


def test_since_keeps_what_is_new_or_moved(view: View) -> None:
    changes = board(view, QUESTION, since=DAY(2022, 11, 18))
    assert [(each.name, each.change, each.was) for each in changes.deciders] == [
        ("Australia", "moved", "against")
    ]
    assert changes.others == ()
    new = board(view, QUESTION, since=DAY(2021, 9, 1))
    assert {each.name: each.change for each in new.deciders} == {"Japan": "new", "Australia": "new"}


def test_one_holder_is_asked_for(view: View) -> None:
    japan = board(view, f"Japan’s stand on {QUESTION}")
    assert [each.name for each in japan.deciders] == ["Japan"]
    assert japan.others == ()
    assert board(view, f"South Korea’s stand on {QUESTION}").empty
    assert board(view, f"Singapore’s stand on {QUESTION}").empty


def test_deciders_that_are_given(view: View) -> None:
    asked = ask_file(
        "subject: Taiwan\naction: entry\nobject: CPTPP\ndeciders: [China, Japan, Atlantis]\n"
        "rule: majority\n",
        "q",
    )
    found = board(view, asked)
    assert {each.name: each.stance for each in found.deciders} == {
        "Japan": "for", "China": None, "Atlantis": None,
    }  # fmt: skip
    assert found.tally.sentence == (
        "majority of 3: 1 for, 0 leaning for, 0 against, 2 silent: 1 still needed"
    )


def test_nothing_on_record(view: View) -> None:
    assert board(view, "Norway's entry into NATO").empty
    assert board(view, "fishing quotas").empty


def test_reports_without_a_date_are_left_out_and_counted(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    desk = make_desk()
    undated = desk.report("Peru said it backs Taiwan’s entry into the CPTPP.", "Lima Post")
    peru = undated.actor("Peru", "government", country="PE", known_as="country:PE")
    undated.position(peru, "for", "backs", "Taiwan’s entry into the CPTPP")
    with desk.save(tmp_path_factory.mktemp("undated") / "r.db") as store, store.view() as view:
        assert line(board(view, QUESTION), "Peru").stance == "for"
        assert line(board(view, QUESTION), "Peru").since is None
        then = board(view, QUESTION, as_of=DAY(2023, 1, 1))
        assert line(then, "Peru").stance is None
        assert then.undated == 1


def test_described_holders_are_one_only_on_one_side(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    desk = make_desk()
    for stance, verb in (("for", "backed"), ("against", "opposed"), ("for", "backed again")):
        report = desk.report(
            f"Experts {verb} Taiwan’s entry into the CPTPP.", "Post", "2022-01-01", title=verb
        )
        experts = report.actor("Experts", "unnamed_group")
        report.position(experts, stance, verb, "Taiwan’s entry into the CPTPP")
    with desk.save(tmp_path_factory.mktemp("experts") / "r.db") as store, store.view() as view:
        lines = [each for each in board(view, QUESTION).others if each.name == "Experts"]
        assert sorted((each.stance, each.reports) for each in lines) == [("against", 1), ("for", 2)]
        assert all(each.before == () for each in lines)


def test_what_is_said_on_behalf_of_a_government_is_its_own(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    desk = make_desk()
    report = desk.report(
        "Envoy Ana Ruiz said on behalf of Peru that she backs Taiwan’s entry into the CPTPP.",
        "Post",
        "2022-01-01",
    )
    peru = report.actor("Peru", "government", country="PE", known_as="country:PE")
    envoy = report.actor("Ana Ruiz", "person", country="PE")
    said = report.statement(
        envoy, "said", "she backs Taiwan’s entry into the CPTPP", on_behalf_of=(peru,)
    )
    report.position(envoy, "for", "backs", "Taiwan’s entry into the CPTPP", statement=said.id)
    with desk.save(tmp_path_factory.mktemp("envoy") / "r.db") as store, store.view() as view:
        assert line(board(view, QUESTION), "Peru").stance == "for"
        assert line(board(view, QUESTION), "Peru").parts == ()


def test_the_order_of_articles_is_irrelevant(tmp_path_factory: pytest.TempPathFactory) -> None:
    boards = []
    for backwards in (False, True):
        desk = make_desk()
        if backwards:
            desk.reports.reverse()
        with desk.save(tmp_path_factory.mktemp("order") / "r.db") as store, store.view() as view:
            found = board(view, QUESTION)
            boards.append([(e.name, e.stance, e.since, e.reports) for e in found.deciders])
    assert boards[0] == boards[1]

"""Ties that are kept with the record: lists in parts, the words between two, the graph."""

import datetime
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import NotInRecord, QuestionError
from onrecord.pipeline.settle import keep_ties
from onrecord.query.ties import (
    TieGraph,
    bearer_meant,
    find_ties,
    has_ties,
    tellings_between,
    tie_filter,
    tie_graph,
    tie_lines,
    ties,
)
from onrecord.store import Store, View
from tests.query.tie_desk import make_record

MARCH = datetime.date(2021, 3, 1), datetime.date(2021, 3, 31)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with make_record(tmp_path_factory.mktemp("kept") / "record.db") as store:
        keep_ties(store)
        yield store


@pytest.fixture(scope="module")
def view(store: Store) -> Iterator[View]:
    with store.view() as view:
        yield view


def id_of(view: View, name: str) -> str:
    return bearer_meant(view, name).id


def test_kept_again_only_where_the_record_was_settled_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = sys.modules[keep_ties.__module__]  # its package has a function of that name
    monkeypatch.setattr(module, "find_ties", lambda view: 1 / 0)
    keep_ties(store)  # they are there
    monkeypatch.setattr(sys.modules[find_ties.__module__], "_VERSION", -1)
    with store.view() as view:
        assert not has_ties(view)
    with pytest.raises(ZeroDivisionError):
        keep_ties(store)


def test_ties_found_of_an_older_state_are_not_kept(store: Store) -> None:
    with store.writer() as writer:
        assert not writer.replace_ties([], found_with="anything", settled="an older state")
    with store.view() as view:
        assert has_ties(view)


def test_lists_come_in_parts_that_make_the_whole(view: View) -> None:
    whole = tie_lines(view, tie_filter(), limit=200)
    assert whole.total == len(whole.items)
    parts = [tie_lines(view, tie_filter(), offset=n, limit=7).items for n in range(0, 70, 7)]
    assert [line for part in parts for line in part] == list(whole.items)
    reports = [line.reports for line in whole.items]
    assert reports == sorted(reports, reverse=True)
    days = [line.last or datetime.date.min for line in tie_lines(view, tie_filter(), newest=True, limit=200).items]  # fmt: skip
    assert days == sorted(days, reverse=True)


def test_a_list_has_what_ties_of_one_have(view: View) -> None:
    for name in ("Japan", "China", "Red Army", "Australia"):
        listed = tie_lines(view, tie_filter(), id_of(view, name), limit=200).items
        told = ties(view, name).ties
        assert sorted((line.kind, line.standing, line.reports) for line in listed) == sorted(
            (tie.kind, tie.standing, tie.reports) for tie in told
        )


def test_words_shown_are_exact_and_the_newest_that_are_told_as_done(view: View) -> None:
    for line in tie_lines(view, tie_filter(), limit=200).items:
        text = view.article(line.source.article).text
        assert text[line.source.start : line.source.end] == line.source.quote
    japan, china = id_of(view, "Japan"), id_of(view, "China")
    wanted = tie_filter(["sanctions"])
    planned, ended = sorted(
        tie_lines(view, wanted, japan, china).items, key=lambda line: line.standing, reverse=True
    )
    assert (ended.standing, ended.day) == ("ended", datetime.date(2021, 8, 31))
    assert "lifted" in ended.source.quote
    assert (planned.status, planned.day) == ("planned", datetime.date(2021, 10, 1))


def test_days_keep_what_is_told_of_them_alone(view: View) -> None:
    japan, china = id_of(view, "Japan"), id_of(view, "China")
    within = tie_filter(["sanctions"], since=MARCH[0], until=MARCH[1])
    (line,) = tie_lines(view, within, japan, china).items
    assert (line.reports, line.first, line.last) == (2, *[datetime.date(2021, 3, 3)] * 2)
    assert line.standing == "told"  # its end came later
    (told,) = tellings_between(view, within, japan, china).items
    assert told.telling.reports == 2
    never = tie_filter(since=datetime.date(1990, 1, 1), until=datetime.date(1990, 1, 2))
    assert tie_lines(view, never).total == 0
    assert tie_graph(view, never, japan).edges == ()


def test_tellings_between_two_are_those_of_their_ties(view: View) -> None:
    japan, china = id_of(view, "Japan"), id_of(view, "China")
    page = tellings_between(view, tie_filter(), japan, china)
    told = [t for tie in ties(view, "Japan", "China").ties if tie.standing != "no_tie" for t in tie.tellings]  # fmt: skip
    assert sorted(str(line.telling) for line in page.items) == sorted(map(str, told))
    assert page == tellings_between(view, tie_filter(), china, japan)
    parts = [tellings_between(view, tie_filter(), japan, china, offset=n, limit=1).items for n in range(page.total)]  # fmt: skip
    assert tuple(line for part in parts for line in part) == page.items


def near(view: View, graph: TieGraph) -> dict[str, int]:
    names = view.bearers_with(node.id for node in graph.nodes)
    return {names[node.id].name: node.hops for node in graph.nodes}


def test_one_hop_and_two(view: View) -> None:
    japan = id_of(view, "Ken Abe")
    one = near(view, tie_graph(view, tie_filter(), japan, hops=1))
    assert one == {"Ken Abe": 0, "Japan": 1, "Hana Mori": 1}
    two = near(view, tie_graph(view, tie_filter(), japan, hops=2))
    assert {name for name, hops in two.items() if hops == 2} >= {"China", "Taiwan"}
    assert {name for name, hops in two.items() if hops <= 1} == set(one)


def test_a_graph_keeps_to_its_size_and_ties_everyone_to_the_centre(view: View) -> None:
    for most in (2, 3, 5, 8):
        graph = tie_graph(view, tie_filter(), id_of(view, "Japan"), hops=2, most=most)
        assert len(graph.nodes) <= most
        ids = {node.id for node in graph.nodes}
        tied = {graph.entity}
        for _ in graph.nodes:
            tied |= {s for e in graph.edges if {e.one, e.other} & tied for s in (e.one, e.other)}
        assert tied == ids
        assert TieGraph.from_json(graph.to_json()) == graph


def test_an_edge_says_who_acts_and_of_which_kinds(view: View) -> None:
    japan, china = id_of(view, "Japan"), id_of(view, "China")
    graph = tie_graph(view, tie_filter(tones=["against"]), japan)
    (edge,) = [each for each in graph.edges if {each.one, each.other} == {japan, china}]
    assert edge.tone == "against"
    assert set(edge.kinds) == {"sanctions", "criticises"}
    assert {"one": edge.one, "other": edge.other}[edge.acts] == japan


def test_the_whole_record_has_a_graph(view: View) -> None:
    graph = tie_graph(view, tie_filter(), most=6)
    assert graph.entity is None
    assert 2 <= len(graph.nodes) <= 6
    assert graph.edges


def test_actors_are_found_by_every_id_and_by_name(view: View) -> None:
    japan = view.find_entities("Japan")[0]
    for given in (japan.id, japan.actors[0], "Japan", "Tokyo"):
        assert bearer_meant(view, given).id == japan.id
    with pytest.raises(NotInRecord, match=r"Lotus.*ask for one of them by its id"):
        bearer_meant(view, "Lotus")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"kinds": ["loves"]}, "no kind of tie 'loves'"),
        ({"tones": ["sweet"]}, "no tone of tie 'sweet'"),
        ({"kinds": ["attacks"], "tones": ["with"]}, "attacks is among the ties with"),
        ({"since": MARCH[1], "until": MARCH[0]}, "no day is both"),
    ],
    ids=["kind", "tone", "kind of another tone", "days"],
)
def test_what_cannot_be_asked_is_told(asked: dict, told: str) -> None:  # type: ignore[type-arg]
    with pytest.raises(QuestionError, match=told):
        tie_filter(**asked)


def test_actors_that_a_later_settling_lacks_are_left_out(tmp_path: Path) -> None:
    with make_record(tmp_path / "record.db") as store:
        keep_ties(store)
        with store.view() as view:
            japan, china = id_of(view, "Japan"), id_of(view, "China")
            events, stories = view.events(), view.stories()
            others = [each for each in view.entities() if each.id != china]
            same = [each for each in view.identities() if each.entity != china]
        with store.writer() as writer:
            writer.replace_settled(others, same, events, stories, settled_with="another")
        with store.view() as view:
            assert china not in {node.id for node in tie_graph(view, tie_filter(), japan).nodes}
            for line in tie_lines(view, tie_filter(), japan).items:
                assert china not in {line.actor_entity, line.other_entity}
            assert tellings_between(view, tie_filter(), japan, china).items == ()

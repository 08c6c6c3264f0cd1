"""Actors as lists, what they said a part at a time, and where they stand matter by matter."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import QuestionError
from onrecord.query import actors, called_after, profile, said, sayings, standings, suggest
from onrecord.query.naming import one_named
from onrecord.records import Matter, content_id
from onrecord.store import View
from tests.query.desk import Desk, Report, day

DAY = datetime.date.fromisoformat


def say(report: Report, speaker: str, cue: str, content: str, when: str | None = None) -> None:
    report.statement(speaker, cue, content, date=day(when, "resolved") if when else None)


def matter(report: Report, words: str, family: str, name: str, *positions: str) -> None:
    """A proposal named by these words, of which some positions speak."""
    span = report.span(words)
    report.claims.append(
        Matter(
            id=content_id("mat1", report.article.id, words),
            article=report.article.id,
            evidence=(report.sentence(span),),
            span=span,
            head=span,
            form="noun",
            family=family,
            action=family,
            names=("", name),
            status="open",
            positions=positions,
        )
    )


def make_desk() -> Desk:
    """A minister who turns round on sanctions; a party that only its lawmakers speak for; a copy."""
    desk = Desk()
    one = desk.report(
        "Ann Lee backs sanctions on Iran.\nAnn Lee said that the harbour opens in May at last.\n"
        "Ann Lee backs the bill.",
        "Post",
        "2018-05-03",
    )
    lee = one.actor("Ann Lee", "person", aliases=("Lee",))
    iran = one.actor("Iran", "government", known_as="country:IR", country="IR")
    stand = one.position(lee, "for", "backs", "sanctions on Iran")
    matter(one, "sanctions on Iran", "sanctions", "country:IR", stand.id)
    one.position(lee, "for", "backs", "the bill")
    say(one, lee, "said", "the harbour opens in May at last", "2018-05-02")

    two = desk.report(
        "Ann Lee opposes new sanctions on Iran.\nAnn Lee said that the harbour opens in May at last.\n"
        "Ann Lee opposes the bill.\nAnn Lee praised Iran.",
        "Daily",
        "2019-06-01",
    )
    lee = two.actor("Ann Lee", "person")
    iran = two.actor("Iran", "government", known_as="country:IR", country="IR")
    stand = two.position(lee, "against", "opposes", "new sanctions on Iran")
    matter(two, "new sanctions on Iran", "sanctions", "country:IR", stand.id)
    two.position(lee, "against", "opposes", "the bill")
    two.position(lee, "for", "praised", "Iran", towards=iran, number=1)
    say(two, lee, "said", "the harbour opens in May at last")

    copy = desk.report("Ann Lee said that the harbour opens in May at last.", "Echo", "2018-05-04")
    say(copy, copy.actor("Ann Lee", "person"), "said", "the harbour opens in May at last")
    undated = desk.report("Ann Lee said that the harbour opens in May at last. More.", "Gull", None)
    say(undated, undated.actor("Ann Lee", "person"), "said", "the harbour opens in May at last")
    desk.story(one, copy, undated, origins=[[one, copy, undated]], copy=(copy, one))
    _party(desk)
    return desk


def _party(desk: Desk) -> None:
    report = desk.report(
        "The Blue Party met.\nBlue Party lawmakers back the port.\nBlue Party lawmakers said so.",
        "Post",
        "2018-01-01",
    )
    report.actor("Blue Party", "party", country="GB")
    lawmakers = report.actor("Blue Party lawmakers", "unnamed_group")
    report.position(lawmakers, "for", "back", "the port")
    say(report, lawmakers, "said", "so")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("actors") / "record.db"
    make_desk().save(place).close()
    return place


@pytest.fixture(scope="module")
def view(path: Path) -> Iterator[View]:
    with onrecord.open(path) as record:
        yield record.view


def id_of(view: View, name: str) -> str:
    return one_named(view, name).id


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        pytest.param({}, ["Ann Lee", "Iran", "Blue Party"], id="without kinds those with a name"),
        pytest.param({"name": "le"}, ["Ann Lee"], id="a last name"),
        pytest.param({"name": "ANN"}, ["Ann Lee"], id="a name in any case"),
        pytest.param({"name": "ee"}, [], id="no middle of a word"),
        pytest.param({"kinds": ("unnamed_group",)}, ["Blue Party lawmakers"], id="a kind"),
        pytest.param({"country": "IR"}, ["Iran"], id="a country"),
        pytest.param({"limit": 1, "offset": 1}, ["Iran"], id="a part of the list"),
        pytest.param(
            {"name": "%"}, ["Ann Lee", "Iran", "Blue Party"], id="a name of signs is none"
        ),
    ],
)
def test_actors_are_listed(view: View, asked: dict[str, object], names: list[str]) -> None:
    assert [each.name for each in actors(view, **asked).items] == names  # type: ignore[arg-type]


def test_a_kind_that_is_none_is_told(view: View) -> None:
    with pytest.raises(QuestionError, match="no kind of actor 'zeppelin'; they are person"):
        actors(view, kinds=["zeppelin"])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("lee", [("actor", "Ann Lee")], id="a last name"),
        pytest.param("po", [("outlet", "Post")], id="an outlet"),
        pytest.param("iran sanc", [("question", "sanctions on Iran")], id="words in any order"),
        pytest.param("ir", [("actor", "Iran"), ("question", "sanctions on Iran")], id="several"),
        pytest.param(" ", [], id="nothing typed"),
        pytest.param("b", [("actor", "Blue Party")], id="groups without a name are left out"),
    ],
)
def test_suggestions(view: View, typed: str, found: list[tuple[str, str]]) -> None:
    told = suggest(view, typed, questions=["sanctions on Iran"], outlets=["Post", "Daily", "Echo"])
    assert [(each.kind, each.name) for each in told] == found


def test_what_was_said_stands_once_a_story_and_newest_first(view: View) -> None:
    page = sayings(view, id_of(view, "Ann Lee"))
    assert page.total == 4
    assert [(each.day, each.reports, each.origins) for each in page.items] == [
        (DAY("2019-06-01"), 1, 1),
        (DAY("2018-05-02"), 3, 1),  # its own day in one report; the others copy it
    ]
    assert {each.outlet for each in page.items[1].also} < {"Echo", "Post", "Gull"}
    assert {each.id for each in page.items} == {each.id for each in said(view, "Ann Lee")}


def test_parts_of_a_list_give_every_statement_once(view: View) -> None:
    lee = id_of(view, "Ann Lee")
    parts = [sayings(view, lee, offset=offset, limit=1) for offset in range(5)]
    assert [len(part.items) for part in parts].count(1) == 2
    whole = sayings(view, lee).items
    assert tuple(each for part in parts for each in part.items) == whole


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        pytest.param({"about": "harbour"}, 4, id="a word"),
        pytest.param({"about": "harbours"}, 4, id="another inflection"),
        pytest.param({"about": "zeppelin"}, 0, id="a word that nothing holds"),
        pytest.param({"since": DAY("2018-05-02"), "until": DAY("2018-05-03")}, 1, id="days"),
        pytest.param({"since": DAY("2019-01-01")}, 1, id="from a day on"),
        pytest.param({"until": DAY("2017-01-01")}, 0, id="before all"),
    ],
)
def test_statements_are_kept_by_words_and_days(
    view: View, asked: dict[str, object], number: int
) -> None:
    assert sayings(view, id_of(view, "Ann Lee"), **asked).total == number  # type: ignore[arg-type]


def test_positions_on_one_proposal_are_one_history(view: View) -> None:
    first = standings(view, id_of(view, "Ann Lee")).items[0]
    assert first.about == "sanctions on Iran"
    assert first.question == "sanctions on Iran"
    assert first.stances == {"against": 1, "for": 1}
    assert [(each.stance, each.day) for each in first.history] == [
        ("against", DAY("2019-06-01")),
        ("for", DAY("2018-05-03")),
    ]
    assert first.course == ((DAY("2018-05-03"), "for"), (DAY("2019-06-01"), "against"))
    assert first.history[0].source.quote == "Ann Lee opposes new sanctions on Iran."


def test_one_word_means_another_thing_in_another_story(view: View) -> None:
    """ "The bill" of one report is not that of the next; somebody is the same everywhere."""
    found = standings(view, id_of(view, "Ann Lee")).items
    assert [each.stances for each in found if each.about == "the bill"] == [
        {"for": 1}, {"against": 1}
    ] or [each.stances for each in found if each.about == "the bill"] == [
        {"against": 1}, {"for": 1}
    ]  # fmt: skip
    (towards,) = [each for each in found if each.towards is not None]
    assert (towards.towards, towards.towards_id, towards.question) == (
        "Iran", id_of(view, "Iran"), None
    )  # fmt: skip


def test_the_newest_matters_and_those_about_words(view: View) -> None:
    lee = id_of(view, "Ann Lee")
    newest = standings(view, lee, newest=True)
    assert newest.items[-1].last == DAY("2018-05-03")
    assert [each.about for each in standings(view, lee, about="sanction").items] == [
        "sanctions on Iran"
    ]
    assert standings(view, lee, offset=1, limit=1).items == standings(view, lee).items[1:2]
    with pytest.raises(QuestionError, match="nothing to look for"):
        standings(view, lee, about="the")


def test_those_called_after_a_body_speak_where_nobody_reports_of_it(view: View) -> None:
    party = id_of(view, "Blue Party")
    assert sayings(view, party).total == standings(view, party).total == 0
    parts = called_after(view, party)
    assert sayings(view, parts).total == 1
    (found,) = standings(view, parts).items
    assert found.history[0].holder == "Blue Party lawmakers"


def test_a_short_profile_says_what_it_leaves_out(view: View) -> None:
    party = profile(view, id_of(view, "Blue Party"), most=1)
    assert [part.name for part in party.parts] == ["Blue Party lawmakers"]
    assert party.more == {}


def test_the_handle_gives_the_same(path: Path) -> None:
    with onrecord.open(path) as record:
        lee = id_of(record.view, "Ann Lee")
        assert record.positions("Ann Lee") == standings(record.view, lee)
        assert record.actors("lee") == actors(record.view, name="lee")
        for answer in (*record.positions("Lee").items, *record.actors().items):
            assert type(answer).from_json(answer.to_json()) == answer

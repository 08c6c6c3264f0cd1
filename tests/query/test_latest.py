"""What is new: the newest reports, and whom they speak of; outlets counted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.query.latest import lately, latest, newest_page, newest_reports
from onrecord.query.user_told.ratings import outlet_page, outlets
from onrecord.store import View
from tests.query.desk import Desk

REPORTS = (
    # outlet, day, who is spoken of
    ("Courier", "2024-03-01", ("Anna Moreau", "Norland")),
    ("Courier", "2024-05-20", ("Anna Moreau", "Norland")),
    ("The Courier", "2024-05-21", ("Norland",)),
    ("Post", "2024-05-22", ("Norland", "officials")),
    (None, None, ("Bruno Pahl",)),
)
KINDS = {"Norland": "government", "officials": "unnamed_group"}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = Desk()
    made = []
    for number, (outlet, day, names) in enumerate(REPORTS):
        text = f"Number {number}: {' met '.join(names)}."
        report = desk.report(text, outlet, day, title=f"Report {number}")
        for name in names:
            report.actor(name, KINDS.get(name, "person"), name)
        made.append(report)
    desk.story(made[2], made[3], origins=[[made[2]], [made[3]]])
    path = tmp_path_factory.mktemp("latest") / "record.db"
    desk.save(path).close()
    return path


@pytest.fixture
def view(path: Path) -> Iterator[View]:
    from onrecord.store import open_store

    with open_store(path) as store, store.view() as view:
        yield view


def test_newest_reports_come_first_and_those_without_a_day_last(view: View) -> None:
    titles = [each.title for each in newest_reports(view, limit=9)]
    assert titles == ["Report 3", "Report 2", "Report 1", "Report 0", "Report 4"]
    assert [each.title for each in newest_reports(view, limit=2)] == titles[:2]
    page = newest_page(view, offset=3, limit=3)
    assert ([each.title for each in page.items], page.total, page.next) == (titles[3:], 5, None)


def test_a_report_names_its_story_and_how_many_more_tell_it(view: View) -> None:
    others = {each.title: (each.story is not None, each.others) for each in newest_reports(view)}
    assert others["Report 3"] == (True, 1)
    assert others["Report 1"][1] == 0


def test_who_is_spoken_of_lately(view: View) -> None:
    found = lately(view)
    assert (str(found.first), str(found.last), found.reports) == ("2024-05-20", "2024-05-22", 3)
    assert [(each.name, each.reports) for each in found.bodies] == [("Norland", 3)]
    assert [(each.name, each.reports) for each in found.persons] == [("Anna Moreau", 1)]


def test_one_day_and_a_whole_year(view: View) -> None:
    assert lately(view, days=1).reports == 1
    year = lately(view, days=365)
    assert year.reports == 4
    assert [(each.name, each.reports) for each in year.persons] == [("Anna Moreau", 2)]


def test_the_record_at_a_glance(view: View) -> None:
    found = latest(view, limit=2)
    assert found.articles == 5
    assert [each.title for each in found.told] == ["Report 2"]
    assert len(found.reports) == 2
    assert found.run is None


def test_an_empty_record_has_nothing_new(tmp_path: Path) -> None:
    from onrecord.store import open_store

    with open_store(tmp_path / "r.db", create=True) as store, store.view() as view:
        found = latest(view)
        assert (found.articles, found.reports, found.told, found.run) == (0, (), (), None)
        assert (found.lately.first, found.lately.reports) == (None, 0)
        assert outlets(view) == ()


def test_outlets_are_counted_over_the_forms_of_their_names(view: View) -> None:
    lines = {line.outlet: line for line in outlets(view)}
    assert set(lines) == {"Courier", "Post"}
    courier = lines["Courier"]
    assert (courier.reports, courier.own, courier.starts) == (3, 3, 0)
    assert (str(courier.first), str(courier.last)) == ("2024-03-01", "2024-05-21")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({}, ["Courier", "Post"], id="most reports first"),
        pytest.param({"order": "newest"}, ["Post", "Courier"], id="the newest report first"),
        pytest.param({"words": "POS"}, ["Post"], id="by the name"),
        pytest.param({"letter": "none"}, ["Courier", "Post"], id="without a letter"),
        pytest.param({"letter": "any"}, [], id="with one"),
        pytest.param({"letter": "B"}, [], id="with this one"),
        pytest.param({"offset": 1}, ["Post"], id="the second page"),
    ],
)
def test_a_page_of_outlets(view: View, asked: dict[str, str], expected: list[str]) -> None:
    assert [line.outlet for line in outlet_page(view, **asked).items] == expected  # type: ignore[arg-type]

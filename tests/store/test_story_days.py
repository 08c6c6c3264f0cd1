"""Stories are listed by what stands beside them: days, outlets, how many reports and origins."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from onrecord.store import Store, migrations, open_store
from onrecord.store.migrations import MIGRATIONS
from onrecord.store.view import StoryFilter, View
from tests.query.desk import Desk

DAY = datetime.date.fromisoformat


def made(path: Path) -> Store:
    """Three stories: a copied one of the spring, a later one, one alone of no day."""
    desk = Desk()
    told = [
        desk.report("Norland closed its border.", "The Day", "2021-03-01", title="Border closed"),
        desk.report("Norland shut its border.", "The Night", "2021-03-02", title="Border shut"),
        desk.report("Norland shut  its border.", "The Noon", "2021-03-04", title="Border shut"),
        desk.report("The harvest is in.", "The Day", "2021-04-05", title="Harvest 100% in"),
        desk.report("The harvest is good.", "The Day", "2021-04-06", title="Good harvest"),
        desk.report("A ship sank.", None, None, title="Ship sank"),
    ]
    desk.story(*told[:3], origins=[told[:1], told[1:3]], copy=(told[2], told[1]))
    desk.story(*told[3:5], origins=[told[3:4], told[4:5]])
    desk.story(told[5])
    return desk.save(path)


@pytest.fixture
def view(path: Path) -> View:
    return made(path).view()


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        pytest.param({}, ["Harvest 100% in", "Border closed", "Ship sank"], id="undated last"),
        pytest.param({"smallest": 3}, ["Border closed"], id="three reports"),
        pytest.param({"outlet": "The Night"}, ["Border closed"], id="an outlet"),
        pytest.param({"outlet": "The"}, [], id="a part of an outlet’s name"),
        pytest.param({"copies": True}, ["Border closed"], id="with a copy"),
        pytest.param({"since": DAY("2021-03-04")}, ["Harvest 100% in", "Border closed"], id="since"),
        pytest.param({"since": DAY("2021-03-05")}, ["Harvest 100% in"], id="since the day after"),
        pytest.param({"until": DAY("2021-03-01")}, ["Border closed"], id="until its first day"),
        pytest.param({"until": DAY("2021-02-28")}, [], id="until the day before"),
        pytest.param({"words": ("border", "CLOSE")}, ["Border closed"], id="words of the title"),
        pytest.param({"words": ("100%",)}, ["Harvest 100% in"], id="a sign that matches all"),
        pytest.param({"words": ("0%i",)}, [], id="a sign is itself"),
    ],
)  # fmt: skip
def test_which_stories_fit(view: View, wanted: dict[str, Any], titles: list[str]) -> None:
    asked = StoryFilter(**wanted)
    ids = view.story_ids(asked)
    assert [view.story_titles(ids)[id] for id in ids] == titles
    assert view.story_count(asked) == len(titles)
    assert view.story_ids(asked, offset=1, limit=1) == ids[1:2]


def test_in_which_order(view: View) -> None:
    newest, largest = view.story_ids(order="newest"), view.story_ids(order="largest")
    assert largest == [newest[1], newest[0], newest[2]]
    assert view.story_ids(order="origins") == largest, "two each: then more reports first"


def test_who_tells_them(view: View) -> None:
    assert view.story_outlets() == {"The Day": 2, "The Night": 1, "The Noon": 1}
    assert view.story_outlets(smallest=3) == {"The Day": 1, "The Night": 1, "The Noon": 1}
    ids = view.story_ids()
    assert list(view.stories_by_id(ids)) == sorted(ids) or set(view.stories_by_id(ids)) == set(ids)
    assert view.stories_beginning(ids[0][:12]) == [ids[0]]
    assert dict(view.stories_titled()) == view.story_titles(ids)
    assert view.following(ids[0]) == []


def test_what_is_settled_anew_takes_the_place_of_what_was(path: Path) -> None:
    with made(path) as store:
        stories = store.view().stories()
        with store.writer() as writer:
            writer.replace_settled([], [], [], [s for s in stories if len(s.articles) < 3])
        view = store.view()
        assert view.story_count() == 2
        assert view.story_outlets() == {"The Day": 1}


def test_an_older_record_gets_them(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with made(path) as store:
        before = store.view().story_ids(), store.view().story_outlets()
        with store._connect() as connection, connection.begin():
            connection.execute(text("DROP TABLE story_days"))
            connection.execute(text("DROP INDEX story_articles_story"))
            connection.execute(text("UPDATE meta SET value = value - 1 WHERE key = 'schema'"))
    own = [each for each in MIGRATIONS if each.run is migrations._story_days]
    steps = (*(each for each in MIGRATIONS if each not in own), *own)  # as if it were the last
    for room in ("migrations", "engine"):
        monkeypatch.setattr(f"onrecord.store.{room}.MIGRATIONS", steps)
    with open_store(path) as store:
        assert (store.view().story_ids(), store.view().story_outlets()) == before

"""Lists of stories a page at a time, and what stands beside a single one."""

from pathlib import Path

import pytest

from onrecord.errors import NotInRecord
from onrecord.query import beside, compare, story_line
from onrecord.query.compared import find_story
from onrecord.query.compared.passages import LONGEST
from onrecord.query.stories import TELLERS, story_list, story_refs
from onrecord.store import View
from onrecord.store.view import StoryFilter
from tests.query.desk import Desk


@pytest.fixture
def view(tmp_path: Path) -> View:
    """A story with a copy, one alone, and one of more reports than a list has."""
    desk = Desk()
    told = [
        desk.report("Norland shut its border.", "The Night", "2021-03-02", title="Border shut"),
        desk.report("Norland shut  its border.", "The Noon", "2021-03-02", title="Border shut"),
        desk.report("Norland closed its border.", "The Day", "2021-03-01", title="Border closed"),
        desk.report("A ship sank.", None, None, title="Ship sank"),
    ]
    many = [
        desk.report(f"Gale number {n}.", f"Outlet {n % 3}", "2021-04-01", title="The gale")
        for n in range(TELLERS + 3)
    ]
    for report in told[:3]:
        report.actor("Norland", "government", country="NO", known_as="country:NO")
    told[2].actor("Holt", "unnamed_person", "border")
    told[0].actor("Zest", "person", "its", aliases=())
    desk.story(*told[:3], origins=[told[2:3], told[:2]], copy=(told[1], told[0]))
    desk.story(told[3])
    desk.story(*many)
    return desk.save(tmp_path / "r.db").view()


def test_a_page_of_stories(view: View) -> None:
    page = story_list(view, limit=2)
    assert (page.total, page.next, page.previous) == (3, 2, None)
    gale, border = page.items
    assert (gale.number, gale.origins, len(gale.reports)) == (TELLERS + 3, TELLERS + 3, TELLERS)
    assert (border.number, border.origins, border.first, border.last) == (
        3, 2, border.reports[0].day, border.reports[-1].day,
    )  # fmt: skip
    assert [(r.outlet, r.origin, r.taken) for r in border.reports] == [
        ("The Day", 1, False), ("The Night", 2, False), ("The Noon", 2, True),
    ]  # fmt: skip
    assert border.report == border.reports[0].article
    last = story_list(view, offset=2, limit=2)
    assert [(each.first, each.reports[0].outlet) for each in last.items] == [(None, None)]
    assert (last.next, last.previous) == (None, 0)
    none = story_list(view, StoryFilter(outlet="Nobody"))
    assert (none.items, none.total) == ((), 0)


def test_a_story_is_pointed_to_by_its_first_report(view: View) -> None:
    (story,) = [each for each in view.stories() if each.title == "Border shut"]
    ref = story_refs(view, [story.id, "sto1_none"])[story.id]
    assert view.article(ref.report).publisher == "The Day"
    assert str(ref.day) == "2021-03-01"


def test_whom_a_story_names(view: View) -> None:
    line = story_line(view, find_story(view, "border shut"))
    assert line.actors == ("Norland", "Zest"), "most reports first; nobody without a name"
    assert [view.entity(id).name for id in line.actor_ids] == list(line.actors)
    assert (line.before, line.after) == (None, ())


def test_a_story_is_found_without_reading_all(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: View) -> None:
        raise AssertionError("every story was read")

    gale = find_story(view, "gale")
    monkeypatch.setattr(View, "stories", refuse)
    assert find_story(view, gale.id) == find_story(view, gale.articles[-1]) == gale
    assert find_story(view, gale.id[:-2]) == gale
    assert compare(view, gale).reports == TELLERS + 3
    with pytest.raises(NotInRecord, match="no story"):
        find_story(view, "sty1_x")


def test_of_a_very_long_report_the_beginning_is_compared(tmp_path: Path) -> None:
    desk = Desk()
    line = "The government of Norland closed its border crossing at Veldt. "
    long = desk.report(line + "It said so again. " * 10_000 + "The end.", "Long", "2021-05-01")
    short = desk.report(line + "The end.", "Short", "2021-05-02")
    for report in (long, short):
        norland = report.actor("Norland", "government", country="NO", known_as="country:NO")
        report.event("COERCE", "closed", [norland])
    late = long.statement(long.actor("It", "person", "It"), "said", "The end.", mode="indirect")
    desk.story(long, short, origins=[[long], [short]])
    view = desk.save(tmp_path / "r.db").view()
    found = beside(view, long.article.id, short.article.id)
    assert found.cut == (True, False)
    assert all(span.end <= LONGEST for row in found.rows for span in row.first)
    told = compare(view, view.stories()[0])
    assert [point.reports for point in told.agreed] == [2]
    assert late.id not in {claim for point in told.alone for claim in point.claims}
    assert found.story == told.story
    assert compare(view, view.stories()[0], most=1).left_out == 1

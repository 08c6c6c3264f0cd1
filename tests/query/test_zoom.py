"""Events counted by year, month and day, and listed by their days a part at a time."""

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

from onrecord.errors import NotInRecord, QuestionError
from onrecord.query import (
    Zoom,
    events_on,
    events_wanted,
    happenings_page,
    show_event,
    timeline,
    zoom,
)
from onrecord.records import Date, Event, EventMention, content_id
from onrecord.store import Store, open_store
from onrecord.store.view import View
from tests.store.reports import Report, add, make_report, settle

DAY = datetime.date.fromisoformat
_ONE = datetime.timedelta(days=1)


def date(words: str) -> Date | None:
    """ "2014", "2014-03" or "2014-03-27" as a date of the record; none for "-"."""
    if words == "-":
        return None
    start = DAY((words + "-01-01")[:10])
    end = {
        4: lambda: start.replace(year=start.year + 1),
        7: lambda: (start + 31 * _ONE).replace(day=1),
        10: lambda: start + _ONE,
    }[len(words)]()
    precision = {4: "year", 7: "month", 10: "day"}[len(words)]
    return Date(value=words, precision=precision, basis="stated", start=start, end=end)


def fill(store: Store, told: Iterable[tuple[str, str, str, str, str]]) -> list[Event]:
    """A report each: holder, the event's day, type and status, and the day of the report."""
    reports = []
    for number, (holder, _, _, _, published) in enumerate(told):
        made = make_report(holder, "backs", f"pact {number}")
        article = msgspec.structs.replace(made.article, published=date(published))
        reports.append(Report(article, made.claims))
    entities, identities, _, stories = settle(reports)
    entity_of = {each.actor: each.entity for each in identities}
    events = []
    for (_, day, kind, status, _), report in zip(told, reports, strict=True):
        (claim,) = (claim for claim in report.claims if isinstance(claim, EventMention))
        events.append(
            Event(
                id=content_id("evt1", claim.id), type=kind, status=status,
                actors=tuple(entity_of[a] for a in claim.actors), recipients=(), date=date(day),
                mentions=(claim.id,), reason="one telling",
            )
        )  # fmt: skip
    with store.writer() as writer:
        for number, report in enumerate(reports):
            add(writer, report, locator=f"{number}.txt")
        writer.replace_settled(entities, identities, events, stories)
    return events


TOLD = (
    ("Aria Vance", "2014-03-01", "SUPPORT", "happened", "2020-01-01"),
    ("Aria Vance", "2014-03-31", "ASSAULT", "planned", "2020-01-02"),
    ("Aria Vance", "2014-03", "SUPPORT", "happened", "2020-01-02"),
    ("Ben Roe", "2014", "SUPPORT", "denied", "2020-02-03"),
    ("Ben Roe", "2019-12-31", "ASSAULT", "happened", "2020-02-03"),
    ("Ben Roe", "-", "ASSAULT", "happened", "2021-05-06"),
    ("Cy Lo", "-", "SUPPORT", "happened", "-"),
)


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    with open_store(tmp_path / "record.db", create=True) as store:
        fill(store, TOLD)
        yield store.view()


def numbers(found: Zoom) -> dict[str, int]:
    return {bar.first.isoformat(): bar.number for bar in found.bars if bar.number}


@pytest.mark.parametrize(
    ("asked", "stretch", "bars", "coarse", "undated"),
    [
        pytest.param({}, "year", {"2014-01-01": 4, "2019-01-01": 1}, 0, 2, id="all by years"),
        pytest.param({"since": "2014-01-01", "until": "2014-12-31"}, "month", {"2014-03-01": 3}, 1, 2,
                     id="of a year by months: the year itself is in none"),
        pytest.param({"since": "2014-03-01", "until": "2014-03-31"}, "day", {"2014-03-01": 1, "2014-03-31": 1}, 1, 2,
                     id="of a month by days, its last included, and not what may lie outside"),
        pytest.param({"since": "2014-03-02", "until": "2014-03-31"}, "day", {"2014-03-31": 1}, 0, 2,
                     id="what is known to the month alone may lie before"),
        pytest.param({"types": ["ASSAULT"]}, "year", {"2014-01-01": 1, "2019-01-01": 1}, 0, 1, id="of a type"),
        pytest.param({"statuses": ["happened"], "actor": "Aria Vance"}, "day", {"2014-03-01": 1}, 1, 0,
                     id="of an actor and status: one day"),
        pytest.param({"by": "report"}, "month", {"2020-01-01": 3, "2020-02-01": 2, "2021-05-01": 1}, 0, 1,
                     id="by report: all, those in reports without a date in no bar"),
        pytest.param({"by": "report", "dated": False}, "day", {"2021-05-06": 1}, 0, 1, id="those without a day"),
        pytest.param({"types": ["YIELD"]}, "day", {}, 0, 0, id="none"),
    ],
)  # fmt: skip
def test_counted_in_stretches_that_fit(
    view: View,
    asked: dict[str, object],
    stretch: str,
    bars: dict[str, int],
    coarse: int,
    undated: int,
) -> None:
    days = {name: DAY(str(asked[name])) for name in ("since", "until") if name in asked}
    wanted = events_wanted(view, **{**asked, **days})
    found = zoom(view, wanted)
    assert (found.stretch, numbers(found), found.coarse, found.undated) == (
        stretch,
        bars,
        coarse,
        undated,
    )
    listed = msgspec.structs.replace(wanted, dated=True) if found.by == "event" else wanted
    page = happenings_page(view, listed)
    assert page.total == found.total == len(page.items)
    held = sum(bars.values()) + coarse + (undated if found.by == "report" else 0)
    assert found.total == held, "nothing is left untold"


def test_whole_months_are_counted_as_events_are(view: View) -> None:
    """The quick way over all events, and the one that looks at each, agree."""
    every = frozenset(event.id for event in view.events())
    for by in ("event", "report"):
        for ends in ((None, None), ("2014-01-01", "2019-11-30"), ("2014-03-01", "2014-06-30")):
            since, until = (DAY(end) if end else None for end in ends)
            quick = events_wanted(view, by=by, since=since, until=until)
            slow = msgspec.structs.replace(quick, among=every)
            for stretch in ("month", "year"):
                assert view.count_event_days(quick, stretch) == view.count_event_days(slow, stretch)


def test_a_filter_does_not_narrow_its_own_choices(view: View) -> None:
    found = zoom(view, events_wanted(view, types=["ASSAULT"], statuses=["happened"]))
    assert found.total == 1
    assert found.types == {"ASSAULT": 1, "SUPPORT": 2}
    assert found.statuses == {"happened": 1, "planned": 1}


def test_stretches_follow_each_other_without_a_gap(view: View) -> None:
    for asked in ({}, {"since": DAY("2014-01-01"), "until": DAY("2014-12-31")}, {"by": "report"}):
        bars = zoom(view, events_wanted(view, **asked)).bars
        assert [b.last + _ONE for b in bars[:-1]] == [b.first for b in bars[1:]]
        assert len(bars) > 1


def test_of_centuries_the_thirty_fullest_years_are_drawn(tmp_path: Path) -> None:
    told = [
        ("Aria Vance", day, "SUPPORT", "happened", "2020-01-01")
        for day in ("1776-07-04", "2001-09-11", "2014-03-01", "2015", "2090")
    ]
    with open_store(tmp_path / "record.db", create=True) as store:
        fill(store, told)
        view = store.view()
        found = zoom(view, events_wanted(view))
    assert len(found.bars) == 30
    assert numbers(found) == {"2001-01-01": 1, "2014-01-01": 1, "2015-01-01": 1}
    assert (found.earlier, found.later, found.total) == (1, 1, 5)


def test_listed_by_day_a_part_at_a_time(view: View) -> None:
    dated = events_wanted(view, dated=True)
    days = [
        happening.day.isoformat()
        for offset in range(0, 6, 2)
        for happening in happenings_page(view, dated, offset=offset, limit=2).items
        if happening.day
    ]
    assert days == ["2019-12-31", "2014-03-31", "2014-03-01", "2014-03-01", "2014-01-01"]
    oldest = happenings_page(view, dated, newest=False)
    assert [h.day.isoformat() for h in oldest.items if h.day] == days[::-1]
    told = [h.told for h in happenings_page(view, events_wanted(view, by="report")).items]
    assert told[0] == DAY("2021-05-06")
    assert told[-1] is None, "in a report without a date, at the end"


def test_names_have_their_ids_beside_them(view: View) -> None:
    (happening,) = happenings_page(view, events_wanted(view, actor="Cy Lo", dated=False)).items
    assert happening.actors == ("Cy Lo",)
    assert happening.actor_ids == (view.find_entities("Cy Lo")[0].id,)


def test_what_cannot_be_asked_says_why(view: View) -> None:
    with pytest.raises(QuestionError, match=r"no type of events; there are: ACCUSE"):
        events_wanted(view, types=["PRAISE"])
    with pytest.raises(QuestionError, match="no status of events; there are: happened"):
        events_wanted(view, statuses=["done"])
    with pytest.raises(QuestionError, match="before"):
        events_wanted(view, since=DAY("2020-01-02"), until=DAY("2020-01-01"))
    with pytest.raises(NotInRecord):
        events_wanted(view, actor="Nobody Known")
    wanted = events_wanted(view, until=datetime.date.max)
    assert wanted.until is None, "there is no day after the last"


def test_the_timeline_by_filters(view: View) -> None:
    assert [h.type for h in timeline(view, since=DAY("2014-03-01"), until=DAY("2014-03-31"))] == [
        "SUPPORT", "SUPPORT", "SUPPORT",
    ]  # fmt: skip
    assert len(timeline(view)) == 7
    assert len(timeline(view, limit=3)) == 3
    assert len(timeline(view, limit=6)) == 6, "dated ones first, then of those without a day"
    assert len(timeline(view, statuses=["denied"])) == 1
    assert timeline(view, types=["YIELD"]) == ()


def test_an_event_by_its_id_and_by_a_telling(view: View) -> None:
    event = next(event for event in view.events() if event.type == "ASSAULT")
    shown = show_event(view, event.id)
    assert shown == show_event(view, event.mentions[0])
    assert [telling.claim for telling in shown.tellings] == list(event.mentions)
    assert shown.tellings[0].source.quote in shown.happening.sources[0].quote
    assert shown.happening.credibility is not None
    assert [story.article for story in shown.stories] == [shown.tellings[0].source.article]
    with pytest.raises(NotInRecord, match="no event evt1_x"):
        show_event(view, "evt1_x")


def test_events_on_a_question(view: View) -> None:
    assert events_on(view, "Norway's entry into NATO") == frozenset()

"""Events have their days beside them: of the event, of the first report, and for each participant."""

import datetime
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select, text

from onrecord.records import Date, Event, EventMention
from onrecord.store import Store, migrations, open_store, tables
from onrecord.store.migrations import MIGRATIONS
from tests.store.reports import Report, add, make_report, settle

DAY = datetime.date.fromisoformat


def months(store: Store) -> list[tuple[object, ...]]:
    table = tables.event_months
    return sorted(tuple(row) for row in store.view()._all(select(table)))


def days(store: Store, *, entity: bool = False) -> list[tuple[str | None, ...]]:
    table = tables.event_days.c
    query = select(table.day, table.until, table.grain, table.told, table.type, table.status)
    query = query.where(table.entity != "" if entity else table.entity == "")
    return [tuple(row) for row in store.view()._all(query.order_by(table.event))]


def dated(event: Event, start: str | None, end: str | None) -> Event:
    date = Date(value="X", precision="range", basis="stated", start=start and DAY(start),
                end=end and DAY(end)) if start or end else None  # fmt: skip
    return msgspec.structs.replace(event, date=date)


def settled(store: Store, reports: list[Report], start: str | None, end: str | None) -> Event:
    entities, identities, events, stories = settle(reports)
    changed = [dated(event, start, end) for event in events]
    with store.writer() as writer:
        writer.replace_settled(entities, identities, changed, stories)
    return changed[0]


@pytest.mark.parametrize(
    ("start", "end", "grain"),
    [
        pytest.param("2014-03-01", "2014-03-02", "day", id="a day"),
        pytest.param("2014-03-31", "2014-04-01", "day", id="the last day of a month"),
        pytest.param("2014-03-24", "2014-03-31", "month", id="a week"),
        pytest.param("2014-03-01", "2014-04-01", "month", id="a whole month"),
        pytest.param("2014-03-31", "2014-04-02", "year", id="two days of two months"),
        pytest.param("2014-01-01", "2015-01-01", "year", id="a whole year"),
        pytest.param("2014-12-31", "2015-01-02", "longer", id="two days of two years"),
        pytest.param("2014-03-01", None, "longer", id="open at its end"),
        pytest.param(None, "2014-03-01", None, id="no first day"),
        pytest.param(None, None, None, id="no day"),
    ],
)
def test_what_all_days_of_an_event_lie_in(
    store: Store, report: Report, start: str | None, end: str | None, grain: str | None
) -> None:
    with store.writer() as writer:
        add(writer, report)
    event = settled(store, [report], start, end)
    published = report.article.published
    told = published.start.isoformat() if published and published.start else None
    assert days(store) == [(start, end, grain, told, event.type, event.status)]
    assert days(store, entity=True) == days(store), "and for who takes part"
    last = (DAY(end) - datetime.timedelta(days=1)).isoformat()[:7] if end else ""
    assert months(store) == [
        ("event", (start or "")[:7], last, grain or "", event.type, event.status, 1),
        ("report", (told or "")[:7], "", grain or "", event.type, event.status, 1),
    ]


def test_what_is_settled_anew_takes_the_place_of_what_was(store: Store) -> None:
    reports = [make_report("Aria Vance", "backs", "a pact"), make_report("Ben Roe", "mocks", "it")]
    with store.writer() as writer:
        for number, each in enumerate(reports):
            add(writer, each, locator=f"{number}.txt")
    settled(store, reports, "2014-03-01", "2014-03-02")
    assert len(days(store)) == len(days(store, entity=True)) == 2
    settled(store, reports, "2015-03-01", "2015-03-02")
    assert {row[0] for row in days(store)} == {"2015-03-01"}
    settled(store, reports[:1], "2015-03-01", "2015-03-02")
    assert len(days(store)) == len(days(store, entity=True)) == 1
    entities, identities, events, stories = settle(reports[:1])
    alone = [msgspec.structs.replace(event, actors=()) for event in events]
    with store.writer() as writer:
        writer.replace_settled(entities, identities, alone, stories)
    assert len(days(store)) == 1
    assert days(store, entity=True) == []


def test_the_first_report_counts(store: Store) -> None:
    reports = [
        make_report("Aria Vance", "backs", "a pact"),
        make_report("Aria Vance", "hails", "it"),
    ]
    told = []
    with store.writer() as writer:
        for number, (each, day) in enumerate(
            zip(reports, ("2020-01-05", "2020-01-03"), strict=True)
        ):
            date = Date(value=day, precision="day", basis="stated", start=DAY(day),
                        end=DAY(day) + datetime.timedelta(days=1))  # fmt: skip
            article = msgspec.structs.replace(each.article, published=date)
            add(writer, Report(article, each.claims), locator=f"{number}.txt")
            told += [claim.id for claim in each.claims if isinstance(claim, EventMention)]
        entities, identities, (event, *_), stories = settle(reports)
        both = msgspec.structs.replace(event, mentions=tuple(sorted(told)))
        writer.replace_settled(entities, identities, [both], stories)
    assert [row[3] for row in days(store)] == ["2020-01-03"]


def test_an_older_record_gets_them(
    path: Path, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(path, create=True) as store:
        with store.writer() as writer:
            add(writer, report)
        settled(store, [report], "2014-03-01", "2014-03-02")
        before = days(store), days(store, entity=True), months(store)
        with store._connect() as connection, connection.begin():
            connection.execute(text("DROP TABLE event_days"))
            connection.execute(text("DROP TABLE event_months"))
            connection.execute(text("UPDATE meta SET value = value - 2 WHERE key = 'schema'"))
    ours = (migrations._event_days, migrations._event_months)
    own = [each for each in MIGRATIONS if each.run in ours]
    steps = (*(each for each in MIGRATIONS if each not in own), *own)  # as if they were the last
    for room in ("migrations", "engine"):
        monkeypatch.setattr(f"onrecord.store.{room}.MIGRATIONS", steps)
    with open_store(path) as store:
        assert (days(store), days(store, entity=True), months(store)) == before

"""The place of an event is held to the text like every other span, in old records too."""

import json
import sqlite3
from pathlib import Path

import msgspec
import pytest

from onrecord.errors import EvidenceError
from onrecord.records import EventMention, Place, Span
from onrecord.store import engine, migrations, open_store
from onrecord.store.migrations import MIGRATIONS
from tests.store.reports import Report, add, make_report


def placed(report: Report, place: Place) -> Report:
    claims = tuple(
        msgspec.structs.replace(claim, place=place) if isinstance(claim, EventMention) else claim
        for claim in report.claims
    )
    return report._replace(claims=claims)


@pytest.fixture
def report() -> Report:
    report = make_report("Suga", "praised", "Geneva")
    at = report.article.text.index("Geneva")
    span = report.article.span(at, at + len("Geneva"))
    place = Place(span=span, country="CH", latitude=46.2, longitude=6.1, reason="by hand")
    return placed(report, place)


def event_of(path: Path) -> EventMention:
    with open_store(path) as store, store.view() as view:
        (event,) = view.claims(EventMention)
        return event


def test_what_was_written_is_read(path: Path, report: Report) -> None:
    with open_store(path, create=True) as store, store.writer() as writer:
        add(writer, report)
    assert event_of(path) in report.claims


def test_words_that_are_not_there_are_refused(path: Path, report: Report) -> None:
    wrong = Span(article=report.article.id, start=0, end=4, quote="Bern")
    with (
        open_store(path, create=True) as store,
        store.writer() as writer,
        pytest.raises(EvidenceError, match="place says 'Bern'"),
    ):
        add(writer, placed(report, Place(span=wrong)))


def test_a_record_of_places_that_were_words_alone_is_read(
    path: Path, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = next(each for each in MIGRATIONS if "place of an event" in each.title)
    before = tuple(each for each in MIGRATIONS if each is not step)
    with monkeypatch.context() as patch:  # as made before that step of the schema
        for room in (migrations, engine):
            patch.setattr(room, "MIGRATIONS", before)
        with open_store(path, create=True) as store, store.writer() as writer:
            add(writer, report)
        event = event_of(path)
    assert event.place is not None
    with sqlite3.connect(path) as connection:
        stored = "SELECT body FROM claims WHERE kind = 'event_mention'"
        ((body,),) = connection.execute(stored).fetchall()
        old = json.loads(body)
        old["place"] = old["place"]["span"]
        written = json.dumps(old, separators=(",", ":"))
        connection.execute("UPDATE claims SET body = ? WHERE kind = 'event_mention'", (written,))
    connection.close()
    for room in (migrations, engine):
        monkeypatch.setattr(room, "MIGRATIONS", (*before, step))
    expected = msgspec.structs.replace(event, place=Place(span=event.place.span))
    assert event_of(path) == expected

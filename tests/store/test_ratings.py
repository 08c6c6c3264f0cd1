"""The user's letters for outlets: kept whatever is read, part of what the record holds."""

import datetime

from onrecord.records import Rating
from onrecord.store import Store
from tests.store.reports import Report, add, settle

MADE = datetime.datetime(2021, 9, 1, 12, tzinfo=datetime.UTC)


def rating(outlet: str = "The Post", letter: str = "B", why: str | None = None) -> Rating:
    return Rating(outlet=outlet, letter=letter, why=why, made=MADE)  # type: ignore[arg-type]


def test_a_letter_stays_until_another_takes_its_place_or_it_is_taken_back(store: Store) -> None:
    with store.writer() as writer:
        writer.rate([rating(), rating("Herald", "E", "invents quotations")])
        writer.rate([rating(letter="C")])
    with store.view() as view:
        assert view.ratings() == [rating("Herald", "E", "invents quotations"), rating(letter="C")]
    with store.writer() as writer:
        assert writer.unrate("Herald")
        assert not writer.unrate("Herald")
    with store.view() as view:
        assert view.ratings() == [rating(letter="C")]


def test_reading_and_settling_leave_letters_alone_and_letters_leave_the_record_settled(
    store: Store, report: Report
) -> None:
    with store.writer() as writer:
        add(writer, report)
        writer.replace_settled(*settle([report]), settled_with="now")
        with store.view() as view:
            before = view.digest()
        writer.rate([rating()])
        with store.view() as view:
            assert view.is_settled("now")
            assert view.digest() != before, "a record with a letter holds more"
        add(writer, report)
        writer.replace_settled(*settle([report]), settled_with="then")
    with store.view() as view:
        assert view.ratings() == [rating()]

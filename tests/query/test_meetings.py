"""Meetings and requests asked of a record: joined over reports, filtered, and in the reports' words."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import NotInRecord
from onrecord.query import meetings, requests
from onrecord.store import View, open_store
from tests.query.meeting_desk import make_record

TALKS = datetime.date(2021, 9, 24)


@pytest.fixture(scope="module")
def meeting_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("meetings") / "record.db"
    make_record(path).close()
    return path


@pytest.fixture
def met(meeting_record: Path) -> Iterator[View]:
    with open_store(meeting_record) as store, store.view() as view:
        yield view


def test_one_meeting_of_two_reports_is_one_with_what_both_tell(met: View) -> None:
    (talks,) = [line for line in meetings(met) if line.day == TALKS]
    assert (talks.reports, talks.reason) == (2, "the same day and sides")
    assert {one.name for one in talks.participants} == {"Japan", "Taiwan", "Hana Mori"}
    assert (talks.place, talks.place_country, talks.channel) == ("Tainan", "TW", "video")
    assert [source.quote for source in talks.topics] == ["trade"]
    (agreed,) = talks.outcomes
    assert (agreed.source.quote, agreed.told_by, agreed.on_behalf_of) == (
        "agreed to meet regularly",
        "official",
        ("Japan",),
    )
    assert [(each.kind, each.source.quote) for each in talks.series] == [("first", "first")]


def test_a_reports_own_meetings_stay_apart_and_undated_ones_come_last(met: View) -> None:
    assert [(line.format, line.status, line.day) for line in meetings(met)] == [
        ("talks", "happened", TALKS),
        ("meeting", "planned", datetime.date(2021, 10, 1)),
        ("meeting", "happened", None),
    ]


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ({"between": ("Japan", "Taiwan")}, [TALKS, None]),
        ({"between": ("Taiwan", "Japan")}, [TALKS, None]),
        ({"between": ("Hana Mori", "Taiwan")}, [TALKS]),
        ({"between": ("Taiwan", "China")}, []),
        ({"since": TALKS}, [TALKS, datetime.date(2021, 10, 1)]),
        ({"since": datetime.date(2021, 9, 25)}, [datetime.date(2021, 10, 1)]),
        ({"until": TALKS}, [TALKS]),
        ({"until": datetime.date(2021, 9, 23)}, []),
        ({"status": "planned"}, [datetime.date(2021, 10, 1)]),
        ({"limit": 1}, [datetime.date(2021, 10, 1)]),
        ({"limit": 3}, [TALKS, datetime.date(2021, 10, 1), None]),
    ],
    ids=str,
)
def test_meetings_are_chosen(met: View, asked: dict, days: list) -> None:  # type: ignore[type-arg]
    assert [line.day for line in meetings(met, **asked)] == days


def test_a_name_that_nobody_has_is_told(met: View) -> None:
    with pytest.raises(NotInRecord):
        meetings(met, between=("Japan", "Zog"))


def test_every_source_holds_exact_words(met: View) -> None:
    for line in meetings(met):
        held = [*line.names, *line.topics, *line.sources, *(o.source for o in line.outcomes)]
        held += [one.source for one in line.participants]
        for source in held:
            article = met.article(source.article)
            assert article.text[source.start : source.end] == source.quote


def test_requests(met: View) -> None:
    (request,) = requests(met)
    assert (request.askers, request.asked) == (("Japan",), ("Taiwan",))
    assert request.content == ("lift its ban on fish",)
    assert requests(met, actor="Taiwan") == (request,)
    assert requests(met, actor="China") == ()

"""Meetings and requests in plain sentences, each case a text and what a careful reader gets from it."""

from typing import Any

import pytest

from onrecord.events.meetings.joined import conflict
from onrecord.pipeline.table import STAGES
from onrecord.records import Date, Meeting, Request
from tests.conftest import assert_held, quote


def read(parse: Any, words: str, published: str = "2019-05-10") -> dict[str, Any]:
    text = parse(words, published)
    facts: dict[str, Any] = {"article": text.article, "text": text}
    for stage in STAGES:
        if stage.name != "text":
            facts |= stage(facts)
    return facts


def told(meetings: tuple[Meeting, ...]) -> list[tuple[str, str, set[str]]]:
    return [(m.format, m.status, {one.span.quote for one in m.participants}) for m in meetings]


CASES = [
    (
        "Russia and Turkey held talks on Syria in Moscow on Tuesday. The talks lasted six hours.",
        [("talks", "happened", {"Russia", "Turkey"})],
        "a report that comes back to the talks tells of one meeting",
    ),
    (
        "Russian Foreign Minister Sergei Lavrov met U.S. Secretary of State John Kerry in Geneva on "
        "Monday. Lavrov will meet French President Emmanuel Macron in Paris next week.",
        [
            ("meeting", "happened", {"Sergei Lavrov", "John Kerry"}),
            ("meeting", "planned", {"Lavrov", "Emmanuel Macron"}),
        ],
        "another partner, day and status is another meeting",
    ),
    (
        "India and Pakistan held talks in March. India and Pakistan held talks on Thursday.",
        [
            ("talks", "happened", {"India", "Pakistan"}),
            ("talks", "happened", {"India", "Pakistan"}),
        ],
        "last month's talks and Thursday's are two",
    ),
    ("The minister spoke to reporters.", [], "who talks to the press meets nobody"),
    (
        "Germany and France will hold a summit in Berlin on Friday.",
        [("summit", "planned", {"Germany", "France"})],
        "a planned meeting is planned",
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("words", "expected", "note"), CASES, ids=[case[2] for case in CASES])
def test_meetings(
    parse: Any, words: str, expected: list[tuple[str, str, set[str]]], note: str
) -> None:
    facts = read(parse, words)
    assert told(facts["meetings"]) == expected, note
    for meeting in facts["meetings"]:
        assert_held(facts["article"], meeting)


@pytest.mark.model
def test_details(parse: Any) -> None:
    facts = read(
        parse,
        "The foreign ministers of Japan and China met behind closed doors on Wednesday to discuss "
        "fishing rights. China and Japan held the third round of trade talks by video link on "
        "Thursday and agreed to cut tariffs.",
    )
    closed = [meeting for meeting in facts["meetings"] if meeting.closed is not None]
    assert [quote(meeting.closed) for meeting in closed] == ["behind closed doors"]
    assert "fishing rights" in [topic.quote for topic in closed[0].topics]
    (held,) = [meeting for meeting in facts["meetings"] if meeting.channel is not None]
    assert (held.channel, quote(held.channel_span)) == ("video", "by video link")
    assert [(each.kind, each.span.quote) for each in held.series] == [("numbered", "third")]
    assert "trade" in [topic.quote for topic in held.topics]


REQUESTS = [
    ("Iran urged Iraq to reopen the border.", "request", "to reopen the border", None),
    ("Moscow demanded the release of the sailors.", "demand", "release of the sailors", None),
    (
        "Iran urged Iraq to reopen the border in return for cheap gas.",
        "bargain",
        "to reopen the border",
        "in return for cheap gas",
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("words", "kind", "content", "condition"), REQUESTS, ids=str)
def test_requests(parse: Any, words: str, kind: str, content: str, condition: str | None) -> None:
    found: tuple[Request, ...] = read(parse, words)["requests"]
    assert [(r.kind, quote(r.condition)) for r in found] == [(kind, condition)]
    assert found[0].content[0].quote.startswith(content)


@pytest.mark.model
def test_a_refusal_is_the_answer(parse: Any) -> None:
    found = read(parse, "Iran urged Iraq to reopen the border. Iraq rejected the demand.")[
        "requests"
    ]
    (request,) = [each for each in found if each.trigger.quote == "urged"]
    assert request.answer is not None
    assert (request.answer.outcome, request.answer.span.quote) == ("refused", "rejected")


@pytest.mark.model
@pytest.mark.parametrize(
    "words", ["", "talks", "Talks – talks — summit; “2+2” met. if", "\u200b\n\n!"]
)
def test_any_text_is_read(parse: Any, words: str) -> None:
    read(parse, words + " x")


def date(value: str, start: str | None = None, end: str | None = None) -> Date:
    import datetime

    days = [datetime.date.fromisoformat(day) if day else None for day in (start, end)]
    return Date(value=value, precision="day", basis="stated", start=days[0], end=days[1])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (date("2021-08", "2021-08-01", "2021-09-01"), date("x", "2021-08-27", "2021-08-28"), False),
        (date("2021-07", "2021-07-01", "2021-08-01"), date("x", "2021-08-27", "2021-08-28"), True),
        (date("XXXX-08-27"), date("XXXX-08-28"), True),
        (date("XXXX-08-27"), date("XXXX-WXX-5"), False),
        (date("XXXX-08-27"), date("x", "2021-08-26", "2021-08-27"), False),
        (None, date("XXXX-08-27"), False),
    ],
)
def test_dates_contradict(one: Date | None, other: Date, expected: bool) -> None:
    assert conflict(one, other) is expected
    assert conflict(other, one) is expected

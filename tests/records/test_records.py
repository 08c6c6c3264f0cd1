"""Records encode to the same bytes every time, refuse what they do not know, and give their spans."""

import datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Date, Span, Statement, Tenure, content_id
from tests.conftest import assert_held, make_article

TEXT = "The minister said on Friday that the talks had failed."


def make_statement() -> Statement:
    article = make_article(TEXT)
    return Statement(
        id="stm1_x",
        article=article.id,
        evidence=(article.span(0, len(TEXT)),),
        content=(article.span(28, 53),),
        mode="indirect",
        source=article.span(0, 12),
        speaker="act1_minister",
        on_behalf_of=("act1_a", "act1_b"),
        date=Date(
            value="2021-08-27",
            precision="day",
            basis="resolved",
            start=datetime.date(2021, 8, 27),
            end=datetime.date(2021, 8, 28),
        ),
    )


def test_round_trip_gives_the_same_record_and_the_same_bytes() -> None:
    statement = make_statement()
    again = Statement.from_json(statement.to_json())
    assert again == statement
    assert again.to_json() == statement.to_json()


def test_unknown_field_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="colour"):
        Date.from_json(b'{"value":"2021","precision":"year","basis":"stated","colour":"red"}')


def test_records_are_frozen() -> None:
    with pytest.raises(AttributeError):
        make_statement().mode = "direct"  # type: ignore[misc]


def test_claims_give_their_spans_and_actors() -> None:
    statement = make_statement()
    assert_held(make_article(TEXT), statement)
    assert [name for name, _ in statement.spans()] == ["evidence", "content", "source"]
    assert list(statement.actor_ids()) == [
        ("speaker", "act1_minister"),
        ("on_behalf_of", "act1_a"),
        ("on_behalf_of", "act1_b"),
    ]
    assert Tenure.actor_fields() == ("person", "organisation")


@pytest.mark.parametrize("bounds", [(5, 5), (-1, 4), (0, len(TEXT) + 1), (6, 2)])
def test_a_span_outside_the_text_is_refused(bounds: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no text at"):
        make_article(TEXT).span(*bounds)


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "contains"),
    [
        ((0, 5), (5, 9), False, False),
        ((0, 5), (4, 9), True, False),
        ((0, 9), (4, 9), True, True),
        ((4, 9), (0, 9), True, False),
    ],
)
def test_spans_are_half_open(
    one: tuple[int, int], other: tuple[int, int], overlaps: bool, contains: bool
) -> None:
    article = make_article(TEXT)
    assert article.span(*one).overlaps(article.span(*other)) is overlaps
    assert article.span(*one).contains(article.span(*other)) is contains


def test_spans_of_two_articles_never_overlap() -> None:
    one = Span(article="a", start=0, end=4, quote="word")
    assert not one.overlaps(Span(article="b", start=0, end=4, quote="word"))


@given(st.lists(st.text(), min_size=1), st.lists(st.text(), min_size=1))
def test_ids_differ_when_parts_differ(one: list[str], other: list[str]) -> None:
    assert (content_id("t1", *one) == content_id("t1", *other)) is (one == other)


def test_ids_keep_parts_apart_and_none_from_empty() -> None:
    assert content_id("t1", "ab", "c") != content_id("t1", "a", "bc")
    assert content_id("t1", None) != content_id("t1", "")

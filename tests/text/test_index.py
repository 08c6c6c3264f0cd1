"""Looking up by place agrees with looking at everything."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.text import SpanIndex

spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 12)).map(
        lambda pair: Span(article="a", start=pair[0], end=pair[0] + pair[1], quote="x")
    )
)


@given(spans, st.integers(0, 50), st.integers(1, 10))
def test_touching_is_every_overlap_in_order(items: list[Span], start: int, length: int) -> None:
    found = list(SpanIndex(items, lambda span: span).touching(start, start + length))
    expected = [s for s in items if s.start < start + length and s.end > start]
    assert sorted(found, key=lambda s: (s.start, s.end)) == sorted(
        expected, key=lambda s: (s.start, s.end)
    )
    assert [s.start for s in found] == sorted(s.start for s in found)


@given(spans, st.integers(0, 60))
def test_at_is_the_shortest_that_covers(items: list[Span], offset: int) -> None:
    found = SpanIndex(items, lambda span: span).at(offset)
    covering = [s.end - s.start for s in items if s.start <= offset < s.end]
    assert (found is None) == (not covering)
    if found is not None:
        assert found.end - found.start == min(covering)

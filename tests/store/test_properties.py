"""What holds for any reports: the round trip, once and twice, and any order."""

import datetime
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records import Article, Claim, Date, Mention, Span, Statement, content_id
from onrecord.store import KINDS, Store, open_store
from tests.conftest import assert_held, make_article
from tests.store.reports import READ_AT, Report, settle

# Any text that can be encoded, line breaks, combining marks and characters beyond 16 bits included.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
NAMES = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DATES = st.none() | st.dates(datetime.date(1800, 1, 1), datetime.date(2100, 1, 1)).map(
    lambda day: Date(
        value=day.isoformat(), precision="day", basis="stated", start=day,
        end=day + datetime.timedelta(days=1),
    )
)  # fmt: skip


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """An article of any text, with mentions and statements of any of its spans."""
    article = make_article(
        draw(TEXTS), publisher=draw(NAMES), title=draw(NAMES), url=draw(NAMES),
        published=draw(DATES),
    )  # fmt: skip
    claims: list[Claim] = []
    for number in range(draw(st.integers(0, 4))):
        span = draw(spans(article))
        base = {"article": article.id, "evidence": (span,)}
        claims.append(
            Mention(
                id=content_id("men1", article.id, number), span=span, head=span, form="name", **base
            )
        )
        claims.append(
            Statement(
                id=content_id("stm1", article.id, number),
                content=(span, draw(spans(article))),
                mode="direct",
                date=draw(DATES),
                **base,
            )
        )
    return Report(article, tuple(claims))


@st.composite
def spans(draw: st.DrawFn, article: Article) -> Span:
    start = draw(st.integers(0, len(article.text) - 1))
    return article.span(start, draw(st.integers(start + 1, len(article.text))))


def unlike(each: Report) -> str:
    return each.article.id


def write(store: Store, written: list[Report]) -> None:
    with store.writer() as writer:
        for report in written:
            writer.add(
                report.article,
                report.claims,
                locator=report.article.id,
                analysis="one",
                read_at=READ_AT,
            )
        writer.replace_settled(*settle(written))


def digest(written: list[Report], *, times: int = 1) -> str:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "record.db", create=True) as store,
    ):
        for _ in range(times):
            write(store, written)
        return store.view().digest()


@given(written=st.lists(reports(), max_size=4, unique_by=unlike))
@settings(max_examples=25, deadline=None)
def test_what_is_written_is_read_back(written: list[Report]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "record.db", create=True) as store,
    ):
        write(store, written)
        view = store.view()
        assert list(view.articles()) == sorted(
            (each.article for each in written), key=lambda a: a.id
        )
        for report in written:
            back = [
                claim
                for kind in KINDS.values()
                for claim in view.claims(kind, article=report.article.id)
            ]
            assert sorted(back, key=lambda c: c.id) == sorted(report.claims, key=lambda c: c.id)
            for claim in back:
                assert_held(view.article(report.article.id), claim)


@given(written=st.lists(reports(), max_size=4, unique_by=unlike))
@settings(max_examples=15, deadline=None)
def test_twice_is_once(written: list[Report]) -> None:
    assert digest(written, times=2) == digest(written)


@given(
    st.lists(reports(), min_size=2, max_size=4, unique_by=unlike).flatmap(
        lambda written: st.tuples(st.just(written), st.permutations(written))
    )
)
@settings(max_examples=15, deadline=None)
def test_the_order_of_articles_is_irrelevant(orders: tuple[list[Report], list[Report]]) -> None:
    one, other = orders
    assert digest(one) == digest(other)


@given(st.lists(reports(), min_size=2, max_size=2, unique_by=unlike))
@settings(max_examples=15, deadline=None)
def test_another_record_has_another_digest(written: list[Report]) -> None:
    assert digest(written) != digest(written[:1])

"""Two reports side by side: what the one takes from the other, sentence by sentence."""

import datetime
from typing import Literal

from onrecord.query.compared.passages import beginning
from onrecord.query.reader import Reader
from onrecord.query.show import find_article
from onrecord.records import Article, Derivation, DerivationKind, Record, Span
from onrecord.store.view import View

How = Literal["same", "reworded", "only_first", "only_second"]


class Side(Record, frozen=True, kw_only=True):
    """One of the two reports."""

    article: str
    outlet: str | None
    title: str | None
    day: datetime.date | None
    locator: str | None


class Row(Record, frozen=True, kw_only=True):
    """Sentences that say the same, or one that only one of the two has.

    ``alike`` is how alike the sentences are, 0–1. ``first_changed`` and ``second_changed`` are the
    words within them that the other has not.
    """

    how: How
    first: tuple[Span, ...] = ()
    second: tuple[Span, ...] = ()
    alike: float = 0.0
    first_changed: tuple[Span, ...] = ()
    second_changed: tuple[Span, ...] = ()


class Beside(Record, frozen=True, kw_only=True):
    """Two reports, the source or the earlier one first, in the order of the second.

    ``kind`` is what the second takes from the first, as it is settled with their story, and
    ``reason`` why; ``None`` for two that are independent or of different stories. ``one_origin``
    is true where both are of one independent origin, be it a third report's; ``story`` is the id of
    the story of both, ``None`` where they are of two. ``cut`` is true for
    either that is so long that only its beginning, ``LONGEST`` code points, was compared.
    """

    first: Side
    second: Side
    kind: DerivationKind | None
    share: float | None
    reason: str | None
    one_origin: bool
    story: str | None = None
    cut: tuple[bool, bool] = (False, False)
    rows: tuple[Row, ...]


def beside(view: View, one: str, other: str) -> Beside:
    """The two reports, each by id, beginning of an id, locator or address.

    Raises ``NotInRecord`` where none or more than one fits.
    """
    from onrecord.stories.derivation import side_by_side  # reads texts with numpy: slow to load

    reader = Reader(view)
    articles = find_article(view, one), find_article(view, other)
    story = reader.story(articles[0].id)
    ids = {article.id for article in articles}
    steps = story.derivations if story is not None else ()
    step = next((step for step in steps if {step.article, step.source} == ids), None)
    whole = _ordered(reader, articles, step)
    first, second = beginning(whole[0]), beginning(whole[1])
    return Beside(
        first=_side(reader, first),
        second=_side(reader, second),
        kind=step.kind if step is not None else None,
        share=step.share if step is not None else None,
        reason=step.reason if step is not None else None,
        one_origin=story is not None and any(ids <= set(group) for group in story.origins),
        story=story.id if story is not None and ids <= set(story.articles) else None,
        cut=(first is not whole[0], second is not whole[1]),
        rows=tuple(
            Row(
                how=row.how,
                first=_spans(first, row.first),
                second=_spans(second, row.second),
                alike=row.alike,
                first_changed=_spans(first, row.first_changed),
                second_changed=_spans(second, row.second_changed),
            )
            for row in side_by_side(first, second)
        ),
    )


def _ordered(
    reader: Reader, articles: tuple[Article, Article], step: Derivation | None
) -> tuple[Article, Article]:
    """The source first; where neither is the other's, the earlier, else the one that was named first."""
    one, other = articles
    if step is not None:
        return (one, other) if step.source == one.id else (other, one)
    days = reader.published(one.id), reader.published(other.id)
    if days[0] is not None and days[1] is not None and days[1] < days[0]:
        return other, one
    return one, other


def _side(reader: Reader, article: Article) -> Side:
    return Side(
        article=article.id,
        outlet=article.publisher,
        title=article.title,
        day=reader.published(article.id),
        locator=reader.locator(article.id),
    )


def _spans(article: Article, stretches: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    return tuple(article.span(start, end) for start, end in stretches)

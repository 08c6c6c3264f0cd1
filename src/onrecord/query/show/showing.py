"""An article with its claims marked: whole, a part of a long one, or the list of its claims."""

import datetime
from collections.abc import Collection, Iterable

from onrecord.errors import NotInRecord
from onrecord.query.paging import Page
from onrecord.query.reader import Reader
from onrecord.query.show.claim import Passage, StoryOf, passages_of, story_of
from onrecord.query.show.cutting import Cut, Cutting
from onrecord.query.show.finding import find_article, find_article_id
from onrecord.query.show.marks import (
    DEFAULT_KINDS,
    KINDS,
    Mark,
    kinds_named,
    marks_of,
    words_of,
)
from onrecord.records import Article, Claim, Meeting, Record
from onrecord.store.view import View

_BEFORE = 4_000  # code points before a part in which claims may begin that have words in it
_MOST = 3_000  # claims marked in one part; a dense page of news has 700


class Shown(Record, frozen=True, kw_only=True):
    """An article with its marks, numbered in the order of the text."""

    article: Article
    locators: tuple[str, ...]
    marks: tuple[Mark, ...]


class ShownPart(Record, frozen=True, kw_only=True):
    """A part of an article with its marks: ``text`` is ``[start:end]`` (half-open) of the article's.

    ``article`` is without its text; ``part`` counts from 1. ``marks`` are of the kinds asked for,
    ``kinds``, numbered within the part; ``counts`` has how many claims of each kind there are in
    the whole article. ``cut`` is true where the part has more claims than are marked. ``chosen`` is the
    claim that was asked for, ``passages`` are its words. ``length`` is the article's, in code points.
    """

    article: Article
    locators: tuple[str, ...]
    read_at: datetime.datetime
    story: StoryOf | None = None
    part: int
    parts: int
    start: int
    end: int
    length: int
    text: str
    kinds: tuple[str, ...]
    counts: dict[str, int]
    marks: tuple[Mark, ...]
    cut: bool = False
    chosen: Mark | None = None
    passages: tuple[Passage, ...] = ()


def show(view: View, wanted: str, *, kinds: Collection[str] = DEFAULT_KINDS) -> Shown:
    """The article with this id, beginning of an id, locator or address, with its claims.

    ``kinds`` are those of ``KINDS`` to mark. Raises ``NotInRecord`` where none or more than one
    article fits, ``QuestionError`` for a kind that is none.
    """
    asked = [KINDS[kind] for kind in kinds_named(kinds)]
    article = find_article(view, wanted)
    claims = view.claims_from(article.id, asked, 0, len(article.text))
    marked = [mark for _, mark in marks_of(Reader(view), claims) if mark.spans]
    return Shown(article=article, locators=tuple(view.locators(article.id)), marks=tuple(marked))


def show_part(
    view: View,
    wanted: str,
    *,
    part: int | None = None,
    kinds: Collection[str] = DEFAULT_KINDS,
    claim: str | None = None,
) -> ShownPart:
    """A part of an article, as of ``show``; of most articles it is all.

    Args:
        view: The record.
        wanted: As of ``show``.
        part: Its number, from 1; without it, that with the words of ``claim``, else the first.
        kinds: As of ``show``.
        claim: The id of a claim that is marked whatever its kind.

    Raises:
        NotInRecord: As of ``show``; the article has no such claim.
        QuestionError: As of ``show``.
    """
    asked = kinds_named(kinds)
    reader = Reader(view)
    id = find_article_id(view, wanted)
    chosen = claim_of(view, id, claim) if claim is not None else None
    cutting = Cutting(reader, id)
    if part is None and chosen is not None:
        where = cutting.part_at(_first_word(reader, chosen))
    else:
        where = cutting.part(part or 1)
    claims = _claims_within(view, id, where, [KINDS[kind] for kind in asked])
    cut, claims = len(claims) > _MOST, claims[:_MOST]
    if chosen is not None and all(each.id != chosen.id for each in claims):
        claims.append(chosen)
    marks = [mark for _, mark in marks_of(reader, claims)]
    return ShownPart(
        article=reader.heading(id),
        locators=tuple(view.locators(id)),
        read_at=view.read_at(id),
        story=story_of(reader, id),
        part=where.number,
        parts=where.parts,
        start=where.start,
        end=where.end,
        length=cutting.length,
        text=view.passage(id, where.start, where.end),
        kinds=asked,
        counts=counts_of(view, id),
        marks=tuple(mark for mark in marks if _within(mark, where)),
        cut=cut,
        chosen=next((mark for mark in marks if mark.claim == claim), None),
        passages=passages_of(chosen) if chosen is not None else (),
    )


def show_claims(
    view: View, wanted: str, *, kinds: Collection[str] = (), offset: int = 0, limit: int = 50
) -> Page[Mark]:
    """The claims of an article in the order of its text, of these kinds or of all.

    Numbered as in the list; raises as ``show``.
    """
    id = find_article_id(view, wanted)
    asked = kinds_named(kinds) or tuple(KINDS)
    counts = counts_of(view, id)
    claims = view.claims_listed(id, [KINDS[kind] for kind in asked], offset=offset, limit=limit)
    told = {claim.id: mark for claim, mark in marks_of(Reader(view), claims)}
    numbered = [
        Mark(
            number=n, kind=mark.kind, claim=mark.claim, spans=mark.spans, says=mark.says,
            tag=mark.tag, tells=mark.tells,
        )
        for n, mark in enumerate((told[claim.id] for claim in claims), offset + 1)
    ]  # fmt: skip
    return Page(
        items=tuple(numbered),
        total=sum(counts.get(kind, 0) for kind in asked),
        offset=offset,
        limit=limit,
    )


def counts_of(view: View, article: str) -> dict[str, int]:
    """How many claims of each kind an article has, in the order of ``KINDS``."""
    counts = view.kind_counts(article)
    return {name: counts[kind] for name, kind in KINDS.items() if kind in counts}


def claim_of(view: View, article: str, claim: str) -> Claim:
    """A claim of an article; raises ``NotInRecord`` where it has none of this id."""
    found = view.claim(claim)
    if found.article != article:
        raise NotInRecord(f"no claim {claim} in article {article}; it is one of {found.article}")
    return found


def _claims_within(
    view: View, article: str, where: Cut, kinds: Iterable[type[Claim]]
) -> list[Claim]:
    """Claims that may have words in a part. Meetings gather sentences of the whole article."""
    kinds = list(kinds)
    near = [kind for kind in kinds if kind is not Meeting]
    found = view.claims_from(article, near, max(0, where.start - _BEFORE), where.end)
    if Meeting in kinds:
        found += view.claims_from(article, [Meeting], 0, where.end)
    return found


def _within(mark: Mark, where: Cut) -> bool:
    return any(span.start < where.end and where.start < span.end for span in mark.spans)


def _first_word(reader: Reader, claim: Claim) -> int:
    """Where the words of a claim begin; where it has none, where its evidence does."""
    named = {claim.id: [mention.span for mention in reader.view.mentions_of(claim.id)]}
    words = words_of(claim, named) or claim.evidence
    return words[0].start

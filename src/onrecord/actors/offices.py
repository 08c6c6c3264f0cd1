"""Posts as an article tells them, and what its other words say of them: whose they are, held still or no more."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.actors.cast import Cast, Draft
from onrecord.records import Date, DateMention, Span, TenureStatus
from onrecord.text.index import SpanIndex

_STATE_POSTS = frozenset({
    "president", "vice president", "premier", "chancellor", "king", "queen", "supreme leader",
    "head of state", "head of government", "first lady", "secretary of state", "dictator",
})  # fmt: skip
_ONE_HOLDER = frozenset({"president", "vice president", "chancellor", "secretary of state", "king", "queen"})  # fmt: skip
_OLD = datetime.timedelta(days=366)


class Post(NamedTuple):
    """A post as told of a person; ``titled`` where it is a title before the name.

    ``told_by`` is an act elsewhere that tells when it began or ended.
    """

    words: str
    span: Span
    organisation: Draft | None
    status: TenureStatus
    start: Date | None = None
    end: Date | None = None
    titled: bool = False
    told_by: Span | None = None


Told = tuple[Draft, Post]


def settle_posts(cast: Cast, told: Sequence[Told], dates: tuple[DateMention, ...]) -> list[Told]:
    """The posts with their state where the article tells it, and "unknown" where "current" is not sure."""
    countries = _countries(told)
    owned = [
        (draft, _owned(cast, post, countries.get(draft, draft.country))) for draft, post in told
    ]
    former = {(draft, post.words) for draft, post in owned if post.status == "former"}
    holders: dict[tuple[str, Draft | None], set[int]] = {}
    for draft, post in owned:
        if post.status == "current" and post.words in _ONE_HOLDER:
            holders.setdefault((post.words, post.organisation), set()).add(id(draft))
    index = SpanIndex(dates, lambda mention: mention.span)
    return [
        (draft, post._replace(status="unknown"))
        if post.titled
        and post.status == "current"
        and (
            (draft, post.words) in former
            or len(holders.get((post.words, post.organisation), ())) > 1
            or _told_of_old(cast, post, index)
        )
        else (draft, post)
        for draft, post in owned
    ]


def is_state_post(words: str) -> bool:
    """True for a post of a state: "president", "foreign minister"; companies have presidents too."""
    return words in _STATE_POSTS or words.endswith("minister")


def _countries(told: Sequence[Told]) -> dict[Draft, str]:
    """Whose state each person serves, by posts of which the article tells it."""
    found: dict[Draft, str] = {}
    for draft, post in told:
        key = post.organisation.key if post.organisation is not None else ""
        if key.startswith("country:") and is_state_post(post.words):
            found.setdefault(draft, key.removeprefix("country:"))
    return found


def _owned(cast: Cast, post: Post, country: str | None) -> Post:
    if post.organisation is None and country is not None and is_state_post(post.words):
        return post._replace(organisation=cast.country(country))
    return post


def _told_of_old(cast: Cast, post: Post, index: SpanIndex[DateMention]) -> bool:
    """True where the sentence tells of a time more than a year before the report."""
    published = cast.text.article.published
    if published is None or published.start is None:
        return False
    sentence = cast.text.sentence_of(post.span)
    ends = [
        mention.date.end
        for mention in index.touching(sentence.start, sentence.end)
        if mention.date.end is not None
    ]
    return bool(ends) and max(ends) < published.start - _OLD

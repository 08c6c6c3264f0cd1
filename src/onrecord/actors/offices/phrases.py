"""Posts as an article tells them, and what its other words say of them: whose they are, held still or no more."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.actors.bodies.owners import countries_among
from onrecord.actors.cast import Cast, Draft
from onrecord.actors.offices.bodies_of_posts import (
    body_of_post,
    is_of_place,
    place_of_post,
    post_entry,
    post_of_chamber,
)
from onrecord.records import Date, DateMention, Span, TenureStatus
from onrecord.text.index import SpanIndex

_STATE_POSTS = frozenset({
    "president", "vice president", "premier", "chancellor", "king", "queen", "supreme leader",
    "head of state", "head of government", "first lady", "secretary of state", "dictator",
})  # fmt: skip
_ONE_HOLDER = frozenset({"president", "vice president", "chancellor", "secretary of state", "king", "queen"})  # fmt: skip
_CHAMBERS = frozenset({"senate", "house"})
_OF_PARTIES_TOO = frozenset({"president", "vice president"})
_OLD = datetime.timedelta(days=366)


class Post(NamedTuple):
    """A post as told of a person; ``titled`` where it is a title before the name.

    ``told_by`` is an act elsewhere that tells when it began or ended; ``place`` a town or region
    named before the title; ``of_another`` where the words say whose it is, though not whom they mean.
    """

    words: str
    span: Span
    organisation: Draft | None
    status: TenureStatus
    start: Date | None = None
    end: Date | None = None
    titled: bool = False
    told_by: Span | None = None
    place: str | None = None
    of_another: bool = False


Told = tuple[Draft, Post]
_Taken = dict[str, dict[str, set[int]]]


def settle_posts(cast: Cast, told: Sequence[Told], dates: tuple[DateMention, ...]) -> list[Told]:
    """The posts with their state where the article tells it, and "unknown" where "current" is not sure."""
    countries = _countries(told)
    taken = _taken(told)
    owned = _by_longer([_owned(cast, each, countries, taken) for each in told])
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


def _owned(cast: Cast, told: Told, countries: dict[Draft, str], taken: _Taken) -> Told:
    """The post with whose it is, where the article shows it."""
    draft, post = told
    words = post_of_chamber(draft, post.words)
    entry = post_entry(words)
    known_of = entry is not None or is_of_place(post.words)
    if known_of and _is_of_party(post) and words not in _OF_PARTIES_TOO:
        post = post._replace(organisation=None)  # the party of "Republican Gov." is no employer
    nation = _nation(post) if entry is not None and entry.of in _CHAMBERS else None
    if nation is not None:
        draft.country = draft.country or nation
        post = post._replace(organisation=None)  # "U.S. Sen.": of the chamber
    if post.organisation is not None or not known_of or post.of_another:
        return draft, post
    place = place_of_post(cast, draft, post.words, post.place)
    if place is not None:
        return draft, post._replace(organisation=place)
    others = frozenset(
        code for code, holders in taken.get(post.words, {}).items() if holders != {id(draft)}
    )
    printed = "state " if post.span.quote.lower().startswith("state ") else ""
    found = body_of_post(
        cast,
        draft,
        printed + words,
        told=countries.get(draft, draft.country),
        taken=others,
        near=_near(cast, post),
    )
    if found is None:
        return told if nation is not None else (draft, post)
    organisation, _ = found
    draft.country = draft.country or organisation.country
    return draft, post._replace(organisation=organisation)


def _is_of_party(post: Post) -> bool:
    return post.organisation is not None and post.organisation.kind == "party"


def _nation(post: Post) -> str | None:
    """ISO code of the country whose post it is told to be."""
    key = post.organisation.key if post.organisation is not None else ""
    return key.removeprefix("country:") if key.startswith("country:") else None


def _near(cast: Cast, post: Post) -> frozenset[str]:
    """ISO codes of the countries that the sentence of a post names or alludes to."""
    sentence = cast.text.sentence_of(post.span)
    tokens = cast.text.tokens(sentence.start, sentence.end)
    return frozenset(countries_among(tokens)) if tokens is not None else frozenset()


def _by_longer(told: list[Told]) -> list[Told]:
    """The posts, where "Secretary Hale" serves whom "Interior Secretary Vera Hale" serves elsewhere."""
    longer: dict[tuple[Draft, str], Draft] = {}
    for draft, post in told:
        last = post.words.rsplit(" ", 1)[-1]
        if post.organisation is not None:
            longer.setdefault((draft, post.words), post.organisation)
            longer.setdefault((draft, last), post.organisation)
    return [
        (draft, post._replace(organisation=longer.get((draft, post.words))))
        if post.organisation is None
        else (draft, post)
        for draft, post in told
    ]


def _taken(told: Sequence[Told]) -> _Taken:
    """By post and country, who is told to hold it now."""
    found: _Taken = {}
    for draft, post in told:
        key = post.organisation.key if post.organisation is not None else ""
        if key.startswith("country:") and post.status == "current":
            code = key.removeprefix("country:")
            found.setdefault(post.words, {}).setdefault(code, set()).add(id(draft))
    return found


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

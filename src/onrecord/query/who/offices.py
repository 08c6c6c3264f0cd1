"""The posts in a body with those who hold or held them."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.query.reader import Reader
from onrecord.query.who.grouping import Group
from onrecord.query.who.holdings import Holding, groups_named_in, held_in_groups, holdings_in
from onrecord.query.who.posts import Post, in_words, shown_posts
from onrecord.query.who.terms import Term


def offices_of(
    reader: Reader, body: str, *, at: datetime.date | None = None
) -> list[tuple[str, tuple[Post, ...]]]:
    """Posts in a body by title, the most told first; of each its holders, the last told first."""
    offices: dict[str, list[Post]] = {}
    for post in shown_posts(reader, holdings_in(reader, body), at=at):
        offices.setdefault(post.post, []).append(post)
    found = list(offices.items())
    found.sort(key=lambda office: (-sum(post.reports for post in office[1]), office[0]))
    return [
        (
            name,
            tuple(sorted(posts, key=lambda post: last_told(post.term, post.person), reverse=True)),
        )
        for name, posts in found
    ]


class MainOffice(NamedTuple):
    """A post in a body with the last told of its holders, and how many more there are."""

    title: str
    holders: tuple[Post, ...]
    more: int


def main_offices(
    reader: Reader,
    body: str,
    *,
    at: datetime.date | None = None,
    most: int,
    holders: int,
    tellings: int,
) -> tuple[list[MainOffice], int]:
    """The posts of a body told most, each with its holders told most, and how many other posts it has.

    Of the tellings alone that name the body, at most so many, spread over all reports.
    """
    groups: dict[str, list[Group]] = {}
    for group in groups_named_in(reader, body, most=tellings):
        groups.setdefault(group.title, []).append(group)
    ranked = sorted(groups, key=lambda name: (-_told(groups[name]), name))
    for name in ranked[:most]:
        groups[name].sort(key=lambda group: (group.outlying, -_told([group]), group.person.name))
    kept = [group for name in ranked[:most] for group in groups[name][:holders]]
    shown = sorted(held_in_groups(reader, kept), key=_last, reverse=True)
    posts = in_words(reader, shown, at=at, brief=True)
    found = [
        MainOffice(
            name,
            tuple(post for post in posts if post.post == name),
            max(0, len(groups[name]) - holders),
        )
        for name in ranked[:most]
    ]
    return found, max(0, len(ranked) - most)


def _last(held: Holding) -> tuple[object, ...]:
    return not held.group.outlying, *last_told(held.term, held.group.person.name)


def _told(groups: Iterable[Group]) -> int:
    return sum(len({bond.article for bond in group.tenures}) for group in groups)


def last_told(term: Term, person: str) -> tuple[object, ...]:
    """Sorts holders of one post: those told as held by the last such telling, then those only called former."""
    last = term.last or term.former_by or datetime.date.min
    return term.last is not None, last, term.reports, person

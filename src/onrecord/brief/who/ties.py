"""To what somebody belongs, and what belongs to it, with times and words."""

import datetime
from collections.abc import Iterator, Sequence

from onrecord.brief.answers import cite
from onrecord.brief.terminal import item_line, wrap
from onrecord.brief.who.lines import SHOWN, counted, name_line
from onrecord.brief.who.times import say_time
from onrecord.query import Post, Profile, Tie

_ROLES = (
    ("head", "In charge", "In charge of"),
    ("member", "Members", "Member of"),
    ("applicant", "Applicants", "Applicant to"),
    ("observer", "Observers", "Observer in"),
    ("partner", "Partners", "Partner of"),
    ("part", "Belonging to it", "Belongs to"),
    ("same", "Told to be another name of it", "Told to be another name of"),
)


def say_ties(profile: Profile, width: int) -> Iterator[str]:
    """The ties of an actor by role; those that a post in the body already tells left out."""
    posts = {(post.person_id, post.organisation_id) for post in _all_posts(profile)}
    for role, down, up in _ROLES:
        for title, ties, member in ((up, profile.ties, False), (down, profile.members, True)):
            told = [tie for tie in ties if tie.role == role]
            if role in {"head", "part"}:  # a post in it says more
                told = [tie for tie in told if (tie.member_id, tie.body_id) not in posts]
            if told:
                yield f"\n{title}"
                yield from _tie_lines(told, member, profile.at, width)
    if profile.other_ties:
        yield "\nTies that did not hold on that day"
        yield from _tie_lines(profile.other_ties, None, profile.at, width)


def _all_posts(profile: Profile) -> Iterator[Post]:
    yield from (*profile.posts, *profile.other_posts)
    for office in profile.offices:
        yield from office.holders


def _tie_lines(
    ties: Sequence[Tie], member: bool | None, at: datetime.date | None, width: int
) -> Iterator[str]:
    for tie in ties[:SHOWN]:
        said = say_time(tie.term, tie.status, tie.standing, at, office=False)
        yield item_line(f"{_other_end(tie, member)}: {said}", width)
        yield wrap(cite(tie.source), width, first="    ", rest="    ")
    rest = counted(_other_end(tie, member) for tie in ties[SHOWN:])
    if rest:
        yield "  and"
        yield name_line(rest, width)


def _other_end(tie: Tie, member: bool | None) -> str:
    if member is None:
        return f"{tie.member}, {tie.role} of {tie.body}"
    return tie.member if member else tie.body

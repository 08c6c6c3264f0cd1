"""The posts of a person and those in a body, with their times and words."""

import datetime
from collections.abc import Iterator, Sequence

from onrecord.brief.answers import cite
from onrecord.brief.terminal import clean_line, item_line, wrap
from onrecord.brief.who.lines import SHOWN, and_more, counted, name_line, say_days
from onrecord.brief.who.times import say_time
from onrecord.brief.wording import count, quote_marks, say_day
from onrecord.query import Holder, Post, Profile, Tie
from onrecord.query.who.titles import title_of

_HOLDERS = 4  # holders of one post of a body with their words
_FORMS = 3  # other words for a post


def say_posts(profile: Profile, width: int) -> Iterator[str]:
    """The posts of a person; with a day apart by what is known of it."""
    if profile.at is None:
        usual = [post for post in profile.posts if not post.outlying]
        yield from _section("Posts", usual, profile, width)
    else:
        held = [p for p in profile.posts if not p.outlying and _verdict(p) == "held"]
        open_ = [p for p in profile.posts if not p.outlying and _verdict(p) == "open"]
        yield from _section(f"Posts on {say_day(profile.at)}", held, profile, width)
        if not held:
            yield (
                "  No report tells of a post for that day." if open_ or profile.other_posts else ""
            )
        yield from _section("Told, but not known for that day", open_, profile, width)
        yield from _section("Not held on that day", profile.other_posts, profile, width)
    few = [post for post in profile.posts if post.outlying]
    yield from _section("Told so by few reports only", few, profile, width)


def _verdict(told: Post | Tie) -> str:
    return told.standing.verdict if told.standing is not None else ""


def _section(title: str, posts: Sequence[Post], profile: Profile, width: int) -> Iterator[str]:
    if posts or title.startswith("Posts on"):
        yield f"\n{title}"
    for post in posts[:SHOWN]:
        yield from _post(post, profile.at, width)
        others = profile.others.get(f"{post.post}, {post.organisation}", ())
        if others:
            yield wrap(clean_line(_others(others)), width, first="    ", rest="      ")
    yield from and_more(len(posts) - SHOWN)


def _post(
    post: Post, at: datetime.date | None, width: int, name: str | None = None
) -> Iterator[str]:
    said = f"{name or post_title(post)}: {say_time(post.term, post.status, post.standing, at)}"
    yield item_line(said + _forms(post), width)
    yield wrap(cite(post.source), width, first="    ", rest="    ")
    for source in (post.dated, post.ended):
        if source is not None:
            yield wrap(cite(source), width, first="    ", rest="    ")


def _forms(post: Post) -> str:
    """Other words of the reports, where they say another thing than the title."""
    words = set(post.post.split())
    told = [
        form
        for form in post.forms
        if title_of(form).words != post.post and not words.issuperset(form.lower().split())
    ]
    return f" (also {', '.join(map(quote_marks, told[:_FORMS]))})" if told else ""


def _others(others: Sequence[Holder]) -> str:
    said = [
        f"{other.name} ({count(other.reports, 'report')}{say_days(other.first, other.last)})"
        for other in others
    ]
    more = len(said) - _HOLDERS
    return f"also told of {'; '.join(said[:_HOLDERS])}" + (f"; and {more} more" if more > 0 else "")


def post_title(post: Post) -> str:
    """A post with its body."""
    return f"{post.post}, {post.organisation}" if post.organisation else post.post


def say_offices(profile: Profile, width: int) -> Iterator[str]:
    """The posts in a body with those who hold or held them."""
    yield "\nWho holds or held posts in it" + (f", on {say_day(profile.at)}" if profile.at else "")
    shown = 0
    for office in profile.offices:
        holders = [h for h in office.holders if _verdict(h) not in {"over", "not_yet"}]
        holders.sort(key=lambda holder: holder.outlying)
        if not holders:
            continue
        shown += 1
        if shown > SHOWN:
            continue
        yield "  " + clean_line(office.post)
        for holder in holders[:_HOLDERS]:
            few = " (few reports tell it of this body, many of none or another)"
            name = holder.person + (few if holder.outlying else "")
            for line in _post(holder, profile.at, width - 2, name):
                yield _indent(line)
        more = len(holders) - _HOLDERS
        if more > 0:
            yield _indent(name_line(counted(h.person for h in holders[_HOLDERS:]), width - 2))
    if shown > SHOWN:
        yield f"  and {count(shown - SHOWN, 'other post')} (--json lists them)"


def _indent(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.split("\n"))

"""Plain text for ``who``: codes, posts and ties with their times and words, and whom to choose from."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.brief.answers import cite
from onrecord.brief.correcting import say_corrections
from onrecord.brief.terminal import clean_line, wrap
from onrecord.brief.wording import count, listed, quote_marks, say_date, say_day
from onrecord.query import Bearer, Codes, Holder, Identified, Post, Profile, Sameness, Tie
from onrecord.query.who.terms import Standing, Term
from onrecord.query.who.titles import title_of
from onrecord.records import Date

SHOWN = 8  # lines of a section with their words; the rest is counted or only named
_HOLDERS = 4  # holders of one post of a body with their words
_NAMED = 12  # names in a line
_REASONS = 4  # reasons why reports' actors are one
_FORMS = 3  # other words for a post
_LIKELY = re.compile(r",? \d+% likely")
_ROLES = (
    ("head", "In charge", "In charge of"),
    ("member", "Members", "Member of"),
    ("applicant", "Applicants", "Applicant to"),
    ("observer", "Observers", "Observer in"),
    ("partner", "Partners", "Partner of"),
    ("part", "Belonging to it", "Belongs to"),
    ("same", "Told to be another name of it", "Told to be another name of"),
)


def say_who(found: Identified, width: int) -> str:
    """Who someone is, or whom to choose from."""
    profile = found.profile
    lines = list(_choice(found, width) if profile is None else _profile(profile, width))
    if found.also:
        names = _counted(f"{other.name} ({_kind(other.kind)})" for other in found.also[:_NAMED])
        said = f"{quote_marks(found.name)} may also mean: {'; '.join(names)}"
        lines.insert(1, wrap(clean_line(said), width, rest="  "))
    return "\n".join(lines)


def _item(text: str, width: int) -> str:
    return wrap(clean_line(text), width, first="- ", rest="  ")


def _kind(kind: str) -> str:
    return kind.replace("_", " ")


# One of several


def _choice(found: Identified, width: int) -> Iterator[str]:
    said = f"{count(len(found.candidates), 'actor')} may be meant by {quote_marks(found.name)}; ask for one:"
    yield wrap(clean_line(said), width)
    for bearer in found.bearers:
        yield _item(_bearer(bearer), width)
        ask = bearer.ask if "'" not in bearer.ask else bearer.entity.id
        yield "    " + clean_line(f"onrecord who '{ask}'")
    more = len(found.candidates) - len(found.bearers)
    if more > 0:
        yield f"and {more} more (--json lists them)"


def _bearer(bearer: Bearer) -> str:
    entity, post = bearer.entity, bearer.post
    told = [_kind(entity.kind)]
    if post is not None:
        was = "" if post.status in {"current", "unknown"} else f"{post.status} "
        told.append(f"{was}{_title(post)}")
    codes = _code(bearer.codes)
    if codes:
        told.append(codes)
    when = _days(bearer.first, bearer.last)
    return f"{entity.name} ({', '.join(told)}): {count(bearer.reports, 'report')}{when}"


def _days(first: datetime.date | None, last: datetime.date | None) -> str:
    if first is None or last is None:
        return ""
    return f", {say_day(first)}" + (f" to {say_day(last)}" if last != first else "")


# One


def _profile(profile: Profile, width: int) -> Iterator[str]:
    yield from _head(profile, width)
    if profile.posts or profile.other_posts:
        yield from _posts(profile, width)
    elif profile.entity.kind == "person":
        yield "\nNo report tells of a post."
    if profile.offices:
        yield from _offices(profile, width)
    yield from _ties(profile, width)
    told = {tie.member_id for tie in profile.members}
    parts = [part for part in profile.parts if told.isdisjoint(part.entities)]
    if parts:
        names = [f"{part.name} ({count(part.reports, 'report')})" for part in parts]
        yield "\nCalled after it"
        yield _names(names, width)
    yield from _likenesses(profile, width)


def _head(profile: Profile, width: int) -> Iterator[str]:
    entity, counts = profile.entity, profile.counts
    told = [_kind(entity.kind), entity.known_as or ""]
    yield clean_line(f"{entity.name} ({', '.join(filter(None, told))})")
    others = [alias for alias in entity.aliases if alias != entity.name]
    if others:
        yield wrap(clean_line(f"Also: {'; '.join(others)}"), width, rest="  ")
    codes = _say_codes(profile.codes)
    if codes:
        yield wrap(clean_line(f"Codes: {codes}"), width, rest="  ")
    said = (
        f"In the record: {count(counts['reports'], 'report')}{_days(profile.first, profile.last)}; "
        f"{count(counts['statements'], 'statement')}, {count(counts['events'], 'event')}, "
        f"{count(counts['positions'], 'position')}."
    )
    yield wrap(said, width, rest="  ")
    if entity.identifiers:
        ids = [f"{scheme} {id}" for scheme, id in sorted(entity.identifiers.items())]
        why = [each.reason for each in entity.identified if each.judgement == "same"]
        said = ", ".join(ids) + (f" ({'; '.join(why)})" if why else "")
        yield wrap(clean_line(f"Identifiers: {said}"), width, rest="  ")
    if profile.sameness and counts["reports"] > 1:
        reasons = [f"{reason} ({number})" for reason, number in _alike(profile.sameness).items()]
        more = len(reasons) - _REASONS
        if more > 0:
            reasons[_REASONS:] = [f"{count(more, 'other reason')} (--json lists them)"]
        yield wrap(clean_line(f"Taken for one by: {'; '.join(reasons)}"), width, rest="  ")


def _alike(sameness: Iterable[Sameness]) -> dict[str, int]:
    """Reasons with how many actors they joined; those that differ by how likely it was are one."""
    found: dict[str, int] = {}
    for each in sameness:
        reason = _LIKELY.sub("", each.reason)
        found[reason] = found.get(reason, 0) + each.actors
    return found


def _code(codes: Codes) -> str:
    return " ".join(filter(None, (codes.plover_country, codes.sector, *codes.other_sectors)))


def _say_codes(codes: Codes) -> str:
    told = []
    if codes.iso3 is not None:
        told.append(f"ISO {codes.iso3}")
    if codes.cow is not None:
        told.append(f"COW {codes.cow} ({codes.cow_abbreviation})")
    if _code(codes):
        told.append(f"PLOVER {_code(codes)}")
    reasons = f" ({'; '.join(codes.reasons)})" if codes.reasons else ""
    return f"{', '.join(told)}{reasons}" if told else ""


def _names(names: Sequence[str], width: int) -> str:
    more = len(names) - _NAMED
    shown = "; ".join(names[:_NAMED]) + (f"; and {more} more" if more > 0 else "")
    return wrap(clean_line(shown), width, first="  ", rest="  ")


# Posts


def _posts(profile: Profile, width: int) -> Iterator[str]:
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
    yield from _more(len(posts) - SHOWN)


def _more(number: int) -> Iterator[str]:
    if number > 0:
        yield f"  and {number} more (--json lists them)"


def _post(
    post: Post, at: datetime.date | None, width: int, name: str | None = None
) -> Iterator[str]:
    said = f"{name or _title(post)}: {say_time(post.term, post.status, post.standing, at)}"
    yield _item(said + _forms(post), width)
    yield wrap(cite(post.source), width, first="    ", rest="    ")
    for source in (post.dated, post.ended):
        if source is not None:
            yield wrap(cite(source), width, first="    ", rest="    ")


def _title(post: Post) -> str:
    return f"{post.post}, {post.organisation}" if post.organisation else post.post


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
        f"{other.name} ({count(other.reports, 'report')}{_days(other.first, other.last)})"
        for other in others
    ]
    more = len(said) - _HOLDERS
    return f"also told of {'; '.join(said[:_HOLDERS])}" + (f"; and {more} more" if more > 0 else "")


def say_time(
    term: Term,
    status: str,
    standing: Standing | None = None,
    at: datetime.date | None = None,
    *,
    office: bool = True,
) -> str:
    """When something held, in words: told dates, the reports that tell it, and what that says of a day."""
    if standing is not None and at is not None:
        return _on_day(term, status, standing, at)
    parts = [_interval(term.start, term.end)]
    if term.first is not None or (term.present and not term.contrary):
        parts.append(f"{_told_as(status, office)} in {_reports(term)}")
    dated = term.end is not None and term.end.end is not None
    if term.former_by is not None and not dated:
        parts.append(f"over by {say_day(term.former_by)} ({count(term.former, 'report')})")
    elif term.former and (dated or not term.present):
        parts.append(f"told as past in {count(term.former, 'report')}")
    if not term.present and not term.former:
        parts.append(f"told in {count(term.reports, 'report')}, not whether it was held then")
    if term.contrary:
        which = "still gives it" if term.former_by is not None else "tells it as past"
        which = (
            which if term.contrary == 1 else which.replace("gives", "give").replace("tells", "tell")
        )
        parts.append(f"{count(term.contrary, 'report')} {which}")
    return "; ".join(filter(None, parts))


def _told_as(status: str, office: bool) -> str:
    if status in {"acting", "designate"}:
        return f"told as {status}"
    return "told as held" if office else "told"


def _reports(term: Term) -> str:
    said = count(term.spell, "report")
    if term.first is None or term.last is None:
        return f"{said} of unknown day"
    gaps = [f"{first} to {last}" if last > first else str(first) for first, last in term.gaps]
    none = f" (none in {listed(gaps)})" if gaps else ""
    return f"{said}{_days(term.first, term.last)}{none}"


def _on_day(term: Term, status: str, standing: Standing, at: datetime.date) -> str:
    dates = _interval(term.start, term.end)
    before, after = standing.before, standing.after
    if standing.verdict == "over":
        if standing.dated:
            return dates
        return f"{dates + '; ' if dates else ''}over by {say_day(term.former_by)}"
    if standing.verdict == "not_yet":
        return dates
    parts = [dates] if dates else []
    if before == at:
        parts.append("in a report of that day")
    elif before is not None and after is not None:
        parts.append(f"in reports of {say_day(before)} and {say_day(after)}")
    elif before is not None:
        parts.append(f"as of a report of {say_day(before)} ({_apart(at, before)} before)")
    elif after is not None:
        parts.append(f"as of a report of {say_day(after)} ({_apart(after, at)} after)")
    elif not term.present and not term.former:
        parts.append("told without saying whether it was held then")
    if term.former_by is not None:
        parts.append(f"over by {say_day(term.former_by)}")
    elif term.former and not term.present:
        parts.append("told as past in a report of unknown day")
    return "; ".join(parts) or "in a report of unknown day"


def _apart(late: datetime.date, early: datetime.date) -> str:
    return count((late - early).days, "day")


def _interval(start: Date | None, end: Date | None) -> str:
    """Told dates: "from May 2014 until 2019"; "in 2007" where it was then, and no more is told."""
    by = start is not None and start.precision == "before"
    least = end is not None and end.precision == "after"
    if start is not None and end is not None and by and least and start.words == end.words:
        return f"in {_bound(start)}"
    told = []
    if start is not None:
        told.append(f"by {_bound(start)}" if by else f"from {say_date(start)}")
    if end is not None:
        until = say_date(end) if (end.words or "").startswith("until") else f"until {say_date(end)}"
        told.append(f"at least until {_bound(end)}" if least else until)
    return " ".join(told)


def _bound(date: Date) -> str:
    return date.words or say_date(date)


def _offices(profile: Profile, width: int) -> Iterator[str]:
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
            yield _indent(_names(_counted(h.person for h in holders[_HOLDERS:]), width - 2))
    if shown > SHOWN:
        yield f"  and {count(shown - SHOWN, 'other post')} (--json lists them)"


def _counted(names: Iterable[str]) -> list[str]:
    """Each name once, with how many bear it if there are more."""
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return [name if number == 1 else f"{name} ({number})" for name, number in counts.items()]


def _indent(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.split("\n"))


# Ties


def _ties(profile: Profile, width: int) -> Iterator[str]:
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
        yield _item(f"{_other_end(tie, member)}: {said}", width)
        yield wrap(cite(tie.source), width, first="    ", rest="    ")
    rest = _counted(_other_end(tie, member) for tie in ties[SHOWN:])
    if rest:
        yield "  and"
        yield _names(rest, width)


def _other_end(tie: Tie, member: bool | None) -> str:
    if member is None:
        return f"{tie.member}, {tie.role} of {tie.body}"
    return tie.member if member else tie.body


def _likenesses(profile: Profile, width: int) -> Iterator[str]:
    if profile.likenesses:
        yield "\nNot the same, or not surely, as"
    for other in profile.likenesses[:SHOWN]:
        reasons = f": {'; '.join(other.reasons)}" if other.reasons else ""
        kind = ", ".join(filter(None, (_kind(other.kind), other.country)))
        told = f"{other.name} ({kind}, {count(other.reports, 'report')}): {other.judgement}"
        yield _item(f"{told}{reasons} [{other.entity}]", width)
    yield from _more(len(profile.likenesses) - SHOWN)
    if profile.corrections:
        yield "\nCorrections"
        yield say_corrections(profile.corrections, width)

"""Plain text for ``who``: codes, posts and ties with their times and words, and whom to choose from."""

import re
from collections.abc import Iterable, Iterator

from onrecord.brief.correcting import say_corrections
from onrecord.brief.terminal import clean_line, item_line, wrap
from onrecord.brief.who.lines import NAMED, SHOWN, and_more, counted, name_line, say_days, say_kind
from onrecord.brief.who.posts import post_title, say_offices, say_posts
from onrecord.brief.who.ties import say_ties
from onrecord.brief.wording import count, quote_marks
from onrecord.query import Bearer, Codes, Identified, Profile, Sameness

_REASONS = 4  # reasons why reports' actors are one
_LIKELY = re.compile(r",? \d+% likely")


def say_who(found: Identified, width: int) -> str:
    """Who someone is, or whom to choose from."""
    profile = found.profile
    lines = list(_choice(found, width) if profile is None else _profile(profile, width))
    if found.also:
        names = counted(f"{other.name} ({say_kind(other.kind)})" for other in found.also[:NAMED])
        said = f"{quote_marks(found.name)} may also mean: {'; '.join(names)}"
        lines.insert(1, wrap(clean_line(said), width, rest="  "))
    return "\n".join(lines)


# One of several


def _choice(found: Identified, width: int) -> Iterator[str]:
    said = f"{count(len(found.candidates), 'actor')} may be meant by {quote_marks(found.name)}; ask for one:"
    yield wrap(clean_line(said), width)
    for bearer in found.bearers:
        yield item_line(_bearer(bearer), width)
        ask = bearer.ask if "'" not in bearer.ask else bearer.entity.id
        yield "    " + clean_line(f"onrecord who '{ask}'")
    more = len(found.candidates) - len(found.bearers)
    if more > 0:
        yield f"and {more} more (--json lists them)"


def _bearer(bearer: Bearer) -> str:
    entity, post = bearer.entity, bearer.post
    told = [say_kind(entity.kind)]
    if post is not None:
        was = "" if post.status in {"current", "unknown"} else f"{post.status} "
        told.append(f"{was}{post_title(post)}")
    codes = _code(bearer.codes)
    if codes:
        told.append(codes)
    when = say_days(bearer.first, bearer.last)
    return f"{entity.name} ({', '.join(told)}): {count(bearer.reports, 'report')}{when}"


# One


def _profile(profile: Profile, width: int) -> Iterator[str]:
    yield from _head(profile, width)
    if profile.posts or profile.other_posts:
        yield from say_posts(profile, width)
    elif profile.entity.kind == "person":
        yield "\nNo report tells of a post."
    if profile.offices:
        yield from say_offices(profile, width)
    yield from say_ties(profile, width)
    told = {tie.member_id for tie in profile.members}
    parts = [part for part in profile.parts if told.isdisjoint(part.entities)]
    if parts:
        names = [f"{part.name} ({count(part.reports, 'report')})" for part in parts]
        yield "\nCalled after it"
        yield name_line(names, width)
    yield from _likenesses(profile, width)


def _head(profile: Profile, width: int) -> Iterator[str]:
    entity, counts = profile.entity, profile.counts
    told = [say_kind(entity.kind), entity.known_as or ""]
    yield clean_line(f"{entity.name} ({', '.join(filter(None, told))})")
    others = [alias for alias in entity.aliases if alias != entity.name]
    if others:
        yield wrap(clean_line(f"Also: {'; '.join(others)}"), width, rest="  ")
    codes = say_codes(profile.codes)
    if codes:
        yield wrap(clean_line(f"Codes: {codes}"), width, rest="  ")
    said = (
        f"In the record: {count(counts['reports'], 'report')}{say_days(profile.first, profile.last)}; "
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
        reasons = [f"{reason} ({number})" for reason, number in alike(profile.sameness).items()]
        more = len(reasons) - _REASONS
        if more > 0:
            reasons[_REASONS:] = [f"{count(more, 'other reason')} (--json lists them)"]
        yield wrap(clean_line(f"Taken for one by: {'; '.join(reasons)}"), width, rest="  ")


def alike(sameness: Iterable[Sameness]) -> dict[str, int]:
    """Reasons with how many actors they joined; those that differ by how likely it was are one."""
    found: dict[str, int] = {}
    for each in sameness:
        reason = _LIKELY.sub("", each.reason)
        found[reason] = found.get(reason, 0) + each.actors
    return found


def _code(codes: Codes) -> str:
    return " ".join(filter(None, (codes.plover_country, codes.sector, *codes.other_sectors)))


def say_codes(codes: Codes) -> str:
    """An actor's codes in one line, with what told them; empty where there are none."""
    told = []
    if codes.iso3 is not None:
        told.append(f"ISO {codes.iso3}")
    if codes.cow is not None:
        told.append(f"COW {codes.cow} ({codes.cow_abbreviation})")
    if _code(codes):
        told.append(f"PLOVER {_code(codes)}")
    reasons = f" ({'; '.join(codes.reasons)})" if codes.reasons else ""
    return f"{', '.join(told)}{reasons}" if told else ""


def _likenesses(profile: Profile, width: int) -> Iterator[str]:
    if profile.likenesses:
        yield "\nNot the same, or not surely, as"
    for other in profile.likenesses[:SHOWN]:
        reasons = f": {'; '.join(other.reasons)}" if other.reasons else ""
        kind = ", ".join(filter(None, (say_kind(other.kind), other.country)))
        told = f"{other.name} ({kind}, {count(other.reports, 'report')}): {other.judgement}"
        yield item_line(f"{told}{reasons} [{other.entity}]", width)
    yield from and_more(len(profile.likenesses) - SHOWN)
    if profile.corrections:
        yield "\nCorrections"
        yield say_corrections(profile.corrections, width)

"""Which tenures tell one post: titles and bodies that reports word differently or leave out."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.query.reader import Reader, Who
from onrecord.query.who.titles import Title, shortens, title_of
from onrecord.query.words import fold
from onrecord.schema.roles import load_posts
from onrecord.schema.sectors import of_an_organisation
from onrecord.store.view import Bond

FEW = 2  # reports that tell a post of another body than the rest do, at most, to be set apart …
MANY = 10  # … where so many times more tell it of the one

_Key = tuple[str, str, str]


class Group(NamedTuple):
    """The tenures of one post. ``body`` is ``None`` where no report tells it."""

    person: Who
    title: str
    chamber: str | None
    body: Who | None
    tenures: tuple[Bond, ...]
    outlying: bool = False


def group_tenures(reader: Reader, tenures: Iterable[Bond]) -> list[Group]:
    """Bonds of one person's one post together.

    A post told without an organisation goes with the organisation that most reports tell for it,
    a short title ("leader") with the longer one told nearest in time.
    """
    groups: dict[_Key, list[Bond]] = {}
    keys: dict[tuple[str, str, str | None], _Key] = {}
    for tenure in tenures:
        told = (tenure.one, tenure.title, tenure.other)
        if told not in keys:
            title = title_of(tenure.title)
            person = reader.entity(tenure.one).key
            keys[told] = (person, title.words, _body_key(reader, tenure, title))
        groups.setdefault(keys[told], []).append(tenure)
    outlying = _join_bodies(reader, groups)
    _join_short(reader, groups)
    return [_group(reader, key, found, key in outlying) for key, found in groups.items() if found]


def _body(reader: Reader, tenure: Bond) -> Who | None:
    """The body in which a post is told, but no party of a post that is none of the party's.

    "Republican Governor" tells whose party member the governor is, not of what he is governor.
    """
    if tenure.other is None:
        return None
    body = reader.entity(tenure.other)
    return None if body.kind == "party" and not of_an_organisation(tenure.title) else body


def _body_key(reader: Reader, tenure: Bond, title: Title) -> str:
    body = _body(reader, tenure)
    if body is not None and body.kind == "legislature":
        words = fold(body.name).split()
        for chamber in ("house", "senate"):
            if chamber in words and (title.chamber in {None, chamber}):
                return f"chamber:{chamber}"
    if title.chamber is not None and (body is None or body.kind in {"legislature", "government"}):
        return f"chamber:{title.chamber}"
    return body.key if body is not None else ""


def _join_bodies(reader: Reader, groups: dict[_Key, list[Bond]]) -> set[_Key]:
    """Move what tells no organisation to the one that most tell; returns those told by few against many.

    One organisation in one report of many does not say of what the others speak, unless it is
    the person's own country.
    """
    outlying: set[_Key] = set()
    titles: dict[tuple[str, str], list[_Key]] = {}
    for key in groups:
        titles.setdefault(key[:2], []).append(key)
    for (person, title), keys in titles.items():
        told = sorted(
            (key for key in keys if key[2]),
            key=lambda key: (not _at_home(reader, groups[key]), -_reports(groups[key]), key),
        )
        if not told:
            continue
        first, bare = told[0], groups.get((person, title, ""), [])
        few = _reports(groups[first]) * MANY < _reports(bare)
        if bare and (not few or _at_home(reader, groups[first])):
            groups[first].extend(bare)
            groups[person, title, ""] = []
        most = max(_reports(groups[key]) for key in keys)
        outlying.update(
            key
            for key in told
            if _reports(groups[key]) <= FEW and _reports(groups[key]) * MANY < most
        )
    return outlying


def _at_home(reader: Reader, tenures: Sequence[Bond]) -> bool:
    """Whether a post is told of the country itself that the person is known to be of."""
    person, body = reader.entity(tenures[0].one), _body(reader, tenures[0])
    if person.country is None or body is None or body.kind != "government":
        return False
    return body.country == person.country


def _join_short(reader: Reader, groups: dict[_Key, list[Bond]]) -> None:
    """Move tenures of a short title to a longer one, and of a rare unknown longer one to the short."""
    of_person: dict[str, list[_Key]] = {}
    for key in sorted(groups):
        of_person.setdefault(key[0], []).append(key)
    for key in sorted(groups):
        person, short, body = key
        kept, longer = groups[key], []
        for other in of_person[person]:
            found = groups[other]
            if not (found and shortens(short, other[1])):
                continue
            if body and other[2] != body:
                continue
            if _reports(found) * MANY >= _reports(kept):
                longer.append(other)
            elif other[1].endswith(f" {short}") and other[1] not in load_posts():
                kept.extend(found)  # "Getty Images president": words of a caption before a title
                groups[other] = []
        if not longer:
            continue
        groups[key] = []
        for tenure in kept:
            day = tenure.day
            nearest = min(longer, key=lambda other: (_distance(day, groups[other]), other))
            groups[nearest].append(tenure)


def _distance(day: datetime.date | None, tenures: Sequence[Bond]) -> tuple[int, int]:
    """How near in days the tenures are told, then how few they are."""
    days = [tenure.day for tenure in tenures]
    apart = [abs((day - other).days) for other in days if day is not None and other is not None]
    return min(apart, default=10**6), -len(tenures)


def _reports(tenures: Sequence[Bond]) -> int:
    return len({tenure.article for tenure in tenures})


def _group(reader: Reader, key: _Key, tenures: Sequence[Bond], outlying: bool) -> Group:
    ordered = sorted(tenures, key=lambda t: (t.article, t.number))
    alike = Counter((tenure.title, tenure.other) for tenure in ordered)
    one = {(tenure.title, tenure.other): tenure for tenure in ordered}
    bodies: dict[str, tuple[int, Who]] = {}
    for told, number in alike.items():
        who = _body(reader, one[told])
        if who is not None:
            bodies[who.key] = (bodies.get(who.key, (0, who))[0] + number, who)
    body = max(bodies.values(), key=lambda found: (found[0], found[1].key), default=(0, None))[1]
    chamber = key[2].removeprefix("chamber:") if key[2].startswith("chamber:") else None
    person = reader.entity(ordered[0].one)
    return Group(person, key[1], chamber, body, tuple(ordered), outlying)

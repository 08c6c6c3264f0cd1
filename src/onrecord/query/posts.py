"""Posts as all reports tell them together: one post once, with its time, its words and who else held it."""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.query.reader import Reader, Who
from onrecord.query.sources import Source, source_of
from onrecord.query.terms import (
    PRESENT,
    Standing,
    Telling,
    Term,
    standing_on,
    term_of,
)
from onrecord.query.titles import Title, shortens, title_of
from onrecord.query.words import fold
from onrecord.records import Date, Record, Tenure
from onrecord.schema.roles import load_posts
from onrecord.schema.sectors import of_an_organisation

FEW = 2  # reports that tell a post of another body than the rest do, at most, to be set apart …
MANY = 10  # … where so many times more tell it of the one
_READABLE = 220  # code points of words that are read at a glance


class Post(Record, frozen=True, kw_only=True):
    """A post that someone holds or held, as all reports tell it together.

    ``person`` and ``organisation`` are names, ``person_id`` and ``organisation_id`` entities where
    settled; ``forms`` are the titles as the reports word them. ``status``: ``former`` where the
    newest say so, else what the last report tells. ``start`` and ``end``: as told in words, ``None``
    if open or unknown. ``term`` tells what the reports' own days say, ``standing`` what is known of
    the day asked about. ``outlying`` is true where few reports tell it of this body and many of
    another. ``source`` are the best words, ``dated`` those that tell start or end, ``ended`` those of
    the report that first tells it as past; ``None`` where they are the same or there are none.
    """

    person: str
    person_id: str | None
    post: str
    organisation: str | None
    organisation_id: str | None
    forms: tuple[str, ...]
    status: str
    start: Date | None
    end: Date | None
    term: Term
    source: Source
    dated: Source | None = None
    ended: Source | None = None
    standing: Standing | None = None
    outlying: bool = False
    reports: int
    tellings: tuple[Telling, ...]


class Group(NamedTuple):
    """The tenures of one post. ``body`` is ``None`` where no report tells it."""

    person: Who
    title: str
    chamber: str | None
    body: Who | None
    tenures: tuple[Tenure, ...]
    outlying: bool = False


class Holding(NamedTuple):
    """One post of one person, as all its tellings give it together, without their words."""

    group: Group
    tellings: tuple[Telling, ...]
    term: Term
    status: str

    @property
    def organisation(self) -> str | None:
        """The name of the body, or of the chamber that the title names."""
        body = self.group.body
        return body.name if body is not None else (self.group.chamber or "").title() or None


_Key = tuple[str, str, str]


def holdings_of(reader: Reader, tenures: Sequence[Tenure]) -> list[Holding]:
    """The posts that some tenures tell, without their words."""
    reader.meet({actor for tenure in tenures for _, actor in tenure.actor_ids()})
    reader.fetch_days({tenure.article for tenure in tenures})
    return [_holding(reader, group) for group in group_tenures(reader, tenures)]


def _holding(reader: Reader, group: Group) -> Holding:
    tellings = [_telling(reader, tenure) for tenure in group.tenures]
    tellings.sort(key=lambda t: (t.day or datetime.date.min, t.claim))
    term = term_of(tellings)
    return Holding(group, tuple(tellings), term, _status(tellings, term))


def shown_posts(
    reader: Reader, holdings: Iterable[Holding], *, at: datetime.date | None = None
) -> tuple[Post, ...]:
    """Posts with their words, the most told first."""
    shown = [
        (held, _best_words(reader, held, at), _dated(held), _first_past(reader, held))
        for held in holdings
    ]
    reader.fetch(each.article for _, *told in shown for each in told if each is not None)
    return tuple(sorted((_post(reader, *found, at) for found in shown), key=_weight))


def _weight(post: Post) -> tuple[bool, int, str, str, str]:
    return (post.outlying, -post.reports, post.post, post.organisation or "", post.person)


def group_tenures(reader: Reader, tenures: Iterable[Tenure]) -> list[Group]:
    """Tenures of one person's one post together.

    A post told without an organisation goes with the organisation that most reports tell for it,
    a short title ("leader") with the longer one told nearest in time.
    """
    groups: dict[_Key, list[Tenure]] = {}
    for tenure in tenures:
        title = title_of(tenure.post)
        person = reader.who(tenure.person).key
        groups.setdefault((person, title.words, _body_key(reader, tenure, title)), []).append(
            tenure
        )
    outlying = _join_bodies(reader, groups)
    _join_short(reader, groups)
    return [_group(reader, key, found, key in outlying) for key, found in groups.items() if found]


def _body(reader: Reader, tenure: Tenure) -> Who | None:
    """The body in which a post is told, but no party of a post that is none of the party's.

    "Republican Governor" tells whose party member the governor is, not of what he is governor.
    """
    if tenure.organisation is None:
        return None
    body = reader.who(tenure.organisation)
    return None if body.kind == "party" and not of_an_organisation(tenure.post) else body


def _body_key(reader: Reader, tenure: Tenure, title: Title) -> str:
    body = _body(reader, tenure)
    if body is not None and body.kind == "legislature":
        words = fold(body.name).split()
        for chamber in ("house", "senate"):
            if chamber in words and (title.chamber in {None, chamber}):
                return f"chamber:{chamber}"
    if title.chamber is not None and (body is None or body.kind in {"legislature", "government"}):
        return f"chamber:{title.chamber}"
    return body.key if body is not None else ""


def _join_bodies(reader: Reader, groups: dict[_Key, list[Tenure]]) -> set[_Key]:
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


def _at_home(reader: Reader, tenures: Sequence[Tenure]) -> bool:
    """Whether a post is told of the country itself that the person is known to be of."""
    person, body = reader.who(tenures[0].person), _body(reader, tenures[0])
    if person.country is None or body is None or body.kind != "government":
        return False
    return body.country == person.country


def _join_short(reader: Reader, groups: dict[_Key, list[Tenure]]) -> None:
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
            day = reader.published(tenure.article)
            nearest = min(longer, key=lambda other: (_distance(reader, day, groups[other]), other))
            groups[nearest].append(tenure)


def _distance(
    reader: Reader, day: datetime.date | None, tenures: Sequence[Tenure]
) -> tuple[int, int]:
    """How near in days the tenures are told, then how few they are."""
    days = [reader.published(tenure.article) for tenure in tenures]
    apart = [abs((day - other).days) for other in days if day is not None and other is not None]
    return min(apart, default=10**6), -len(tenures)


def _reports(tenures: Sequence[Tenure]) -> int:
    return len({tenure.article for tenure in tenures})


def _group(reader: Reader, key: _Key, tenures: Sequence[Tenure], outlying: bool) -> Group:
    ordered = sorted(tenures, key=lambda t: (t.article, t.post_span.start, t.id))
    bodies: dict[str, tuple[int, Who]] = {}
    for tenure in ordered:
        who = _body(reader, tenure)
        if who is not None:
            bodies[who.key] = (bodies.get(who.key, (0, who))[0] + 1, who)
    body = max(bodies.values(), key=lambda found: (found[0], found[1].key), default=(0, None))[1]
    chamber = key[2].removeprefix("chamber:") if key[2].startswith("chamber:") else None
    person = reader.who(ordered[0].person)
    return Group(person, key[1], chamber, body, tuple(ordered), outlying)


def _post(
    reader: Reader,
    held: Holding,
    best: Tenure,
    dated: Tenure | None,
    ended: Tenure | None,
    at: datetime.date | None,
) -> Post:
    group, term = held.group, held.term
    shown = ended if ended is not None and term.first is None else best
    body = group.body
    return Post(
        person=group.person.name,
        person_id=group.person.entity,
        post=group.title,
        organisation=held.organisation,
        organisation_id=body.entity if body is not None else None,
        forms=_forms(group),
        status=held.status,
        start=term.start,
        end=term.end,
        term=term,
        source=source_of(reader, shown),
        dated=source_of(reader, dated) if dated and dated != shown else None,
        ended=source_of(reader, ended) if ended and ended not in (shown, dated) else None,
        standing=standing_on(at, term, held.tellings) if at is not None else None,
        outlying=group.outlying,
        reports=term.reports,
        tellings=held.tellings,
    )


def _dated(held: Holding) -> Tenure | None:
    """Who tells when it began or ended, if anyone does; both, if anyone does."""
    term = held.term
    worth = [
        (
            (t.start == term.start and t.start is not None)
            + (t.end == term.end and t.end is not None),
            t,
        )
        for t in held.group.tenures
    ]
    best = max(worth, key=lambda found: (found[0], found[1].id))
    return best[1] if best[0] else None


def _telling(reader: Reader, tenure: Tenure) -> Telling:
    return Telling(
        claim=tenure.id,
        article=tenure.article,
        day=reader.published(tenure.article),
        status=tenure.status,
        start=tenure.start,
        end=tenure.end,
    )


def _forms(group: Group) -> tuple[str, ...]:
    """The words of the reports for the post that differ from its title, the most frequent first.

    Verbs ("who heads") are no titles.
    """
    counts: dict[str, int] = {}
    for tenure in group.tenures:
        words = " ".join(tenure.post_span.quote.split())
        if fold(words) != group.title and (" " in words or fold(words) in load_posts()):
            counts[words] = counts.get(words, 0) + 1
    return tuple(sorted(counts, key=lambda words: (-counts[words], words)))


def _status(tellings: Iterable[Telling], term: Term) -> str:
    if term.former_by is not None or (term.former and not term.present):
        return "former"
    present = [t for t in tellings if t.status in PRESENT]
    if not present:
        return "unknown"
    return max(present, key=lambda t: (t.day or datetime.date.min, t.status)).status


def _best_words(reader: Reader, held: Holding, at: datetime.date | None) -> Tenure:
    """The tenure whose words are best to show: they name person and body, are short, and near the day.

    Without a day the newest that tell it as holding, from before it is told as past.
    """
    group, term = held.group, held.term
    if len(group.tenures) == 1:
        return group.tenures[0]
    names = _name_words(group.person.name)
    body = _name_words(group.body.name) if group.body is not None else frozenset()

    def worth(tenure: Tenure) -> tuple[object, ...]:
        words = tenure.evidence[0].quote
        day = reader.published(tenure.article) or datetime.date.min
        near = -abs((day - at).days) if at is not None else 0
        return (
            _fits(tenure.status, reader.published(tenure.article), term),
            tenure.status in PRESENT,
            near,
            any(name in words for name in names),
            tenure.organisation is not None or any(name in words for name in body),
            len(words) <= _READABLE,
            day,
            tenure.id,
        )

    return max(group.tenures, key=worth)


def _fits(status: str, day: datetime.date | None, term: Term) -> bool:
    """Whether a telling agrees with what all tellings say together."""
    if status == "former":
        return term.former_by is not None and day is not None and day >= term.former_by
    return term.former_by is None or (day is not None and day < term.former_by)


def _name_words(name: str) -> frozenset[str]:
    return frozenset(word for word in name.split() if len(word) > 2)


def _first_past(reader: Reader, held: Holding) -> Tenure | None:
    """Whose words tell first that it was over, after the last that tell it as held."""
    by = held.term.former_by
    past = [
        tenure
        for tenure in held.group.tenures
        if by is not None and tenure.status == "former" and reader.published(tenure.article) == by
    ]
    return min(past, key=lambda t: (len(t.evidence[0].quote), t.id), default=None)


def holdings_in(reader: Reader, body: str, title: str | None = None) -> list[Holding]:
    """The posts in a body, an entity's id; with ``title`` only that post.

    A holder's time is that of all tellings of the post, also of those that do not name the body.
    What only tells whose member somebody is ("LDP lawmaker") is no post in the body.
    """
    inside = [
        tenure
        for tenure in reader.view.claims(Tenure, entity=body, role="organisation")
        if title is None or title_of(tenure.post).words == title
    ]
    reader.meet({actor for tenure in inside for _, actor in tenure.actor_ids()})
    persons = {reader.who(tenure.person) for tenure in inside}
    tenures = reader.view.claims_of(Tenure, [w.entity for w in persons if w.entity], "person")
    return [
        held
        for held in holdings_of(reader, tenures)
        if held.group.body is not None
        and held.group.body.entity == body
        and title in {None, held.group.title}
    ]


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


def last_told(term: Term, person: str) -> tuple[object, ...]:
    """Sorts holders of one post: those told as held by the last such telling, then those only called former."""
    last = term.last or term.former_by or datetime.date.min
    return term.last is not None, last, term.reports, person

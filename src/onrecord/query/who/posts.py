"""Posts as all reports tell them together: one post once, with its time, its words and who else held it."""

import datetime
from collections.abc import Iterable

from onrecord.query.reader import Reader
from onrecord.query.sources import READABLE, Source, source_of
from onrecord.query.who.grouping import Group
from onrecord.query.who.holdings import Holding, holdings_in
from onrecord.query.who.terms import PRESENT, Standing, Telling, Term, standing_on
from onrecord.query.words import fold
from onrecord.records import Date, Record, Tenure
from onrecord.schema.roles import load_posts


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
            len(words) <= READABLE,
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

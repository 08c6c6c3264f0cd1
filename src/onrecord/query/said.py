"""What someone said: statements by speaker, newest first."""

import datetime
from collections.abc import Collection, Iterable, Sequence

import msgspec

from onrecord.query.naming import one_named
from onrecord.query.origins import (
    Credibility,
    Origin,
    compared_with,
    credibility,
    fetch_origins,
    origins_of,
)
from onrecord.query.origins.crediting import fetch_credits
from onrecord.query.origins.repeating import same_statements
from onrecord.query.paging import Page
from onrecord.query.question.topic import content_words
from onrecord.query.reader import Reader
from onrecord.query.sources import Source, source_at
from onrecord.query.words import word_list
from onrecord.records import Date, Record, Statement
from onrecord.store.view import View

_SHOWN = 3  # other reports whose words are shown; the rest is counted
_BESIDE = 40  # reports of a story that are looked through for other tellings
_APART = 2  # days that reports of a story date one statement apart
_DEEPEST = 8  # statements within statements followed upwards; reports have two or three


class Saying(Record, frozen=True, kw_only=True):
    """A statement as answers show it.

    ``content`` are the exact words of its parts. ``through`` are those who tell it, the nearest
    first, where it stands inside another's statement. ``day`` is the day it was said, if known.
    Where several reports of a story tell it, ``also`` has their words, those in which it is
    fullest being ``source``; ``reports``, ``outlets`` and ``origins`` count them, ``which`` has
    the reports of each independent origin, and ``credibility`` says how far that bears it out.
    """

    id: str
    speaker: str
    mode: str
    content: tuple[str, ...]
    cue: str | None
    addressee: str | None
    on_behalf_of: tuple[str, ...]
    through: tuple[str, ...]
    negated: bool
    date: Date | None
    day: datetime.date | None
    source: Source
    also: tuple[Source, ...] = ()
    reports: int = 1
    outlets: int = 0
    origins: int = 1
    which: tuple[Origin, ...] = ()
    credibility: Credibility | None = None


def said(
    view: View, actor: str, *, about: str | None = None, limit: int | None = None
) -> tuple[Saying, ...]:
    """Statements by an actor, newest first, those of unknown day last.

    ``about`` keeps those whose sentence holds all these words. Raises ``NotInRecord`` where the
    name fits nobody or more than one.
    """
    entity = one_named(view, actor)
    reader = Reader(view)
    wanted = set(content_words(about)) if about else set()
    told = {
        statement.id: statement
        for role in ("speaker", "on_behalf_of")
        for statement in view.claims(Statement, entity=entity.id, role=role)
        if wanted <= _words(statement)
    }
    reader.hear(each.parent for each in told.values() if each.parent is not None)
    found = {id: each for id, each in told.items() if not _repeats(reader, each)}
    articles = {statement.article for statement in found.values()}
    reader.fetch_days(articles)
    reader.place(articles, found=False)
    groups = [_best_first(each) for each in same_statements(reader, found.values())]
    groups.sort(key=lambda group: _newest(reader, group[0]))
    groups = groups[:limit]
    shown = [statement for group in groups for statement in group]
    reader.fetch({statement.article for statement in shown})
    fetch_credits(reader, shown)
    return tuple(_told(reader, group) for group in groups)


def sayings(
    view: View,
    entity: str | Collection[str],
    *,
    about: str | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    offset: int = 0,
    limit: int = 50,
) -> Page[Saying]:
    """A part of what an entity (its id), or several, said, newest first, those of unknown day last.

    ``about`` keeps statements that full text finds by these words, ``since`` and ``until`` those of
    the days between, both included. The page counts tellings: where several reports of a story
    tell one statement it stands once, at its newest telling, and a page has fewer entries.
    """
    numbers = view.told_newest(
        entity, "statement", words=about, since=since, until=until, offset=offset, limit=limit
    )
    total = view.told_number(entity, "statement", words=about, since=since, until=until)
    reader = Reader(view)
    groups = _told_together(reader, entity, numbers) if numbers else []
    shown = [statement for group in groups for statement in group[: _SHOWN + 1]]
    reader.fetch({statement.article for statement in shown})
    reader.hear(each.parent for each in shown if each.parent is not None)
    fetch_origins(reader, [statement for group in groups for statement in group])
    items = tuple(_told(reader, group) for group in groups)
    return Page(items=items, total=total, offset=offset, limit=limit)


def _told_together(
    reader: Reader, entity: str | Collection[str], numbers: Sequence[int]
) -> list[list[Statement]]:
    """These statements with those of their stories that tell the same, each where its newest stands."""
    view = reader.view
    own = view.stored(Statement, numbers)
    articles = {statement.article for statement in own.values()}
    beside = view.articles_beside(articles, most=_BESIDE)
    reader.fetch_days(articles.union(beside))
    known = {day_said(reader, each) for each in own.values()} | set(map(reader.published, beside))
    days = {near for day in known if day is not None for near in _around(day)}
    there = view.told_there(entity, "statement", articles=beside, days=days)
    read = {**view.stored(Statement, set(there).difference(own)), **own}
    told = {statement.article for statement in read.values()}
    reader.fetch_days(told)
    reader.place(told, found=False)
    # As the list is ordered: by day, then by number.
    order = {
        statement.id: ((day_said(reader, statement) or datetime.date.min), number)
        for number, statement in read.items()
    }
    own_ids = {statement.id for statement in own.values()}
    groups = []
    for group in same_statements(reader, read.values()):
        newest = max(group, key=lambda statement: order[statement.id])
        if newest.id in own_ids:
            groups.append((order[newest.id], _best_first(group)))
    groups.sort(key=lambda found: found[0], reverse=True)
    return [group for _, group in groups]


def _around(day: datetime.date) -> Iterable[datetime.date]:
    """The days on which other reports of a story may have what was said on one."""
    at, last = day.toordinal(), datetime.date.max.toordinal()
    return map(datetime.date.fromordinal, range(max(1, at - _APART), min(last, at + _APART) + 1))


def _best_first(group: Sequence[Statement]) -> list[Statement]:
    """Tellings of one statement: direct words before others, the fullest first."""
    return sorted(
        group,
        key=lambda s: (s.mode != "direct", -sum(len(c.quote) for c in s.content), s.article, s.id),
    )


def _newest(reader: Reader, statement: Statement) -> tuple[bool, int, int]:
    day = day_said(reader, statement)
    span = statement.evidence[0] if statement.evidence else statement.content[0]
    return day is None, -(day or datetime.date.min).toordinal(), span.start


def _told(reader: Reader, group: Sequence[Statement]) -> Saying:
    """A statement with all that tell it."""
    told = origins_of(reader, group)
    others = {s.article: s for s in reversed(group[1:]) if s.article != group[0].article}
    return msgspec.structs.replace(
        saying_of(reader, group[0]),
        also=tuple(
            source_like(reader, others[article], group[0]) for article in sorted(others)[:_SHOWN]
        ),
        reports=told.reports,
        outlets=len(told.outlets),
        origins=told.count,
        which=told.origins,
        credibility=credibility(told.count, compared=compared_with(reader, told.origins)),
    )


def _repeats(reader: Reader, statement: Statement) -> bool:
    """True for a part of what the same speaker says in a longer statement ("I believe that …")."""
    above = reader.statement(statement.parent) if statement.parent is not None else None
    return above is not None and above.speaker == statement.speaker and not statement.negated


def saying_of(reader: Reader, statement: Statement) -> Saying:
    """A statement with its names and its words."""
    return Saying(
        id=statement.id,
        speaker=speaker_of(reader, statement),
        mode=statement.mode,
        content=tuple(part.quote for part in statement.content),
        cue=statement.cue.quote if statement.cue is not None else None,
        addressee=_addressee(reader, statement),
        on_behalf_of=tuple(reader.who(actor).name for actor in statement.on_behalf_of),
        through=_through(reader, statement),
        negated=statement.negated,
        date=statement.date,
        day=day_said(reader, statement),
        source=source_like(reader, statement),
    )


def day_said(reader: Reader, statement: Statement) -> datetime.date | None:
    """The day that it was said: its own, never later than its report's, else that of the report."""
    published = reader.published(statement.article)
    own = statement.date.start if statement.date is not None else None
    return own if own is not None and (published is None or own <= published) else published


def source_like(reader: Reader, statement: Statement, like: Statement | None = None) -> Source:
    """What to cite for a statement; where it is told with many words, those most ``like`` another's."""
    parts = statement.content
    if like is not None:
        known = {word for part in like.content for word in word_list(part.quote)}
        parts = tuple(
            sorted(parts, key=lambda part: -len(known.intersection(word_list(part.quote))))
        )
    passages = statement.evidence or parts
    first = parts[0] if parts else passages[0]
    span = next((passage for passage in passages if passage.contains(first)), passages[0])
    core = (first.start, first.end) if span.contains(first) else (span.start, span.start)
    return source_at(reader, statement.id, span, core)


def speaker_of(reader: Reader, statement: Statement) -> str:
    """The speaker's name, else the report's words, else that none is named."""
    if statement.speaker is not None:
        return reader.who(statement.speaker).name
    return statement.source.quote if statement.source is not None else "a source not named"


def _addressee(reader: Reader, statement: Statement) -> str | None:
    if statement.addressee is not None:
        return reader.who(statement.addressee).name
    return statement.addressee_span.quote if statement.addressee_span is not None else None


def _through(reader: Reader, statement: Statement) -> tuple[str, ...]:
    told: list[str] = []
    parent = statement.parent
    while parent is not None and len(told) < _DEEPEST:
        above = reader.statement(parent)
        if above is None:
            break
        speaker = speaker_of(reader, above)
        if speaker != (told[-1] if told else speaker_of(reader, statement)):
            told.append(speaker)
        parent = above.parent
    return tuple(told)


def _words(statement: Statement) -> set[str]:
    return {
        word for span in (*statement.content, *statement.evidence) for word in word_list(span.quote)
    }

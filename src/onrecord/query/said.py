"""What someone said: statements by speaker, newest first."""

import datetime

from onrecord.query.naming import one_named
from onrecord.query.question.topic import content_words
from onrecord.query.reader import Reader
from onrecord.query.sources import Source, source_at
from onrecord.query.words import word_list
from onrecord.records import Date, Record, Statement
from onrecord.store.view import View

_DEEPEST = 8  # statements within statements followed upwards; reports have two or three


class Saying(Record, frozen=True, kw_only=True):
    """A statement as answers show it.

    ``content`` are the exact words of its parts. ``through`` are those who tell it, the nearest
    first, where it stands inside another's statement. ``day`` is the day it was said, if known.
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
    found = [
        saying_of(reader, statement)
        for role in ("speaker", "on_behalf_of")
        for statement in view.claims(Statement, entity=entity.id, role=role)
        if wanted <= _words(statement) and not _repeats(reader, statement)
    ]
    unique = {saying.id: saying for saying in found}.values()
    ordered = sorted(
        unique,
        key=lambda s: (s.day is None, -(s.day or datetime.date.min).toordinal(), s.source.start),
    )
    return tuple(ordered[:limit])


def _repeats(reader: Reader, statement: Statement) -> bool:
    """True for a part of what the same speaker says in a longer statement ("I believe that …")."""
    above = reader.statement(statement.parent) if statement.parent is not None else None
    return above is not None and above.speaker == statement.speaker and not statement.negated


def saying_of(reader: Reader, statement: Statement) -> Saying:
    """A statement with its names and its words."""
    published = reader.published(statement.article)
    own = statement.date.start if statement.date is not None else None
    span = statement.evidence[0] if statement.evidence else statement.content[0]
    first = statement.content[0] if statement.content else span
    core = (first.start, first.end) if span.contains(first) else (span.start, span.start)
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
        day=own if own is not None and (published is None or own <= published) else published,
        source=source_at(reader, statement.id, span, core),
    )


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

"""One article with its claims marked in its text."""

from onrecord.errors import NotInRecord
from onrecord.query.board.placing import holder_of
from onrecord.query.happenings import happenings_of
from onrecord.query.reader import Reader
from onrecord.query.said import saying_of
from onrecord.records import (
    Article,
    EventMention,
    Position,
    Record,
    Span,
    Statement,
    Tenure,
)
from onrecord.store.view import View


class Mark(Record, frozen=True, kw_only=True):
    """A claim in the text: ``spans`` are the words to mark, ``says`` the claim in one line."""

    number: int
    kind: str
    claim: str
    spans: tuple[Span, ...]
    says: str


class Shown(Record, frozen=True, kw_only=True):
    """An article with its marks, numbered in the order of the text."""

    article: Article
    locators: tuple[str, ...]
    marks: tuple[Mark, ...]


def show(view: View, wanted: str) -> Shown:
    """The article with this id, beginning of an id, locator or address, with its claims.

    Raises ``NotInRecord`` where none or more than one fits.
    """
    reader = Reader(view)
    article = find_article(view, wanted)
    found: list[tuple[str, str, tuple[Span, ...], str]] = []
    for statement in view.claims(Statement, article=article.id):
        found.append(
            ("statement", statement.id, statement.content, _of_statement(reader, statement))
        )
    for event in view.claims(EventMention, article=article.id):
        found.append(("event", event.id, (event.trigger,), _of_event(reader, event)))
    for position in view.claims(Position, article=article.id):
        spans = (position.trigger, position.target)
        found.append(("position", position.id, spans, _of_position(reader, position)))
    for tenure in view.claims(Tenure, article=article.id):
        found.append(("tenure", tenure.id, (tenure.post_span,), _of_tenure(reader, tenure)))
    found = [entry for entry in found if entry[2]]
    found.sort(key=lambda entry: (entry[2][0].start, entry[2][0].end, entry[1]))
    return Shown(
        article=article,
        locators=tuple(view.locators(article.id)),
        marks=tuple(
            Mark(number=n, kind=kind, claim=claim, spans=spans, says=says)
            for n, (kind, claim, spans, says) in enumerate(found, 1)
        ),
    )


def find_article(view: View, wanted: str) -> Article:
    """The article that a user means; raises ``NotInRecord`` where none or more than one fits."""
    ids = [id for id in view.article_ids() if wanted and id.startswith(wanted)]
    if wanted in ids:
        ids = [wanted]
    if not ids:
        ids = [
            article.id
            for article in view.articles()
            if article.url == wanted or any(_fits(at, wanted) for at in view.locators(article.id))
        ]
    if not ids:
        raise NotInRecord(f"no article {wanted!r} in the record; give its id, path or address")
    if len(ids) > 1:
        raise NotInRecord(
            f"{wanted!r} may be {len(ids)} articles: {', '.join(ids[:5])}; give the id"
        )
    return view.article(ids[0])


def _fits(locator: str, wanted: str) -> bool:
    return locator == wanted or locator.endswith(f"/{wanted}")


def _of_statement(reader: Reader, statement: Statement) -> str:
    saying = saying_of(reader, statement)
    parts = [f"{saying.speaker} {saying.cue or 'says'} ({saying.mode})"]
    if saying.negated:
        parts.append("not said")
    if saying.addressee:
        parts.append(f"to {saying.addressee}")
    if saying.on_behalf_of:
        parts.append(f"on behalf of {', '.join(saying.on_behalf_of)}")
    if saying.through:
        parts.append(f"told by {', told by '.join(saying.through)}")
    return ", ".join(parts)


def _of_event(reader: Reader, event: EventMention) -> str:
    happening = happenings_of(reader, [event])[0]
    sides = " → ".join(
        ", ".join(names) for names in (happening.actors, happening.recipients) if names
    )
    when = f", {happening.date.value}" if happening.date is not None else ""
    where = f", {event.place.span.quote}" if event.place is not None else ""
    if event.place is not None and event.place.country is not None:
        where += f" ({event.place.country})"
    return (
        f"{event.type} ({event.status.replace('_', ' ')}){when}{where}: {sides or 'nobody named'}"
    )


def _of_position(reader: Reader, position: Position) -> str:
    holder = holder_of(reader, position).name
    how = position.how.replace("_", " ")
    return f"{holder} is {position.stance.replace('_', ' ')} ({how}): {position.target.quote}"


def _of_tenure(reader: Reader, tenure: Tenure) -> str:
    body = f", {reader.who(tenure.organisation).name}" if tenure.organisation is not None else ""
    return f"{reader.who(tenure.person).name}: {tenure.post}{body} ({tenure.status})"

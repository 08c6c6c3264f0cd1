"""What a search finds, as answers show it: who does what, in which words, of which report."""

from collections.abc import Iterator, Sequence

from onrecord.query.reader import Reader
from onrecord.query.sources import source_of
from onrecord.records import (
    Article,
    Claim,
    Date,
    EventMention,
    Meeting,
    Position,
    Record,
    Reliability,
    Request,
    Span,
    Statement,
    Tenure,
)
from onrecord.store.rows import KIND_NAMES, TYPE_FIELD
from onrecord.store.view import Item

Marks = tuple[tuple[int, int], ...]


class Party(Record, frozen=True, kw_only=True):
    """Somebody in a claim: ``role`` is the field of the claim that names them.

    ``actor`` is the id of the report's actor, ``None`` where nobody was resolved; ``name`` is then
    the report's words. ``described`` is true for those without a name ("experts").
    """

    role: str
    name: str
    actor: str | None = None
    described: bool = False


class Found(Record, frozen=True, kw_only=True):
    """A report or a claim that a search found.

    ``kind`` is "article" or the claim's kind; ``type`` and ``status`` are as of its records.
    ``words`` are an excerpt of a report, of a claim its evidence, ``text[start:end]`` of the
    report, cut where it is long: ``cut`` says whether words stand before and after. ``marks`` are
    those of the words that matched, ``in_title`` those of the title: half-open code points.
    ``what`` is what a claim is about in the report's words: the target of a position, what is
    asked for, a post, the name of a meeting.
    """

    kind: str
    id: str
    article: str
    type: str | None = None
    status: str | None = None
    parties: tuple[Party, ...] = ()
    what: str | None = None
    words: str
    marks: Marks = ()
    cut: tuple[bool, bool] = (False, False)
    start: int | None = None
    end: int | None = None
    date: Date | None = None
    title: str | None = None
    in_title: Marks = ()
    outlet: str | None = None
    published: Date | None = None
    reliability: Reliability | None = None
    url: str | None = None


def found_of(reader: Reader, items: Sequence[Item]) -> tuple[Found, ...]:
    """What a search shows of these items, in their order."""
    claims = [item.of for item in items if isinstance(item.of, Claim)]
    reader.meet({actor for claim in claims for _, actor in claim.actor_ids()})
    reader.fetch({claim.article for claim in claims})
    return tuple(
        _claim(reader, item.of, item)
        if isinstance(item.of, Claim)
        else _report(reader, item.of, item)
        for item in items
    )


def _report(reader: Reader, article: Article, item: Item) -> Found:
    return Found(
        kind="article",
        id=article.id,
        article=article.id,
        words=item.excerpt,
        marks=item.in_excerpt,
        title=article.title,
        in_title=item.in_title,
        outlet=article.publisher,
        published=article.published,
        reliability=reader.letter(article.publisher),
        url=article.url,
    )


def _claim(reader: Reader, claim: Claim, item: Item) -> Found:
    source = source_of(reader, claim)
    kind = KIND_NAMES[type(claim)]
    return Found(
        kind=kind,
        id=claim.id,
        article=claim.article,
        type=getattr(claim, TYPE_FIELD[kind]),
        status=_status(claim),
        parties=tuple(_parties(reader, claim)),
        what=_what(claim),
        words=source.quote,
        marks=tuple(
            (low - source.start, high - source.start)
            for low, high in item.in_text
            if source.start <= low and high <= source.end
        ),
        cut=source.cut,
        start=source.start,
        end=source.end,
        date=getattr(claim, "date", None),
        title=source.title,
        outlet=source.outlet,
        published=source.published,
        reliability=source.reliability,
        url=source.url,
    )


def _status(claim: Claim) -> str | None:
    """Whether it is told as a fact; of a position, how it is known."""
    if isinstance(claim, EventMention | Meeting | Request):
        return claim.status
    return claim.how if isinstance(claim, Position) else None


def _what(claim: Claim) -> str | None:
    if isinstance(claim, Position):
        return claim.target.quote
    if isinstance(claim, Tenure):
        return claim.post
    if isinstance(claim, Meeting):
        return claim.name.quote if claim.name is not None else None
    if isinstance(claim, Request):
        return claim.content[0].quote if claim.content else None
    return None


def _parties(reader: Reader, claim: Claim) -> Iterator[Party]:
    """Who is in a claim, each once in each role: by name, else by the report's words."""
    seen: set[tuple[str, str]] = set()
    for role, name, actor in _named(claim):
        who = reader.who(actor) if actor is not None else None
        shown = who.name if who is not None else name
        if (role, shown) not in seen:
            seen.add((role, shown))
            yield Party(
                role=role,
                name=shown,
                actor=actor,
                described=who is None or who.described,
            )


def _named(claim: Claim) -> Iterator[tuple[str, str, str | None]]:
    """Role, the report's words and the actor's id of everybody in a claim."""
    told = dict.fromkeys(role for role, _ in claim.actor_ids())
    yield from ((role, "", actor) for role, actor in claim.actor_ids())
    for role, words in _words(claim):
        if role not in told:
            yield from ((role, span.quote, None) for span in words if span is not None)


def _words(claim: Claim) -> tuple[tuple[str, tuple[Span | None, ...]], ...]:
    """The words for those of whom nobody was resolved."""
    if isinstance(claim, Statement):
        return (
            ("speaker", (claim.source,)),
            ("addressee", (claim.addressee_span,)),
            ("on_behalf_of", (claim.on_behalf_span,)),
        )
    if isinstance(claim, EventMention):
        return (("actors", claim.actor_spans), ("recipients", claim.recipient_spans))
    if isinstance(claim, Position):
        return (("holder", (claim.holder_span,)),)
    if isinstance(claim, Meeting):
        alone = tuple(each.span for each in claim.participants if each.actor is None)
        return (("participants", alone),)
    if isinstance(claim, Request):
        return (("askers", claim.asker_spans), ("asked", claim.asked_spans))
    return ()

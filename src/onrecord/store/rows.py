"""From records to rows and back."""

import datetime
import functools
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import msgspec

from onrecord.errors import EvidenceError
from onrecord.records import (
    Actor,
    Article,
    Claim,
    Credit,
    Date,
    EventMention,
    Matter,
    Meeting,
    Membership,
    Mention,
    Position,
    Record,
    Relation,
    Request,
    Statement,
    Tenure,
)

R = TypeVar("R", bound=Record)

# A kind's name is what ``claims.kind`` holds and what searches are filtered by.
KINDS: dict[str, type[Claim]] = {
    "actor": Actor,
    "mention": Mention,
    "tenure": Tenure,
    "membership": Membership,
    "relation": Relation,
    "statement": Statement,
    "event_mention": EventMention,
    "meeting": Meeting,
    "request": Request,
    "position": Position,
    "matter": Matter,
    "credit": Credit,
}
KIND_NAMES: dict[type[Claim], str] = {kind: name for name, kind in KINDS.items()}
# Mentions and actors are found by name, not by words: indexing them would triple the index.
# Relations are asked for by their ends, matters by their labels, credits by their articles.
SEARCHED = frozenset(
    {"tenure", "membership", "statement", "event_mention", "meeting", "request", "position"}
)

TYPE_FIELD = {
    "actor": "kind",
    "mention": "form",
    "tenure": "status",
    "membership": "role",
    "relation": "kind",
    "statement": "mode",
    "event_mention": "type",
    "meeting": "format",
    "request": "kind",
    "position": "stance",
    "matter": "label",
    "credit": "kind",
}


@functools.cache
def decoder(kind: type[R]) -> msgspec.json.Decoder[R]:
    """A decoder for one kind of record, made once."""
    return msgspec.json.Decoder(kind)


def article_row(article: Article, *, analysis: str) -> dict[str, Any]:
    """The row of an article; the text stands in its own column, not in the body."""
    published = article.published.start if article.published else None
    return {
        "id": article.id,
        "publisher": article.publisher,
        "url": article.url,
        "title": article.title,
        "published": iso_day(published),
        "text": article.text,
        "body": msgspec.structs.replace(article, text="").to_json().decode(),
        "analysis": analysis,
    }


def article_of(body: str, text: str) -> Article:
    """The article of a row."""
    article: Article = decoder(Article).decode(body)
    return msgspec.structs.replace(article, text=text)


def claim_rows(article: Article, claims: Sequence[Claim]) -> Iterator[dict[str, Any]]:
    """The rows of an article's claims, numbered within their kind; raises ``EvidenceError``."""
    counts = dict.fromkeys(KINDS, 0)
    for claim in claims:
        check_evidence(article, claim)
        kind = KIND_NAMES[type(claim)]
        first, last = _dates(claim)
        yield {
            "id": claim.id,
            "article": article.id,
            "kind": kind,
            "position": counts[kind],
            "start": claim.evidence[0].start,
            "type": getattr(claim, TYPE_FIELD[kind]),
            "date_start": iso_day(first),
            "date_end": iso_day(last),
            "body": claim.to_json().decode(),
        }
        counts[kind] += 1


def actor_rows(claim: Claim) -> list[dict[str, str]]:
    """Which actors a claim names, in which field; an actor names itself."""
    pairs = {("self", claim.id)} if isinstance(claim, Actor) else set(claim.actor_ids())
    return [{"claim": claim.id, "role": role, "actor": actor} for role, actor in sorted(pairs)]


def check_evidence(article: Article, claim: Claim) -> None:
    """Raise ``EvidenceError`` unless every span of the claim is exactly in the article's text."""
    where = f"{type(claim).__name__} {claim.id} of article {article.id}"
    if claim.article != article.id:
        raise EvidenceError(f"{where}: it belongs to article {claim.article}")
    if not claim.evidence:
        raise EvidenceError(f"{where}: it has no evidence")
    for name, span in claim.spans():
        if span.article != article.id:
            raise EvidenceError(f"{where}: {name} points into article {span.article}")
        inside = 0 <= span.start < span.end <= len(article.text)
        if not inside or article.text[span.start : span.end] != span.quote:
            raise EvidenceError(
                f"{where}: {name} says {span.quote[:60]!r}, which is not what stands at "
                f"{span.start}:{span.end}"
            )


def indexed_words(claim: Claim) -> str:
    """What full-text search finds a claim by: its evidence, and its words outside of that."""
    return "\n".join(quote for _, quote in indexed_passages(claim))


def indexed_passages(claim: Claim) -> list[tuple[int, str]]:
    """The same passage by passage, each with where it starts in the article's text."""
    outside = [
        span for _, span in claim.spans() if not any(held.contains(span) for held in claim.evidence)
    ]
    return sorted({(span.start, span.quote) for span in (*claim.evidence, *outside)})


def settled_mark(changes: int, settled_with: str) -> str:
    """What ``meta`` holds once the state after so many changes was settled, and by what."""
    return f"{changes} {settled_with}"


def iso_day(day: datetime.date | None) -> str | None:
    """A day as it is stored."""
    return None if day is None else day.isoformat()


def iso_time(moment: datetime.datetime) -> str:
    """A moment as it is stored: UTC, to the microsecond. A time without a zone is UTC."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    return moment.astimezone(datetime.UTC).isoformat(timespec="microseconds")


def _dates(claim: Claim) -> tuple[datetime.date | None, datetime.date | None]:
    """The first day a claim speaks of, and the day after the last, where known."""
    date: Date | None = getattr(claim, "date", None)
    if date is not None:
        return date.start, date.end
    start: Date | None = getattr(claim, "start", None)
    end: Date | None = getattr(claim, "end", None)
    return (start.start if start else None), (end.end if end else None)

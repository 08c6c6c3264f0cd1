"""One claim with all that is known of it: its fields, its words, and who else tells it."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal, TypeVar

import msgspec

from onrecord.query.origins import Credibility, Origin, compared_with, credibility, origins_of
from onrecord.query.origins.repeating import same_positions, same_statements
from onrecord.query.reader import Reader
from onrecord.query.show.fields import Field, fields_of
from onrecord.query.show.marks import KINDS, Mark, marks_of
from onrecord.query.sources import Source, source_of
from onrecord.records import (
    Actor,
    Article,
    Claim,
    DerivationKind,
    EventMention,
    Mention,
    Position,
    Record,
    Span,
    Statement,
)
from onrecord.store.view import View

C = TypeVar("C", bound=Claim)

_TOLD = 500  # tellings of one event that are looked at; the most told in 2,500 reports has 42
_REPORTS = 200  # reports of a story that are looked at for other tellings
_BESIDE = 60  # other claims of the same sentence that are shown
_SPAN = 4_000  # code points before a passage in which claims may begin that have words in it
_SHOWN_BESIDE = tuple(kind for kind in KINDS.values() if kind not in {Actor, Mention})


class Role(Record, frozen=True, kw_only=True):
    """Which words play a part in a claim: the field they stand in, half-open code points of the text."""

    field: str
    start: int
    end: int


class Passage(Record, frozen=True, kw_only=True):
    """A passage to show for a claim, with the parts that its words play, by where they start."""

    span: Span
    roles: tuple[Role, ...] = ()


class StoryOf(Record, frozen=True, kw_only=True):
    """The story that a claim's report is of, and what the report is to it.

    ``steps`` are the kind and the source of what the report takes from others.
    """

    id: str
    title: str
    reports: int
    origins: int
    steps: tuple[tuple[DerivationKind, str], ...] = ()
    corrected_by: str | None = None


class ClaimRecord(Record, frozen=True, kw_only=True):
    """A claim as its record is shown.

    ``claim`` is the stored record, ``fields`` the same with names and words in place of ids;
    ``unknown`` are the fields in which nothing is known. ``passages`` are its evidence, and its words
    outside of that. ``event`` is the settled event that an event mention speaks of. Who tells
    it, as of ``Saying``: within the story for a statement or position, everywhere for an event, and
    of every other kind its own report alone. ``beside`` are other claims of the same sentences.
    """

    kind: str
    mark: Mark
    claim: dict[str, Any]
    article: Article
    read_at: datetime.datetime
    source: Source
    passages: tuple[Passage, ...]
    fields: tuple[Field, ...]
    unknown: tuple[str, ...]
    event: str | None = None
    reports: int = 1
    outlets: int = 0
    origins: int = 1
    which: tuple[Origin, ...] = ()
    credibility: Credibility | None = None
    also: tuple[Source, ...] = ()
    story: StoryOf | None = None
    beside: tuple[Mark, ...] = ()


def claim_record(view: View, id: str) -> ClaimRecord:
    """The record of the claim with this id, of any kind. Raises ``NotInRecord``."""
    claim = view.claim(id)
    reader = Reader(view)
    ((_, mark),) = marks_of(reader, [claim])
    told = _tellings(reader, claim)
    counted = origins_of(reader, told)
    compared = compared_with(reader, counted.origins)
    fields, unknown = fields_of(reader, claim)
    return ClaimRecord(
        kind=mark.kind,
        mark=mark,
        claim=msgspec.to_builtins(claim),
        article=reader.heading(claim.article),
        read_at=view.read_at(claim.article),
        source=source_of(reader, claim),
        passages=passages_of(claim),
        fields=fields,
        unknown=unknown,
        event=view.event_of(claim.id) if isinstance(claim, EventMention) else None,
        reports=counted.reports,
        outlets=len(counted.outlets),
        origins=counted.count,
        which=counted.origins,
        credibility=credibility(counted.count, compared=compared) if len(told) > 1 else None,
        also=_also(reader, claim, told),
        story=story_of(reader, claim.article),
        beside=_beside(reader, claim),
    )


def passages_of(claim: Claim) -> tuple[Passage, ...]:
    """Its evidence, and each of its other words that stand outside of that; in the order of the text."""
    roles = sorted(
        (span.start, span.end, field) for field, span in claim.spans() if field != "evidence"
    )
    spans = {(each.start, each.end): each for each in claim.evidence}
    for _, span in claim.spans():
        if not any(kept.contains(span) for kept in spans.values()):
            spans[span.start, span.end] = span
    return tuple(
        Passage(
            span=span,
            roles=tuple(
                Role(field=field, start=start, end=end)
                for start, end, field in dict.fromkeys(roles)
                if span.start <= start and end <= span.end
            ),
        )
        for _, span in sorted(spans.items())
    )


def _tellings(reader: Reader, claim: Claim) -> Sequence[Claim]:
    """All that tell what a claim tells, itself among them."""
    found: Sequence[Claim] = (claim,)
    if isinstance(claim, EventMention):
        found = _of_event(reader, claim)
    elif isinstance(claim, Statement) and claim.speaker is not None:
        found = _alike(claim, same_statements(reader, _ofstory_of(reader, claim, claim.speaker)))
    elif isinstance(claim, Position) and claim.holder is not None:
        found = _alike(claim, same_positions(reader, _ofstory_of(reader, claim, claim.holder)))
    return found


def _of_event(reader: Reader, claim: EventMention) -> Sequence[Claim]:
    event = reader.view.event_of(claim.id)
    settled = reader.view.events_by_id([event]).get(event) if event is not None else None
    if settled is None:
        return (claim,)
    ids = dict.fromkeys((claim.id, *settled.mentions[:_TOLD]))
    return reader.view.claims(EventMention, ids=ids)


_ROLE: Final[dict[type[Claim], Literal["speaker", "holder"]]] = {
    Statement: "speaker",
    Position: "holder",
}


def _ofstory_of(reader: Reader, claim: C, actor: str) -> list[C]:
    """Claims of the same kind by the same actor in the reports of the claim's story."""
    kind, who = type(claim), reader.who(actor)
    part = reader.part(claim.article)
    if part is None or who.entity is None:
        return [claim]
    articles = reader.view.articles_of_story(part.story, limit=_REPORTS)
    found = reader.view.claims_by(kind, {claim.article, *articles}, _ROLE[kind], who.entity)
    reader.place({each.article for each in found}, found=False)
    return found if any(each.id == claim.id for each in found) else [claim, *found]


def _alike(claim: C, groups: Iterable[tuple[C, ...]]) -> tuple[C, ...]:
    return next((g for g in groups if any(each.id == claim.id for each in g)), (claim,))


def _also(reader: Reader, claim: Claim, told: Iterable[Claim]) -> tuple[Source, ...]:
    """The words of other tellings: one a report, in the order of their days; the claim's own report first."""
    others: dict[str, Claim] = {}
    for each in told:
        if each.id != claim.id:
            others.setdefault(each.article, each)
    reader.fetch(others)
    ordered = sorted(
        others.values(),
        key=lambda c: (reader.published(c.article) or datetime.date.max, c.article),
    )
    return tuple(source_of(reader, each) for each in ordered[:_BESIDE])


def story_of(reader: Reader, article: str) -> StoryOf | None:
    """The story that an article is of, or ``None``."""
    part = reader.part(article)
    if part is None:
        return None
    sizes = reader.view.story_sizes([part.story])
    title, reports = sizes.get(part.story, ("", 1))
    return StoryOf(
        id=part.story,
        title=title or "untitled",
        reports=reports,
        origins=max(part.origins, 1),
        steps=part.steps,
        corrected_by=part.corrected_by,
    )


def _beside(reader: Reader, claim: Claim) -> tuple[Mark, ...]:
    """Other claims whose evidence shares words with this one's, in the order of the text."""
    passage = claim.evidence[0]
    low = max(0, passage.start - _SPAN)
    near = reader.view.claims_from(claim.article, _SHOWN_BESIDE, low, passage.end)
    found = [
        each
        for each in near
        if each.id != claim.id and any(e.overlaps(passage) for e in each.evidence)
    ]
    return tuple(mark for _, mark in marks_of(reader, found[:_BESIDE]))

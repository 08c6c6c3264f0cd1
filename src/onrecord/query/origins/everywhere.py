"""How often every claim of a record is told: what an export has beside each."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from onrecord.query.origins.counting import origins_of
from onrecord.query.origins.crediting import fetch_credits
from onrecord.query.origins.repeating import same_positions, same_statements
from onrecord.query.reader import Reader
from onrecord.records import Claim, EventMention, Position, Record, Statement, Story
from onrecord.store.view import View

COUNTED: frozenset[type[Claim]] = frozenset({EventMention, Position, Statement})
_AT_ONCE = 500  # events looked at together
T = TypeVar("T")


class Counts(Record, frozen=True, kw_only=True):
    """How many reports tell a thing, of how many known outlets, from how many independent origins."""

    reports: int
    outlets: int
    origins: int


class Tellings:
    """How often each claim of a record is told; made once for all of them."""

    def __init__(self, view: View) -> None:
        self._outlets = view.outlets(view.article_ids())
        self._again = _told_again(view)

    def of(self, claim: Claim) -> Counts | None:
        """The counts of what a claim tells; ``None`` for kinds that are not counted."""
        if type(claim) not in COUNTED:
            return None
        alone = Counts(reports=1, outlets=int(claim.article in self._outlets), origins=1)
        return self._again.get(claim.id, alone)


def _told_again(view: View) -> dict[str, Counts]:
    """The counts of what a claim tells, by its id, for all that more than one claim tells.

    Events by what is settled of them, statements and positions within a story.
    """
    found: dict[str, Counts] = {}
    for batch in _batches(view.events_told_again().values()):
        reader = Reader(view)
        mentions = view.claims(EventMention, ids=[id for ids in batch for id in ids])
        fetch_credits(reader, mentions)
        by_id = {mention.id: mention for mention in mentions}
        for ids in batch:
            _count(reader, [by_id[id] for id in ids], found)
    for stories in _batches(story for story in view.stories() if len(story.articles) > 1):
        reader = Reader(view)
        for group in _repeated(reader, stories):
            _count(reader, group, found)
    return found


def _count(reader: Reader, told: Sequence[Claim], found: dict[str, Counts]) -> None:
    counted = origins_of(reader, told)
    counts = Counts(reports=counted.reports, outlets=len(counted.outlets), origins=counted.count)
    found.update((claim.id, counts) for claim in told)


def _repeated(reader: Reader, stories: Sequence[Story]) -> Iterator[Sequence[Claim]]:
    """Statements and positions that are told more than once in one of these stories."""
    articles = {article for story in stories for article in story.articles}
    reader.place(articles, found=False)
    statements = reader.view.claims_in(Statement, articles)
    positions = reader.view.claims_in(Position, articles)
    fetch_credits(reader, [*statements, *positions])
    reader.meet({p.holder for p in positions if p.holder is not None})
    reader.meet({s.speaker for s in statements if s.speaker is not None})
    by_speaker: dict[str, list[Statement]] = {}
    for statement in statements:
        speaker = reader.who(statement.speaker).key if statement.speaker is not None else ""
        by_speaker.setdefault(speaker, []).append(statement)
    for each in by_speaker.values():
        yield from (group for group in same_statements(reader, each) if len(group) > 1)
    yield from (group for group in same_positions(reader, positions) if len(group) > 1)


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    batch: list[T] = []
    for item in items:
        batch.append(item)
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch

"""What spans articles, settled from the stored records alone after every read.

The stored articles decide, not the run: a record that was read in parts, in another order or with
interruptions is settled the same.
"""

import contextlib
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Generic, TypeVar, overload

import msgspec

from onrecord.pipeline.stages import Settling
from onrecord.query.questions import find_questions, has_questions, questions_key
from onrecord.query.ties import find_ties, has_ties, ties_key
from onrecord.records import (
    Actor,
    Article,
    Claim,
    Correction,
    Credit,
    EventMention,
    Membership,
    Tenure,
    content_id,
)
from onrecord.settings import Settings
from onrecord.store import Store, View, Writer

if TYPE_CHECKING:
    from onrecord.actors import SettledActors, Told

C = TypeVar("C", bound=Claim)


def settle(
    store: Store, writer: Writer, *, settings: Settings, settling: Settling | None = None
) -> bool:
    """Settle actors, events and stories if anything was stored since; true if that changed them.

    ``settling`` is the one in ``table.py`` unless another is given.

    Claims and articles are streamed from one state of the record; what is held in memory is what
    was settled, and one id a claim.
    """
    if settling is None:
        from onrecord.pipeline.table import SETTLING

        settling = SETTLING
    key = settling_key(settling, settings)
    with store.view() as view:
        if view.is_settled(key):
            return False
        changes = view.changes()
        settled = settled_actors(view, settling)
        entity_of = {each.actor: each.entity for each in settled.identities}
        events = settling.events(view.iter_claims(EventMention), entity_of)
        present = _entities_by_article(view, entity_of)
        stories = settling.stories(StoredArticles(view), present, settings, _credits(view))
    differs = writer.replace_settled(
        settled.entities,
        settled.identities,
        events,
        stories,
        comparisons=settled.comparisons,
        settled_with=key,
        changes=changes,
    )
    keep_ties(store, writer)
    keep_questions(store, writer)
    return differs


def keep_ties(store: Store, writer: Writer | None = None) -> None:
    """Find the ties of a settled record and keep them, unless it has them as they are found now.

    They are an answer that is kept since it is asked for often; nothing is lost without it.
    """
    with store.view() as view:
        settled, _ = view.ties_mark()
        if settled is None or has_ties(view):
            return
        ties = list(find_ties(view))
    if writer is not None:
        writer.replace_ties(ties, found_with=ties_key(), settled=settled)
        return
    with store.writer() as own:
        own.replace_ties(ties, found_with=ties_key(), settled=settled)


def keep_questions(store: Store, writer: Writer | None = None) -> None:
    """Find the open questions of a settled record and keep them, as ``keep_ties`` does with ties."""
    with store.view() as view:
        settled, _ = view.ties_mark()
        if settled is None or has_questions(view):
            return
        found = find_questions(view)
    with contextlib.ExitStack() as opened:
        own = writer or opened.enter_context(store.writer())
        own.keep_answer("questions", found, found_with=questions_key(), settled=settled)


def settled_actors(
    view: View, settling: Settling, corrections: Sequence[Correction] | None = None
) -> "SettledActors":
    """Who is who by the stored records; with other ``corrections`` than the stored, if given."""
    given = view.corrections() if corrections is None else corrections
    return settling.actors(_told(view), corrections=given, known=view.known_actors())


def settling_key(settling: Settling, settings: Settings) -> str:
    """Stands for how a record is settled: with another key it is settled anew."""
    used = {name: value for name, value in asdict(settings).items() if name.startswith("story_")}
    return content_id("set1", settling.version, *(part for pair in used.items() for part in pair))


class StoredArticles(Sequence[Article]):
    """The record's articles by id, each loaded when it is looked at and not kept."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._ids = view.article_ids()

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, index: int) -> Article: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Article]: ...
    def __getitem__(self, index: int | slice) -> Article | Sequence[Article]:
        if isinstance(index, slice):
            return list(self._view.articles(self._ids[index]))
        return self._view.article(self._ids[index])

    def __iter__(self) -> Iterator[Article]:
        return self._view.articles()


def _told(view: View) -> "Iterator[Told]":
    """What each article with actors tells of who is who, article by article."""
    from onrecord.actors import Told

    published = view.published()
    tenures, memberships = _Following(view, Tenure), _Following(view, Membership)
    actors: Iterator[tuple[str, Iterator[Actor]]] = itertools.groupby(
        view.iter_claims(Actor), key=lambda actor: actor.article
    )
    for article, theirs in actors:
        yield Told(
            article,
            published.get(article),
            tuple(theirs),
            tenures.of(article),
            memberships.of(article),
        )


class _Following(Generic[C]):
    """Claims of one kind, read along with articles that are asked for in the store's order."""

    def __init__(self, view: View, kind: type[C]) -> None:
        self._claims = view.iter_claims(kind)
        self._next = next(self._claims, None)

    def of(self, article: str) -> tuple[C, ...]:
        """The article's claims; those of articles before it are passed over."""
        found: list[C] = []
        while self._next is not None and self._next.article <= article:
            if self._next.article == article:
                found.append(self._next)
            self._next = next(self._claims, None)
        return tuple(found)


def _credits(view: View) -> dict[str, list[Credit]]:
    """What articles say that they come from, without the evidence, by article."""
    found: dict[str, list[Credit]] = {}
    for credit in view.iter_claims(Credit):
        bare = msgspec.structs.replace(credit, evidence=())
        found.setdefault(credit.article, []).append(bare)
    return found


def _entities_by_article(view: View, entity_of: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for actor in view.iter_claims(Actor):
        if actor.id in entity_of:
            found.setdefault(actor.article, set()).add(entity_of[actor.id])
    return {article: frozenset(entities) for article, entities in found.items()}

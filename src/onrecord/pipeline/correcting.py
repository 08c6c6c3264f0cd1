"""Corrections and lists of known actors into the record, which is settled anew at once."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from onrecord.pipeline.settle import settle, settled_actors
from onrecord.records import Correction, Entity, KnownActor
from onrecord.settings import Settings
from onrecord.store import Store, View


def make_corrections(
    store: Store, corrections: Iterable[Correction], *, settings: Settings
) -> None:
    """Keep corrections and settle the record with them. Raises ``StoreError``."""
    with store.writer() as writer:
        for correction in corrections:
            writer.correct(correction)
        settle(store, writer, settings=settings)


def undo_correction(store: Store, id: str, *, settings: Settings) -> None:
    """Take a correction back and settle the record without it. Raises ``StoreError``."""
    with store.writer() as writer:
        writer.undo(id, at=datetime.datetime.now(datetime.UTC))
        settle(store, writer, settings=settings)


def with_corrections(view: View, corrections: Sequence[Correction]) -> dict[str, Entity]:
    """Whom each article's actor would be, were these the corrections; nothing is stored."""
    from onrecord.pipeline.table import SETTLING

    settled = settled_actors(view, SETTLING, corrections)
    return {actor: entity for entity in settled.entities for actor in entity.actors}


def keep_known(
    store: Store, lists: Mapping[str, Iterable[KnownActor]], *, settings: Settings
) -> dict[str, int]:
    """Keep lists of known actors, each in place of the one of its name; settle; how many each has.

    An empty list is forgotten. Raises ``StoreError``.
    """
    with store.writer() as writer:
        kept = {source: writer.replace_known(source, known) for source, known in lists.items()}
        settle(store, writer, settings=settings)
    return kept

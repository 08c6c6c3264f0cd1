"""What the user told: corrections, lists of known actors, ratings of outlets."""

from collections.abc import Iterator

from sqlalchemy import func, select

from onrecord.records import Correction, KnownActor, Rating
from onrecord.store import tables, told
from onrecord.store.rows import decoder
from onrecord.store.view.connected import Connected


class UserTold(Connected):
    """What comes from no report."""

    def corrections(self, *, undone: bool = False) -> list[Correction]:
        """Corrections, the oldest first; with ``undone`` also those that were taken back."""
        return told.corrections(self._all(told.corrections_query(undone=undone)))

    def known_actors(self, source: str | None = None) -> Iterator[KnownActor]:
        """Known actors of all lists or of one, by list and key; streamed, not held in memory."""
        decode = decoder(KnownActor).decode
        for row in self._stream(told.known_query(source)):
            yield decode(row.body)

    def ratings(self) -> list[Rating]:
        """The user's letters for outlets, by outlet."""
        return told.ratings(self._all(told.ratings_query()))

    def known_lists(self) -> dict[str, int]:
        """How many known actors each list holds, by the name of the list."""
        table = tables.known_actors.c.source
        query = select(table, func.count().label("number")).group_by(table).order_by(table)
        return {row.source: row.number for row in self._all(query)}

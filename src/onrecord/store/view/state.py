"""The record itself: how it was read, how much it holds, whether it is settled."""

from typing import Any

from sqlalchemy import ColumnElement, func, select

from onrecord.records import Rejection, Run
from onrecord.store import tables
from onrecord.store.digest import digest_of
from onrecord.store.rows import KINDS, settled_mark
from onrecord.store.view.connected import Connected


class State(Connected):
    """About the record as a whole."""

    def runs(self) -> list[Run]:
        """Every run of ``read``, oldest first."""
        table = tables.runs.c
        return self._records(Run, select(table.body).order_by(table.number))

    def rejections(self) -> list[Rejection]:
        """Every input that was not read, by locator, code and message."""
        table = tables.rejections.c
        columns = (table.locator, table.code, table.message)
        return [Rejection(**row._mapping) for row in self._all(select(*columns).order_by(*columns))]

    def counts(self) -> dict[str, int]:
        """How many of everything: "article", each kind of claim, "entity", "event", "story", …"""
        found = dict.fromkeys(("article", *KINDS, "entity", "event", "story"), 0)
        counted = {
            "article": tables.articles,
            "entity": tables.entities,
            "event": tables.events,
            "story": tables.stories,
            "run": tables.runs,
            "rejection": tables.rejections,
        }
        with self._reading():
            for name, table in counted.items():
                found[name] = self._all(select(func.count()).select_from(table))[0][0]
            kind = tables.claims.c.kind
            for name, number in self._all(select(kind, func.count()).group_by(kind)):
                found[name] = number
        return found

    def digest(self) -> str:
        """SHA-256, in hexadecimal, of the record without clock times and runs.

        Two records with one digest hold the same, whatever the order they were read in.
        Rejections as duplicates are left out for that: which of two copies came first depends on
        the order, and the locators of both are in.
        """
        with self._reading():
            return digest_of(self._stream)

    def changes(self) -> int:
        """How many times an article was stored or replaced, or the user told something new.

        What settling depends on.
        """
        return int(self._meta("changes") or 0)

    def state(self) -> str:
        """Stands for what the record holds: another one whenever anything was written to it.

        The progress of a run under way is no part of it.
        """
        run = tables.runs.c
        with self._reading():
            last = self._all(select(run.number, run.ended).order_by(run.number.desc()).limit(1))
            numbers: tuple[ColumnElement[Any], ...] = (
                func.count(),
                func.max(tables.ratings.c.made),
            )
            rated = self._all(select(*numbers).select_from(tables.ratings))
            parts = (
                self.changes(),
                self._meta("settled"),
                *(tuple(row) for row in (*last, *rated)),
            )
        return " ".join(str(part) for part in parts)

    def answer(self, name: str) -> tuple[str, str] | None:
        """An answer that was kept, as JSON, after what it was found with; ``None`` if none was."""
        table = tables.answers.c
        for row in self._all(select(table.found_with, table.body).where(table.name == name)):
            return row.found_with, row.body
        return None

    def answer_found_with(self, name: str) -> str | None:
        """What a kept answer was found with, without the answer."""
        table = tables.answers.c
        for (found_with,) in self._all(select(table.found_with).where(table.name == name)):
            return str(found_with)
        return None

    def is_settled(self, settled_with: str) -> bool:
        """True if what spans articles was settled after the last change, and with this."""
        with self._reading():
            return self._meta("settled") == settled_mark(self.changes(), settled_with)

    def _meta(self, key: str) -> str | None:
        table = tables.meta.c
        for (value,) in self._all(select(table.value).where(table.key == key)):
            return str(value)
        return None

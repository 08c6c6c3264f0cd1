"""How the record came about: its runs, how far one under way has come, and what was not read."""

import datetime
from typing import Any

from sqlalchemy import Select, func, select

from onrecord.records import Progress, Rejection, Run
from onrecord.store import tables
from onrecord.store.rows import decoder, iso_time
from onrecord.store.view.connected import Connected


class Readings(Connected):
    """Runs of ``read`` and what they rejected, a part at a time."""

    def newest_runs(self, *, offset: int = 0, limit: int = 50) -> list[Run]:
        """Runs, the newest first."""
        table = tables.runs.c
        query = select(table.body).order_by(table.number.desc()).offset(offset).limit(limit)
        return self._records(Run, query)

    def run_count(self) -> int:
        """How many runs there were."""
        return int(self._all(select(func.count()).select_from(tables.runs))[0][0])

    def runs_beginning(self, id: str, *, limit: int = 2) -> list[Run]:
        """Runs whose id is this or begins so, by id."""
        table = tables.runs.c
        query = select(table.body).where(table.id >= id, table.id < id + "\U0010ffff")
        return self._records(Run, query.order_by(table.id).limit(limit))

    def open_runs(self) -> list[Run]:
        """Runs that have not ended, under way or cut off; the newest first."""
        table = tables.runs.c
        query = select(table.body).where(table.ended.is_(None)).order_by(table.number.desc())
        return self._records(Run, query)

    def progress(self) -> dict[str, Progress]:
        """How far each run that has not ended had come when it last said so, by run."""
        table = tables.progress.c
        decode = decoder(Progress).decode
        found = (decode(row.body) for row in self._all(select(table.body).order_by(table.run)))
        return {each.run: each for each in found}

    def rejected(
        self,
        *,
        code: str | None = None,
        run: str | None = None,
        holding: str | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> list[tuple[Rejection, str | None]]:
        """Inputs that were not read, each with the run that noted it first, by locator.

        ``code`` and ``run`` keep those of one; ``holding`` those with these characters in their
        locator or message.
        """
        table = tables.rejections.c
        columns = (table.locator, table.code, table.message)
        query = _kept(select(*columns, table.run), code, run, holding)
        rows = self._all(query.order_by(*columns).offset(offset).limit(limit))
        return [
            (Rejection(locator=row.locator, code=row.code, message=row.message), row.run)
            for row in rows
        ]

    def rejected_by_code(
        self, *, run: str | None = None, holding: str | None = None
    ) -> dict[str, int]:
        """How many inputs were not read for each code, most first, as of ``rejected``."""
        code = tables.rejections.c.code
        query = _kept(select(code, func.count().label("number")), None, run, holding)
        rows = self._all(query.group_by(code).order_by(func.count().desc(), code))
        return {row.code: row.number for row in rows}

    def read_between(
        self, start: datetime.datetime, end: datetime.datetime | None, *, limit: int
    ) -> tuple[int, list[str]]:
        """How many articles were first read from ``start`` on and not after ``end``, and the last of them."""
        table = tables.articles.c
        within = [table.read_at >= iso_time(start)]
        if end is not None:
            within.append(table.read_at <= iso_time(end))
        number = self._all(select(func.count(table.read_at)).where(*within))[0][0]
        query = select(table.id).where(*within).order_by(table.read_at.desc(), table.id)
        return int(number), [row.id for row in self._all(query.limit(limit))]


def _kept(
    query: Select[Any], code: str | None, run: str | None, holding: str | None
) -> Select[Any]:
    table = tables.rejections.c
    if code is not None:
        query = query.where(table.code == code)
    if run is not None:
        query = query.where(table.run == run)
    if holding:
        query = query.where(
            table.locator.icontains(holding, autoescape=True)
            | table.message.icontains(holding, autoescape=True)
        )
    return query

"""Writing the record: an article and all its claims in one transaction, or not at all."""

import contextlib
import datetime
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, Literal, Self

from sqlalchemy import Connection, select

from onrecord.errors import StoreError
from onrecord.records import (
    Article,
    Claim,
    Comparison,
    Correction,
    Entity,
    Event,
    Identity,
    KnownActor,
    Progress,
    Rating,
    Rejection,
    Run,
    Story,
)
from onrecord.store import (
    bonds,
    entity_days,
    event_days,
    fulltext,
    search_items,
    story_days,
    tables,
    told,
)
from onrecord.store.connection import saying, truncate_log
from onrecord.store.inserting import (
    check_storable,
    insert_article,
    insert_claims,
    is_same,
    replace_article,
    stored_article,
)
from onrecord.store.rows import (
    claim_rows,
    iso_time,
    settled_mark,
)
from onrecord.store.settled import (
    comparison_rows,
    entity_rows,
    event_rows,
    identity_rows,
    replace_rows,
    story_rows,
)
from onrecord.store.ties import KeptTie, replace_ties

Outcome = Literal["added", "replaced", "unchanged", "duplicate"]

_TRUNCATE_EVERY = 200  # articles; the log then stays at some ten MB


class Writer:
    """The record, to be written. Made by ``Store.writer()``."""

    def __init__(self, connection: Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self._added = 0

    def begin_run(self, run: Run) -> None:
        """Note that a run has begun."""
        with self._transaction() as connection:
            connection.execute(tables.runs.insert(), _run_row(run))

    def end_run(self, run: Run) -> None:
        """Note how a run ended; raises ``StoreError`` unless ``run.id`` has begun."""
        with self._transaction() as connection:
            query = tables.runs.update().where(tables.runs.c.id == run.id)
            if connection.execute(query.values(**_run_row(run))).rowcount != 1:
                raise StoreError(f"{self._name}: run {run.id} ends, but has not begun")
            _drop_progress(connection, run.id)

    def progress(self, progress: Progress) -> None:
        """Note how far a run has come, in place of what was noted before."""
        with self._transaction() as connection:
            _drop_progress(connection, progress.run)
            row = {"run": progress.run, "body": progress.to_json().decode()}
            connection.execute(tables.progress.insert(), row)

    def add(
        self,
        article: Article,
        claims: Iterable[Claim],
        *,
        locator: str,
        analysis: str,
        read_at: datetime.datetime,
    ) -> Outcome:
        """Store an article with all its claims, every span verified against its text.

        ``analysis`` stands for how the claims were made. The same article again, read from the
        same locator with the same analysis, is "unchanged"; if its metadata or the analysis
        differ, article and claims are "replaced" whole and only ``read_at`` stays. An article
        that was first read from another locator is left as it is: "duplicate"; the locator is
        kept. A locator that reads has its earlier rejections taken back.

        Raises ``EvidenceError`` where a claim's words are not in the text, two claims have one id
        or the text cannot be stored; then nothing is stored.
        """
        claims = tuple(claims)
        check_storable(article)
        rows = list(claim_rows(article, claims))
        with self._transaction() as connection:
            stored = stored_article(connection, article.id)
            if stored is not None and stored.locator != locator:
                _note_locator(connection, locator, article.id, first=False)
                return "duplicate"
            _forget_rejections(connection, locator)
            if stored is not None and is_same(stored, article, analysis):
                return "unchanged"
            if stored is None:
                number = insert_article(connection, article, analysis, read_at)
                _note_locator(connection, locator, article.id, first=True)
            else:
                number = replace_article(connection, article, analysis)
            insert_claims(connection, article, claims, rows)
            fulltext.add_article(connection, number)
            search_items.add(connection, article.id)
            _count_change(connection)
        self._cap_log()
        return "added" if stored is None else "replaced"

    def found_again(self, article: str, *, locator: str) -> Outcome:
        """Note that a stored article was found at a locator: "unchanged" or "duplicate", as ``add``.

        Raises ``StoreError`` if it is not stored.
        """
        with self._transaction() as connection:
            stored = stored_article(connection, article)
            if stored is None:
                raise StoreError(f"{self._name}: article {article} is not stored")
            if stored.locator != locator:
                _note_locator(connection, locator, article, first=False)
                return "duplicate"
            _forget_rejections(connection, locator)
            return "unchanged"

    def first_locator(self, article: str) -> str | None:
        """Where an article was read from first, or ``None`` if it is not stored."""
        with self._transaction() as connection:
            stored = stored_article(connection, article)
            return None if stored is None else str(stored.locator)

    def reject(self, rejection: Rejection, run: str | None = None) -> bool:
        """Note a rejected input; false if the same locator, code and message is noted already."""
        table = tables.rejections
        values = {
            "locator": rejection.locator,
            "code": rejection.code,
            "message": rejection.message,
        }
        with self._transaction() as connection:
            if connection.execute(select(table.c.run).filter_by(**values)).all():
                return False
            connection.execute(table.insert(), values | {"run": run})
            return True

    def replace_settled(
        self,
        entities: Iterable[Entity],
        identities: Iterable[Identity],
        events: Iterable[Event],
        stories: Iterable[Story],
        *,
        comparisons: Iterable[Comparison] = (),
        settled_with: str = "",
        changes: int | None = None,
    ) -> bool:
        """Replace what is settled across articles, in one transaction; false if nothing differs.

        ``settled_with`` stands for how it was settled, ``changes`` is ``View.changes()`` of the
        state it was settled from: articles stored meanwhile leave the record unsettled, and what
        another process settled from a later state stays.
        """
        rows = [
            *entity_rows(entities),
            *identity_rows(identities),
            *comparison_rows(comparisons),
            *event_rows(events),
            *story_rows(stories),
        ]
        with self._transaction() as connection:
            if changes is None:
                changes = int(_get_meta(connection, "changes") or 0)
            if _is_newer(_get_meta(connection, "settled"), changes):
                return False
            differs = replace_rows(connection, rows)
            event_days.bring_up_to_date(connection)
            story_days.bring_up_to_date(connection)
            entity_days.bring_up_to_date(connection)
            bonds.bring_up_to_date(connection)
            mark = settled_mark(changes, settled_with)
            if _get_meta(connection, "settled") != mark:
                _set_meta(connection, "settled", mark)
        if differs:
            self._cap_log(now=True)
        return differs

    def replace_ties(
        self, ties: Iterable[KeptTie], *, found_with: str, settled: str | None
    ) -> bool:
        """Keep these as the ties between entities; false if the record was settled anew meanwhile.

        ``found_with`` stands for how they were found, ``settled`` is what the record was settled
        with when they were (see ``View.ties_mark``).
        """
        with self._transaction() as connection:
            if _get_meta(connection, "settled") != settled:
                return False
            replace_ties(connection, ties)
            _set_meta(connection, "ties", f"{settled} {found_with}")
        self._cap_log(now=True)
        return True

    def keep_answer(self, name: str, body: bytes, *, found_with: str, settled: str | None) -> bool:
        """Keep an answer about the whole record; false if it was settled anew meanwhile.

        The arguments are as of ``replace_ties``; ``body`` is JSON.
        """
        with self._transaction() as connection:
            if _get_meta(connection, "settled") != settled:
                return False
            connection.execute(tables.answers.delete().where(tables.answers.c.name == name))
            row = {"name": name, "found_with": f"{settled} {found_with}", "body": body.decode()}
            connection.execute(tables.answers.insert(), row)
        return True

    def correct(self, correction: Correction) -> bool:
        """Keep a correction, or one that was undone anew; false if it is in force already.

        It takes effect with the next settling, and stays whatever is read or settled again.
        """
        with self._transaction() as connection:
            kept = told.keep_correction(connection, correction)
            if kept:
                _count_change(connection)
        return kept

    def undo(self, correction: str, *, at: datetime.datetime) -> bool:
        """Take a correction back from the next settling on; false if none of this id is in force."""
        with self._transaction() as connection:
            undone = told.undo_correction(connection, correction, iso_time(at))
            if undone:
                _count_change(connection)
        return undone

    def replace_known(self, source: str, known: Iterable[KnownActor]) -> int:
        """Keep a list of known actors in place of what was kept of it; how many it has.

        Of two with one key the later counts. Where ``known`` raises, the list stays as it was.
        """
        with self._transaction() as connection:
            number = told.replace_known(connection, source, known)
            _count_change(connection)
        return number

    def rate(self, ratings: Iterable[Rating]) -> None:
        """Keep the user's letters for outlets, each in place of what its outlet had.

        Nothing that is settled depends on them.
        """
        with self._transaction() as connection:
            for rating in ratings:
                told.keep_rating(connection, rating)

    def unrate(self, outlet: str) -> bool:
        """Take an outlet's letter out; false if it has none."""
        with self._transaction() as connection:
            return told.drop_rating(connection, outlet)

    def close(self) -> None:
        """Give the connection back, the write-ahead log cut. Safe to call twice."""
        if not self._connection.closed:
            self._cap_log(now=True)
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with saying(self._name), self._connection.begin():
            yield self._connection

    def _cap_log(self, *, now: bool = False) -> None:
        self._added += 1
        if now or self._added % _TRUNCATE_EVERY == 0:
            with saying(self._name):
                truncate_log(self._connection)


def _drop_progress(connection: Connection, run: str) -> None:
    connection.execute(tables.progress.delete().where(tables.progress.c.run == run))


def _note_locator(connection: Connection, locator: str, article: str, *, first: bool) -> None:
    table = tables.locators
    known = select(table.c.locator).filter_by(locator=locator, article=article)
    if not connection.execute(known).all():
        connection.execute(
            table.insert(), {"locator": locator, "article": article, "first": int(first)}
        )


def _forget_rejections(connection: Connection, locator: str) -> None:
    table = tables.rejections
    connection.execute(table.delete().where(table.c.locator == locator))


def _count_change(connection: Connection) -> None:
    """What spans articles has to be settled anew."""
    _set_meta(connection, "changes", str(int(_get_meta(connection, "changes") or 0) + 1))


def _is_newer(mark: str | None, changes: int) -> bool:
    """Whether what is settled comes from a later state than the one after so many changes."""
    return mark is not None and int(mark.split(" ", 1)[0]) > changes


def _get_meta(connection: Connection, key: str) -> str | None:
    table = tables.meta.c
    return connection.execute(select(table.value).where(table.key == key)).scalar_one_or_none()


def _set_meta(connection: Connection, key: str, value: str) -> None:
    connection.execute(tables.meta.delete().where(tables.meta.c.key == key))
    connection.execute(tables.meta.insert(), {"key": key, "value": value})


def _run_row(run: Run) -> dict[str, Any]:
    return {
        "id": run.id,
        "started": iso_time(run.started),
        "ended": None if run.ended is None else iso_time(run.ended),
        "body": run.to_json().decode(),
    }

"""What is opened is a record of ours, of a schema that is known; all else is one clear line."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy
from sqlalchemy import Connection, inspect, text

from onrecord.errors import StoreError
from onrecord.store import migrations, open_store, tables
from onrecord.store.migrations import MIGRATIONS, Migration
from tests.store.reports import Report, add


def other_database(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def refusal(path: Path, *, create: bool = True) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(path, create=create)
    line = str(caught.value)
    assert "\n" not in line
    return line


def test_no_record_where_none_may_be_made(path: Path) -> None:
    assert "no record at" in refusal(path, create=False)
    assert not path.exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"Tokyo and Taipei met.", "no OnRecord record", id="a report"),
        pytest.param(b"SQLite format 3\x00 and then nothing more", "not a database", id="cut off"),
        pytest.param(b"\x00" * 4096, "no OnRecord record", id="zeros"),
    ],
)
def test_a_file_that_is_no_record_is_left_as_it_is(path: Path, content: bytes, says: str) -> None:
    path.write_bytes(content)
    assert says in refusal(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "statements",
    [
        pytest.param(["CREATE TABLE recipes (id TEXT)"], id="other tables"),
        pytest.param(["CREATE TABLE meta (key TEXT, value TEXT)"], id="a table of the same name"),
        pytest.param(["CREATE TABLE meta (name TEXT)"], id="the same name and other columns"),
        pytest.param(
            [
                "CREATE TABLE meta (key TEXT, value TEXT)",
                "INSERT INTO meta VALUES ('application', 'other'), ('schema', '1')",
            ],
            id="another application's",
        ),
    ],
)
def test_another_database_is_refused(path: Path, statements: list[str]) -> None:
    other_database(path, *statements)
    before = path.read_bytes()
    assert "no OnRecord record" in refusal(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_record_only_when_one_may_be_made(path: Path) -> None:
    path.touch()
    assert "no OnRecord record" in refusal(path, create=False)
    with open_store(path, create=True) as store:
        assert store.view().counts()["article"] == 0


def test_a_folder_and_a_missing_folder(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)
    assert "no folder" in refusal(tmp_path / "missing" / "record.db")


def test_a_url_of_sqlite_is_told_to_be_a_path() -> None:
    with pytest.raises(StoreError, match="by its path"):
        open_store("sqlite:///record.db")


def test_an_unknown_database_is_one_line() -> None:
    with pytest.raises(StoreError, match="nosuchdb"):
        open_store("nosuchdb://host/record")


def test_a_record_of_a_newer_version_says_so(path: Path) -> None:
    open_store(path, create=True).close()
    newer = len(MIGRATIONS) + 1
    other_database(path, "UPDATE meta SET value = value + 1 WHERE key = 'schema'")
    assert f"schema {newer}, made by a newer OnRecord" in refusal(path)


def test_the_migrated_schema_is_the_one_that_the_statements_use(path: Path) -> None:
    open_store(path, create=True).close()
    engine = sqlalchemy.create_engine(f"sqlite:///{path}")
    found = inspect(engine)
    for table in tables.metadata.tables.values():
        columns = found.get_columns(table.name)
        assert [column["name"] for column in columns] == [column.name for column in table.columns]
        keys = found.get_pk_constraint(table.name)["constrained_columns"]
        assert keys == [column.name for column in table.primary_key]
        for column, stored in zip(table.columns, columns, strict=True):
            assert isinstance(stored["type"], type(column.type)), column
    assert (
        not {name for name in found.get_table_names() if "_words" not in name}
        - set(tables.metadata.tables)
        - {"sqlite_sequence"}
    )
    engine.dispose()


def add_a_column(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE runs ADD COLUMN note TEXT"))


def break_off(connection: Connection) -> None:
    add_a_column(connection)
    raise RuntimeError("broken off")


def test_an_older_record_is_migrated_with_what_it_holds(
    path: Path, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(path, create=True) as store, store.writer() as writer:
        add(writer, report)
    step = Migration("a note on a run", add_a_column)
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, step))
    monkeypatch.setattr("onrecord.store.engine.MIGRATIONS", (*MIGRATIONS, step))
    for _ in range(2):
        with open_store(path) as store:
            assert store.view().article(report.article.id) == report.article
    with sqlite3.connect(path) as connection:
        assert "note" in [row[1] for row in connection.execute("PRAGMA table_info(runs)")]
        schema = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchall()
        assert schema == [(str(len(MIGRATIONS) + 1),)]
    connection.close()


def test_a_migration_that_breaks_off_leaves_the_record_as_it_was(
    path: Path, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(path, create=True) as store, store.writer() as writer:
        add(writer, report)
    with monkeypatch.context() as patch:
        steps = (*MIGRATIONS, Migration("breaks off", break_off))
        patch.setattr(migrations, "MIGRATIONS", steps)
        patch.setattr("onrecord.store.engine.MIGRATIONS", steps)
        with pytest.raises(RuntimeError, match="broken off"):
            open_store(path)
    with open_store(path) as store:
        assert store.view().article(report.article.id) == report.article
    with sqlite3.connect(path) as connection:
        assert "note" not in [row[1] for row in connection.execute("PRAGMA table_info(runs)")]
    connection.close()

"""What reports tell of each actor by day, and who holds what post: brought up to date when settled."""

import sqlite3
from pathlib import Path

import pytest

from onrecord.store import open_store
from onrecord.store.connection import connect_engine
from onrecord.store.migrations import MIGRATIONS
from tests.query.desk import Desk, day

STEP = "what reports tell of each actor by day, and who holds what post"
TEXT = (
    "Ann Lee said on Monday that she believes that taxes fall.\n"
    "She backs lower taxes.\nAnn Lee is minister of Arland and once was mayor."
)
DAYS = """
    SELECT e.name, d.kind, d.day, coalesce(json_extract(c.body, '$.cue.quote'), '')
    FROM entity_days AS d JOIN entities AS e ON e.id = d.entity
    LEFT JOIN claims AS c ON c.number = d.number AND d.kind <> 'report' ORDER BY 1, 2, 3, 4
"""
BONDS = """
    SELECT o.name, b.kind, b.title, b.words, b.status, h.name, b.day, b.dated
    FROM bonds AS b JOIN entities AS o ON o.id = b.one LEFT JOIN entities AS h ON h.id = b.other
    ORDER BY b.number
"""
DAYS_TOLD = [
    ("Ann Lee", "position", "2018-05-03", ""),
    ("Ann Lee", "report", "", ""),
    ("Ann Lee", "report", "2018-05-03", ""),
    ("Ann Lee", "statement", "", "said"),
    ("Ann Lee", "statement", "2018-04-30", "said"),
    ("Arland", "report", "2018-05-03", ""),
]
BONDS_TOLD = [
    ("Ann Lee", "tenure", "minister", "minister", "current", "Arland", "2018-05-03", 0),
    ("Ann Lee", "tenure", "mayor", "mayor", "former", None, "2018-05-03", 1),
    ("Ann Lee", "membership", "member", None, "member", "Arland", "2018-05-03", 0),
]


def make_desk() -> Desk:
    """What a speaker says within her own longer statement is no statement of its own."""
    desk = Desk()
    report = desk.report(TEXT, "Post", "2018-05-03")
    lee = report.actor("Ann Lee", "person")
    body = report.actor("Arland", "government")
    whole = report.statement(
        lee, "said", "she believes that taxes fall", date=day("2018-04-30", "resolved")
    )
    report.statement(lee, "believes", "taxes fall", parent=whole.id)
    report.position(lee, "for", "backs", "lower taxes")
    report.tenure(lee, "minister", body)
    report.tenure(lee, "mayor", status="former", end=day("2010-01-01"))
    report.membership(lee, body, "of Arland")
    undated = desk.report("Ann Lee said that it rains.", "Daily", None)
    undated.statement(undated.actor("Ann Lee", "person"), "said", "it rains")
    return desk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    make_desk().save(tmp_path / "record.db").close()
    return tmp_path / "record.db"


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def run(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_they_are_made_when_the_record_is_settled(path: Path) -> None:
    assert rows(path, DAYS) == DAYS_TOLD
    assert rows(path, BONDS) == BONDS_TOLD


def test_what_is_no_longer_settled_goes_and_what_is_missing_comes(path: Path) -> None:
    run(
        path,
        "UPDATE entity_days SET day = '1999-01-01' WHERE kind = 'position'",
        "UPDATE bonds SET other = 'ent1_x' WHERE title = 'minister'",
        "DELETE FROM bonds WHERE title = 'mayor'",
    )
    make_desk().save(path).close()
    assert rows(path, DAYS) == DAYS_TOLD
    assert rows(path, BONDS) == BONDS_TOLD


def test_where_nothing_is_settled_nothing_is_kept(path: Path) -> None:
    with open_store(path) as store, store.writer() as writer:
        writer.replace_settled([], [], [], [])
    assert rows(path, DAYS) == []
    assert rows(path, BONDS) == []


def test_a_record_from_before_them_is_filled(path: Path) -> None:
    run(
        path,
        "DROP TABLE entity_days",
        "DROP TABLE bonds",
        "DROP INDEX entities_actors",
        "DROP INDEX entities_kind",
    )
    (step,) = (step for step in MIGRATIONS if step.title == STEP)
    engine = connect_engine(str(path), create=False)
    with engine.connect() as connection, connection.begin():
        step.run(connection)
    assert rows(path, DAYS) == DAYS_TOLD
    assert rows(path, BONDS) == BONDS_TOLD

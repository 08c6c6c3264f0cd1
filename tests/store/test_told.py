"""What the user told stays whatever is added, replaced or settled, and makes a record unsettled."""

import datetime
import sqlite3
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import StoreError
from onrecord.records import Correction, KnownActor, Subject
from onrecord.store import Store, engine, migrations, open_store
from onrecord.store.migrations import MIGRATIONS
from tests.store.reports import Report, add, make_report, settle

MADE = datetime.datetime(2021, 9, 1, 12, tzinfo=datetime.UTC)
LATER = MADE + datetime.timedelta(days=1)


def correction(id: str = "cor1_a", *, made: datetime.datetime = MADE) -> Correction:
    subject = Subject(entity="ent1_a", name="Aria Vance", kind="person", actors=("act1_a",))
    return Correction(id=id, kind="rename", subjects=(subject,), name="A. Vance", made=made)


def known(key: str, source: str = "list", **fields: object) -> KnownActor:
    return KnownActor(key=key, source=source, name=f"Name {key}", **fields)  # type: ignore[arg-type]


def test_corrections_come_back_in_the_order_they_were_made(store: Store) -> None:
    early, late = correction("cor1_z"), correction("cor1_b", made=LATER)
    with store.writer() as writer:
        assert writer.correct(late)
        assert writer.correct(early)
        assert not writer.correct(early), "in force already"
    with store.view() as view:
        assert view.corrections() == [early, late]


def test_an_undone_correction_is_kept_and_can_be_made_again(store: Store) -> None:
    with store.writer() as writer, store.view() as view:
        writer.correct(correction())
        assert writer.undo("cor1_a", at=LATER)
        assert not writer.undo("cor1_a", at=LATER)
        assert not writer.undo("cor1_b", at=LATER), "unknown"
        view.close()
    with store.writer() as writer:
        with store.view() as view:
            assert view.corrections() == []
            assert [each.undone for each in view.corrections(undone=True)] == [LATER]
        assert writer.correct(correction(made=LATER))
        with store.view() as view:
            assert view.corrections() == [correction(made=LATER)]


@pytest.mark.parametrize(
    "tell",
    [
        lambda writer: writer.correct(correction()),
        lambda writer: writer.correct(correction()) and writer.undo("cor1_a", at=LATER),
        lambda writer: writer.replace_known("list", [known("1")]),
        lambda writer: writer.replace_known("list", []),
    ],
    ids=["correct", "undo", "identify", "forget"],
)
def test_what_is_told_makes_the_record_unsettled(store: Store, tell: object) -> None:
    with store.writer() as writer:
        writer.replace_settled((), (), (), (), settled_with="v1")
        with store.view() as view:
            assert view.is_settled("v1")
        tell(writer)  # type: ignore[operator]
        with store.view() as view:
            assert not view.is_settled("v1")


def test_what_was_settled_earlier_does_not_replace_what_was_settled_later(store: Store) -> None:
    settled = settle([make_report("Aria Vance", "backs", "the entry")])
    with store.writer() as writer:
        before = store.view().changes()
        writer.correct(correction())
        writer.replace_settled(*settled, settled_with="v1", changes=before + 1)
        assert not writer.replace_settled((), (), (), (), settled_with="v1", changes=before)
    with store.view() as view:
        assert len(view.entities()) == 1
        assert view.is_settled("v1")


def test_a_list_of_known_actors_is_replaced_whole(store: Store) -> None:
    with store.writer() as writer:
        assert writer.replace_known("b", [known("2", "b")]) == 1
        assert writer.replace_known("a", (known(str(n), "a") for n in range(1200))) == 1200
        again = msgspec.structs.replace(known("1", "a"), name="Other")
        assert writer.replace_known("a", [known("1", "a"), known("2", "a"), again]) == 2
    with store.view() as view:
        assert view.known_lists() == {"a": 2, "b": 1}
        assert [each.name for each in view.known_actors()] == ["Other", "Name 2", "Name 2"]
        assert [each.key for each in view.known_actors("b")] == ["2"]


def test_a_list_that_breaks_off_changes_nothing(store: Store) -> None:
    def broken():  # type: ignore[no-untyped-def]
        yield known("1")
        raise RuntimeError

    with store.writer() as writer:
        writer.replace_known("list", [known("7")])
        with pytest.raises(RuntimeError):
            writer.replace_known("list", broken())
    with store.view() as view:
        assert [each.key for each in view.known_actors()] == ["7"]


def test_an_older_record_takes_the_new_tables(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = next(n for n, step in enumerate(MIGRATIONS) if "corrections" in step.title)
    with monkeypatch.context() as patch:
        for room in (migrations, engine):
            patch.setattr(room, "MIGRATIONS", MIGRATIONS[:before])
        open_store(path, create=True).close()
    with open_store(path) as store, store.writer() as writer:
        assert writer.correct(correction())


def test_a_record_that_another_process_writes_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.store.connection._PRAGMAS", ("PRAGMA busy_timeout = 10",))
    open_store(path, create=True).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with (
        open_store(path) as store,
        store.writer() as writer,
        pytest.raises(StoreError, match="another process is writing"),
    ):
        writer.correct(correction())
    other.close()


names = st.text(min_size=1, max_size=12).filter(lambda text: not any(0xD800 <= ord(c) < 0xE000 for c in text))  # fmt: skip


@st.composite
def made(draw: st.DrawFn) -> Correction:
    subjects = tuple(
        Subject(entity=draw(names), name=draw(names), kind="person", actors=(draw(names),))
        for _ in range(draw(st.integers(1, 3)))
    )
    note = draw(st.none() | names)
    when = MADE + datetime.timedelta(seconds=draw(st.integers(0, 3)))
    return Correction(id=draw(names), kind="merge", subjects=subjects, note=note, made=when)


REPORTS = [make_report(f"Holder {n}", "backs", "the entry of Norland") for n in range(3)]


def steps(report: Report) -> list[tuple[str, Report]]:
    return [("add", report), ("replace", report), ("settle", report)]


@given(
    told=st.lists(made(), max_size=4, unique_by=lambda each: each.id),
    order=st.permutations([step for report in REPORTS for step in steps(report)]),
)
@settings(max_examples=25, deadline=None)
def test_what_is_told_survives_whatever_is_read(
    told: list[Correction], order: list[tuple[str, Report]]
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "record.db", create=True) as store,
        store.writer() as writer,
    ):
        writer.replace_known("list", [known("1")])
        for number, (step, report) in enumerate(order):
            for each in told if number == 3 else ():
                writer.correct(each)
            if step == "settle":
                writer.replace_settled(*settle([report]))
            else:
                add(writer, report, locator=report.article.id, analysis=step)
        with store.view() as view:
            assert view.corrections() == sorted(told, key=lambda each: (each.made, each.id))
            assert [each.key for each in view.known_actors()] == ["1"]

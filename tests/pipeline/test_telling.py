"""A run says in the record how far it has come."""

from pathlib import Path
from typing import Any

import pytest

from onrecord.pipeline import read_reports, telling
from onrecord.records import Progress
from onrecord.settings import Settings
from onrecord.store import Store, open_store
from tests.pipeline.fakes import SETTLING, FakeAnalysis
from tests.pipeline.reports import text, write_folder


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with open_store(tmp_path / "record.db", create=True) as store:
        yield store


def read(store: Store, folder: Path, on_progress: Any) -> None:
    read_reports(
        store,
        [str(folder)],
        analysis=FakeAnalysis(),
        settling=SETTLING,
        settings=Settings(),
        on_progress=on_progress,
    )


def now(store: Store) -> Progress:
    with store.view() as view:
        (progress,) = view.progress().values()
    return progress


def test_it_can_be_seen_while_reports_are_read(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "EVERY", 0.0)
    folder = write_folder(tmp_path / "r", {"a.txt": text(1), "b.txt": "", "c.txt": text(2)})
    seen: list[Progress] = []
    read(store, folder, lambda *_: seen.append(now(store)))
    told = [(each.phase, each.done, each.total, each.read, each.rejected) for each in seen]
    assert told == [
        ("reading", 1, 3, 1, 0),
        ("reading", 2, 3, 1, 1),
        ("reading", 3, 3, 2, 1),
    ]
    assert seen[-1].locator == str(folder / "c.txt")
    with store.view() as view:
        assert view.progress() == {}
        assert view.open_runs() == []


def test_it_is_noted_no_more_often_than_it_is_looked_at(store: Store, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "r", {f"{n}.txt": text(n) for n in range(5)})
    seen: list[Progress] = []
    read(store, folder, lambda *_: seen.append(now(store)))
    assert len({each.done for each in seen}) < 5


def test_a_run_that_is_broken_off_says_so(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "EVERY", 0.0)
    folder = write_folder(tmp_path / "r", {f"{n}.txt": text(n) for n in range(3)})

    def interrupt(done: int, *_: object) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(store, folder, interrupt)
    progress = now(store)
    assert (progress.phase, progress.done) == ("stopped", 2)
    read(store, folder, None)
    assert now(store) == progress  # that of the run that was broken off


def test_more_reports_than_were_counted_have_no_total(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.pipeline.run.count_reports", lambda _: 1)
    folder = write_folder(tmp_path / "r", {f"{n}.txt": text(n) for n in range(3)})
    totals: list[int | None] = []
    read(store, folder, lambda done, total, locator: totals.append(total))
    assert totals == [1, None, None]

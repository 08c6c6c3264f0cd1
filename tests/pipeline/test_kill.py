"""``kill -9`` in the middle of a read, then the same command: the record of an unbroken run."""

import contextlib
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from onrecord.errors import StoreError
from onrecord.store import open_store
from tests.pipeline.reports import write_jsonl

ROOT = Path(__file__).parents[2]
ARTICLES = 1000


def start(record: Path, workers: int, reports: Path) -> subprocess.Popen[bytes]:
    module = "tests.pipeline.reading_process"
    return subprocess.Popen(
        [sys.executable, "-m", module, str(record), str(workers), str(reports)], cwd=ROOT
    )


def stored(record: Path) -> int:
    with contextlib.suppress(StoreError), open_store(record) as store:
        return store.view().counts()["article"]
    return 0


def wait_for(condition: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def held(record: Path) -> tuple[Any, ...]:
    """All of a record but clock times and runs."""
    with open_store(record) as store, store.view() as view:
        locators = [view.locators(id) for id in view.article_ids()]
        return view.digest(), view.rejections(), locators, view.counts()["article"]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_jsonl(tmp_path_factory.mktemp("kill") / "reports.jsonl", ARTICLES)


@pytest.fixture(scope="module")
def unbroken(reports: Path) -> tuple[Any, ...]:
    record = reports.with_name("unbroken.db")
    assert start(record, 1, reports).wait(120) == 0
    return held(record)


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_killed_and_started_again_it_gives_the_same_record(
    reports: Path, unbroken: tuple[Any, ...], tmp_path: Path, workers: int
) -> None:
    record = tmp_path / "record.db"
    for until in (1, 500):
        process = start(record, workers, reports)
        wait_for(lambda until=until: stored(record) >= until)  # type: ignore[misc]
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        assert until <= stored(record) < unbroken[-1]
    assert start(record, workers, reports).wait(120) == 0
    assert held(record) == unbroken
    with open_store(record) as store:
        assert [run.ended is None for run in store.view().runs()] == [True, True, False]


def test_a_killed_parent_leaves_no_workers(reports: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    process = start(record, 2, reports)
    wait_for(lambda: stored(record) >= 5)
    workers = psutil.Process(process.pid).children(recursive=True)
    assert len(workers) >= 2
    process.send_signal(signal.SIGKILL)
    process.wait()
    wait_for(lambda: not any(worker.is_running() for worker in workers), seconds=20)


def test_a_record_killed_while_it_is_made_is_made_by_the_next(tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    record.touch()  # SQLite makes the file before the first transaction
    with open_store(record, create=True) as store:
        assert store.view().counts()["article"] == 0

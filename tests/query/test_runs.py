"""Runs of reading, one under way, and what was not read, as answers."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import NotInRecord
from onrecord.query import runs as asking
from onrecord.records import Progress, Rejection, Run, RunPhase
from onrecord.store import View, Writer, open_store

START = datetime.datetime(2024, 5, 1, 8, tzinfo=datetime.UTC)


def minutes(number: float) -> datetime.datetime:
    return START + datetime.timedelta(minutes=number)


def run(id: str, ended: float | None = None, **counts: int) -> Run:
    return Run(
        id=id,
        started=START,
        ended=None if ended is None else minutes(ended),
        inputs=("reports/",),
        versions={"onrecord": "0"},
        settings={"story_days": "7"},
        counts=counts,
    )


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    with open_store(tmp_path / "record.db", create=True) as store, store.writer() as writer:
        yield writer


@pytest.fixture
def view(writer: Writer, tmp_path: Path) -> Iterator[View]:
    with open_store(tmp_path / "record.db") as store:
        view = store.view()  # each call sees what was written last
        yield view
        view.close()


def keep(writer: Writer, run: Run) -> None:
    writer.begin_run(run)
    if run.ended is not None:
        writer.end_run(run)


def told(writer: Writer, id: str, phase: RunPhase, at: float, done: int = 0) -> None:
    writer.progress(Progress(run=id, phase=phase, at=minutes(at), done=done, read=done))


@pytest.mark.parametrize(
    ("phase", "at", "now", "state"),
    [
        pytest.param("reading", 5, 6, "running", id="it spoke a minute ago"),
        pytest.param("reading", 5, 30, "cut off", id="it has not spoken for 25 minutes: killed"),
        pytest.param("settling", 5, 30, "running", id="settling says nothing for long"),
        pytest.param("settling", 5, 300, "cut off", id="but not for hours"),
        pytest.param("stopped", 5, 5.01, "cut off", id="it said that it was broken off"),
    ],
)
def test_whether_a_run_is_under_way(
    writer: Writer, view: View, phase: RunPhase, at: float, now: float, state: str
) -> None:
    keep(writer, run("run1_a"))
    told(writer, "run1_a", phase, at, done=12)
    (line,) = asking.runs(view, now=minutes(now)).items
    assert (line.state, line.read) == (state, 12)
    assert bool(asking.running(view, now=minutes(now))) == (state == "running")
    assert line.seconds == 60 * (now if state == "running" else at)


def test_a_run_of_before_runs_spoke_is_cut_off(writer: Writer, view: View) -> None:
    keep(writer, run("run1_a"))
    (line,) = asking.runs(view).items
    assert (line.state, line.seconds, line.progress) == ("cut off", None, None)


def test_a_run_that_ended_is_told_by_its_counts(writer: Writer, view: View) -> None:
    keep(writer, run("run1_a", ended=3, read=4, already=1, rejected=2, set_aside=1))
    (line,) = asking.runs(view).items
    assert (line.state, line.seconds) == ("done", 180)
    assert (line.read, line.already, line.rejected, line.set_aside) == (4, 1, 2, 1)


def test_a_page_of_runs_and_one_by_the_beginning_of_its_id(writer: Writer, view: View) -> None:
    for letter in "abc":
        keep(writer, run(f"run1_{letter}", ended=1))
    page = asking.runs(view, offset=1, limit=1)
    assert ([line.id for line in page.items], page.total) == (["run1_b"], 3)
    assert asking.run(view, "run1_c").line.id == "run1_c"
    for unknown in ("run1", "run2", ""):
        with pytest.raises(NotInRecord):
            asking.run(view, unknown)


def test_what_was_not_read_is_paged_filtered_and_counted(writer: Writer, view: View) -> None:
    keep(writer, run("run1_a", ended=1))
    for number in range(5):
        code = "empty" if number else "binary"
        writer.reject(Rejection(locator=f"{number}.txt", code=code, message="why"), "run1_a")
    page = asking.rejected(view, code="empty", offset=1, limit=2)
    assert [line.locator for line in page.items] == ["2.txt", "3.txt"]
    assert (page.total, page.next) == (4, 3)
    assert asking.rejected(view, words=" 0.TXT ").items[0].run == "run1_a"
    assert asking.rejected(view, code="no such").total == 0
    counts = {each.code: each.inputs for each in asking.run(view, "run1_a").codes}
    assert counts == {"empty": 4, "binary": 1}

"""Many processes give the record of one; a process that dies takes one report with it."""

import os
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from onrecord.errors import ModelError
from onrecord.pipeline import ReadSummary, read_reports
from onrecord.pipeline.workers import Task, read_in_processes
from onrecord.read import Given, Source, find_sources
from onrecord.records import Article, Claim, Rejection
from onrecord.settings import Settings
from onrecord.store import open_store
from tests.pipeline import fakes
from tests.pipeline.fakes import SETTLING, FakeAnalysis
from tests.pipeline.reports import text, write_folder, write_jsonl


def read(record: Path, *inputs: Path, workers: int, analysis: FakeAnalysis) -> ReadSummary:
    with open_store(record, create=True) as store:
        return read_reports(
            store,
            [str(path) for path in inputs],
            settings=Settings(),
            workers=workers,
            analysis=analysis,
            settling=SETTLING,
        )


def test_two_workers_give_the_record_of_one(tmp_path: Path) -> None:
    reports = write_jsonl(tmp_path / "reports.jsonl", 150)
    records, summaries = [], []
    for workers in (1, 2):
        record = tmp_path / f"{workers}.db"
        summary = read(record, reports, workers=workers, analysis=FakeAnalysis())
        with open_store(record) as store:
            view = store.view()
            locators = [view.locators(id) for id in view.article_ids()]
            records.append((view.digest(), view.rejections(), locators))
        summaries.append((summary.read, summary.already, summary.rejected))
    assert records[0] == records[1]
    assert summaries[0] == summaries[1]
    assert summaries[0][0] == 145
    assert {each.code for each in summaries[0][2]} == {"duplicate", "empty"}


def test_a_report_that_kills_its_process_is_rejected_and_the_run_goes_on(tmp_path: Path) -> None:
    reports = {f"{n:02}.txt": text(n) for n in range(12)}
    for n in (3, 4):
        reports[f"{n:02}.txt"] = text(n, fakes.DIES)
    folder = write_folder(tmp_path / "reports", reports)
    summary = read(tmp_path / "r.db", folder, workers=2, analysis=FakeAnalysis())
    assert summary.read == 10
    assert {Path(each.locator).name: each.code for each in summary.rejected} == dict.fromkeys(
        ("03.txt", "04.txt"), "failed"
    )
    assert "died" in summary.rejected[0].message


class NoModel(FakeAnalysis):
    def claims(self, article: Article) -> tuple[Claim, ...]:
        raise ModelError(f"no model for {article.id}")


def test_what_would_go_wrong_with_every_report_stops_the_run(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "reports", {f"{n}.txt": text(n) for n in range(6)})
    with pytest.raises(ModelError, match="no model"):
        read(tmp_path / "r.db", folder, workers=2, analysis=NoModel())


class Threads(FakeAnalysis):
    def claims(self, article: Article) -> tuple[Claim, ...]:
        raise ValueError(os.environ.get("OMP_NUM_THREADS", "not set"))


def test_each_worker_has_one_thread_and_the_environment_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    folder = write_folder(tmp_path / "reports", {"a.txt": text(1)})
    summary = read(tmp_path / "r.db", folder, workers=2, analysis=Threads())
    assert summary.rejected[0].message == "ValueError: 1"
    assert os.environ["OMP_NUM_THREADS"] == "7"


def test_sources_are_taken_only_a_little_ahead(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "reports", {f"{n:02}.txt": text(n) for n in range(30)})
    open_store(tmp_path / "r.db", create=True).close()
    taken: list[str] = []

    def sources() -> Iterator[Source | Rejection]:
        for source in find_sources([str(folder)], Settings()):
            taken.append(source.locator)
            yield source

    task = Task(str(tmp_path / "r.db"), FakeAnalysis(), Settings(), Given())
    given_back = []
    for reading in read_in_processes(sources(), task, workers=2):
        given_back.append(reading.locator)
        assert len(taken) - len(given_back) <= 8
    assert given_back == taken
    assert len(taken) == 30


def test_no_process_is_left_behind(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "reports", {"a.txt": text(1)})
    before = set(psutil.Process().children(recursive=True))
    read(tmp_path / "r.db", folder, workers=2, analysis=FakeAnalysis())
    left = set(psutil.Process().children(recursive=True)) - before
    # Python's own tracker of shared resources lives as long as this process.
    assert not [child for child in left if "resource_tracker" not in " ".join(child.cmdline())]

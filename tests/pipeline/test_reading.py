"""A run of reading: what is stored, what is rejected, and that once is enough."""

import dataclasses
import logging
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import ModelError, SettingsError
from onrecord.pipeline import ReadSummary, read_reports
from onrecord.read import Given
from onrecord.records import Article, Claim, Statement
from onrecord.settings import Settings
from onrecord.store import Store, open_store
from tests.conftest import assert_held
from tests.pipeline import fakes
from tests.pipeline.fakes import SETTLING, FakeAnalysis
from tests.pipeline.reports import text, write_folder


def read(store: Store, *inputs: Path, **options: Any) -> ReadSummary:
    options = {"analysis": FakeAnalysis(), "settling": SETTLING, "settings": Settings()} | options
    return read_reports(store, [str(path) for path in inputs], **options)


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with open_store(tmp_path / "record.db", create=True) as store:
        yield store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "reports", {f"{n}.txt": text(n) for n in range(4)})


def codes(summary: ReadSummary) -> dict[str, str]:
    return {Path(each.locator).name: each.code for each in summary.rejected}


def test_reports_become_articles_claims_and_what_is_settled(store: Store, folder: Path) -> None:
    summary = read(store, folder)
    assert (summary.read, summary.already, summary.rejected) == (4, 0, [])
    view = store.view()
    assert view.counts()["article"] == 4
    assert view.counts()["story"] == 4
    (entity,) = view.find_entities("anna moreau")
    assert [claim.article for claim in view.claims(Statement, entity=entity.id)]
    for article in view.articles():
        for claim in view.claims(Statement, article=article.id):
            assert_held(article, claim)


def test_reading_again_changes_nothing_and_analyses_nothing(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(store, folder)
    before = store.view().digest()
    monkeypatch.setattr(FakeAnalysis, "claims", _never)
    summary = read(store, folder)
    assert (summary.read, summary.already, summary.rejected) == (0, 4, [])
    assert store.view().digest() == before


def _never(*_: object) -> tuple[Claim, ...]:
    raise AssertionError("this should not have been called")


def test_another_analysis_reads_anew(store: Store, folder: Path) -> None:
    read(store, folder)
    summary = read(store, folder, analysis=FakeAnalysis(key="fake two"))
    assert (summary.read, summary.already) == (4, 0)


def test_a_date_given_later_is_added_and_then_kept(store: Store, folder: Path) -> None:
    read(store, folder)
    assert read(store, folder, given=Given(published="2021-08-31")).read == 4
    dated = store.view().digest()
    assert read(store, folder).already == 4
    assert store.view().digest() == dated
    assert {
        article.published.value for article in store.view().articles() if article.published
    } == {"2021-08-31"}


def test_a_copy_is_rejected_with_the_place_of_the_first(store: Store, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "r", {"a.txt": text(1), "b.txt": text(1), "c.txt": text(2)})
    for read_now in (2, 0):
        summary = read(store, folder)
        assert (summary.read, codes(summary)) == (read_now, {"b.txt": "duplicate"})
        assert str(folder / "a.txt") in summary.rejected[0].message
    assert len(store.view().rejections()) == 1
    (article,) = [a for a in store.view().articles() if "number 1 " in a.text]
    assert store.view().locators(article.id) == [str(folder / "a.txt"), str(folder / "b.txt")]


def test_the_same_file_named_twice_is_read_once(store: Store, folder: Path) -> None:
    summary = read(store, folder, folder / "1.txt")
    assert (summary.read, summary.already, summary.rejected) == (4, 1, [])


@pytest.mark.parametrize("workers", [1, 2])
def test_what_goes_wrong_with_one_report_stays_with_it(
    store: Store, tmp_path: Path, workers: int
) -> None:
    reports = {f"{n}.txt": text(n) for n in range(5)}
    reports |= {"2a.txt": text(12, fakes.RAISES), "3a.txt": text(13, fakes.MISQUOTES), "4a.txt": ""}
    summary = read(store, write_folder(tmp_path / "r", reports), workers=workers)
    assert summary.read == 5
    assert codes(summary) == {"2a.txt": "failed", "3a.txt": "failed", "4a.txt": "empty"}
    assert summary.rejected[0].message == "ZeroDivisionError: nothing to divide"
    assert "never said" in summary.rejected[1].message
    assert store.view().rejections() == sorted(summary.rejected, key=lambda each: each.locator)
    assert store.view().counts()["article"] == 5


def test_a_report_that_failed_is_taken_back_once_it_reads(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_folder(tmp_path / "r", {"a.txt": text(1, fakes.RAISES)})
    assert codes(read(store, folder)) == {"a.txt": "failed"}
    monkeypatch.setattr(fakes, "RAISES", "nothing any more")
    assert read(store, folder).read == 1
    assert store.view().rejections() == []


def test_the_traceback_of_a_failure_is_logged(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = write_folder(tmp_path / "r", {"a.txt": text(1, fakes.RAISES)})
    with caplog.at_level(logging.DEBUG, logger="onrecord.pipeline"):
        read(store, folder)
    assert "Traceback" in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_another_language_is_set_aside(store: Store, tmp_path: Path) -> None:
    german = "Die Außenministerin sagte am Freitag, dass die Gespräche weitergehen werden. " * 5
    summary = read(store, write_folder(tmp_path / "r", {"a.txt": german, "b.txt": text(1)}))
    assert (summary.read, summary.rejected) == (1, [])
    assert [each.code for each in summary.set_aside] == ["not-english"]
    assert [each.code for each in store.view().rejections()] == ["not-english"]


def test_what_would_go_wrong_with_every_report_stops_the_run(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: FakeAnalysis, article: Article) -> tuple[Claim, ...]:
        raise ModelError(f"no model for {article.id}")

    monkeypatch.setattr(FakeAnalysis, "claims", missing)
    with pytest.raises(ModelError):
        read(store, folder)
    assert store.view().runs()[0].ended is None
    assert store.view().rejections() == []


def test_fewer_than_one_worker_is_an_error(store: Store, folder: Path) -> None:
    with pytest.raises(SettingsError, match="workers"):
        read(store, folder, workers=0)


def test_progress_counts_every_source(store: Store, folder: Path) -> None:
    seen: list[tuple[int, int | None, str]] = []
    (folder / "9.txt").write_text("")
    read(store, folder, on_progress=lambda *told: seen.append(told))
    assert [(done, Path(locator).name) for done, _, locator in seen] == [
        (1, "0.txt"),
        (2, "1.txt"),
        (3, "2.txt"),
        (4, "3.txt"),
        (5, "9.txt"),
    ]


def test_the_run_is_recorded_with_what_made_it(store: Store, folder: Path) -> None:
    summary = read(store, folder, given=Given(publisher="The Daily"))
    (run,) = store.view().runs()
    assert run.id == summary.run
    assert run.ended is not None
    assert run.ended >= run.started
    assert run.inputs == (str(folder),)
    assert run.counts == {"read": 4, "already": 0, "rejected": 0, "set_aside": 0}
    assert run.versions["fake"] == "1"
    assert run.settings["given publisher"] == "The Daily"
    assert run.settings["story_days"] == str(Settings().story_days)


def test_ctrl_c_leaves_a_record_that_the_next_run_finishes(store: Store, folder: Path) -> None:
    def interrupt(done: int, total: int | None, locator: str) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(store, folder, on_progress=interrupt)
    assert store.view().counts()["article"] == 2
    assert store.view().counts()["story"] == 0
    summary = read(store, folder)
    assert (summary.read, summary.already) == (2, 2)
    assert store.view().counts()["story"] == 4
    assert [run.ended is None for run in store.view().runs()] == [True, False]


def test_a_run_that_was_cut_off_before_settling_is_settled_by_the_next(
    store: Store, folder: Path
) -> None:
    def fail(*_: object) -> Any:
        raise MemoryError

    with pytest.raises(MemoryError):
        read(store, folder, settling=dataclasses.replace(SETTLING, stories=fail))
    assert store.view().counts()["entity"] == 0
    assert read(store, folder).already == 4
    assert store.view().counts()["entity"] > 0


def test_settling_depends_on_the_settings_of_stories(store: Store, folder: Path) -> None:
    read(store, folder)
    calls: list[float] = []

    def stories(articles: Any, entities: Any, settings: Settings, credits: Any) -> Any:
        calls.append(settings.story_threshold)
        return fakes.settle_stories(articles, entities, settings, credits)

    counting = dataclasses.replace(SETTLING, stories=stories)
    read(store, folder, settling=counting)
    assert calls == []
    read(store, folder, settling=counting, settings=Settings(story_threshold=0.5))
    assert calls == [0.5]

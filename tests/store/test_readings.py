"""Runs, how far they have come, what they rejected; and the newest end of the record."""

import datetime
from collections.abc import Iterator

import pytest

from onrecord.records import Progress, Rejection, Run
from onrecord.store import Store, open_store
from tests.store.reports import Report, add, make_report

START = datetime.datetime(2024, 5, 1, 8, tzinfo=datetime.UTC)


def run(number: int) -> Run:
    return Run(
        id=f"run1_{number}",
        started=START + datetime.timedelta(hours=number),
        ended=None,
        inputs=("reports/",),
        versions={},
        settings={},
        counts={},
    )


def ended(run: Run) -> Run:
    return Run(
        **{name: getattr(run, name) for name in run.__struct_fields__ if name != "ended"},
        ended=run.started + datetime.timedelta(minutes=3),
    )


@pytest.fixture
def store(tmp_path: object) -> Iterator[Store]:
    with open_store(f"{tmp_path}/record.db", create=True) as store:
        yield store


def test_runs_come_newest_first_and_in_parts(store: Store) -> None:
    with store.writer() as writer:
        for number in range(5):
            writer.begin_run(run(number))
    view = store.view()
    assert view.run_count() == 5
    assert [each.id for each in view.newest_runs(offset=1, limit=2)] == ["run1_3", "run1_2"]
    assert [each.id for each in view.runs_beginning("run1_4")] == ["run1_4"]
    assert len(view.runs_beginning("run1")) == 2
    assert view.runs_beginning("run2") == []


def test_progress_is_replaced_and_gone_when_the_run_ends(store: Store) -> None:
    with store.writer() as writer, store.writer() as other:
        writer.begin_run(run(1))
        other.begin_run(run(2))
        for done in (1, 2):
            writer.progress(Progress(run="run1_1", phase="reading", at=START, done=done))
        other.progress(Progress(run="run1_2", phase="settling", at=START, done=9))
        view = store.view()
        assert {id: (each.phase, each.done) for id, each in view.progress().items()} == {
            "run1_1": ("reading", 2),
            "run1_2": ("settling", 9),
        }
        assert [each.id for each in view.open_runs()] == ["run1_2", "run1_1"]
        digest = view.digest()
        writer.end_run(ended(run(1)))
        assert set(view.progress()) == {"run1_2"}
        assert [each.id for each in view.open_runs()] == ["run1_2"]
        assert view.digest() == digest


def test_rejections_by_code_run_and_words(store: Store) -> None:
    told = [
        ("a.txt", "empty", "run1_1"),
        ("b%.txt", "empty", "run1_2"),
        ("c.pdf", "binary", "run1_2"),
    ]
    with store.writer() as writer:
        for locator, code, of in told:
            message = "a PDF: give its text" if code == "binary" else "there is nothing in it"
            writer.reject(Rejection(locator=locator, code=code, message=message), of)
    view = store.view()

    def found(**kept: str) -> list[str]:
        return [rejection.locator for rejection, _ in view.rejected(**kept)]

    assert found() == ["a.txt", "b%.txt", "c.pdf"]
    assert found(code="empty") == ["a.txt", "b%.txt"]
    assert found(run="run1_2") == ["b%.txt", "c.pdf"]
    assert found(holding="%") == ["b%.txt"]
    assert found(holding="GIVE its") == ["c.pdf"]
    assert found(holding="nowhere") == []
    assert view.rejected(code="binary")[0][1] == "run1_2"
    assert view.rejected_by_code() == {"empty": 2, "binary": 1}
    assert view.rejected_by_code(run="run1_1") == {"empty": 1}
    assert [each.locator for each, _ in view.rejected(offset=1, limit=1)] == ["b%.txt"]


def test_what_was_read_between_two_moments(store: Store, report: Report) -> None:
    with store.writer() as writer:
        add(writer, report)
    view = store.view()
    moment = view.read_at(report.article.id)
    assert view.read_between(moment, None, limit=5) == (1, [report.article.id])
    assert view.read_between(moment, moment, limit=0) == (1, [])
    assert view.read_between(moment + datetime.timedelta(seconds=1), None, limit=5) == (0, [])


def test_publishers_are_counted_with_their_days(store: Store) -> None:
    with store.writer() as writer:
        for number, publisher in enumerate(("Courier", "Courier", "Post", None)):
            add(writer, make_report("Anna Moreau", "backs", f"plan {number}", publisher=publisher))
    counts = {each.publisher: each.articles for each in store.view().publisher_counts()}
    assert counts == {"Courier": 2, "Post": 1}
    assert len(store.view().newest(limit=3)) == 3

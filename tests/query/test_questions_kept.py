"""The open questions that are kept with a record are those that would be found."""

import importlib
from pathlib import Path

import pytest

import onrecord
from onrecord.pipeline.settle import keep_questions
from onrecord.query.questions import has_questions, kept_questions, questions
from onrecord.store import Store, open_store
from tests.query.pact import make_record


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make_record(tmp_path / "record.db")


def test_they_are_what_would_be_found(store: Store) -> None:
    view = store.view()
    assert kept_questions(view) is None
    assert not has_questions(view)
    keep_questions(store)
    assert has_questions(view)
    assert kept_questions(view) == questions(view)


def test_those_of_another_settling_are_found_anew_and_meanwhile_given(store: Store) -> None:
    keep_questions(store)
    view = store.view()
    with store.writer() as writer:
        writer.replace_settled([], [], [], [], settled_with="anew")
    assert not has_questions(view)
    assert kept_questions(view) is not None
    keep_questions(store)
    assert has_questions(view)


def test_those_found_in_another_way_are_not_given(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_questions(store)
    kept = importlib.import_module("onrecord.query.questions.kept")
    monkeypatch.setattr(kept, "_VERSION", "another")
    view = store.view()
    assert kept_questions(view) is None
    assert not has_questions(view)


def test_what_was_settled_anew_meanwhile_is_not_kept(store: Store) -> None:
    with store.writer() as writer:
        assert not writer.keep_answer("questions", b"[]", found_with="x", settled="earlier")
    assert store.view().answer("questions") is None


def test_a_record_without_them_gets_them_when_it_is_opened(store: Store, tmp_path: Path) -> None:
    store.close()
    onrecord.open(tmp_path / "record.db").close()
    with open_store(tmp_path / "record.db") as opened:
        assert has_questions(opened.view())

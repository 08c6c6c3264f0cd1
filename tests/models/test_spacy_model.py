"""The pinned pipeline is the one that was measured; anything else is refused with a clear line."""

from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.models import spacy_model


def test_the_installed_pipeline_is_the_pinned_one() -> None:
    assert spacy_model.folder_hash(spacy_model.pinned_folder()) == spacy_model.PINNED.sha256


def test_a_changed_file_changes_the_hash(tmp_path: Path) -> None:
    (tmp_path / "weights").write_bytes(b"one")
    before = spacy_model.folder_hash(tmp_path)
    (tmp_path / "weights").write_bytes(b"two")
    assert spacy_model.folder_hash(tmp_path) != before


def test_a_changed_model_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "weights").write_bytes(b"other")
    monkeypatch.setattr(spacy_model, "pinned_folder", lambda: tmp_path)
    with pytest.raises(ModelError, match="is not the pinned model"):
        spacy_model.load_spacy.__wrapped__()


def test_an_unknown_pipeline_is_named() -> None:
    with pytest.raises(ModelError, match="no_such_pipeline"):
        spacy_model.load_spacy("no_such_pipeline")

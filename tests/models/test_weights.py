"""Our weights are what was released, and say so; changed ones are refused with a clear line."""

import json
from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.models import weights
from onrecord.models.encoder import load_encoder
from onrecord.models.windows import LONGEST

LIMIT = 50_000_000  # bytes of all weights together


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(weights, "FOLDER", tmp_path)
    monkeypatch.setattr(weights, "manifest", weights.manifest.__wrapped__)
    return tmp_path


def test_every_file_is_as_released() -> None:
    names = set(weights.manifest()["files"])
    lying = {path.name for path in weights.FOLDER.iterdir()} - {"MODEL_CARD.md", "manifest.json"}
    assert names == lying
    for name in names:
        assert weights.weights_file(name).name == name


def test_they_are_small() -> None:
    assert sum(path.stat().st_size for path in weights.FOLDER.iterdir()) < LIMIT


def test_a_changed_file_is_refused(folder: Path) -> None:
    told = {"version": "1", "files": {"a.onnx": "0" * 64}}
    (folder / "manifest.json").write_text(json.dumps(told))
    (folder / "a.onnx").write_bytes(b"other")
    with pytest.raises(ModelError, match="is not the released one"):
        weights.weights_file("a.onnx")


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "manifest.json").write_text('{"version": "1", "files": {}}')
    with pytest.raises(ModelError, match=r"a\.onnx: No such file"):
        weights.weights_file("a.onnx")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 1, "files": {}}'])
def test_a_damaged_manifest_is_refused(folder: Path, text: str) -> None:
    (folder / "manifest.json").write_text(text)
    with pytest.raises(ModelError, match="missing or damaged"):
        weights.manifest()


def test_the_identity_changes_with_a_hash(folder: Path) -> None:
    found = set()
    for digest in ("a", "b"):
        (folder / "manifest.json").write_text(json.dumps({"version": "1", "files": {"x": digest}}))
        found.add(weights.weights_identity())
    assert len(found) == 2


def test_a_word_has_one_vector_whatever_its_pieces() -> None:
    encoder = load_encoder()
    pieces = encoder.pieces(["The", "Bundesverfassungsgericht", "ruled", "\u0f3a\u0f3b", "."])
    assert len(pieces) == 5
    assert all(pieces)
    assert len(pieces[1]) > 1
    vectors = encoder.vectors(pieces)
    assert vectors.shape == (3, 5, encoder.width)
    assert np.isfinite(vectors).all()


def test_the_longest_window_fits() -> None:
    encoder = load_encoder()
    assert encoder.vectors([[1012]] * LONGEST).shape == (3, LONGEST, encoder.width)


def test_context_changes_a_vector() -> None:
    encoder = load_encoder()
    one, other = (
        encoder.vectors(encoder.pieces(words.split()))[0, 1]
        for words in ("The bank said", "A bank of mud")
    )
    assert not np.allclose(one, other)

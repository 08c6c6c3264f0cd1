"""Hand-made reports with claims, and an empty record."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.store import Store, open_store
from tests.store.reports import Report, make_report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path, create=True) as store:
        yield store


@pytest.fixture
def report() -> Report:
    return make_report("Aria Vance", "backs", "the entry of Norland")

"""One hand-made record for the tests of asking."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.store import View
from tests.query.pact import make_record


@pytest.fixture(scope="session")
def record_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pact") / "record.db"
    make_record(path).close()
    return path


@pytest.fixture
def view(record_path: Path) -> Iterator[View]:
    from onrecord.store import open_store

    with open_store(record_path) as store, store.view() as view:
        yield view

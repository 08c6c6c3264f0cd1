"""A site over the shipped examples, asked without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import onrecord
from onrecord.web import create_app

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def record_path(examples_record: Path) -> Path:
    """A record of the examples; not to be written to."""
    return examples_record


@pytest.fixture(scope="session")
def site(record_path: Path) -> Iterator[TestClient]:
    """A visitor of the site on this machine's own address."""
    app = create_app(record_path, questions=[EXAMPLES])
    with TestClient(app, base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture(scope="session")
def bare_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A site over a record that holds nothing."""
    path = tmp_path_factory.mktemp("bare") / "record.db"
    onrecord.open(path, create=True).close()
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        yield client

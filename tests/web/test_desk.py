"""Readers of the record are given back, whatever becomes of the request."""

import gc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from fastapi.testclient import TestClient

from onrecord.web import create_app
from onrecord.web.desk import READERS


def test_readers_are_given_back_after_errors_and_answers_that_stand(site: TestClient) -> None:
    etag = site.get("/api/board?question=cptpp").headers["etag"]
    kept = {"if-none-match": etag}
    gc.disable()  # what only a collection would give back is not given back
    try:
        for _ in range(2 * READERS):
            assert site.get("/api/board?question=of").status_code == 422
            assert site.get("/api/board?question=cptpp", headers=kept).status_code == 304
    finally:
        gc.enable()


def test_a_site_that_was_shut_down_can_be_started_again(record_path: Path) -> None:
    app = create_app(record_path)
    for _ in range(2):
        with TestClient(app, base_url="http://127.0.0.1") as site:
            for _ in range(READERS + 1):
                assert site.get("/api/board?question=cptpp").status_code == 200


def test_many_at_once_all_get_their_answer(record_path: Path) -> None:
    """More than there are threads: those who wait for a reader do not keep out those who have one."""
    app = create_app(record_path)
    with (
        TestClient(app, base_url="http://127.0.0.1") as site,
        ThreadPoolExecutor(60) as visitors,
    ):
        found = visitors.map(lambda n: site.get(f"/api/board?question=Taiwan+{n}"), range(60))
        assert {answer.status_code for answer in found} == {200}

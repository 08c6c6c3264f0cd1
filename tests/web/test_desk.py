"""Readers of the record are given back, whatever becomes of the request."""

import gc

from fastapi.testclient import TestClient

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

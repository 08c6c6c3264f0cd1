"""Putting right who is who in the page: tried, made, told, taken back; only where it is allowed."""

import functools
import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

import onrecord
from onrecord.errors import CorrectionError
from onrecord.records import Correction, Subject
from onrecord.web import create_app
from onrecord.web.correcting import MOST_WAITING, Corrector, Work
from tests.query.correction_desk import make_record
from tests.query.desk import READ_AT

HERE = "http://127.0.0.1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_record(tmp_path / "record.db")


@pytest.fixture
def desk(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A site that corrects in a thread; with a process of its own in ``tests/browser``."""
    monkeypatch.setattr("onrecord.web.app.Corrector", functools.partial(Corrector, apart=False))
    with TestClient(create_app(path, allow_corrections=True), base_url=HERE) as client:
        yield client


def send(desk: TestClient, where: str = "/corrections/new", **fields: Any) -> Any:
    """Send the form as a browser does."""
    page = desk.get("/corrections/new")
    token = re.search(r'name="form_token" value="([0-9a-f]+)"', page.text)
    assert token is not None
    return desk.post(where, data={"form_token": token[1], **fields}, follow_redirects=False)


def finished(desk: TestClient, answer: Any) -> dict[str, Any]:
    """What became of what was sent."""
    assert answer.status_code == 303, answer.text
    where = answer.headers["location"]
    for _ in range(200):
        told: dict[str, Any] = desk.get(f"/api{where}").json()
        if told["state"] in {"done", "failed"}:
            assert desk.get(where).status_code == 200
            return told
        time.sleep(0.02)
    raise AssertionError(f"still {told['state']}")


def parties(path: Path) -> dict[str, int]:
    with onrecord.open(path) as record:
        return {e.name: len(e.actors) for e in record.view.entities() if e.kind == "party"}


BEFORE = {"Alder Party": 3, "Birch Front": 2}


def test_a_merge_is_tried_made_and_taken_back(desk: TestClient, path: Path) -> None:
    sent = {"kind": "merge", "actor": ["Alder Party", "Birch Front"], "note": "as of 2020"}
    answer = send(desk, **sent, do="try")
    told = finished(desk, answer)
    assert (told["state"], told["dry_run"]) == ("done", True)
    assert [each["reports"] for each in told["change"]["after"]] == [5]
    assert parties(path) == BEFORE, "tried, not made"
    assert "Nothing was stored" in desk.get(answer.headers["location"]).text

    told = finished(desk, send(desk, "/corrections/make", work=told["id"]))
    assert (told["state"], told.get("dry_run", False)) == ("done", False)
    assert parties(path) == {"Alder Party": 5}
    listed = desk.get("/corrections").text
    assert "merge “Alder Party” and “Birch Front”" in listed
    assert "as of 2020" in listed
    (line,) = desk.get("/api/corrections").json()["items"]
    assert line["standing"] == "holds"

    told = finished(desk, send(desk, "/corrections/undo", id=line["correction"]["id"]))
    assert told["undo"]
    assert parties(path) == BEFORE
    assert desk.get("/api/corrections").json()["items"] == []
    (line,) = desk.get("/api/corrections?undone=true").json()["items"]
    assert line["standing"] == "undone"


@pytest.mark.parametrize(
    ("sent", "after"),
    [
        ({"kind": "rename", "actor": "Alder Party", "name": "Elm"}, {"Elm": 3, "Birch Front": 2}),
        (
            {"kind": "split", "actor": "Alder Party", "publisher": "Inland Post", "name": "South"},
            {"Alder Party": 2, "South": 1, "Birch Front": 2},
        ),
        (
            {"kind": "split", "actor": "Alder Party", "published": "2021-03-03", "name": "South"},
            {"Alder Party": 2, "South": 1, "Birch Front": 2},
        ),
        ({"kind": "not_the_same", "actor": ["Alder Party", "Birch Front"]}, BEFORE),
    ],
    ids=lambda value: value.get("kind") or "after",
)
def test_each_kind_is_made(
    desk: TestClient, path: Path, sent: dict[str, Any], after: dict[str, int]
) -> None:
    assert finished(desk, send(desk, **sent, do="make"))["state"] == "done"
    assert parties(path) == after


def test_reports_are_chosen_from_those_of_the_actor(desk: TestClient, path: Path) -> None:
    page = desk.get("/corrections/new?kind=split&actor=Alder+Party").text
    offered = re.findall(r'name="article" value="([^"]+)"', page)
    assert len(offered) == 3
    assert "(Inland Post, 3 March 2021)" in page
    sent = {"kind": "split", "actor": "Alder Party", "article": offered[:2], "name": "Two"}
    assert finished(desk, send(desk, **sent, do="make"))["state"] == "done"
    assert parties(path) == {"Alder Party": 1, "Two": 2, "Birch Front": 2}


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"kind": "merge", "actor": "Alder Party"}, "name two actors or more"),
        ({"kind": "merge", "actor": ["Alder Party", "Alder Party"]}, "are one actor already"),
        ({"kind": "merge", "actor": ["Alder Party", "<zq>"]}, "no actor called &#39;&lt;zq&gt;&#39;"),
        ({"kind": "rename", "actor": "Alder Party", "name": ""}, "the name is empty"),
        ({"kind": "rename", "actor": "Alder Party", "name": "a\u202eb"}, "control characters"),
        ({"kind": "rename", "actor": "", "name": "x"}, "say which actor"),
        ({"kind": "split", "actor": "Alder Party"}, "no report of Alder Party was named"),
        ({"kind": "split", "actor": "Alder Party", "published": "soon"}, "is no day"),
        ({"kind": "marry", "actor": "Alder Party"}, "is none of merge"),
        ({}, "say which actor"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_in_the_form(
    desk: TestClient, path: Path, sent: dict[str, Any], said: str
) -> None:
    answer = send(desk, **sent, do="make")
    assert answer.status_code == 422
    assert said in answer.text
    assert 'role="alert"' in answer.text
    assert "\u202e" not in answer.text
    if sent.get("kind") == "rename" and sent.get("actor"):
        assert 'value="Alder Party"' in answer.text, "what was typed is still there"
    assert desk.get("/api/corrections/work").json() == []
    assert parties(path) == BEFORE


def test_what_became_impossible_meanwhile_is_told(desk: TestClient, path: Path) -> None:
    told = finished(desk, send(desk, kind="merge", actor=["Alder Party", "Birch Front"], do="try"))
    with onrecord.open(path) as record:
        record.keep_apart("Alder Party", "Birch Front")
    answer = send(desk, "/corrections/make", work=told["id"])
    told = finished(desk, answer)
    assert told["state"] == "failed"
    assert "told apart by correction" in told["error"]
    assert "told apart by correction" in desk.get(answer.headers["location"]).text


def test_a_mistake_of_ours_is_told_and_ends_nothing(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by zero")

    sent = {"kind": "rename", "actor": "Alder Party", "name": "Elm", "do": "make"}
    with monkeypatch.context() as patched:
        patched.setattr(onrecord.OpenRecord, "rename", broken)
        told = finished(desk, send(desk, **sent))
    assert "ZeroDivisionError" in told["error"]
    assert finished(desk, send(desk, **sent))["state"] == "done"


@pytest.mark.parametrize(
    ("method", "where"),
    [
        ("POST", "/corrections/new"),
        ("POST", "/corrections/undo"),
        ("POST", "/corrections/make"),
        ("GET", "/corrections/new"),
        ("GET", "/corrections/work/1"),
    ],
)
def test_a_site_that_only_shows_takes_no_corrections(path: Path, method: str, where: str) -> None:
    with TestClient(create_app(path), base_url=HERE) as site:
        answer = site.request(method, where)
        assert answer.status_code == 403
        assert "--allow-corrections" in answer.text
        listed = site.get("/corrections")
        assert listed.status_code == 200
        assert "<form" not in listed.text.partition("<main")[2]
    assert parties(path) == BEFORE


@pytest.mark.parametrize("where", ["/corrections/new", "/corrections/undo", "/corrections/make"])
def test_a_form_from_elsewhere_changes_nothing(desk: TestClient, path: Path, where: str) -> None:
    sent = {"kind": "rename", "actor": "Alder Party", "name": "Elm", "do": "make"}
    assert desk.post(where, data=sent).status_code == 403, "no token"
    page = desk.get("/corrections/new").text
    token = page.partition('name="form_token" value="')[2].partition('"')[0]
    told = desk.post(
        where, data=sent | {"form_token": token}, headers={"origin": "http://evil.example"}
    )
    assert told.status_code == 403
    assert parties(path) == BEFORE


def test_what_is_not_known_is_said(desk: TestClient) -> None:
    for where, fields in (
        ("/corrections/undo", {"id": "cor1_x"}),
        ("/corrections/undo", {}),
        ("/corrections/make", {"work": "77"}),
    ):
        assert send(desk, where, **fields).status_code in {404, 422}, (where, fields)
    assert desk.get("/corrections/work/77").status_code == 404
    assert desk.get("/api/corrections/work/77").status_code == 404


def test_no_more_waits_than_can_be_worked_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corrector = Corrector(tmp_path / "none.db", None)
    monkeypatch.setattr(corrector, "_run", lambda: None)
    subject = Subject(entity="ent1_x", name="X", kind="person")

    def told(number: int) -> Correction:
        return Correction(id=f"cor1_{number}", kind="rename", subjects=(subject,), made=READ_AT)

    for number in range(MOST_WAITING):
        corrector.take(told(number))
    assert corrector.take(told(0)).id == "1", "the same again is the same work"
    with pytest.raises(CorrectionError, match="are waiting"):
        corrector.take(told(MOST_WAITING))


def test_a_failed_opening_is_told(tmp_path: Path) -> None:
    corrector = Corrector(tmp_path / "none.db", None, apart=False)
    subject = Subject(entity="ent1_x", name="X", kind="person")
    correction = Correction(id="cor1_1", kind="rename", subjects=(subject,), name="Y", made=READ_AT)
    work = _ended(corrector, corrector.take(correction).id)
    assert work.state == "failed"
    assert "no record at" in (work.error or "")


def _ended(corrector: Corrector, id: str) -> Work:
    until = time.monotonic() + 30
    while not (work := corrector.work(id)) or not work.over:
        assert time.monotonic() < until
        time.sleep(0.02)
    return work


def _dies(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_is_killed_is_told_and_the_next_goes_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corrector = Corrector(path, None)
    with onrecord.open(path) as record:
        told = record.rename("Alder Party", "Elm", dry_run=True).correction
    with monkeypatch.context() as patched:
        patched.setattr("onrecord.web.correcting.carry_out", _dies)
        work = _ended(corrector, corrector.take(told).id)
    assert (work.state, work.error is not None and "was ended" in work.error) == ("failed", True)
    assert parties(path) == BEFORE
    work = _ended(corrector, corrector.take(told).id)
    assert (work.state, work.error) == ("done", None)
    assert parties(path) == {"Elm": 3, "Birch Front": 2}


def test_what_a_process_refuses_is_told_in_its_words(path: Path) -> None:
    corrector = Corrector(path, None)
    with onrecord.open(path) as record:
        told = record.rename("Alder Party", "Elm").correction
    work = _ended(corrector, corrector.take(told).id)
    assert work.state == "failed"
    assert "is called so already" in (work.error or "")


def test_corrections_as_csv(desk: TestClient) -> None:
    finished(desk, send(desk, kind="rename", actor="Alder Party", name="=Elm()", do="make"))
    rows = desk.get("/api/corrections?format=csv").text.splitlines()
    assert rows[0] == "id,kind,told,made,undone,standing,now,name,note"
    assert rows[1].startswith("cor1_")
    assert "'=Elm()" in rows[1]

"""What is new, open questions, outlets, and runs: as pages and as data."""

import csv
import datetime
import html
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import onrecord
from onrecord.records import Progress, Rejection, Run, RunPhase
from onrecord.store import open_store
from onrecord.web import create_app

HOSTILE = "<script>alert(1)</script>\u202etxt.=cmd"
PAGES = ("/", "/questions", "/outlets", "/runs", "/runs/running", "/runs/rejected")


def words(page: str) -> str:
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def run(id: str, **fields: object) -> Run:
    told = {
        "id": id,
        "started": datetime.datetime.now(datetime.UTC) - datetime.timedelta(minutes=2),
        "ended": None,
        "inputs": (HOSTILE,),
        "versions": {},
        "settings": {},
        "counts": {},
    }
    return Run(**(told | fields))  # type: ignore[arg-type]


@pytest.fixture
def reading(tmp_path: Path) -> Iterator[tuple[TestClient, Path]]:
    """A site over a record into which something is being read."""
    path = tmp_path / "record.db"
    with onrecord.open(path, create=True) as record:
        record.rate("Port City Post", "B", why="corrects itself")
    with open_store(path) as store, store.writer() as writer:
        writer.begin_run(run("run1_cut", started=datetime.datetime(2024, 5, 1)))
        writer.begin_run(run("run1_now"))
        writer.reject(Rejection(locator=HOSTILE, code="binary", message="it is a PDF"), "run1_now")
        writer.reject(Rejection(locator="=a.txt", code="empty", message="nothing"), "run1_cut")
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        yield client, path


def tell(path: Path, done: int, phase: RunPhase = "reading", total: int | None = 40) -> None:
    with open_store(path) as store, store.writer() as writer:
        now = datetime.datetime.now(datetime.UTC)
        told = Progress(
            run="run1_now",
            phase=phase,
            at=now,
            done=done,
            total=total,
            read=done,
            locator=HOSTILE,
        )
        writer.progress(told)


@pytest.mark.parametrize("page", PAGES)
def test_pages_hold_without_a_report(bare_site: TestClient, page: str) -> None:
    answer = bare_site.get(page)
    assert answer.status_code == 200
    assert 'class="empty"' in answer.text
    assert re.search(r"<code>onrecord|href=", answer.text[answer.text.index('class="empty"') :])


def test_home_shows_what_is_new_and_leads_to_it(site: TestClient) -> None:
    page = site.get("/").text
    found = site.get("/api/latest").json()
    assert found["articles"] > 10
    for report in found["reports"]:
        assert f'href="/article/{report["article"]}"' in page
    for story in found["told"]:
        assert f'href="/story/{story["report"]}"' in page
    for actor in (*found["lately"]["persons"], *found["lately"]["bodies"]):
        assert f'href="/actor/{actor["entity"]}"' in page
    assert 'action="/board"' in page


def test_home_tells_what_changed_after_a_day_with_the_words(site: TestClient) -> None:
    page = site.get("/", params={"since": "2022-09-01"}).text
    changes = site.get("/api/changes", params={"question": "cptpp", "since": "2022-09-01"}).json()
    shown = page[page.index('id="changed"') : page.index('id="open-title"')]
    first = [*changes["new"], *changes["moved"], *changes["contradicted"]][0]
    assert html.escape(first["holder"], quote=False)[1:] in html.unescape(shown)
    assert re.search(r"/article/\w+\?claim=\w+#words", shown)
    assert "since=2022-09-01" in shown
    late = words(site.get("/", params={"since": "2025-06-01"}).text)
    assert "nothing became known" in late


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        pytest.param("/", {"since": "yesterday"}, id="no day"),
        pytest.param("/questions", {"since": "2024-13-01"}, id="no month"),
        pytest.param("/questions", {"about": "the of"}, id="nothing to look for"),
        pytest.param("/api/questions", {"limit": "1000"}, id="too many"),
        pytest.param("/outlets", {"order": "size"}, id="no such order"),
        pytest.param("/api/runs", {"offset": "-1"}, id="before the first"),
    ],
)
def test_what_cannot_be_asked_is_told(site: TestClient, path: str, asked: dict[str, str]) -> None:
    assert site.get(path, params=asked).status_code == 422


def test_questions_open_their_board_and_go_on_page_by_page(site: TestClient) -> None:
    page = site.get("/questions").text
    found = site.get("/api/questions").json()
    assert found["items"]
    for each in found["items"]:
        assert each["question"]["text"][1:] in html.unescape(page)
        for source in each["examples"][:1]:
            assert f"/article/{source['article']}?claim={source['claim']}#words" in page
    second = site.get("/api/questions", params={"offset": 1, "limit": 1}).json()
    assert second["items"] == found["items"][1:2]
    first = site.get("/api/questions", params={"limit": 1}).json()
    assert (first["total"], first["more"]) == (1, True) or first["total"] == len(found["items"])


def test_questions_about_an_actor(site: TestClient) -> None:
    about = site.get("/api/questions", params={"about": "Costa Rica"}).json()["items"]
    assert about
    assert all("Costa Rica" in each["question"]["text"] for each in about)
    assert "No open question fits" in site.get("/questions", params={"about": "Atlantis"}).text


def test_lists_are_given_as_csv(site: TestClient) -> None:
    for name, column in (("outlets", "outlet"), ("questions", "question"), ("reports", "title")):
        answer = site.get(f"/api/{name}", params={"format": "csv"})
        rows = list(csv.DictReader(io.StringIO(answer.text)))
        found = site.get(f"/api/{name}").json()["items"]
        assert len(rows) == len(found), name
        assert rows[0][column], name


def test_outlets_with_letters(reading: tuple[TestClient, Path]) -> None:
    client, _ = reading
    page = words(client.get("/outlets").text)
    assert "Port City Post B usually reliable corrects itself" in page
    assert "No outlet fits" in words(client.get("/outlets", params={"letter": "E"}).text)


def test_a_run_under_way_is_seen_to_go_on(reading: tuple[TestClient, Path]) -> None:
    client, path = reading
    assert client.get("/api/runs/running").json() == []
    for done in (3, 4):
        tell(path, done)
        (line,) = client.get("/api/runs/running").json()
        assert (line["progress"]["done"], line["progress"]["total"]) == (done, 40)
        for page in ("/", "/runs", "/runs/run1_now", "/runs/running", "/runs/running?part=true"):
            text = client.get(page).text
            assert f'<progress max="40" value="{done}"' in text, page
    tell(path, 40, "settling")
    assert "being settled" in client.get("/runs/running").text
    with open_store(path) as store, store.writer() as writer:
        writer.end_run(run("run1_now", ended=datetime.datetime.now(datetime.UTC)))
    assert client.get("/api/runs/running").json() == []
    assert 'data-ids=""' in client.get("/runs/running?part=true").text


def test_the_part_that_is_fetched_is_never_kept(reading: tuple[TestClient, Path]) -> None:
    client, path = reading
    tell(path, 3)
    first = client.get("/runs/running?part=true")
    tell(path, 4)
    again = client.get(
        "/runs/running?part=true", headers={"if-none-match": first.headers.get("etag", '"x"')}
    )
    assert again.status_code == 200
    assert 'value="4"' in again.text


def test_runs_and_what_was_not_read(reading: tuple[TestClient, Path]) -> None:
    client, path = reading
    tell(path, 3)
    states = {line["id"]: line["state"] for line in client.get("/api/runs").json()["items"]}
    assert states == {"run1_now": "running", "run1_cut": "cut off"}
    page = client.get("/runs/rejected").text
    assert "it is a PDF" in page
    assert "no text: an image, a PDF, an archive" in page
    only = client.get("/api/runs/rejected", params={"code": "empty"}).json()
    assert [each["locator"] for each in only["items"]] == ["=a.txt"]
    assert client.get("/api/runs/rejected", params={"run": "run1_now"}).json()["total"] == 1
    assert "No input fits" in client.get("/runs/rejected", params={"words": "nowhere"}).text
    assert client.get("/runs/run1_x").status_code == 404
    assert client.get("/api/runs/run1_x").json()["error"].startswith("no run in the record")


def test_hostile_names_are_plain_text(reading: tuple[TestClient, Path]) -> None:
    client, path = reading
    tell(path, 3)
    for page in (
        "/runs",
        "/runs/rejected",
        "/runs/run1_now",
        "/runs/running",
        "/runs/running?part=true",
    ):
        text = client.get(page).text
        assert "<script>alert" not in text, page
        assert "\u202e" not in text, page
        assert "&lt;script&gt;alert(1)" in text, page
    rows = client.get("/api/runs/rejected", params={"format": "csv"}).text
    assert "\n'=a.txt," in rows

"""Actors: the list, one actor's pages, the same as data, and what the search box suggests."""

import csv
import html
import io
import re

import pytest
from fastapi.testclient import TestClient

import onrecord
from onrecord.query.naming import one_named


@pytest.fixture(scope="module")
def china(record_path: object) -> str:
    """China, by the id of its entity."""
    with onrecord.open(str(record_path)) as record:
        return one_named(record.view, "China").id


@pytest.fixture(scope="module")
def member(record_path: object, china: str) -> str:
    """An actor of one report that was settled as it."""
    with onrecord.open(str(record_path)) as record:
        return record.view.entity(china).actors[0]


PAGES = (
    "",
    "/posts",
    "/members",
    "/members?day=2021-10-01",
    "/posts?day=2021-10-01",
    "/said",
    "/positions",
    "/positions?order=newest",
)


def page(site: TestClient, path: str, status: int = 200) -> str:
    answer = site.get(path)
    assert answer.status_code == status, answer.text
    return answer.text


@pytest.mark.parametrize("rest", PAGES)
def test_every_page_of_an_actor_is_there(site: TestClient, china: str, rest: str) -> None:
    text = page(site, f"/actor/{china}{rest}")
    assert "<h1>China</h1>" in text
    assert text.count('aria-current="page"') == 1
    assert "style=" not in text
    assert " on" + "click" not in text


def test_an_actor_of_one_report_leads_to_the_same_page(
    site: TestClient, china: str, member: str
) -> None:
    by_member, by_entity = page(site, f"/actor/{member}"), page(site, f"/actor/{china}")
    assert f'href="/actor/{member}/said"' in by_member  # the address that stays is kept
    assert (
        by_member.replace(member, china).split("<main", 1)[1]
        == by_entity.replace(member, china).split("<main", 1)[1]
    )


def test_a_name_leads_to_its_actor_and_to_the_list_where_several_bear_it(
    site: TestClient, china: str
) -> None:
    answer = site.get("/actor/China", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, f"/actor/{china}")
    assert site.get("/actor/nobody at all").status_code == 404


def test_every_statement_leads_to_its_words(site: TestClient, china: str) -> None:
    text = page(site, f"/actor/{china}/said")
    links = re.findall(r'<blockquote>\s*<a href="(/article/[^"]+)"', text)
    assert links
    for link in links[:3]:
        assert 'id="words"' in page(site, link.partition("#")[0])


def test_where_an_actor_stands_is_found_with_its_words(site: TestClient, china: str) -> None:
    found = site.get(f"/api/actors/{china}/positions").json()
    assert found["total"] == len(found["items"]) > 0
    history = [stand for each in found["items"] for stand in each["history"]]
    assert all(stand["source"]["quote"] for stand in history)
    assert {stand["stance"] for stand in history} <= {
        "for", "leaning_for", "undecided", "leaning_against", "against"
    }  # fmt: skip
    shown = page(site, f"/actor/{china}/positions")
    for each in found["items"]:
        assert html.escape(each["about"][1:20], quote=True).replace("&#x27;", "&#39;") in shown


def test_words_that_nothing_holds_are_answered_with_what_to_do(
    site: TestClient, china: str
) -> None:
    assert "No statement found" in page(site, f"/actor/{china}/said?about=zeppelin")
    assert "No position found" in page(site, f"/actor/{china}/positions?about=zeppelin")
    assert "The list ends before this" in page(site, f"/actor/{china}/said?offset=100000")
    assert "nothing to look for" in page(site, f"/actor/{china}/positions?about=the", status=422)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_day_and_the_last_can_be_asked_of(
    site: TestClient, china: str, member: str, day: str
) -> None:
    for id in (china, member):
        page(site, f"/actor/{id}/posts?day={day}")
        page(site, f"/actor/{id}/members?day={day}")
        page(site, f"/actor/{id}/said?since={day}&until={day}")
    with_dates = [each["id"] for each in site.get("/api/actors?limit=200").json()["items"]]
    for id in with_dates:
        assert site.get(f"/api/actors/{id}?day={day}").status_code == 200


def test_the_list_is_ordered_by_reports_and_filtered(site: TestClient) -> None:
    found = site.get("/api/actors").json()
    reports = [each["reports"] for each in found["items"]]
    assert reports == sorted(reports, reverse=True)
    assert not any(each["kind"].startswith("unnamed") for each in found["items"])
    parties = site.get("/api/actors?kind=party").json()
    assert {each["kind"] for each in parties["items"]} == {"party"}
    assert 0 < parties["total"] < found["total"]
    assert "party" in page(site, "/actors?kind=party&country=jp")
    assert "no kind of actor" in page(site, "/actors?kind=zeppelin", status=422)
    assert "Nobody found" in page(site, "/actors?q=zeppelin")


def test_lists_are_exported_as_csv(site: TestClient, china: str) -> None:
    for address, first in (
        ("/api/actors?format=csv", "id"),
        (f"/api/actors/{china}/said?format=csv", "day"),
        (f"/api/actors/{china}/positions?format=csv", "matter"),
    ):
        rows = list(csv.reader(io.StringIO(site.get(address).text)))
        assert rows[0][0] == first
        assert len(rows) > 1
        assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("lib", "Liberal Democratic Party"),
        ("LIBERAL dem", "Liberal Democratic Party"),
        ("LIN", "Lin Pei-shan"),
        ("zzz", None),
        ("", None),
        ("%", None),
        ("’", None),
    ],
)
def test_suggestions(site: TestClient, typed: str, name: str | None) -> None:
    found = site.get("/api/suggest", params={"q": typed}).json()
    if name is None:
        assert found == []
        return
    assert any(name in each["name"] for each in found)
    assert site.get(found[0]["address"]).status_code == 200


def test_questions_and_outlets_are_suggested_too(site: TestClient) -> None:
    found = site.get("/api/suggest", params={"q": "cptpp"}).json()
    assert {"kind": "question", "address": "/board?question=cptpp"}.items() <= next(
        each for each in found if each["name"] == "cptpp"
    ).items()
    outlets = [each["kind"] for each in site.get("/api/suggest?q=port").json()]
    assert "outlet" in outlets


def test_an_empty_record_says_what_to_do(bare_site: TestClient) -> None:
    assert "onrecord read" in page(bare_site, "/actors")
    assert bare_site.get("/api/suggest?q=a").json() == []
    assert bare_site.get("/actor/ent1_x").status_code == 404

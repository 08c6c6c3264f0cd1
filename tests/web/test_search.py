"""Searches as a page and as data."""

import csv
import html
import io
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from onrecord.query.search import KINDS
from onrecord.web.pages.search import segments


def main_of(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


def text_of(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main_of(page))).split())


def links(page: str) -> list[str]:
    return [html.unescape(each) for each in re.findall(r'href="([^"]+)"', main_of(page))]


@pytest.mark.parametrize("kind", KINDS)
def test_page_and_data_hold_the_same(site: TestClient, kind: str) -> None:
    asked = {"q": "taiwan", "kind": kind}
    page = site.get("/search", params=asked)
    found = site.get("/api/search", params=asked).json()
    assert page.status_code == 200
    counted = {each["value"]: each["number"] for each in found["kinds"]}
    assert found["page"]["total"] == counted[kind]
    shown = [link for link in links(page.text) if link.startswith("/article/")]
    for each in found["page"]["items"]:
        claim = f"?claim={each['id']}#words" if kind != "article" else ""
        assert f"/article/{each['article']}{claim}" in shown
    assert len(shown) == len(found["page"]["items"])


def test_words_that_matched_are_marked(site: TestClient) -> None:
    page = site.get("/search", params={"q": "applications", "kind": "statement"}).text
    marked = set(re.findall(r"<mark>([^<]+)</mark>", page))
    assert marked
    assert {word.lower()[:6] for word in marked} == {"applic"}


def test_every_facet_leads_to_as_many_as_it_says(site: TestClient) -> None:
    """Followed one after another, each value of each facet finds what was counted."""
    for kind in ("article", "event_mention", "position"):
        found = site.get("/api/search", params={"q": "taiwan", "kind": kind}).json()
        assert found["facets"]
        names = {"type": "type", "status": "status", "outlet": "outlet", "actor": "actor"}
        followed = 0
        for facet in found["facets"]:
            for choice in facet["choices"]:
                if facet["by"] in names and choice["value"]:
                    asked = {"q": "taiwan", "kind": kind, names[facet["by"]]: choice["value"]}
                    narrowed = site.get("/api/search", params=asked).json()
                    assert narrowed["page"]["total"] == choice["number"], (facet["by"], choice)
                    followed += 1
        assert followed


def test_links_of_the_page_narrow_and_let_go(site: TestClient) -> None:
    page = site.get("/search", params={"q": "taiwan", "kind": "position", "type": "for"}).text
    asked = [parse_qs(urlsplit(link).query) for link in links(page) if link.startswith("/search?")]
    assert {"q": ["taiwan"], "kind": ["position"]} in asked  # without the stance
    assert {"q": ["taiwan"], "kind": ["position"], "type": ["for", "against"]} in asked
    assert {"q": ["taiwan"]} in asked  # the reports, which have no stance
    assert any("since" in each and "until" in each for each in asked)


def test_a_year_leads_to_its_months(site: TestClient) -> None:
    page = site.get(
        "/search", params={"q": "taiwan", "since": "2021-01-01", "until": "2021-12-31"}
    ).text
    assert "September 2021" in text_of(page)
    assert any("since=2021-09-01&until=2021-09-30" in link for link in links(page))


def test_csv_has_what_is_found(site: TestClient) -> None:
    asked = {"q": "taiwan", "kind": "statement"}
    found = site.get("/api/search", params=asked).json()["page"]["items"]
    answer = site.get("/api/search", params=asked | {"format": "csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["id"] for row in rows] == [each["id"] for each in found]
    assert rows[0]["published"]


def test_pages_of_the_list(site: TestClient) -> None:
    first = site.get("/search", params={"kind": "statement", "limit": 5}).text
    assert any("offset=5" in link for link in links(first))
    assert "1–5 of" in text_of(first)
    beyond = site.get("/search", params={"kind": "statement", "offset": 100000}).text
    assert "The list ends before this" in text_of(beyond)


def test_an_actor_by_name_and_by_the_address_of_the_facet(site: TestClient) -> None:
    page = site.get("/search", params={"actor": "Japan"}).text
    assert "naming Japan" in text_of(page)
    assert 'value="Japan"' in page
    by_id = site.get("/search", params={"actor": "country:JP"}).text
    assert "naming Japan" in text_of(by_id)
    assert 'name="actor" value="Japan"' in by_id


@pytest.mark.parametrize(
    ("asked", "status", "says"),
    [
        pytest.param({"actor": "Nobody At All"}, 404, "nobody has that name", id="nobody"),
        pytest.param({"q": "* *"}, 422, "no word to look for", id="only signs"),
        pytest.param({"q": "taiwan zzyzx"}, 200, "Each word by itself", id="a word too many"),
        pytest.param(
            {"q": "taiwan", "since": "2090-01-01"}, 200, "Let go of something", id="too narrow"
        ),
        pytest.param({"since": "soon"}, 422, "is no day", id="no day"),
        pytest.param({"kind": "rumour"}, 422, "kind", id="no kind"),
    ],
)
def test_what_finds_nothing_says_what_to_do(
    site: TestClient, asked: dict[str, str], status: int, says: str
) -> None:
    page = site.get("/search", params=asked)
    assert page.status_code == status
    assert says in text_of(page.text)
    assert site.get("/api/search", params=asked).status_code == status


def test_several_of_one_name_are_offered(site: TestClient) -> None:
    page = site.get("/search", params={"actor": "Ministry"})
    assert page.status_code in {200, 404}
    if "Who is meant" in page.text:
        for link in (each for each in links(page.text) if "actor=ent1_" in each):
            assert site.get(link).status_code == 200


def test_an_empty_record_says_what_to_do(bare_site: TestClient) -> None:
    assert "onrecord read" in text_of(bare_site.get("/search").text)
    assert bare_site.get("/search", params={"q": "taiwan"}).status_code == 200


def test_words_are_escaped(site: TestClient) -> None:
    words = '"><script>alert(1)</script>'
    page = site.get("/search", params={"q": words, "outlet": words, "type": words}).text
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    ("words", "marks", "expected"),
    [
        pytest.param("ab cd", (), [("ab cd", False)], id="none"),
        pytest.param("ab cd", ((0, 2),), [("ab", True), (" cd", False)], id="at the beginning"),
        pytest.param("ab cd", ((3, 5),), [("ab ", False), ("cd", True)], id="at the end"),
        pytest.param("ab cd", ((0, 2), (1, 5)), [("ab", True), (" cd", False)], id="overlapping"),
        pytest.param("ab", ((1, 9),), [("ab", False)], id="beyond the words"),
        pytest.param("", (), [], id="no words"),
    ],
)
def test_pieces_join_to_the_words(
    words: str, marks: tuple[tuple[int, int], ...], expected: list[tuple[str, bool]]
) -> None:
    assert segments(words, marks) == expected

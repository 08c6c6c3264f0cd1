"""Stories in the page: who is independent, what each tells, two reports side by side."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.web import create_app
from tests.query.desk import Desk, Report, day

CLOSED = "The government of Norland closed its border crossing at Veldt on Monday, and 12 people were hurt."
HOSTILE = '<script>alert(1)</script>"onmouseover="x" \u202egnol'


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, list[Report]]]:
    """A story of four reports of three origins, the later of which follows one told by one report."""
    made = Desk()
    first = made.report("Norland warned of a closure.", "The Day", "2021-02-20", title="A warning")
    texts = [
        ("The Day", "2021-03-01", CLOSED),
        ("The Night", "2021-03-01", CLOSED.replace("12", "15")),
        ("The Noon", "2021-03-02", CLOSED + " It said so twice."),
        (HOSTILE, "2021-03-03", CLOSED.replace("The government of ", "")),
    ]
    reports = []
    for outlet, published, text in texts:
        title = f"Border closed {HOSTILE}"
        report = made.report(text, outlet, published, title=title)
        norland = report.actor("Norland", "government", country="NO", known_as="country:NO")
        report.event("COERCE", "closed", [norland], date=day("2021-03-01"))
        reports.append(report)
    made.story(first)
    a, b, c, d = reports
    made.story(*reports, origins=[[a, c], [b], [d]], near_copy=(c, a))
    path = tmp_path_factory.mktemp("stories") / "r.db"
    made.save(path).close()
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        yield client, reports


def test_the_list_says_how_many_are_independent(desk: tuple[TestClient, list[Report]]) -> None:
    client, reports = desk
    page = client.get("/stories")
    assert page.status_code == 200
    (row,) = re.findall(r"<tr>\s*<th scope=\"row\">.*?</tr>", page.text, re.DOTALL)
    assert f'href="/story/{reports[0].article.id}"' in row or "/story/art1_" in row
    assert '<td class="number" data-name="reports">4</td>' in row
    assert '<td class="number fewer" data-name="independent">3</td>' in row
    assert row.count('class="dot own"') == 3
    assert row.count('class="dot taken"') == 1
    assert 'The Noon<span class="hidden"> (not independent)' in row
    assert client.get("/stories?smallest=1").text.count('<th scope="row">') == 2


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("words=border+closed", 1),
        ("words=ship", 0),
        ("words=%00ship", 0),
        ("outlet=The+Noon", 1),
        ("outlet=Nobody", 0),
        ("since=2021-03-03&until=2021-03-09", 1),
        ("since=2021-03-04", 0),
        ("copies=true", 1),
        ("smallest=5", 0),
        ("since=&until=&words=&outlet=", 1),
    ],
)
def test_filters(desk: tuple[TestClient, list[Report]], asked: str, number: int) -> None:
    page = desk[0].get(f"/stories?{asked}")
    assert page.text.count('<th scope="row">') == number
    assert ("No story" in page.text) == (not number)
    assert desk[0].get(f"/api/stories?{asked}").json()["total"] == number


@pytest.mark.parametrize("asked", ["since=yesterday", "smallest=0", "order=none", "limit=9999"])
def test_what_cannot_be_asked(desk: tuple[TestClient, list[Report]], asked: str) -> None:
    assert desk[0].get(f"/stories?{asked}").status_code == 422
    assert set(desk[0].get(f"/api/stories?{asked}").json()) == {"error"}


def test_a_story_says_who_is_independent_and_why(desk: tuple[TestClient, list[Report]]) -> None:
    client, reports = desk
    first = reports[0].article.id
    page = client.get(f"/story/{first}").text
    assert "<strong>3 of 4 reports are independent</strong>" in page
    origins = page[page.index('id="origins"') : page.index('id="differ"')]
    assert origins.count("Independent origin") == 3
    assert origins.count("Not independent") == 1
    assert "near copy of" in origins
    assert f"/beside?one={first}&amp;other={reports[2].article.id}" in origins
    story = client.get(f"/api/story/{first}").json()
    assert client.get(f"/story/{story['id']}").text.count("Independent origin") == 3


def test_what_reports_differ_on_and_agree_on_links_to_the_words(
    desk: tuple[TestClient, list[Report]],
) -> None:
    client, reports = desk
    page = client.get(f"/story/{reports[0].article.id}").text
    differ = page[page.index('id="differ"') : page.index('id="agreed"')]
    assert "<strong>12</strong>" in differ
    assert "<strong>15</strong>" in differ
    agreed = page[page.index('id="agreed"') : page.index('id="alone"')]
    links = re.findall(r'href="/article/(art1_\w+)\?claim=(\w+)#words"', differ + agreed)
    assert len(links) >= 5
    told = {claim.id: report.article.id for report in reports for claim in report.claims}
    assert all(told[claim] == article for article, claim in links)


def test_a_single_report_is_no_comparison(desk: tuple[TestClient, list[Report]]) -> None:
    client, _ = desk
    (alone,) = [
        each
        for each in client.get("/api/stories?smallest=1").json()["items"]
        if each["number"] == 1
    ]
    page = client.get(f"/story/{alone['report']}")
    assert "One report tells this: The Day." in page.text
    assert 'id="differ"' not in page.text
    assert 'id="beside"' not in page.text


@pytest.mark.parametrize("address", ["/story/none", "/api/story/none", "/api/story/none/compared"])
def test_what_is_not_there(desk: tuple[TestClient, list[Report]], address: str) -> None:
    assert desk[0].get(address).status_code == 404


def test_two_reports_side_by_side(desk: tuple[TestClient, list[Report]]) -> None:
    client, (a, b, c, _) = desk
    address = f"/beside?one={c.article.id}&other={a.article.id}"
    page = client.get(address).text
    assert page.index("The Day, 1 March 2021") < page.index("The Noon, 2 March 2021"), (
        "source first"
    )
    assert "The Noon is a near copy of The Day" in page
    assert page.count('<tr class="same">') == 1
    assert "It said so twice." in page
    assert "It said so twice." not in client.get(f"{address}&rows=both").text
    assert "It said so twice." in client.get(f"{address}&rows=second").text
    other = client.get(f"/beside?one={a.article.id}&other={b.article.id}").text
    assert "<mark>12</mark>" in other
    assert "<mark>15</mark>" in other
    assert 'name="one"' in client.get("/beside").text
    assert client.get("/beside?one=x&other=y").status_code == 404
    assert client.get(f"{address}&rows=none").status_code == 422


def test_every_list_can_be_saved(desk: tuple[TestClient, list[Report]]) -> None:
    client, (a, _, c, _) = desk
    id = client.get(f"/api/story/{a.article.id}").json()["id"]
    for address, rows in (
        ("/api/stories?smallest=1&format=csv", 2),
        (f"/api/story/{id}?format=csv", 4),
        (f"/api/story/{id}/compared?format=csv", 3),
        (f"/api/beside?one={a.article.id}&other={c.article.id}&format=csv", 2),
    ):
        answer = client.get(address)
        assert answer.headers["content-type"].startswith("text/csv"), address
        assert len(list(csv.reader(io.StringIO(answer.text)))) >= rows + 1, address
        assert client.get(address.replace("format=csv", "")).json()
        assert (
            client.get(address, headers={"If-None-Match": answer.headers["etag"]}).status_code
            == 304
        )


def test_words_of_reports_stay_words(desk: tuple[TestClient, list[Report]]) -> None:
    client, reports = desk
    pages = [
        client.get("/stories").text,
        client.get(f"/story/{reports[0].article.id}?full=true").text,
        client.get(f"/beside?one={reports[0].article.id}&other={reports[3].article.id}").text,
    ]
    for page in pages:
        assert "<script>alert" not in page
        assert '"onmouseover="' not in page
        assert "\u202e" not in page
        assert "&lt;script&gt;alert(1)" in page
        assert " style=" not in page


def test_an_empty_record_says_what_to_do(bare_site: TestClient) -> None:
    assert "onrecord read" in bare_site.get("/stories").text


def test_the_examples(site: TestClient, record_path: Path) -> None:
    page = site.get("/stories")
    assert page.status_code == 200
    for id in re.findall(r'href="/story/(\w+)"', page.text)[:5]:
        assert site.get(f"/story/{id}").status_code == 200
    assert record_path.exists()

"""The board as a page and as data."""

import html
import re

import pytest
from fastapi.testclient import TestClient


def _text(page: str) -> str:
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_board_shows_where_everyone_stands_and_links_to_the_words(site: TestClient) -> None:
    page = site.get("/board", params={"question": "cptpp"}).text
    found = site.get("/api/board", params={"question": "cptpp"}).json()
    assert found["tally"]["sentence"][1:] in _text(page)
    told = [t for line in (*found["deciders"], *found["others"]) for t in line["told"][:1]]
    assert told
    for each in told:
        source = each["source"]
        assert f"/article/{source['article']}?claim={source['claim']}#words" in page


def test_bar_covers_every_decider(site: TestClient) -> None:
    page = site.get("/board", params={"question": "cptpp"}).text
    widths = [
        float(w) for w in re.findall(r'<rect class="part [a-z_]+"[^>]* width="([\d.]+)%"', page)
    ]
    assert sum(widths) == pytest.approx(100, abs=0.1)


def test_as_of_a_day_nothing_later_is_shown(site: TestClient) -> None:
    asked = {"question": "cptpp", "as_of": "2021-09-24"}
    found = site.get("/api/board", params=asked).json()
    assert found["newest"] <= "2021-09-24"
    days = [t["learned"] for line in (*found["deciders"], *found["others"]) for t in line["told"]]
    assert days
    assert all(day <= "2021-09-24" for day in days)
    assert (
        "15 December 2024"
        not in site.get("/board", params=asked).text.split("<main")[1].split('id="rule-title"')[1]
    )


def test_changes_since_a_day_stand_above_the_board(site: TestClient) -> None:
    page = site.get("/board", params={"question": "cptpp", "since": "2022-09-01"}).text
    changed = site.get("/api/changes", params={"question": "cptpp", "since": "2022-09-01"}).json()
    shifts = [*changed["new"], *changed["moved"], *changed["contradicted"]]
    assert shifts
    section = page[page.index('id="changes"') : page.index('id="rule-title"')]
    for shift in shifts:
        assert html.escape(shift["holder"], quote=False)[1:] in html.unescape(section)


def test_what_if_counts_again_and_leaves_the_board_as_told(site: TestClient) -> None:
    plain = site.get("/api/board", params={"question": "cptpp"}).json()
    asked = {"question": "cptpp", "assume": ["Japan=for", "Chile="]}
    page = _text(site.get("/board", params=asked).text)
    assert "Assumed, and told by no report: Japan for." in page
    assert plain["tally"]["sentence"][1:] in page


@pytest.mark.parametrize("given", ["as_of=yesterday", "since=2021-13-01", "assume=Japan%3Dperhaps"])
def test_what_cannot_be_read_is_told_in_one_line(site: TestClient, given: str) -> None:
    answer = site.get(f"/board?question=cptpp&{given}")
    assert answer.status_code == 422
    assert "That cannot be asked" in answer.text


def test_question_is_never_a_path(site: TestClient, tmp_path: object) -> None:
    answer = site.get("/api/board", params={"question": f"{tmp_path}/secret.yaml"})
    assert answer.status_code == 200
    assert answer.json()["question"]["deciders"] == []


def test_nothing_found_says_what_to_do(site: TestClient) -> None:
    page = _text(site.get("/board", params={"question": "Norway's purchase of the moon"}).text)
    assert "No statement found" in page
    assert "which questions they raise" in page


def test_markup_in_a_question_is_text(site: TestClient) -> None:
    page = site.get("/board", params={"question": "<script>alert(1)</script> treaty"}).text
    assert "<script>alert" not in page


def test_brief_links_every_source_to_its_words(site: TestClient) -> None:
    page = site.get("/brief", params={"question": "cptpp"}).text
    cited = set(re.findall(r'href="#source-(\d+)"', page))
    assert cited
    assert cited == set(re.findall(r'id="source-(\d+)"', page))
    assert page.count("#words") >= len(cited)


def test_csv_is_that_of_the_command_line(site: TestClient) -> None:
    answer = site.get("/api/board", params={"question": "cptpp", "format": "csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.text.startswith("holder,key,kind,role")


def test_same_state_is_not_sent_again(site: TestClient) -> None:
    for address in ("/board?question=cptpp", "/api/board?question=cptpp"):
        first = site.get(address)
        again = site.get(address, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_reference_names_every_address_of_data(site: TestClient) -> None:
    page = site.get("/api").text
    for path in site.get("/api/openapi.json").json()["paths"]:
        assert path in page


def test_long_board_is_cut_and_says_where_all_of_it_is(
    site: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.web.pages.board._LINES", 2)
    monkeypatch.setattr("onrecord.web.pages.board._PARTS", 1)
    page = site.get("/board?question=cptpp").text
    whole = site.get("/board?question=cptpp&all=true").text
    assert page.count("<tr") < whole.count("<tr")
    assert "/board?question=cptpp&amp;all=true" in page
    assert "more part" in page
    assert "all=true" not in whole

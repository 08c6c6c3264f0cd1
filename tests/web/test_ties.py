"""Ties as pages, as a drawing and as data."""

import csv
import html
import io
import itertools
import re

import pytest
from fastapi.testclient import TestClient

from onrecord.query.ties import TieEdge, TieGraph, TieNode
from onrecord.web.charts.ties import draw_ties

NAMES = (
    "Japan", "Xi", "Islamic Revolutionary Guard Corps", "W" * 40, "U.S. House of Representatives",
    "国家主席", "a b c d e f g h i j k l m n o p", "Sir Keir Rodney Starmer", "NATO",
)  # fmt: skip


def graph_of(number: int, *, tied: int = 3) -> TieGraph:
    """A made-up graph in which each is tied to the first and to some others."""
    ids = [f"ent1_{n:02d}" for n in range(number)]
    nodes = tuple(
        TieNode(id=id, name=NAMES[n % len(NAMES)], kind=("person", "government", "party")[n % 3],
                country=None, hops=min(n, 1), reports=n + 1)
        for n, id in enumerate(ids)
    )  # fmt: skip
    pairs = {tuple(sorted((ids[n], ids[m % n if n else 0]))) for n in range(number) for m in (0, n * 7, n * 5)[:tied]}  # fmt: skip
    edges = tuple(
        TieEdge(one=one, other=other, tone=tone, kinds=("supports",), acts="one", standing="told",
                reports=5, first=None, last=None)
        for one, other in sorted(pairs) if one != other
        for tone in ("with", "against")[: 1 + len(one) % 2]
    )  # fmt: skip
    return TieGraph(entity=ids[0] if ids else None, nodes=nodes, edges=edges, left_out=0)


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize("number", [1, 2, 3, 9, 24, 40])
def test_no_name_lies_on_another_and_all_lie_within(number: int, narrow: bool) -> None:
    drawn = draw_ties(graph_of(number), narrow=narrow)
    for one, other in itertools.combinations(drawn.nodes, 2):
        apart = (
            abs(one.box.x - other.box.x) - (one.box.width + other.box.width) / 2,
            abs(one.box.y - other.box.y) - (one.box.height + other.box.height) / 2,
        )
        assert max(apart) > 0, (one.node.name, other.node.name)
    for each in drawn.nodes:
        assert each.box.x - each.box.width / 2 >= 0
        assert each.box.x + each.box.width / 2 <= drawn.width
        assert each.box.y - each.box.height / 2 >= 0
        assert each.box.y + each.box.height / 2 <= drawn.height


def test_no_sign_lies_on_a_name_or_on_another_sign() -> None:
    drawn = draw_ties(graph_of(24))
    signs = [each.line.sign for each in drawn.edges if each.line.sign is not None]
    assert len(signs) > len(drawn.edges) / 2
    for (x, y), (u, v) in itertools.combinations(signs, 2):
        assert (x - u) ** 2 + (y - v) ** 2 > 16**2
    for (x, y), each in itertools.product(signs, drawn.nodes):
        assert max(abs(x - each.box.x) - each.box.width / 2, abs(y - each.box.y) - each.box.height / 2) > 8  # fmt: skip


def test_a_graph_is_drawn_the_same_every_time() -> None:
    assert draw_ties(graph_of(12)) == draw_ties(graph_of(12))


def test_nothing_to_draw() -> None:
    assert draw_ties(graph_of(0)).nodes == ()


def text_of(page: str) -> str:
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.fixture(scope="module")
def everything(site: TestClient) -> list[dict[str, object]]:
    items: list[dict[str, object]] = site.get("/api/ties", params={"limit": 200}).json()["items"]
    return items


def test_graph_and_list_link_to_actors_and_to_words(
    site: TestClient, everything: list[dict[str, object]]
) -> None:
    page = site.get("/ties").text
    assert everything
    for line in everything[:20]:
        source = line["source"]
        assert isinstance(source, dict)
        assert f"/article/{source['article']}?claim={source['claim']}#words" in page
    edges = re.findall(r'<a class="edge [^"]+" href="([^"]+)"', page)
    assert edges
    for address in edges[:5]:
        words = site.get(html.unescape(address))
        assert words.status_code == 200
        assert "In which words" in text_of(words.text)
        assert "/article/" in words.text


def test_ties_of_one_by_name_id_and_actor_of_a_report(
    site: TestClient, everything: list[dict[str, object]]
) -> None:
    name, id = everything[0]["actor"], everything[0]["actor_entity"]
    by_id = site.get("/api/ties", params={"actor": str(id)}).json()
    assert by_id == site.get("/api/ties", params={"actor": str(name)}).json()
    assert by_id["total"] == sum(id in {e["actor_entity"], e["other_entity"]} for e in everything)
    page = site.get("/ties", params={"actor": str(id), "hops": 2})
    assert f"Ties of {name}" in text_of(page.text)
    assert 'class="node' in page.text


def test_filters_hold_for_page_graph_and_data(site: TestClient) -> None:
    asked = {"tone": ["against"], "since": "2021-01-01", "until": "2021-12-31"}
    found = site.get("/api/ties", params=asked).json()
    for line in found["items"]:
        assert line["kind"] in {"opposes", "rejects", "criticises", "accuses", "threatens", "coerces", "sanctions", "attacks", "cuts_back", "interferes", "removes", "at_war"}  # fmt: skip
        assert "2021" <= line["first"] <= line["last"] < "2022"
    graph = site.get("/api/ties/graph", params=asked).json()
    assert {edge["tone"] for edge in graph["edges"]} <= {"against"}
    assert text_of(site.get("/ties", params=asked).text).count("against each other")


def test_words_between_two_page_and_csv(
    site: TestClient, everything: list[dict[str, object]]
) -> None:
    line = everything[0]
    sides = {"one": str(line["actor_entity"]), "other": str(line["other_entity"])}
    found = site.get("/api/ties/between", params=sides).json()
    page = text_of(site.get("/ties/between", params=sides).text)
    for each in found["items"]:
        assert f"{each['actor']} {each['says']} {each['other']}" in page
        for source in each["telling"]["sources"]:
            assert " ".join(source["quote"].split()) in page
    sheet = site.get("/api/ties/between", params=sides | {"format": "csv"})
    rows = list(csv.DictReader(io.StringIO(sheet.text)))
    assert len(rows) == sum(len(each["telling"]["sources"]) for each in found["items"])
    assert all(row["words"] for row in rows)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/ties?actor=Nobody+At+All", 404),
        ("/ties?kind=loves", 422),
        ("/ties?since=yesterday", 422),
        ("/ties?since=2022-01-01&until=2021-01-01", 422),
        ("/ties?hops=3", 422),
        ("/ties/between?one=Japan", 422),
        ("/ties/between?one=Japan&other=Nobody+At+All", 404),
        ("/api/ties?tone=sweet", 422),
        ("/api/ties/graph?most=100000", 422),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(
    site: TestClient, address: str, status: int
) -> None:
    assert site.get(address).status_code == status


def test_no_tie_says_what_to_do(site: TestClient, bare_site: TestClient) -> None:
    page = text_of(site.get("/ties", params={"since": "1900-01-01", "until": "1900-01-02"}).text)
    assert "Ask for all kinds and days" in page
    bare = text_of(bare_site.get("/ties").text)
    assert "onrecord read" in bare


def test_markup_in_what_is_asked_is_text(site: TestClient) -> None:
    page = site.get("/ties", params={"actor": "<script>alert(1)</script>"})
    assert page.status_code == 404
    assert "<script>alert" not in page.text

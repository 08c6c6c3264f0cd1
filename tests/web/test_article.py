"""A report with its claims marked, the list of its claims, and the record of each; above all that hostile text stays text."""

import html
import re
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.query.show import KINDS
from onrecord.records import Credit, content_id
from onrecord.store import open_store
from onrecord.web import create_app
from onrecord.web.kinds import KINDS as WORDS
from onrecord.web.kinds import MARKED, OFFERED, tag_words
from tests.query.desk import Desk

FIRST_VIEW = 300_000  # bytes
OVERRIDE = "\u202e"


class Page(HTMLParser):
    """What a page is made of: its text, its elements, its links; void elements never close."""

    VOID = frozenset({"meta", "link", "input", "br", "img", "hr"})

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.nested: list[tuple[str, ...]] = []
        self.highlighted: list[str] = []
        self.paragraphs: list[str] = []
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(source)
        assert not self._open, "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.nested.append((*(name for name, _ in self._open), tag))
        if tag not in self.VOID:
            self._open.append((tag, dict(attrs)))
        if tag == "mark" and "core" in (dict(attrs).get("class") or ""):
            self.highlighted.append("")
        if tag == "p" and self._within("div", "text") and not self._within("div", "beside"):
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self._within("mark", "core"):
            self.highlighted[-1] += data
        if (
            self._within("p", None)
            and self._within("div", "text")
            and not self._within("div", "beside")
        ):
            self.paragraphs[-1] += data

    def _within(self, tag: str, name: str | None) -> bool:
        return any(
            each == tag and (name is None or (attributes.get("class") or "") == name)
            for each, attributes in self._open
        )

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page_of(client: TestClient, address: str, **asked: object) -> Page:
    answer = client.get(address, params=asked)
    assert answer.status_code == 200, answer.text[:500]
    return Page(answer.text)


@pytest.fixture(scope="module")
def articles(record_path: Path) -> list[tuple[str, str]]:
    """Id and text of every article of the examples."""
    with open_store(record_path) as store, store.view() as view:
        return [(article.id, article.text) for article in view.articles()]


@pytest.fixture(scope="module")
def claims(record_path: Path) -> dict[str, list[tuple[str, str]]]:
    """Ids of claims with their articles, of every kind, a few of each."""
    with open_store(record_path) as store, store.view() as view:
        return {
            name: [(claim.id, claim.article) for claim in view.claims(kind)[:6]]
            for name, kind in KINDS.items()
        }


def test_every_word_of_every_report_is_on_its_page(
    site: TestClient, articles: list[tuple[str, str]]
) -> None:
    for id, text in articles:
        for kinds in (["none"], list(KINDS)):
            asked = {"only": 1} if kinds == ["none"] else {"kinds": kinds}
            page = page_of(site, f"/article/{id}", **asked)
            lines = [line for line in text.split("\n") if line.strip()]
            assert [" ".join(p.split()) for p in page.paragraphs] == [
                " ".join(line.split()) for line in lines
            ]


def test_no_link_is_within_another_and_every_mark_is_told(
    site: TestClient, articles: list[tuple[str, str]]
) -> None:
    for id, _ in articles:
        page = page_of(site, f"/article/{id}", kinds=list(OFFERED))
        assert not [path for path in page.nested if path.count("a") > 1]
        ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        assert len(ids) == len(set(ids))
        marks = [link for link in page.all("a") if link.get("class") == "m"]
        told = {number for link in marks for number in (link["data-m"] or "").split()}
        assert {f"n{number}" for number in told} <= set(ids)
        stops = [link["aria-describedby"] for link in marks if "aria-describedby" in link]
        assert len(stops) == len(set(stops)), "by keyboard each is reached once"
        assert all(link.get("tabindex") == "-1" for link in marks if "aria-describedby" not in link)


def test_every_kind_of_claim_has_a_record_and_its_words_in_the_report(
    site: TestClient, claims: dict[str, list[tuple[str, str]]]
) -> None:
    assert {name for name, held in claims.items() if held} >= set(KINDS) - {"credit", "membership"}
    for kind, held in claims.items():
        for id, article in held:
            found = site.get(f"/api/claim/{id}").json()
            assert (found["kind"], found["claim"]["id"]) == (kind, id)
            record = page_of(site, f"/claim/{id}")
            assert f"/article/{article}?claim={id}#words" in {
                a.get("href") for a in record.all("a")
            }
            page = page_of(site, f"/article/{article}", claim=id)
            assert [True for _, attributes in page.elements if attributes.get("id") == "words"] == [
                True
            ]
            words = "".join("".join(page.highlighted).split())
            held_words = ["".join(span["quote"].split()) for span in found["mark"]["spans"]]
            assert all(each in words for each in held_words), (kind, id)


def test_a_report_is_found_by_the_beginning_of_its_id(
    site: TestClient, articles: list[tuple[str, str]]
) -> None:
    id = articles[0][0]
    answer = site.get(f"/article/{id[:-2]}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, f"/article/{id}")


MISSING = [
    ("/article/nothing", {}, 404, "no article 'nothing' in the record"),
    ("/article/", {}, 404, ""),
    ("/article/art1_", {}, 404, "may be"),
    ("/article/{id}/claims", {"kinds": "poem"}, 422, "no kind of claim 'poem'"),
    ("/article/{id}", {"kinds": "poem"}, 422, "no kind of claim 'poem'"),
    ("/article/{id}", {"part": "0"}, 422, "part"),
    ("/article/{id}", {"part": "many"}, 422, "part"),
    ("/article/{id}/claims", {"offset": "-1"}, 422, "offset"),
    ("/claim/pos1_nothing", {}, 404, "no claim pos1_nothing"),
    ("/claim/<script>", {}, 404, "no claim &lt;script&gt;"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "asked", "status", "line"), MISSING, ids=[f"{c[0]} {c[1]}" for c in MISSING]
)
def test_what_is_not_there_is_said_in_a_line(
    site: TestClient, articles: list[tuple[str, str]], address: str, asked: dict[str, str],
    status: int, line: str,
) -> None:  # fmt: skip
    for prefix in ("", "/api"):
        answer = site.get(prefix + address.format(id=articles[0][0]), params=asked)
        assert answer.status_code == status
        if line:
            assert html.unescape(line) in html.unescape(
                answer.json()["error"] if prefix else answer.text
            )
            assert "<script>" not in answer.text or prefix


def test_an_address_for_a_claim_that_is_gone_still_shows_the_report(
    site: TestClient, articles: list[tuple[str, str]]
) -> None:
    for claim in ("pos1_gone", articles[1][0]):
        page = site.get(f"/article/{articles[0][0]}", params={"claim": claim})
        assert page.status_code == 200
        assert "is not told by this report" in page.text
        assert "<mark" not in page.text
    data = site.get(f"/api/article/{articles[0][0]}", params={"claim": "pos1_gone"})
    assert (data.status_code, data.json()["error"][:21]) == (404, "no claim pos1_gone in")
    assert site.get("/article/nothing", params={"claim": "pos1_gone"}).status_code == 404


def test_kinds_are_chosen_by_a_form_without_a_script(
    site: TestClient, claims: dict[str, list[tuple[str, str]]]
) -> None:
    _, id = claims["tenure"][0]
    checked = {
        box["value"] for box in page_of(site, f"/article/{id}").all("input") if "checked" in box
    }
    counts = site.get(f"/api/article/{id}").json()["counts"]
    assert checked == set(MARKED) & set(counts)
    page = page_of(site, f"/article/{id}", kinds=["tenure"], only=1)
    assert {box["value"] for box in page.all("input") if "checked" in box} == {"tenure"}
    marked = {
        span["class"]
        for path, (tag, span) in zip(page.nested, page.elements, strict=True)
        if tag == "span" and path[-3:] == ("p", "a", "span")
    }
    assert marked == {"k tenure"}
    assert not [
        a for a in page_of(site, f"/article/{id}", only=1).all("a") if a.get("class") == "m"
    ]


def test_every_kind_has_its_words_and_its_shape() -> None:
    assert set(WORDS) == set(KINDS)
    css = (Path(__file__).parents[2] / "src/onrecord/web/static/article.css").read_text("utf-8")
    looks = {}
    for kind in OFFERED:
        (rule,) = re.findall(rf"^\.k\.{kind} {{(.*)}}", css, re.MULTILINE)
        (colour, *_) = re.findall(r"var\(--([a-z]+)", rule)
        looks[kind] = (colour, re.sub(r"\d*\.?\d+(px|em)|var\(--[a-z-]+\)", "", rule))
    assert len(set(looks.values())) == len(looks), "no two kinds look the same"


TAGS = [
    ("SUPPORT, asked for", "Support, asked for"),
    ("for, own words", "For, own words"),
    ("", ""),
    ("belongs to", "Belongs to"),
]


@pytest.mark.parametrize(("tag", "words"), TAGS)
def test_tags_in_words(tag: str, words: str) -> None:
    assert tag_words(tag) == words


def test_claims_are_listed_and_given_as_data(
    site: TestClient, articles: list[tuple[str, str]]
) -> None:
    id = articles[0][0]
    found = site.get(f"/api/article/{id}/claims", params={"limit": 200}).json()
    page = page_of(site, f"/article/{id}/claims", limit=200)
    linked = {a.get("href") for a in page.all("a")}
    assert found["items"]
    for mark in found["items"]:
        assert f"/claim/{mark['claim']}" in linked
    lines = site.get(
        f"/api/article/{id}/claims", params={"limit": 200, "format": "csv"}
    ).text.splitlines()
    assert lines[0] == "number,kind,claim,tag,tells,words,start,end"
    assert len(lines) == len(found["items"]) + 1
    second = page_of(site, f"/article/{id}/claims", limit=5, offset=5, kinds=["mention"])
    assert f"/article/{id}/claims?kinds=mention&offset=10&limit=5" in {
        a.get("href") for a in second.all("a")
    }


def test_an_answer_that_the_asker_has_is_not_sent_again(
    site: TestClient, articles: list[tuple[str, str]]
) -> None:
    for address in (f"/article/{articles[0][0]}", f"/api/article/{articles[0][0]}/claims"):
        answer = site.get(address)
        again = site.get(address, headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


HOSTILE = [
    "<script>alert(1)</script>",
    "</p></div></main><h1>Owned</h1>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)",
    "{{ 7 * 191 }} {% raw %}",
    "<!-- --> <![CDATA[ ]]>",
    "&lt;b&gt; &amp;amp; &#60;",
    f"safe{OVERRIDE}txt.exe\u202c end",
    "bell\x07 null-like\x01 escape\x1b[31mred",
    "\u2066isolated\u2069 \u200fmark",
    "=HYPERLINK(1)",
    "﷽" * 40,
    "Z̸̧̛͉̲͔̦͗a̸l̷g̵o̴" * 20,
]  # fmt: skip


@pytest.fixture(scope="module")
def hostile(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[TestClient, str, list[str]]]:
    """A site over a report in which every word, name and title is hostile, and its claims."""
    desk = Desk()
    text = "\n".join(f"Norland said {each} today." for each in HOSTILE)
    report = desk.report(
        text, "<b>Outlet</b>\" onclick=\"x", "2021-05-04", title=f"</title><script>x</script>{OVERRIDE}",
        byline="<i>By</i>", url="javascript:alert(1)",
    )  # fmt: skip
    for each in HOSTILE:
        actor = report.actor(each, "person", aliases=(each,))
        report.statement(actor, each, each, reason=each)
        report.event("SUPPORT", each, [actor], [actor], reason=each)
        report.position(actor, "for", each, each, reason=each)
        report.tenure(actor, each)
        report.claims.append(
            Credit(
                id=content_id("crd1", each), article=report.article.id, kind="told", outlet=each,
                words=each, span=report.span(each), evidence=(report.sentence(report.span(each)),),
            )
        )  # fmt: skip
    path = tmp_path_factory.mktemp("hostile") / "record.db"
    desk.save(path).close()
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        yield client, report.article.id, [claim.id for claim in report.claims]


_ATTRIBUTES = frozenset({
    "aria-current", "aria-describedby", "aria-label", "action", "autocomplete", "charset", "checked", "class", "content", "data-m",
    "data-name", "data-suggest", "datetime", "dir", "download", "for", "href", "id", "lang", "maxlength", "method", "name",
    "placeholder", "rel", "role", "scope", "src", "tabindex", "title", "type", "value",
})  # fmt: skip


def _assert_harmless(source: str) -> None:
    """No element and no attribute but ours, no place to go but within the site, no sign that turns text."""
    page = Page(source)
    for tag, attributes in page.elements:
        assert tag not in {"img", "iframe", "object", "embed", "style", "base", "b", "svg"}
        assert set(attributes) <= _ATTRIBUTES, (tag, attributes)
        for name in ("href", "src", "action"):
            assert (attributes.get(name) or "/").startswith(("/", "#")), (tag, attributes)
    assert all("src" in script for script in page.all("script"))
    assert len(page.all("h1")) == 1
    assert not re.search("[\x00-\x08\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\u200e\u200f]", source)
    assert "1337" not in source


def test_hostile_text_is_shown_as_text(hostile: tuple[TestClient, str, list[str]]) -> None:
    client, id, claims = hostile
    for asked in ({}, {"kinds": list(OFFERED)}, {"claim": claims[-1]}):
        answer = client.get(f"/article/{id}", params=asked)
        _assert_harmless(answer.text)
        told = " ".join(Page(answer.text).paragraphs)
        for each in HOSTILE[:9]:
            assert " ".join(each.split()) in " ".join(told.split())
        assert "safeU+202Etxt.exeU+202C end" in told
        assert "escapeU+001B[31mred" in told
        assert "signs that would turn or hide words" in answer.text
    for offset in range(0, 1_000, 200):
        _assert_harmless(
            client.get(f"/article/{id}/claims", params={"offset": offset, "limit": 200}).text
        )


def test_hostile_claims_are_shown_as_text(hostile: tuple[TestClient, str, list[str]]) -> None:
    client, _, claims = hostile
    for claim in claims:
        _assert_harmless(client.get(f"/claim/{claim}").text)


def test_hostile_data_are_data(hostile: tuple[TestClient, str, list[str]]) -> None:
    client, id, _ = hostile
    for address in (f"/api/article/{id}", f"/api/article/{id}/claims"):
        answer = client.get(address)
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"
        answer.json()
    cells = client.get(f"/api/article/{id}/claims", params={"format": "csv", "limit": 200}).text
    assert not re.search(r"(^|,)\"?[=+@]", cells, re.MULTILINE), "no cell is a formula"


def test_a_report_of_one_enormous_line_is_shown_in_parts(tmp_path: Path) -> None:
    desk = Desk()
    words = f"<b>Norland</b> met {OVERRIDE}Sutland & said nothing. "
    text = words * (10_000_000 // len(words)) + "The last words."
    report = desk.report(text, "Gazette", "2021-05-04")
    path = tmp_path / "record.db"
    first = report.event("CONSULT", "met")
    last = report.event("CONSULT", "last words")
    desk.save(path).close()
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        address = f"/article/{report.article.id}"
        client.get(address)
        for asked, held in (({}, first.id), ({"part": 300}, None), ({"claim": last.id}, last.id)):
            began = time.perf_counter()
            answer = client.get(address, params=asked)
            assert time.perf_counter() - began < 1
            assert answer.status_code == 200
            assert len(answer.content) < FIRST_VIEW
            assert held is None or f"/claim/{held}" in answer.text
            _assert_harmless(answer.text)
        assert "The " in "".join(Page(answer.text).paragraphs)
        assert Page(answer.text).highlighted == ["last words"]
        parts = client.get(f"/api{address}").json()["parts"]
        assert parts > 500
        assert client.get(address, params={"part": parts}).status_code == 200


DENSE = [
    ("every letter is marked up", "<" * 20_000),
    ("every letter turns the text", OVERRIDE * 20_000),
    ("every second letter turns the text", f"a{OVERRIDE}" * 10_000),
    ("every letter is a paragraph", "a\n" * 10_000),
    ("every letter takes four bytes", "𝐀" * 20_000),
    ("quotation marks", '"' * 20_000),
]  # fmt: skip


@pytest.mark.parametrize("text", [c[1] for c in DENSE], ids=[c[0] for c in DENSE])
def test_no_text_makes_a_page_too_large(tmp_path: Path, text: str) -> None:
    desk = Desk()
    report = desk.report(text, "Gazette", "2021-05-04")
    path = tmp_path / "record.db"
    desk.save(path).close()
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        answer = client.get(f"/article/{report.article.id}")
    assert answer.status_code == 200
    assert len(answer.content) < FIRST_VIEW
    _assert_harmless(answer.text)


def test_the_story_of_a_report_and_what_corrects_it_are_told(tmp_path: Path) -> None:
    desk = Desk()
    one = desk.report("Norland met Sutland.", "Gazette", "2021-05-04")
    other = desk.report("Norland met Sutland. So it is told.", "Post", "2021-05-05")
    third = desk.report("Norland did not meet Sutland.", "Gazette", "2021-05-06")
    desk.story(
        one, other, third, origins=[[one, other, third]], copy=(other, one), correction=(third, one)
    )
    path = tmp_path / "record.db"
    desk.save(path).close()
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        copied = client.get(f"/article/{other.article.id}").text
        corrected = client.get(f"/article/{one.article.id}").text
    assert "One of 3 reports from 1 independent origin" in copied
    assert "It copies" in copied
    assert f"/beside?one={one.article.id}&amp;other={other.article.id}" in copied
    assert f'<strong>Corrected</strong> by <a href="/article/{third.article.id}">' in corrected

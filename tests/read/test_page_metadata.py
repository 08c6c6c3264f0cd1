"""What a page says of itself, and that nothing else is believed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.read.conftest import BODY, page

Read = Callable[..., list[Any]]

BODY_HTML = "".join(f"<p>{line}</p>" for line in BODY.splitlines())


def ld(*things: Any) -> str:
    return "".join(
        f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things
    )


NEWS = {"@type": "NewsArticle", "datePublished": "2021-08-31T10:00:00Z", "headline": "Pact"}
OTHER = {"@type": "NewsArticle", "datePublished": "2019-01-01", "headline": "Other"}


@pytest.mark.parametrize(
    ("head", "body", "expected", "note"),
    [
        (ld(NEWS), "", ("2021-08-31", "json-ld datePublished"), ""),
        (ld({"@graph": [{"@type": "WebSite"}, NEWS]}), "", ("2021-08-31", "json-ld datePublished"), ""),
        (ld([OTHER, {**NEWS, "url": "https://a.example/pact"}]) + '<link rel="canonical" href="https://a.example/pact">', "", ("2021-08-31", "json-ld datePublished"), "the one with the page's address"),
        (ld({"@type": "ItemList", "itemListElement": [OTHER]}), "", None, "a list of other articles"),
        (ld({"@type": "NewsArticle", "dateModified": "2021-09-02"}), "", None, "a change is not publication"),
        (ld({"@type": "WebPage", "datePublished": "2021-08-31"}), "", ("2021-08-31", "json-ld datePublished"), "from the page"),
        (ld({"@type": ["Thing", "ReportageNewsArticle"], "datePublished": "2021-08-31"}), "", ("2021-08-31", "json-ld datePublished"), ""),
        ('<script type="application/ld+json">{"@type": "NewsArticle", broken</script><meta name="date" content="2021-08-31">', "", ("2021-08-31", "meta date"), "broken JSON is passed over"),
        ('<script type="application/ld+json"><!-- {"@type": "Article", "datePublished": "2021-08-31"} --></script>', "", ("2021-08-31", "json-ld datePublished"), ""),
        ('<meta property="article:published_time" content="2021-08-31T01:00:00Z">', "", ("2021-08-31", "meta article:published_time"), ""),
        ('<meta property="article:modified_time" content="2021-09-02">', "", None, ""),
        ('<meta name="DC.date.issued" content="2021-08-31">', "", ("2021-08-31", "meta dc.date.issued"), "names in any case"),
        ('<meta itemprop="datePublished" content="2021-08-31">', "", ("2021-08-31", "meta datepublished"), "microdata"),
        ("", '<span itemprop="datePublished" content="2021-08-31">Tuesday</span>', ("2021-08-31", "itemprop datePublished"), ""),
        ("", '<time datetime="2021-08-31T10:00">Tuesday</time>', ("2021-08-31", "time element"), ""),
        ("", '<time datetime="2021-08-31">Tue</time><time datetime="2021-09-02">updated</time>', None, "which of the two is not said"),
        ("", '<time datetime="2021-09-02">updated</time><time pubdate datetime="2021-08-31">Tue</time>', ("2021-08-31", "time element"), "said"),
        ("", "<p>TOKYO, Aug. 31, 2021 (Reuters)</p>", None, "words in the text are not the page's date"),
        ("", "<p>Copyright 2021</p>", None, ""),
        ('<meta name="date" content="1970-01-01"><link rel="canonical" href="https://a.example/2021/08/30/x">', "", ("2021-08-30", "url"), "a date that was never set"),
    ],
)  # fmt: skip
def test_date_and_where_it_was_found(
    tmp_path: Path, read: Read, head: str, body: str, expected: tuple[str, str] | None, note: str
) -> None:
    (tmp_path / "a.html").write_text(page(body + BODY_HTML, head=head), encoding="utf-8")
    (article,) = read(tmp_path / "a.html")
    found = article.published and (article.published.value, article.published_from)
    assert found == expected, note


@pytest.mark.parametrize(
    ("field", "head", "body", "expected"),
    [
        ("title", ld({**NEWS, "headline": "Taiwan&#39;s  bid"}) + "<title>Site</title>", "", "Taiwan's bid"),
        ("title", '<meta property="og:title" content="Bid"><title>Bid | Post</title>', "", "Bid"),
        ("title", "<title>Bid | Post</title>", "<h1>Bid</h1>", "Bid"),
        ("title", "<title>Bid</title>", "<h1>One</h1><h1>Two</h1>", "Bid"),
        ("title", "", "", None),
        ("publisher", ld({**NEWS, "publisher": {"@type": "Organization", "name": "Harbour Post"}}), "", "Harbour Post"),
        ("publisher", ld({"@graph": [{**NEWS, "publisher": {"@id": "#us"}}, {"@type": "Organization", "@id": "#us", "name": "Us"}, {"@type": "WebPage", "mainEntity": {"@id": "#us", "name": "Us"}}]}), "", "Us"),
        ("publisher", '<meta property="og:site_name" content="Post">', "", "Post"),
        ("publisher", '<link rel="canonical" href="https://www.a.example/x">', "", "a.example"),
        ("publisher", "", "", None),
        ("byline", ld({**NEWS, "author": [{"@type": "Person", "name": "Ann Lee"}, "Bo Ek"]}), "", "Ann Lee, Bo Ek"),
        ("byline", '<meta name="author" content="Ann Lee">', "", "Ann Lee"),
        ("byline", '<meta property="article:author" content="https://fb.example/ann">', "", None),
        ("byline", "", '<a rel="author" href="/ann">Ann Lee</a>', "Ann Lee"),
        ("url", '<link rel="Canonical" href="https://a.example/x">', "", "https://a.example/x"),
        ("url", '<link rel="canonical" href="https://a.example/"><meta property="og:url" content="https://a.example/x">', "", "https://a.example/x"),
        ("url", '<link rel="canonical" href="/x">', "", None),
        ("url", '<link rel="canonical" href="javascript:alert(1)">', "", None),
        ("url", '<link rel="canonical" href="http://[bad/x">', "", None),
    ],
)  # fmt: skip
def test_field(
    tmp_path: Path, read: Read, field: str, head: str, body: str, expected: str | None
) -> None:
    (tmp_path / "a.html").write_text(page(body + BODY_HTML, head=head), encoding="utf-8")
    (article,) = read(tmp_path / "a.html")
    assert getattr(article, field) == expected


def test_scripts_are_not_text_and_the_headline_is_the_title(tmp_path: Path, read: Read) -> None:
    body = f"<h1>The pact</h1><script>alert('never read')</script>{BODY_HTML}<style>p {{}}</style>"
    (tmp_path / "a.html").write_text(page(body), encoding="utf-8")
    (article,) = read(tmp_path / "a.html")
    assert article.text == BODY.strip()
    assert article.title == "The pact"


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("cp1252", '<meta charset="iso-8859-1">'),
        ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'),
        ("cp1252", ""),
        ("utf-16", ""),
        ("cp1252", '<meta charset="utf-8">'),
        ("utf-8", '<meta charset="iso-8859-1">'),
        ("utf-8", '<meta charset="hex">'),
    ],
    ids=["utf-8", "latin-1", "http-equiv", "unsaid", "utf-16", "says wrong", "wrong too", "codec"],
)
def test_encodings(tmp_path: Path, read: Read, encoding: str, head: str) -> None:
    markup = page(BODY_HTML).replace('<meta charset="utf-8">', head)
    (tmp_path / "a.html").write_bytes(markup.encode(encoding))
    (article,) = read(tmp_path / "a.html")
    assert article.text == BODY.strip()


def test_damaged_utf8_shows_where(tmp_path: Path, read: Read) -> None:
    """One broken byte must not turn every quotation mark into three letters."""
    data = (BODY * 8).encode()
    (tmp_path / "a.txt").write_bytes(data + " café".encode()[:-1])
    (article,) = read(tmp_path / "a.txt")
    assert "’" in article.text
    assert article.text.endswith("caf\ufffd")

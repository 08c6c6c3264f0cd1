"""Pages and feeds from the web, answered by a server on this machine."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from onrecord.read import Given
from onrecord.settings import Settings
from tests.read.conftest import BODY, page, summary

Read = Callable[..., list[Any]]

PLAIN = "text/plain"
HTML = "text/html; charset=utf-8"


def feed(base: str) -> str:
    return (
        f"<rss version='2.0'><channel><title>Harbour Post</title><link>{base}/</link>"
        f"<item><title>In the feed</title><link>{base}/dated</link>"
        "<pubDate>Wed, 01 Sep 2021 10:00:00 GMT</pubDate><description>Short.</description></item>"
        f"<item><title>Undated page</title><link>{base}/undated</link>"
        "<pubDate>Wed, 01 Sep 2021 10:00:00 GMT</pubDate></item>"
        f"<item><title>Gone</title><link>{base}/gone</link></item>"
        f"<item><title>No link</title><description>{BODY}</description></item>"
        "</channel></rss>"
    )


class Site(BaseHTTPRequestHandler):
    """Answers by path: (status, headers, body)."""

    agents: list[str] = []  # noqa: RUF012  # one list for the server's life

    def do_GET(self) -> None:
        Site.agents.append(self.headers.get("User-Agent", ""))
        base = f"http://127.0.0.1:{self.server.server_address[1]}"  # type: ignore[attr-defined]
        dated = page(head='<meta property="article:published_time" content="2021-08-31">')
        answers: dict[str, tuple[int, dict[str, str], bytes]] = {
            "/dated": (200, {"Content-Type": HTML}, dated.encode()),
            "/undated": (200, {"Content-Type": HTML}, page().encode()),
            "/2021/08/30/pact": (200, {"Content-Type": HTML}, page().encode()),
            "/plain": (200, {"Content-Type": PLAIN}, BODY.encode()),
            "/latin": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, page().replace('<meta charset="utf-8">', "").encode("cp1252")),
            "/packed": (200, {"Content-Type": HTML, "Content-Encoding": "gzip"}, gzip.compress(page().encode())),
            "/bomb": (200, {"Content-Type": HTML, "Content-Encoding": "gzip"}, gzip.compress(bytes([32]) * 3_000_000)),
            "/large": (200, {"Content-Type": HTML}, b"a" * 300_000),
            "/brotli": (200, {"Content-Type": HTML, "Content-Encoding": "br"}, b"?"),
            "/image": (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n" + bytes(50)),
            "/moved": (302, {"Location": "/dated"}, b""),
            "/elsewhere": (302, {"Location": "file:///etc/hosts"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
            "/feed": (200, {"Content-Type": "application/rss+xml"}, feed(base).encode()),
            "/list": (200, {"Content-Type": PLAIN}, f"{base}/dated\n{base}/feed\n".encode()),
            "/empty": (200, {"Content-Type": HTML}, b""),
        }  # fmt: skip
        status, headers, body = answers.get(self.path, (404, {}, b"gone"))
        if self.path == "/slow":
            status, headers, body = 200, {"Content-Type": HTML}, b"a" * 40
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        for part in [body[i : i + 1] for i in range(40)] if self.path == "/slow" else [body]:
            try:
                self.wfile.write(part)
            except OSError:
                return
            if self.path == "/slow":
                time.sleep(0.05)

    def log_message(self, *_: Any) -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.mark.parametrize(
    ("path", "expected", "note"),
    [
        ("/dated", ["Lawmakers"], ""),
        ("/plain", ["Lawmakers"], "text is read too"),
        ("/latin", ["Lawmakers"], "the header names the encoding"),
        ("/packed", ["Lawmakers"], ""),
        ("/moved", ["Lawmakers"], "redirects are followed"),
        ("/gone", ["unreachable"], "404"),
        ("/bomb", ["too-large"], "unpacked size counts"),
        ("/large", ["too-large"], ""),
        ("/brotli", ["unreachable"], "packed in a way that was not asked for"),
        ("/image", ["binary"], ""),
        ("/empty", ["empty"], ""),
        ("/elsewhere", ["unreachable"], "never a file"),
        ("/loop", ["unreachable"], ""),
        ("/slow", ["unreachable"], "drop by drop counts as one wait"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("/") else "",
)
def test_address(site: str, read: Read, path: str, expected: list[str], note: str) -> None:
    settings = Settings(max_bytes=200_000, fetch_timeout=0.8)
    results = read(site + path, settings=settings)
    assert summary(results) == expected, note
    assert all(
        "’" in result.text and result.text == BODY.strip()
        for result in results
        if expected == ["Lawmakers"]
    )


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/dated", ("2021-08-31", "meta article:published_time")),
        ("/2021/08/30/pact", ("2021-08-30", "url")),
        ("/undated", ("2020-01-01", "given")),
    ],
)
def test_date_of_a_page(site: str, read: Read, path: str, expected: tuple[str, str]) -> None:
    (article,) = read(site + path, given=Given(published="2020-01-01"))
    assert (article.published.value, article.published_from) == expected
    assert article.url == site + path


def test_live_feed_fetches_its_pages(site: str, read: Read) -> None:
    dated, undated, gone, bare = read(site + "/feed")
    assert dated.text == BODY.strip()
    assert (dated.title, dated.publisher, dated.url) == (
        "In the feed", "Harbour Post", site + "/dated",
    )  # fmt: skip
    assert (dated.published.value, dated.published_from) == (
        "2021-08-31", "meta article:published_time",
    )  # fmt: skip
    assert (undated.published.value, undated.published_from) == (
        "2021-09-01", "feed entry published",
    )  # fmt: skip
    assert (gone.code, gone.locator) == ("unreachable", site + "/gone")
    assert "404" in gone.message
    assert bare.title == "No link"


def test_list_of_addresses(site: str, read: Read, tmp_path: Path) -> None:
    (tmp_path / "list").write_text(f"{site}/dated\n{site}/feed\n", encoding="utf-8")
    article, refusal = read(tmp_path / "list")
    assert article.url == site + "/dated"
    assert (refusal.code, refusal.locator) == ("malformed", site + "/feed")
    assert summary(read(site + "/list")) == ["Lawmakers", "malformed"]


def test_nobody_answers(read: Read) -> None:
    (refusal,) = read("http://127.0.0.1:9/", settings=Settings(fetch_timeout=2.0))
    assert refusal.code == "unreachable"
    assert "\n" not in refusal.message


def test_the_reader_says_who_it_is(site: str, read: Read) -> None:
    Site.agents.clear()
    read(site + "/dated")
    assert Site.agents[0].startswith("OnRecord/")

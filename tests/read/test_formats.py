"""Every format: what is found in it, and what is read from it."""

import gzip
import json
import os
import pickle
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.read import Given, Source, find_sources, read_source
from onrecord.records import Article, Rejection
from onrecord.settings import Settings
from tests.read.conftest import BODY, page, summary

Read = Callable[..., list[Any]]

FRONT = "---\ntitle: {title}\npublisher: Harbour Post\npublished: {date}\nnote: written for a test\n---\n"

FEED = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Post</title><link>https://post.example/</link><language>en-gb</language>
<item><title>Full &amp;amp; whole</title><link>https://post.example/a</link>
<dc:creator>Ann Lee</dc:creator>
<pubDate>Tue, 31 Aug 2021 23:30:00 +0900</pubDate><description>Short.</description>
<content:encoded><![CDATA[{"".join(f"<p>{line}</p>" for line in BODY.splitlines())}
<script>alert("never read")</script>]]></content:encoded></item>
<item><title>Summary</title><link>https://post.example/b</link>
<description>The minister said on Monday that the government will not sign the trade pact this year.</description></item>
<item><title>Bare</title><link>https://post.example/c</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title>Only updated</title>
<updated>2021-09-02T01:00:00Z</updated><summary>The minister said on Monday that the government will
not sign the trade pact.</summary></entry></feed>"""


def line(**fields: Any) -> str:
    return json.dumps({"text": BODY, **fields}, ensure_ascii=False) + "\n"


def warc(*records: tuple[str, str, bytes], packed: bool = True) -> bytes:
    """An archive with (address, content type or status, body) answered."""
    parts = []
    for url, media, body in records:
        status = "404 Not Found" if media == "404" else "200 OK"
        answer = (
            f"HTTP/1.1 {status}\r\nContent-Type: {media.replace('404', 'text/html')}\r\n\r\n".encode()
            + body
        )
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            "WARC-Date: 2024-05-06T07:08:09Z\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        record = head.encode() + answer + b"\r\n\r\n"
        parts.append(gzip.compress(record, mtime=0) if packed else record)
    return b"".join(parts)


CASES: dict[str, tuple[str, bytes, list[str], str]] = {
    "plain text": ("a.txt", BODY.encode(), ["Lawmakers"], "no title of its own"),
    "text without a name": ("report", BODY.encode(), ["Lawmakers"], "content decides"),
    "byte order mark": ("a.txt", b"\xef\xbb\xbf" + BODY.encode(), ["Lawmakers"], "is not text"),
    "utf-16": ("a.txt", b"\xff\xfe" + BODY.encode("utf-16-le"), ["Lawmakers"], "by its mark"),
    "windows-1252": ("a.txt", BODY.encode("cp1252"), ["Lawmakers"], "curly quotation marks"),
    "front matter": ("a.txt", FRONT.format(title="Pact", date="2021-08-31").encode() + BODY.encode(), ["Pact"], ""),
    "front matter, colon": ("a.md", FRONT.format(title="Pact: yes: no", date="").encode() + BODY.encode(), ["Pact: yes: no"], "as headlines have it"),
    "front matter, CRLF": ("a.txt", (FRONT.format(title="Pact", date="") + BODY).replace("\n", "\r\n").encode(), ["Pact"], ""),
    "rules of dashes": ("a.txt", f"---\nOnly prose here.\n---\n{BODY}".encode(), ["---\nOnly "], "not front matter"),
    "page": ("a.html", page(head="<title>Pact</title>").encode(), ["Pact"], ""),
    "page called text": ("a.txt", page(head="<title>Pact</title>").encode(), ["Pact"], "content before name"),
    "page by name": ("a.html", page()[page().index("<nav>") :].replace("<nav>", "Welcome <nav>").encode(), ["Lawmakers"], "no tag at its start"),
    "json lines": ("a.jsonl", (line(title="One") + "\n" + line(title="Two", topic=1)).encode(), ["One", "Two"], "blank line, unknown field"),
    "json lines, no name": ("a", line(title="One").encode(), ["One"], "content decides"),
    "json lines, mark": ("a.jsonl", b"\xef\xbb\xbf" + line(title="One").encode(), ["One"], ""),
    "json lines, broken": ("a.jsonl", (line(title="One") + '{"text": \n' + '{"title": "x"}\n' + line(title="Two")).encode(), ["One", "malformed", "malformed", "Two"], "the others go on"),
    "json lines, first broken": ("a.jsonl", ("what?\n" + line(title="Two")).encode(), ["malformed", "Two"], "name decides"),
    "json lines, packed": ("a.jsonl.gz", gzip.compress(line(title="One").encode()), ["One"], ""),
    "text, packed": ("a.txt.gz", gzip.compress(BODY.encode()), ["Lawmakers"], "opened again when read"),
    "feed": ("feed.xml", FEED.encode(), ["Full & whole", "Summary", "no-text"], "content, else summary"),
    "atom": ("feed", ATOM.encode(), ["Only updated"], ""),
    "archive, packed": ("a.warc.gz", warc(("https://a.example/1", "text/html", page(head="<title>One</title>").encode()), ("https://a.example/2", "image/png", b"\x89PNG"), ("https://a.example/3", "404", b"<p>gone"), ("https://a.example/4", "text/html; charset=utf-8", page(head="<title>Four</title>").encode())), ["One", "Four"], "images and errors passed over"),
    "archive": ("a.warc", warc(("https://a.example/1", "text/html", page(head="<title>One</title>").encode()), packed=False), ["One"], ""),
    "archive, packed whole": ("a.warc.gz", gzip.compress(warc(("https://a.example/1", "text/html", page(head="<title>One</title>").encode()), packed=False)), ["One"], "warcio alone refuses it"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "expected", "note"), CASES.values(), ids=CASES.keys())
def test_format(
    tmp_path: Path, read: Read, name: str, data: bytes, expected: list[str], note: str
) -> None:
    (tmp_path / name).write_bytes(data)
    assert summary(read(tmp_path / name)) == expected, note


@pytest.mark.parametrize(
    ("name", "data"), [(case[0], case[1]) for case in CASES.values()], ids=CASES.keys()
)
def test_sources_travel_to_other_processes(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    for source in find_sources([str(tmp_path / name)], Settings()):
        assert pickle.loads(pickle.dumps(source)) == source  # noqa: S301


def test_text_is_the_same_in_every_format(tmp_path: Path, read: Read) -> None:
    body = BODY.strip()
    for name in ("plain text", "byte order mark", "utf-16", "windows-1252", "page", "json lines"):
        file, data, _, _ = CASES[name]
        (tmp_path / file).write_bytes(data)
        assert read(tmp_path / file)[0].text == body, name


def test_every_field_of_a_line(tmp_path: Path, read: Read) -> None:
    fields = {
        "id": 7,
        "url": "https://a.example/x",
        "publisher": "Post",
        "title": " The\npact ",
        "byline": ["Ann Lee", "Bo Ek"],
        "published": "2021-08",
        "language": "en",
    }
    (tmp_path / "a.jsonl").write_text(line(**fields), encoding="utf-8")
    (article,) = read(tmp_path / "a.jsonl")
    assert (article.url, article.publisher, article.title, article.byline, article.language) == (
        "https://a.example/x", "Post", "The pact", "Ann Lee, Bo Ek", "en",
    )  # fmt: skip
    assert article.published.value == "2021-08"
    assert article.published.precision == "month"
    assert article.published_from == "jsonl field published"


def test_feed_entries_keep_what_the_feed_says(tmp_path: Path, read: Read) -> None:
    (tmp_path / "feed.xml").write_text(FEED, encoding="utf-8")
    full, short, bare = read(tmp_path / "feed.xml")
    assert full.text == BODY.strip()
    assert (full.publisher, full.byline, full.url) == (
        "Harbour Post", "Ann Lee", "https://post.example/a",
    )  # fmt: skip
    assert full.published.value == "2021-08-31", "the day as it is written"
    assert full.published_from == "feed entry published"
    assert short.published is None
    assert bare.locator.endswith("feed.xml#entry-3")


def test_a_date_of_update_is_not_stated_as_publication(tmp_path: Path, read: Read) -> None:
    (tmp_path / "feed.xml").write_text(ATOM, encoding="utf-8")
    (article,) = read(tmp_path / "feed.xml")
    assert (article.published.value, article.published.basis) == ("2021-09-02", "inferred")
    assert article.published_from == "feed entry updated"
    assert "updated" in article.published.reason


def test_archive_pages_know_their_address_and_not_when_they_were_archived(
    tmp_path: Path, read: Read
) -> None:
    (tmp_path / "a.warc").write_bytes(
        warc(("https://www.a.example/1", "text/html", page().encode()))
    )
    (article,) = read(tmp_path / "a.warc")
    assert (article.url, article.publisher) == ("https://www.a.example/1", "a.example")
    assert article.published is None
    (source,) = find_sources([str(tmp_path / "a.warc")], Settings())
    assert source.locator == f"{tmp_path}/a.warc#record-1"


def test_folder_is_read_in_order_and_below(tmp_path: Path, read: Read) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.txt", "c.txt", ".hidden", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    found = [source.locator for source in find_sources([str(tmp_path)], Settings())]
    assert found == [f"{tmp_path}/{name}" for name in ("a.txt", "b/1.txt", "b/2.txt", "c.txt")]
    assert len(read(tmp_path)) == 4


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["a.txt", "b.txt"]),
        ("**/*.txt", ["a.txt", "b.txt", "d/c.txt"]),
        ("[b]*", ["b.txt"]),
        ("d*", ["d/c.txt"]),
        ("./d", ["./d/c.txt"]),
        ("[x].txt", ["[x].txt"]),
    ],
    ids=["star", "below", "class", "to a folder", "relative as given", "a file of that name"],
)
def test_glob_and_relative_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, expected: list[str]
) -> None:
    (tmp_path / "d").mkdir()
    names = ["b.txt", "a.txt", "d/c.txt"] + (["[x].txt"] if pattern == "[x].txt" else [])
    for name in names:
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert [source.locator for source in find_sources([pattern], Settings())] == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (BODY.encode(), ["Lawmakers"]),
        (line(title="One").encode() + line(title="Two").encode(), ["One", "Two"]),
        (gzip.compress(line(title="One").encode()), ["One"]),
        (page(head="<title>Pact</title>").encode(), ["Pact"]),
        (b"", ["empty"]),
    ],
    ids=["text", "json lines", "packed", "page", "nothing"],
)
def test_standard_input(read: Read, data: bytes, expected: list[str]) -> None:
    assert summary(read("-", stdin=data)) == expected


def test_named_pipe_is_read_like_standard_input(tmp_path: Path, read: Read) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(BODY.encode()))
    writer.start()
    assert summary(read(pipe)) == ["Lawmakers"]
    writer.join()


def test_list_of_addresses(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(
        "# the pact\nhttps://a.example/1\n\n  http://a.example/2?x=1  \n", encoding="utf-8"
    )
    found = list(find_sources([str(tmp_path / "list.txt")], Settings()))
    assert [(source.kind, source.locator) for source in found] == [
        ("url", "https://a.example/1"),
        ("url", "http://a.example/2?x=1"),
    ]


def test_finding_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(line(title="One") + line(title="Two"), encoding="utf-8")
    found = find_sources([str(tmp_path / "a.jsonl"), str(tmp_path / "later.txt")], Settings())
    assert isinstance(next(found), Source)
    (tmp_path / "later.txt").write_text(BODY, encoding="utf-8")
    assert [type(source) for source in found] == [Source, Source]


def test_a_folder_may_hold_every_format(tmp_path: Path, read: Read) -> None:
    cases = [case for case in CASES.values() if not case[0].endswith(".md")]  # a note, in a folder
    for number, (name, data, _, _) in enumerate(cases):
        (tmp_path / f"{number:02d}-{name}").write_bytes(data)
    expected = [entry for case in cases for entry in case[2]]
    assert summary(read(tmp_path)) == expected


@pytest.mark.parametrize(
    ("own", "given", "expected"),
    [
        ("2021-08-31", "2020-01-01", ("2021-08-31", "front matter")),
        ("", "2020-01-01", ("2020-01-01", "given")),
        ("sometime", "2020-01", ("2020-01", "given")),
        ("", None, None),
    ],
    ids=["its own wins", "given", "not a date", "unknown stays unknown"],
)
def test_given_date(
    tmp_path: Path, read: Read, own: str, given: str | None, expected: tuple[str, str] | None
) -> None:
    (tmp_path / "a.txt").write_text(FRONT.format(title="T", date=own) + BODY, encoding="utf-8")
    (article,) = read(tmp_path / "a.txt", given=Given(published=given))
    found = article.published and (article.published.value, article.published_from)
    assert found == expected


def test_given_publisher_counts_where_none_is_stated(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(FRONT.format(title="T", date="") + BODY, encoding="utf-8")
    found = read(tmp_path, given=Given(publisher="The Ledger"))
    assert [article.publisher for article in found] == ["The Ledger", "Harbour Post"]


def test_reading_twice_gives_the_same_bytes(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.html").write_text(page(head="<title>Pact</title>"), encoding="utf-8")
    first, second = read(tmp_path / "a.html"), read(tmp_path / "a.html")
    assert first[0].to_json() == second[0].to_json()


@pytest.mark.corpora
def test_three_hundred_real_reports(corpora: Path, tmp_path: Path) -> None:
    settings, read = Settings(), 0
    for source in find_sources([str(corpora / "news/reports.jsonl.gz")], settings):
        assert not isinstance(source, Rejection)
        article = read_source(source, settings=settings)
        assert isinstance(article, Article)
        assert article.published is not None, source.locator
        read += 1
        if read == 300:
            break
    assert read == 300


def test_a_folders_notes_and_questions_are_no_reports(tmp_path: Path, read: Read) -> None:
    for name in ("report.txt", "README.md", "question.yaml"):
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    assert len(read(tmp_path)) == 1
    assert len(read(tmp_path / "README.md")) == 1

"""Every rejection: its code, and a line that says what to do."""

import gzip
import json
import stat
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import InputRejected
from onrecord.read import CODES, Given, Source, find_sources, read_source
from onrecord.records import Rejection
from onrecord.settings import Settings
from tests.read.conftest import BODY, page, summary
from tests.read.test_formats import warc

Read = Callable[..., list[Any]]

SMALL = Settings(max_bytes=5_000, max_chars=1_000)
FRENCH = (
    "Le ministre des Affaires étrangères a déclaré vendredi que le gouvernement ne signera pas l’accord. "
    * 4
)

CASES: dict[str, tuple[str, bytes, list[str], str]] = {
    "empty": ("a.txt", b"", ["empty"], ""),
    "blank": ("a.txt", b"\xef\xbb\xbf \n\t\n", ["empty"], "a mark and blanks are nothing"),
    "empty json lines": ("a.jsonl", b"", ["empty"], ""),
    "empty packed": ("a.txt.gz", gzip.compress(b""), ["empty"], ""),
    "empty text field": ("a.jsonl", b'{"text": " "}\n', ["empty"], ""),
    "front matter alone": ("a.txt", b"---\ntitle: x\n---\n", ["empty"], ""),
    "image": ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(100), ["binary"], "whatever its name"),
    "pdf": ("a.pdf", b"%PDF-1.7\n1 0 obj", ["binary"], "begins like text"),
    "random": ("a", bytes(range(256)) * 20, ["binary"], ""),
    "packed image": ("a.gz", gzip.compress(b"\x89PNG\r\n\x1a\n" + bytes(100)), ["binary"], ""),
    "packed twice": ("a.gz", gzip.compress(gzip.compress(BODY.encode())), ["binary"], ""),
    "encoding": ("a.txt", bytes(range(0x80, 0x100)) * 3, ["encoding"], "in no encoding known"),
    "json lines, encoding": ("a.jsonl", '{"text": "caf\xe9"}'.encode("latin-1"), ["encoding"], ""),
    "large": ("a.txt", b"word " * 2_000, ["too-large"], ""),
    "large page": ("a.html", b"<html>" + b"word " * 2_000, ["too-large"], ""),
    "large packed": ("a.txt.gz", gzip.compress(b"word " * 2_000), ["too-large"], "unpacked size counts"),
    "large line": ("a.jsonl", json.dumps({"text": "a" * 6_000}).encode() + b"\n" + json.dumps({"text": BODY}).encode(), ["too-large", "Lawmakers"], "the others go on"),
    "large last line": ("a.jsonl", b'{"text": "' + b"a" * 6_000, ["too-large"], "no line break after it"),
    "large record": ("a.warc", warc(("https://a.example/1", "text/html", b"a" * 6_000), ("https://a.example/2", "text/html", page().encode())), ["too-large", "Lawmakers"], "the others go on"),
    "long text": ("a.txt", BODY.encode() * 5, ["too-large"], "more characters than max_chars"),
    "no article": ("a.html", b"<html><body><a href=/>Home</a></body></html>", ["no-text"], ""),
    "error page": ("a.html", page("<p>Page not found. Go home.</p>").encode(), ["no-text"], ""),
    "broken page": ("a.html", b"<html><body><div <p <<a href='", ["no-text"], ""),
    "no words": ("a.txt", b"12 + 34 = 46\n", ["no-text"], ""),
    "empty archive": ("a.warc", warc(("https://a.example/1", "image/png", b"x")), ["no-text"], ""),
    "french": ("a.txt", FRENCH.encode(), ["not-english"], "set aside"),
    "french that says english": ("a.txt", b"---\nlanguage: en\n---\n" + FRENCH.encode(), ["not-english"], "the text is believed"),
    "json": ("a.json", b'{\n "text": "x"\n}\n', ["malformed"], "one rejection, not one a line"),
    "json list": ("a.json", b'[{"text": "x"}]', ["malformed"], ""),
    "wrong type": ("a.jsonl", b'{"text": 5}\n', ["malformed"], ""),
    "line that is no report": ("a.jsonl", b'{"text": "x"}\n[1]\n', ["x", "malformed"], ""),
    "front matter": ("a.txt", b"---\ntitle: [x\n  y: {\n---\nText\n", ["malformed"], "looks like it and is broken"),
    "broken packing": ("a.txt.gz", gzip.compress(BODY.encode() * 4)[:-30], ["malformed"], "cut off"),
    "broken packing, lines": ("a.jsonl.gz", b"\x1f\x8b" + b"no gzip at all", ["malformed"], ""),
    "cut archive": ("a.warc", warc(("https://a.example/1", "text/html", page().encode()))[:-400] , ["malformed"], ""),
    "not a feed": ("a.xml", b"<rss><nothing/></rss>", ["empty"], ""),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "expected", "note"), CASES.values(), ids=CASES.keys())
def test_rejection(
    tmp_path: Path, read: Read, name: str, data: bytes, expected: list[str], note: str
) -> None:
    (tmp_path / name).write_bytes(data)
    results = read(tmp_path / name, settings=SMALL)
    assert summary(results) == expected, note
    for result in results:
        if isinstance(result, Rejection):
            assert result.locator.startswith(str(tmp_path / name))
            assert "\n" not in result.message
            assert result.code in CODES


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ("nowhere.txt", "missing"),
        ("*.nothing", "missing"),
        ("", "missing"),
        ("ftp://a.example/x", "unreachable"),
        ("file:///etc/hosts", "unreachable"),
        ("nul\0name", "missing"),
    ],
)
def test_inputs_that_are_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: Read, named: str, code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert summary(read(named)) == [code]


def test_empty_folder(tmp_path: Path, read: Read) -> None:
    assert summary(read(tmp_path)) == ["empty"]


def test_the_run_goes_on(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    assert summary(read("nowhere", tmp_path / "a.txt", "*.no")) == [
        "missing",
        "Lawmakers",
        "missing",
    ]


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: Read) -> None:
    """Made by hand, as no file is unreadable to a test that is run by root."""
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(BODY, encoding="utf-8")
    opened = Path.open

    def refused(path: Path, *args: Any, **more: Any) -> Any:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **more)

    monkeypatch.setattr(Path, "open", refused)
    (refusal, article) = read(tmp_path)
    assert (refusal.code, refusal.locator) == ("unreadable", f"{tmp_path}/a.txt")
    assert "Permission denied" in refusal.message
    assert article.text == BODY.strip()


def test_a_file_that_goes_away_before_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (source,) = find_sources([str(tmp_path / "a.txt")], Settings())
    (tmp_path / "a.txt").unlink()
    with pytest.raises(InputRejected, match="no such file") as rejection:
        read_source(source, settings=Settings())
    assert rejection.value.code == "missing"


def test_broken_link_and_pipe_in_a_folder(tmp_path: Path, read: Read) -> None:
    import os

    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    assert summary(read(tmp_path)) == ["missing", "unreadable"], "nothing waits on the pipe"


def test_a_line_in_a_list_of_addresses_that_is_none(tmp_path: Path, read: Read) -> None:
    """The list is known by its beginning; what is wrong later is one line's fault."""
    addresses = "".join(f"https://a.example/{number:060d}\n" for number in range(1000))
    (tmp_path / "list.txt").write_text(addresses + "not an address\n", encoding="utf-8")
    found = list(find_sources([str(tmp_path / "list.txt")], Settings()))
    assert len(found) == 1001
    assert isinstance(found[-1], Rejection)
    assert (found[-1].code, found[-1].locator) == ("malformed", f"{tmp_path}/list.txt#1001")


def test_language_is_named(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    (refusal,) = read(tmp_path / "a.txt")
    assert "French (fr)" in refusal.message
    (article,) = read(tmp_path / "a.txt", settings=Settings(languages="en,fr"))
    assert article.language == "fr"


@pytest.mark.parametrize(
    ("text", "stated", "expected"),
    [
        ("Japan backs Taiwan.", None, "en"),
        ("Xi met Putin.", None, "en"),
        ("Gute Nacht allerseits, sagte Scholz.", None, "not-english"),
        ("Gute Nacht allerseits, sagte Scholz.", "en-GB", "en"),
        ("Tokyo.", "de", "not-english"),
        ("日本は台湾を支持", None, "not-english"),
    ],
    ids=["unsure", "names", "sure", "stated", "stated other", "another script"],
)
def test_language_of_short_texts(
    tmp_path: Path, read: Read, text: str, stated: str | None, expected: str
) -> None:
    report = {"text": text, "language": stated}
    (tmp_path / "a.jsonl").write_text(json.dumps(report), encoding="utf-8")
    (result,) = read(tmp_path / "a.jsonl")
    assert (result.code if isinstance(result, Rejection) else result.language) == expected


@pytest.mark.parametrize("given", ["yesterday", "2021-13-01", "03/04/2021", "", "2021-02-30"])
def test_a_bad_given_date_is_refused_at_once(given: str) -> None:
    with pytest.raises(InputRejected, match="2021-08-31") as rejection:
        Given(published=given)
    assert rejection.value.code == "bad-date"


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("a.txt", lambda path: path.write_bytes(b"word " * 10_000_000)),
        ("a.jsonl", lambda path: path.write_bytes(b'{"text": "' + b"a" * 50_000_000 + b'"}\n')),
        ("a.txt.gz", lambda path: path.write_bytes(gzip.compress(bytes([32]) * 50_000_000))),
        ("a.jsonl.gz", lambda path: path.write_bytes(gzip.compress(b'{"text":"' + b"a" * 50_000_000))),
    ],
    ids=["file", "line", "packed file", "packed line"],
)  # fmt: skip
def test_fifty_megabytes_are_never_held(
    tmp_path: Path, read: Read, name: str, write: Callable[[Path], object]
) -> None:
    write(tmp_path / name)
    settings = Settings(max_bytes=1_000_000)
    tracemalloc.start()
    try:
        assert summary(read(tmp_path / name, settings=settings)) == ["too-large"]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 6_000_000


def test_a_file_of_many_lines_may_be_larger_than_the_cap(tmp_path: Path, read: Read) -> None:
    line = json.dumps({"text": BODY}) + "\n"
    (tmp_path / "a.jsonl").write_text(line * 40, encoding="utf-8")
    assert (tmp_path / "a.jsonl").stat().st_size > SMALL.max_bytes
    assert summary(read(tmp_path / "a.jsonl", settings=SMALL)) == ["Lawmakers"] * 40


def test_a_page_that_would_take_minutes(tmp_path: Path, read: Read) -> None:
    (tmp_path / "a.html").write_text(page("<i>x</i>" * 40_000), encoding="utf-8")
    (refusal,) = read(tmp_path / "a.html")
    assert (refusal.code, "elements" in refusal.message) == ("too-large", True)


def test_a_folder_that_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: Read
) -> None:
    for name in ("a/1.txt", "b/2.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    listed = Path.iterdir

    def refused(path: Path) -> Any:
        if path.name == "a":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refused)
    assert summary(read(tmp_path)) == ["unreadable", "Lawmakers"], "the other folders go on"


def test_what_libraries_raise_becomes_a_rejection(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def broken(*_: object, **__: object) -> None:
        raise RecursionError("too\ndeep")

    monkeypatch.setattr(trafilatura, "bare_extraction", broken)
    with pytest.raises(InputRejected, match="RecursionError") as rejection:
        read_source(Source(locator="a", kind="html", data=page().encode()), settings=Settings())
    assert rejection.value.code == "malformed"
    assert "\n" not in rejection.value.message

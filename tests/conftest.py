"""What tests share: hand-made articles, a parser where a test is marked ``model``, the corpora."""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.records import Article, Claim, Date, Span, article_id


def make_article(text: str, **fields: Any) -> Article:
    """An article around a text; fields as of ``Article``."""
    identity = article_id(publisher=fields.get("publisher"), url=fields.get("url"), text=text)
    return Article(id=identity, text=text, **fields)


def assert_held(article: Article, claim: Claim) -> None:
    """Every span of the claim equals the words it points to."""
    for name, span in claim.spans():
        assert span.article == article.id, name
        assert article.text[span.start : span.end] == span.quote, name


def quote(span: Span | None) -> str | None:
    """The words of a span, for comparing in tables."""
    return None if span is None else span.quote


@pytest.fixture(scope="session")
def nlp() -> Any:
    from onrecord.models.spacy_model import load_spacy

    return load_spacy()


@pytest.fixture(scope="session")
def parse(nlp: Any) -> Callable[..., Any]:
    """``parse("text", published="2021-08-31")`` gives the parsed ``Text``."""
    from onrecord.text import parse_text

    def parse_it(text: str, published: str | None = None, **fields: Any) -> Any:
        if published is not None:
            import datetime

            day = datetime.date.fromisoformat(published)
            fields["published"] = Date(
                value=published,
                precision="day",
                basis="stated",
                start=day,
                end=day + datetime.timedelta(days=1),
            )
            fields["published_from"] = "given"
        return parse_text(make_article(text, **fields), nlp)

    return parse_it


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of the corpora; skips the test where it is absent."""
    folder = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    if not folder.is_dir():
        pytest.skip(f"the corpora are not at {folder} (set ONRECORD_DATA)")
    return folder


@pytest.fixture(scope="session")
def examples_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the shipped examples, read once; not to be written to."""
    import onrecord

    path = tmp_path_factory.mktemp("examples") / "record.db"
    with onrecord.open(path, create=True) as record:
        record.read(Path(__file__).parent.parent / "examples")
    return path


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reaches a network: only loopback and local sockets connect."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)

"""Short reports in every format, and one call that reads them."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pytest

from onrecord.errors import InputRejected
from onrecord.read import Given, Source, find_sources, read_source
from onrecord.records import Article, Rejection
from onrecord.settings import Settings

BODY = (
    "Lawmakers from Japan’s ruling party backed Taiwan’s entry into a Pacific trade pact on Friday, "
    "in the latest effort by Tokyo to bolster the island.\n"
    "“We told them that we would like to support it,” one of the lawmakers told reporters after "
    "the talks, which were held by video link and behind closed doors.\n"
)


def page(body: str = "", *, head: str = "", lang: str = "en") -> str:
    """An HTML page around a body, by default the one of ``BODY``."""
    paragraphs = body or "".join(f"<p>{line}</p>" for line in BODY.splitlines())
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head>'
        f"<body><nav><a href='/'>Home</a></nav><article>{paragraphs}</article>"
        "<footer>All rights reserved</footer></body></html>"
    )


@pytest.fixture(scope="session")
def read() -> Callable[..., list[Article | Rejection]]:
    """``read(path, …)`` gives each article or rejection, as a run would see them."""

    def read_them(
        *inputs: str | Path,
        settings: Settings | None = None,
        given: Given | None = None,
        stdin: bytes = b"",
    ) -> list[Article | Rejection]:
        settings = settings or Settings()
        found = find_sources([str(named) for named in inputs], settings, stdin=BytesIO(stdin))
        return [_read(source, settings, given or Given()) for source in found]

    return read_them


def _read(source: Source | Rejection, settings: Settings, given: Given) -> Article | Rejection:
    if isinstance(source, Rejection):
        return source
    try:
        return read_source(source, settings=settings, given=given)
    except InputRejected as error:
        return Rejection(locator=error.locator, code=error.code, message=error.message)


def summary(results: Sequence[Article | Rejection]) -> list[str]:
    """Titles, or first words, of articles and codes of rejections, for comparing in tables."""
    return [
        result.code if isinstance(result, Rejection) else result.title or result.text[:9]
        for result in results
    ]

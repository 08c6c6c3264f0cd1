"""The documentation names every rejection, every field and every origin of a date."""

from pathlib import Path

import pytest

from onrecord.read import CODES
from onrecord.read.jsonl import Report

DOCUMENT = Path(__file__).parents[2] / "docs" / "reading.md"
ORIGINS = (
    "front matter", "jsonl field published", "json-ld datePublished", "meta article:published_time",
    "itemprop datePublished", "time element", "feed entry published", "feed entry updated", "url",
    "given",
)  # fmt: skip


@pytest.mark.parametrize("name", [*CODES, *Report.__struct_fields__, *ORIGINS])
def test_documented(name: str) -> None:
    assert f"`{name}`" in DOCUMENT.read_text(encoding="utf-8")

"""Bytes → articles: text, HTML, feeds, WARC, JSONL."""

from onrecord.read.counting import count_reports
from onrecord.read.finding import find_sources
from onrecord.read.reading import read_source
from onrecord.read.source import CODES, Given, Source, SourceHints

__all__ = [
    "CODES",
    "Given",
    "Source",
    "SourceHints",
    "count_reports",
    "find_sources",
    "read_source",
]

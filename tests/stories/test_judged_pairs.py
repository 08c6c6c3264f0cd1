"""Pairs of real reports, judged by reading: which the grouping puts together. Floors, with some air."""

import csv
import datetime
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.records import Article, Date
from onrecord.settings import Settings
from onrecord.stories import find_stories

PAIRS = Path(__file__).with_name("judged_pairs.csv")


def articles(corpora: Path) -> Iterator[Article]:
    with gzip.open(corpora / "news" / "reports.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            published = None
            if len(line["published"]) == len("2016-11-10"):  # three have it as 11/10/16
                start = datetime.date.fromisoformat(line["published"])
                published = Date(
                    value=start.isoformat(), precision="day", basis="stated",
                    start=start, end=start + datetime.timedelta(days=1),
                )  # fmt: skip
            yield Article(
                id=line["id"], text=line["text"], title=line["title"], published=published
            )


@pytest.fixture(scope="module")
def story_of(corpora: Path) -> dict[str, int]:
    found = find_stories(list(articles(corpora)), {}, Settings())
    return {found.ids[n]: number for number, group in enumerate(found.groups) for n in group}


@pytest.mark.parametrize(
    ("verdict", "least", "most"),
    [
        pytest.param("same", 0.78, 1.0, id="one happening"),
        pytest.param("follow-up", 0.0, 0.28, id="another stage of one affair"),
        pytest.param("different", 0.0, 0.15, id="something else"),
    ],
)
def test_judged_pairs(story_of: dict[str, int], verdict: str, least: float, most: float) -> None:
    lines = [line for line in PAIRS.read_text().splitlines() if not line.startswith("#")]
    together = Counter(
        story_of[row["a"]] == story_of[row["b"]]
        for row in csv.DictReader(lines)
        if row["verdict"] == verdict
    )
    assert least <= together[True] / together.total() <= most

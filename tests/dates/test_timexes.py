"""Expressions of time as TimeML marks them: a table of sentences."""

import csv
from pathlib import Path
from typing import Any

import pytest

from onrecord.dates import find_timexes

_CREATED = "2013-03-22"
_LINES = (Path(__file__).parent / "timexes.csv").read_text("utf-8").splitlines()
_ROWS = list(csv.DictReader(line for line in _LINES if not line.startswith("#")))


def test_the_table_is_large_enough() -> None:
    assert len(_ROWS) >= 180


@pytest.mark.model
@pytest.mark.parametrize("row", _ROWS, ids=[row["sentence"] for row in _ROWS])
def test_timexes(row: dict[str, str], parse: Any) -> None:
    text = parse(row["sentence"], row["created"] or _CREATED)
    found = [f"{row['sentence'][t.start : t.end]}={t.value}" for t in find_timexes(text)]
    assert " | ".join(found) == row["timexes"], row["note"]

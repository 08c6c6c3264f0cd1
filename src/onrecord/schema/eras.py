"""Dated wars, eras and turning points: ``eras.csv``, validated when loaded."""

import csv
import datetime
import functools
from importlib import resources
from typing import NamedTuple

from onrecord.errors import SchemaError

_FILE = "eras.csv"
_COLUMNS = ["name", "wordings", "start", "end", "note"]


class Era(NamedTuple):
    """``start`` is the first day, ``end`` the day after the last (half-open)."""

    name: str
    wordings: tuple[str, ...]
    start: datetime.date
    end: datetime.date


@functools.cache
def load_eras() -> tuple[Era, ...]:
    """Every era of the table; raises ``SchemaError`` with file and line where it is malformed."""
    text = resources.files(__package__).joinpath(_FILE).read_text(encoding="utf-8")
    return parse_eras(text)


def parse_eras(text: str) -> tuple[Era, ...]:
    """Eras out of the table's text; raises ``SchemaError``."""
    eras: list[Era] = []
    seen: set[str] = set()
    header = False
    for number, row in enumerate(csv.reader(text.splitlines()), start=1):
        if not row or row[0].startswith("#"):
            continue
        if not header:
            if row != _COLUMNS:
                raise SchemaError(f"{_FILE}:{number}: columns must be {', '.join(_COLUMNS)}")
            header = True
            continue
        era = _era(row, number)
        again = seen.intersection(wording.casefold() for wording in era.wordings)
        if again:
            raise SchemaError(f"{_FILE}:{number}: {min(again)!r} stands here a second time")
        seen.update(wording.casefold() for wording in era.wordings)
        eras.append(era)
    return tuple(eras)


def _era(row: list[str], number: int) -> Era:
    if len(row) != len(_COLUMNS):
        raise SchemaError(f"{_FILE}:{number}: {len(row)} columns instead of {len(_COLUMNS)}")
    name, wordings, start, end, _ = row
    try:
        first, last = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
    except ValueError as error:
        raise SchemaError(f"{_FILE}:{number}: {error}") from None
    named = tuple(wording.strip() for wording in wordings.split(";") if wording.strip())
    if last < first or not named:
        raise SchemaError(f"{_FILE}:{number}: {name!r} ends before it starts or has no wording")
    return Era(name, named, first, last + datetime.timedelta(days=1))

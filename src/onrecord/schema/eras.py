"""Dated wars, eras and turning points: ``eras.csv``, validated when loaded."""

import datetime
import functools
from typing import NamedTuple

from onrecord.errors import SchemaError
from onrecord.schema.tables import listed, read_rows, schema_text

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
    return parse_eras(schema_text(_FILE))


def parse_eras(text: str) -> tuple[Era, ...]:
    """Eras out of the table's text; raises ``SchemaError``."""
    eras: list[Era] = []
    seen: set[str] = set()
    for number, row in read_rows(text, _FILE, _COLUMNS):
        era = _era(row, number)
        again = seen.intersection(wording.casefold() for wording in era.wordings)
        if again:
            raise SchemaError(f"{_FILE}:{number}: {min(again)!r} stands here a second time")
        seen.update(wording.casefold() for wording in era.wordings)
        eras.append(era)
    return tuple(eras)


def _era(row: dict[str, str], number: int) -> Era:
    name, wordings, start, end, _ = row.values()
    try:
        first, last = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
    except ValueError as error:
        raise SchemaError(f"{_FILE}:{number}: {error}") from None
    named = listed(wordings)
    if last < first or not named:
        raise SchemaError(f"{_FILE}:{number}: {name!r} ends before it starts or has no wording")
    return Era(name, named, first, last + datetime.timedelta(days=1))

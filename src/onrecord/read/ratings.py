"""Lists of the user's letters for outlets: a table with a header row, or YAML."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from onrecord.errors import RatingError

_LONGEST = 2**20  # bytes: an outlet a line, that is some ten thousand
_COLUMNS = {
    "outlet": frozenset({"outlet", "source", "name", "publisher"}),
    "letter": frozenset({"letter", "reliability", "rating", "grade"}),
    "why": frozenset({"why", "reason", "note"}),
}


class GivenRating(NamedTuple):
    """A row as it stands: ``where`` is its place in the file."""

    where: str
    outlet: str
    letter: str
    why: str | None


def read_ratings(path: str | Path) -> Iterator[GivenRating]:
    """The rows of a list; raises ``RatingError`` where it cannot be read.

    YAML where the name ends in ``.yaml`` or ``.yml``: "Outlet: B", or outlet, letter and why a
    row; else CSV with the columns outlet, letter and, if wanted, why.
    """
    file = Path(path)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise RatingError(f"cannot read {path}: {error.strerror}") from error
    if len(data) > _LONGEST:
        raise RatingError(f"{path} is longer than {_LONGEST} bytes: that is no list of outlets")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RatingError(f"{path} is not UTF-8: {error.reason} at byte {error.start}") from error
    yield from _of_yaml(path, text) if file.suffix in {".yaml", ".yml"} else _of_csv(path, text)


def _of_yaml(path: str | Path, text: str) -> Iterator[GivenRating]:
    try:
        given: Any = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError) as error:
        raise RatingError(f"{path} is no YAML: {' '.join(str(error).split())[:200]}") from error
    if isinstance(given, dict):
        given = [
            {"outlet": outlet, **(told if isinstance(told, dict) else {"letter": told})}
            for outlet, told in given.items()
        ]
    if not isinstance(given, list):
        raise RatingError(f"{path}: write “Outlet: B” a line, or outlet, letter and why a row")
    for number, row in enumerate(given, 1):
        cells = row if isinstance(row, dict) else {}
        yield _row(f"{path}, entry {number}", {str(k): v for k, v in cells.items()})


def _of_csv(path: str | Path, text: str) -> Iterator[GivenRating]:
    rows = csv.DictReader(text.splitlines(), strict=True)
    try:
        names = {(name or "").strip().lower() for name in rows.fieldnames or ()}
        if not (names & _COLUMNS["outlet"] and names & _COLUMNS["letter"]):
            raise RatingError(f"{path}: its first line has to name the columns outlet and letter")
        for row in rows:
            yield _row(f"{path}:{rows.line_num}", {str(k): v for k, v in row.items()})
    except csv.Error as error:
        raise RatingError(f"{path}:{rows.line_num}: {error}") from error


def _row(where: str, cells: dict[str, Any]) -> GivenRating:
    plain = {name.strip().lower(): value for name, value in cells.items()}
    found = {
        part: next((str(plain[n]).strip() for n in plain if n in names and plain[n]), "")
        for part, names in _COLUMNS.items()
    }
    return GivenRating(where, found["outlet"], found["letter"], found["why"] or None)

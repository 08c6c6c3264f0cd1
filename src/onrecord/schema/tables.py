"""Reading the CSV vocabularies: comment lines, a header that must match, line numbers for errors."""

import csv
from collections.abc import Iterator, Sequence
from importlib import resources

from onrecord.errors import SchemaError


def schema_text(file: str) -> str:
    """The text of a vocabulary file of this package."""
    return resources.files(__package__).joinpath(file).read_text(encoding="utf-8")


def read_rows(text: str, file: str, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and cells by column of each row; raises ``SchemaError`` naming file and line.

    Lines that start with ``#`` are comments; the first other line must name the columns.
    """
    header = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in next(csv.reader([line]))]
        if not header:
            if cells != list(columns):
                raise SchemaError(f"{file}:{number}: columns must be {', '.join(columns)}")
            header = True
        elif len(cells) != len(columns):
            raise SchemaError(f"{file}:{number}: {len(cells)} columns instead of {len(columns)}")
        else:
            yield number, dict(zip(columns, cells, strict=True))
    if not header:
        raise SchemaError(f"{file}: no header; columns must be {', '.join(columns)}")


def listed(cell: str) -> tuple[str, ...]:
    """The entries of a cell that holds a list set off by ``;``."""
    return tuple(entry.strip() for entry in cell.split(";") if entry.strip())


def one_of(value: str, allowed: Sequence[str], where: str) -> str:
    """``value`` if it is allowed; raises ``SchemaError`` with the valid choices otherwise."""
    if value not in allowed:
        raise SchemaError(f"{where}: {value!r} is none of {', '.join(allowed)}")
    return value

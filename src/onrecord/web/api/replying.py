"""Records as JSON, and lists of them as CSV."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
from fastapi import Request
from fastapi.responses import Response

from onrecord.query.paging import Page

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula


def reply(
    request: Request,
    found: Any,
    *,
    rows: tuple[Sequence[str], Callable[[Any], Iterable[Sequence[object]]]] | None = None,
    name: str = "onrecord",
) -> Response:
    """The answer to a request: JSON, or with ``?format=csv`` CSV.

    Args:
        request: Its ``format`` is looked at.
        found: A record, a ``Page``, or a tuple of records.
        rows: The columns of the CSV, and what rows an entry of the list has.
        name: Of the file that a browser saves the CSV as.
    """
    headers = {"Cache-Control": "private, no-cache"}
    if (etag := getattr(request.state, "etag", None)) is not None:
        headers["ETag"] = etag
    if rows is not None and request.query_params.get("format") == "csv":
        headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        entries = found.items if isinstance(found, Page) else found
        text = csv_text(rows[0], (row for entry in entries for row in rows[1](entry)))
        return Response(text, media_type="text/csv; charset=utf-8", headers=headers)
    body = msgspec.json.encode(found, order="deterministic")
    return Response(body, media_type="application/json", headers=headers)


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """CSV with a line of column names; no cell is taken for a formula by a spreadsheet."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return held.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        value = "; ".join(str(part) for part in value)
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return text.lstrip("+-").replace(".", "", 1).isdigit()

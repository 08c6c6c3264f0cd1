"""``onrecord export``: the record's claims in another format."""

import contextlib
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.cli.opening import opened
from onrecord.cli.options import StoreOption
from onrecord.cli.output import put_json, say

SUMMARY = "All claims as JSON Lines or CSV; all ties as CSV"
EXAMPLE = "onrecord export csv --output claims.csv"
Format = Literal["jsonl", "csv", "ties"]


def command(
    context: typer.Context,
    format: Annotated[
        Format, typer.Argument(metavar="FORMAT", help="What to write: jsonl, csv or ties.")
    ],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", help="Where to; - for standard output."),
    ] = Path("-"),
    store: StoreOption = None,
    json: Annotated[
        bool, typer.Option("--json", help="Tell in JSON how much was written; wants --output.")
    ] = False,
) -> None:
    """Write every claim with its words: jsonl keeps all of it, csv one row a claim, ties one row a tie.

    In rows a cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    from onrecord.export import FORMATS

    if json and str(output) == "-":
        raise typer.BadParameter("--json wants --output FILE: standard output holds the data")
    with opened(context, store) as record:
        lines = FORMATS[format](record.view)
        # Closed before the record is, also where the reader of our output goes away early.
        with contextlib.closing(lines):
            if str(output) == "-":
                _write(lines, sys.stdout.write)
                return
            with output.open("w", encoding="utf-8", newline="") as file:
                written = _write(lines, file.write)
    if json:
        put_json({"format": format, "output": str(output), "lines": written})
    else:
        say(f"{output}: {written} lines")


def _write(lines: Iterable[str], write: Callable[[str], object]) -> int:
    written = 0
    for line in lines:
        write(line)
        written += 1
    return written

"""``onrecord read``: reports into the record."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.brief.terminal import clean_line
from onrecord.cli.opening import opened
from onrecord.cli.options import JsonOption, StoreOption, store_of
from onrecord.cli.output import put, put_json, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.pipeline import ReadSummary
    from onrecord.records import Rejection

SUMMARY = "Read reports into the record"
EXAMPLE = "onrecord read reports/*.txt --published 2021-08-27 --publisher 'Harbour Courier'"
REJECTED = 3  # exit status


def command(
    context: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Files (text, HTML, JSONL, feeds, WARC), folders, globs, addresses, lists of "
            "addresses; - for standard input.",
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="When they were published, where they do not say it."),
    ] = None,
    publisher: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who published them, where they do not say it."),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="Processes to read in.")] = 1,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Read reports into the record, which is made if there is none.

    What is in the record already is left as it is. What cannot be read is told in one line
    each and recorded; the exit status is then 3.
    """
    target = store_of(context, store)
    with opened(context, store, create=True) as record, _progress() as on_progress:
        summary = record.read(
            paths,
            published=published,
            publisher=publisher,
            workers=workers,
            on_progress=on_progress,
        )
    for rejection in summary.rejected:
        say(_line("rejected", rejection))
    for rejection in summary.set_aside:
        say(_line("set aside", rejection))
    if json:
        put_json(
            {
                "store": target,
                "run": summary.run,
                "read": summary.read,
                "already": summary.already,
                "rejected": summary.rejected,
                "set_aside": summary.set_aside,
            }
        )
    else:
        put(_said(summary, target))
    if summary.rejected:
        raise typer.Exit(REJECTED)


def _line(what: str, rejection: "Rejection") -> str:
    return clean_line(f"{what} ({rejection.code}): {rejection.locator}: {rejection.message}")


def _said(summary: "ReadSummary", target: str) -> str:
    parts = [f"{summary.read} read"]
    if summary.already:
        parts.append(f"{summary.already} there already")
    if summary.rejected:
        parts.append(f"{len(summary.rejected)} rejected")
    if summary.set_aside:
        parts.append(f"{len(summary.set_aside)} set aside")
    return f"{target}: {', '.join(parts)}"


@contextmanager
def _progress() -> "Iterator[Callable[[int, int | None, str], None] | None]":
    """A progress bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.completed:>6.0f} reports"),
        BarColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[at]}", markup=False),
    )
    console = Console(file=sys.stderr, highlight=False)
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=None, at="loading the English model")

        def on_progress(done: int, total: int | None, locator: str) -> None:
            progress.update(task, completed=done, total=total, at=clean_line(locator)[-60:])

        yield on_progress

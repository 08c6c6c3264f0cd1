"""``onrecord read``: reports into the record."""

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.brief.terminal import clean_line
from onrecord.cli.opening import opened
from onrecord.cli.options import JsonOption, StoreOption, store_of
from onrecord.cli.output import put, put_json, say
from onrecord.cli.progress import progress

if TYPE_CHECKING:
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
    with opened(context, store, create=True) as record, progress("reports") as on_progress:
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

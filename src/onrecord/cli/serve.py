"""``onrecord serve``: the record in a browser."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import StoreOption, store_of
from onrecord.cli.output import say

SUMMARY = "Look at the record in a browser"
EXAMPLE = "onrecord serve --store record.db --port 8400"


def command(
    context: typer.Context,
    store: StoreOption = None,
    host: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help="Another than this machine's own asks visitors for the token of a login link.",
        ),
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free.")] = 8400,
    question: Annotated[
        list[Path] | None,
        typer.Option(
            "--question",
            metavar="PATH",
            exists=True,
            help="A question file, or a folder of them, to be asked by name; may be given again.",
        ),
    ] = None,
    allow_corrections: Annotated[
        bool,
        typer.Option(
            "--allow-corrections", help="Let visitors correct actors; otherwise it is read only."
        ),
    ] = False,
) -> None:
    """Show the record as pages, and the same as JSON, until it is stopped with Ctrl-C.

    Everything stays on this machine: the pages fetch nothing from elsewhere, and only this machine
    can see them unless --host says otherwise. Reports can be read into the record meanwhile.
    """
    from onrecord.web.serving import serve

    serve(
        store_of(context, store),
        host=host,
        port=port,
        questions=question or (),
        allow_corrections=allow_corrections,
        on_ready=say,
    )

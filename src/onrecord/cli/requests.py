"""``onrecord requests``: who asked what of whom."""

from typing import Annotated

import typer

from onrecord.cli.opening import opened
from onrecord.cli.options import JsonOption, LimitOption, StoreOption
from onrecord.cli.output import put, put_json, text_width

SUMMARY = "Who asked what of whom"
EXAMPLE = "onrecord requests --actor Taiwan --limit 20"


def command(
    context: typer.Context,
    actor: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only those in which this actor asks or is asked."),
    ] = None,
    limit: LimitOption = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """List requests, demands and bargains, newest first, with the answer where one is told."""
    with opened(context, store) as record:
        found = record.requests(actor=actor, limit=limit)
    if json:
        put_json(found)
        return
    from onrecord.brief.meetings import say_requests

    put(say_requests(found, text_width()))

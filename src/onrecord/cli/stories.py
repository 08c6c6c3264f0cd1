"""``onrecord stories``: which reports tell of one happening."""

from typing import Annotated

import typer

from onrecord.cli.opening import opened
from onrecord.cli.options import JsonOption, LimitOption, StoreOption
from onrecord.cli.output import put, put_json, text_width

SUMMARY = "Reports of one happening, and copies"
EXAMPLE = "onrecord stories --smallest 2"


def command(
    context: typer.Context,
    smallest: Annotated[
        int, typer.Option(min=1, metavar="N", help="Leave out stories of fewer reports.")
    ] = 1,
    limit: LimitOption = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """List stories, newest first: their reports, which copies which, and independent origins."""
    with opened(context, store) as record:
        found = record.stories(smallest=smallest, limit=limit)
    if json:
        put_json(found)
        return
    from onrecord.brief.answers import say_stories

    put(say_stories(found, text_width()))

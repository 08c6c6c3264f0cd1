"""``onrecord show``: an article with its claims marked."""

import sys
from typing import Annotated

import typer

from onrecord.cli.opening import opened
from onrecord.cli.options import JsonOption, StoreOption
from onrecord.cli.output import console, put_json

SUMMARY = "A report with its claims marked"
EXAMPLE = "onrecord show reports/talks.txt"


def command(
    context: typer.Context,
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE", help="An article's id or the beginning of it, its path or address."
        ),
    ],
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Print an article with its statements, events, positions and posts marked and listed.

    In a terminal the marks are colours, elsewhere numbered brackets.
    """
    with opened(context, store) as record:
        found = record.show(article)
    if json:
        put_json(found)
        return
    from onrecord.brief.marking import marked_article

    out = console()
    for part in marked_article(found, colours=sys.stdout.isatty()):
        out.print(part, soft_wrap=not sys.stdout.isatty())

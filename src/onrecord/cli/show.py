"""``onrecord show``: an article with its claims marked."""

import sys
from typing import Annotated

import typer

from onrecord.cli.opening import opened
from onrecord.cli.options import JsonOption, StoreOption
from onrecord.cli.output import console, put, put_json, text_width

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
    beside: Annotated[
        str | None,
        typer.Option(metavar="OTHER", help="Another article: show the two side by side instead."),
    ] = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Print an article with its statements, events, positions and posts marked and listed.

    In a terminal the marks are colours, elsewhere numbered brackets. With --beside, two articles
    sentence by sentence: what stands in both, what is reworded and which words changed, what only
    one has.
    """
    if beside is not None:
        _beside(context, article, beside, store, json=json)
        return
    with opened(context, store) as record:
        found = record.show(article)
    if json:
        put_json(found)
        return
    from onrecord.brief.marking import marked_article

    out = console()
    for part in marked_article(found, colours=sys.stdout.isatty()):
        out.print(part, soft_wrap=not sys.stdout.isatty())


def _beside(context: typer.Context, one: str, other: str, store: str | None, *, json: bool) -> None:
    with opened(context, store) as record:
        found = record.beside(one, other)
    if json:
        put_json(found)
        return
    from onrecord.brief.beside import say_beside

    put(say_beside(found, text_width()))

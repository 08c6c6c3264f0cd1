"""``onrecord said``: what an actor said."""

from typing import Annotated

import typer

from onrecord.cli.opening import opened
from onrecord.cli.options import JsonOption, LimitOption, StoreOption
from onrecord.cli.output import put, put_json, text_width

SUMMARY = "What an actor said"
EXAMPLE = "onrecord said 'Zhao Lijian' --about Taiwan"


def command(
    context: typer.Context,
    actor: Annotated[
        str,
        typer.Argument(metavar="ACTOR", help="A name, an alias, a last name, or an actor's id."),
    ],
    about: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Keep what holds all these words.")
    ] = None,
    limit: LimitOption = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """List what someone said, newest first, with addressee, on whose behalf, and through whom."""
    with opened(context, store) as record:
        found = record.said(actor, about=about, limit=limit)
    if json:
        put_json(found)
        return
    from onrecord.brief.answers import say_said

    put(say_said(found, text_width()))

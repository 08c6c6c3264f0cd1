"""``onrecord who``: names, posts and ties of an actor."""

import datetime
from typing import Annotated

import typer

from onrecord.cli.opening import opened
from onrecord.cli.options import JsonOption, StoreOption, day_option
from onrecord.cli.output import put, put_json, text_width

SUMMARY = "Names, posts and ties of an actor"
EXAMPLE = "onrecord who 'Taku Otsuka' --at 2021-08-27"


def command(
    context: typer.Context,
    actor: Annotated[
        str,
        typer.Argument(metavar="ACTOR", help="A name, an alias, a last name, or an actor's id."),
    ],
    at: Annotated[
        datetime.date | None, day_option("--at", "Leave out what did not hold on that day.")
    ] = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Say who someone is: kind, other names, posts and ties with their words, and counts.

    Where several have the name, they are listed to choose from.
    """
    with opened(context, store) as record:
        found = record.who(actor, at=at)
    if json:
        put_json(found)
        return
    from onrecord.brief.who import say_who

    put(say_who(found, text_width()))

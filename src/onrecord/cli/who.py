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
    at: Annotated[datetime.date | None, day_option("--at", "What is known of that day.")] = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Say who someone is: codes, posts and ties over time with their words, and why it is one actor.

    Where several bear the name, they are listed with what tells them apart.
    """
    with opened(context, store) as record:
        found = record.who(actor, at=at)
    if json:
        put_json(found)
        return
    from onrecord.brief.who import say_who

    put(say_who(found, text_width()))

"""``onrecord ties``: who stands in which tie to whom."""

import datetime
from typing import Annotated

import typer

from onrecord.cli.opening import opened
from onrecord.cli.options import JsonOption, StoreOption, day_option
from onrecord.cli.output import put, put_json, text_width

SUMMARY = "Ties of an actor, or between two"
EXAMPLE = "onrecord ties Japan Taiwan --since 2021-01-01"

_PARTNERS = 5  # of a kind, or tellings of a tie, printed unless --limit says otherwise


def command(  # noqa: PLR0913, PLR0917 - an argument each for the options
    context: typer.Context,
    actor: Annotated[
        str, typer.Argument(metavar="A", help="A name, an alias, a last name, or an actor's id.")
    ],
    other: Annotated[
        str | None, typer.Argument(metavar="[B]", help="Only ties between A and B, told in full.")
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="Only this kind of tie; may stand repeatedly."),
    ] = None,
    since: Annotated[
        datetime.date | None, day_option("--since", "Only what is told of that day or later.")
    ] = None,
    until: Annotated[
        datetime.date | None, day_option("--until", "Only what is told of that day or earlier.")
    ] = None,
    as_of: Annotated[
        datetime.date | None, day_option("--as-of", "Only reports published up to that day.")
    ] = None,
    limit: Annotated[
        int,
        typer.Option(
            "--limit", min=1, metavar="N", help="So many partners of a kind, or tellings of a tie."
        ),
    ] = _PARTNERS,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Say who supports, opposes, leads, meets, sanctions, attacks whom: with days, counts and words.

    A plan says that it is one, a claim who claims it. What is only asked for, supposed or denied is
    no tie, and is shown only between two. Where several have a name, they are listed to choose from.
    """
    with opened(context, store) as record:
        found = record.ties(
            actor, other, kinds=kind or (), since=since, until=until, as_of=as_of, limit=limit
        )
    if json:
        put_json(found)
        return
    from onrecord.brief.ties import say_ties

    put(say_ties(found, text_width()))

"""``onrecord board``: every decider, where it stands, since when, in whose words."""

import datetime
from typing import Annotated

import typer

from onrecord.cli.opening import ASKED, opened, question_of
from onrecord.cli.options import JsonOption, StoreOption, day_option
from onrecord.cli.output import console, put, put_json

SUMMARY = "Who stands where on a question"
EXAMPLE = 'onrecord board "Taiwan\'s entry into the CPTPP" --as-of 2022-12-31 --since 2022-01-01'


def command(
    context: typer.Context,
    question: Annotated[
        str,
        typer.Argument(metavar="QUESTION", help=ASKED),
    ],
    as_of: Annotated[
        datetime.date | None, day_option("--as-of", "Count only reports published up to that day.")
    ] = None,
    since: Annotated[
        datetime.date | None,
        day_option("--since", "Show only what is new or moved after that day."),
    ] = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Show who stands where on a question, and what the decision rule still needs.

    Parts of a country (its ministries, parties, people) stand beneath it and are never counted
    as its position. Guesses of reports stand apart.
    """
    with opened(context, store) as record:
        found = record.board(question_of(question), as_of=as_of, since=since)
    if json:
        put_json(found)
        return
    from onrecord.brief import NOTHING
    from onrecord.brief.tables import board_tables

    if found.empty and since is None:
        put(NOTHING)
        return
    for part in board_tables(found):
        console().print(part)

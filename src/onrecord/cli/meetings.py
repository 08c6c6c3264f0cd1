"""``onrecord meetings``: who met whom."""

import datetime
from enum import StrEnum
from typing import Annotated, get_args

import typer

from onrecord.cli.opening import opened
from onrecord.cli.options import JsonOption, LimitOption, StoreOption, day_option
from onrecord.cli.output import put, put_json, text_width
from onrecord.records import EventStatus

SUMMARY = "Who met whom"
EXAMPLE = "onrecord meetings --between Japan Taiwan --since 2021-01-01"

Status = StrEnum("Status", {name: name for name in get_args(EventStatus)})  # type: ignore[misc]  # made of the record's values


def command(  # noqa: PLR0913, PLR0917 - an argument each for the options
    context: typer.Context,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="Only meetings in which both took part."),
    ] = None,
    since: Annotated[
        datetime.date | None, day_option("--since", "Only meetings on that day or later.")
    ] = None,
    until: Annotated[
        datetime.date | None, day_option("--until", "Only meetings on that day or earlier.")
    ] = None,
    status: Annotated[Status | None, typer.Option(help="Only meetings of this status.")] = None,
    limit: LimitOption = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """List meetings by day: who for whom, where or how, on what, with what outcome, in which words.

    Undated ones come last; --limit keeps the latest. What is only planned says so.
    """
    wanted: EventStatus | None = next(
        (name for name in get_args(EventStatus) if status is not None and name == status.value),
        None,
    )
    with opened(context, store) as record:
        found = record.meetings(
            between=between, since=since, until=until, status=wanted, limit=limit
        )
    if json:
        put_json(found)
        return
    from onrecord.brief.meetings import say_meetings

    put(say_meetings(found, text_width()))

"""``onrecord timeline``: events by day."""

import datetime
from enum import StrEnum
from typing import Annotated, get_args

import typer

from onrecord.cli.opening import opened, question_of
from onrecord.cli.options import JsonOption, LimitOption, StoreOption, day_option
from onrecord.cli.output import console, put, put_json
from onrecord.records import EventStatus

SUMMARY = "Events by day"
EXAMPLE = "onrecord timeline --actor China --limit 20"

Status = StrEnum("Status", {name: name for name in get_args(EventStatus)})  # type: ignore[misc]  # made of the record's values


def command(  # noqa: PLR0913, PLR0917 - an argument each for the options
    context: typer.Context,
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only events of this actor.")
    ] = None,
    question: Annotated[
        str | None,
        typer.Option(metavar="QUESTION", help="Only events that speak of this question."),
    ] = None,
    type: Annotated[
        list[str] | None,
        typer.Option(metavar="TYPE", help="Only events of this PLOVER type; several times."),
    ] = None,
    status: Annotated[
        list[Status] | None, typer.Option(help="Only events of this status; several times.")
    ] = None,
    since: Annotated[
        datetime.date | None, day_option("--since", "Only events on that day or later.")
    ] = None,
    until: Annotated[
        datetime.date | None, day_option("--until", "Only events on that day or earlier.")
    ] = None,
    limit: LimitOption = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """List events by day with their PLOVER type and status; undated ones last.

    A plan, a request, a denial or a supposition is marked as such: it is no deed. --limit keeps
    the latest; with --since or --until undated ones are left out.
    """
    with opened(context, store) as record:
        asked = question_of(question) if question is not None else None
        found = record.timeline(
            actor=actor,
            question=asked,
            types=[name.upper() for name in type or ()],
            statuses=[name for name in get_args(EventStatus) if name in set(status or ())],
            since=since,
            until=until,
            limit=limit,
        )
    if json:
        put_json(found)
        return
    from onrecord.brief import NOTHING
    from onrecord.brief.tables import timeline_table

    if found:
        console().print(timeline_table(found))
    else:
        put(NOTHING)

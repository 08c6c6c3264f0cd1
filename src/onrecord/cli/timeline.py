"""``onrecord timeline``: events by day."""

from typing import Annotated

import typer

from onrecord.cli.opening import opened, question_of
from onrecord.cli.options import JsonOption, LimitOption, StoreOption
from onrecord.cli.output import console, put, put_json

SUMMARY = "Events by day"
EXAMPLE = "onrecord timeline --actor China --limit 20"


def command(
    context: typer.Context,
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only events of this actor.")
    ] = None,
    question: Annotated[
        str | None,
        typer.Option(metavar="QUESTION", help="Only events that speak of this question."),
    ] = None,
    limit: LimitOption = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """List events by day with their PLOVER type and status; undated ones last.

    A plan, a request, a denial or a supposition is marked as such: it is no deed. --limit keeps
    the latest.
    """
    with opened(context, store) as record:
        asked = question_of(question) if question is not None else None
        found = record.timeline(actor=actor, question=asked, limit=limit)
    if json:
        put_json(found)
        return
    from onrecord.brief import NOTHING
    from onrecord.brief.tables import timeline_table

    if found:
        console().print(timeline_table(found))
    else:
        put(NOTHING)

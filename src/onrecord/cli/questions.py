"""``onrecord questions``: what is open, as the reports tell it."""

import datetime
from typing import Annotated

import typer

from onrecord.cli.opening import opened
from onrecord.cli.options import JsonOption, StoreOption, day_option
from onrecord.cli.output import put, put_json, text_width

SUMMARY = "The open questions that the reports raise"
EXAMPLE = "onrecord questions --about Iran --yaml > question.yaml"


def command(
    context: typer.Context,
    about: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Only those on an actor, or that hold all these words."),
    ] = None,
    since: Annotated[
        datetime.date | None,
        day_option("--since", "Only by reports published on that day or later."),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", min=1, metavar="N", help="Print no more than N.")
    ] = 20,
    store: StoreOption = None,
    json: JsonOption = False,
    yaml: Annotated[
        bool, typer.Option("--yaml", help="Print the first as a file for board and brief.")
    ] = False,
) -> None:
    """Propose open questions: what the reports speak of as proposed, wanted, opposed or debated.

    The wordings of one proposal are counted together; those with most independent reports and
    holders of a position come first.
    """
    with opened(context, store) as record:
        found = record.questions(about=about, since=since, limit=limit)
    if json:
        put_json(found)
        return
    from onrecord.brief.questions import question_file, say_questions

    if yaml:
        put(question_file(found).rstrip())
        return
    put(say_questions(found, text_width()))

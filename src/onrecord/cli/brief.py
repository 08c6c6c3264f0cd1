"""``onrecord brief``: what the record holds on a question, in prose."""

import datetime
from typing import Annotated

import typer

from onrecord.cli.opening import ASKED, opened, question_of
from onrecord.cli.options import JsonOption, StoreOption, day_option
from onrecord.cli.output import put, put_json, text_width

SUMMARY = "The record on a question, in cited prose"
EXAMPLE = 'onrecord brief "Taiwan\'s entry into the CPTPP" --as-of 2022-11-18'


def command(
    context: typer.Context,
    question: Annotated[
        str,
        typer.Argument(metavar="QUESTION", help=ASKED),
    ],
    as_of: Annotated[
        datetime.date | None, day_option("--as-of", "Count only reports published up to that day.")
    ] = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Brief a question: the bottom line, who stands where, what happened, what is disputed.

    Every line ends with numbered sources: outlet, date, exact words, place. Where the record
    holds nothing on the question, the answer is "no statement found".
    """
    with opened(context, store) as record:
        found = record.brief(question_of(question), as_of=as_of)
    if json:
        put_json(found)
    else:
        put(found.render(text_width()))

"""``onrecord board``: every decider, where it stands, since when, in whose words."""

import datetime
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.opening import opened, takes_question
from onrecord.cli.options import (
    CsvOption,
    HtmlOption,
    JsonOption,
    MarkdownOption,
    StoreOption,
    day_option,
    one_form,
)
from onrecord.cli.output import put, put_document, put_json

if TYPE_CHECKING:
    from onrecord.query import Asked, Board

SUMMARY = "Who stands where on a question"
EXAMPLE = 'onrecord board "Taiwan\'s entry into the CPTPP" --as-of 2022-12-31 --since 2022-01-01'


@takes_question
def command(  # noqa: PLR0913, PLR0917 - an argument each for the options
    context: typer.Context,
    question: "str | Asked",
    as_of: Annotated[
        datetime.date | None,
        day_option("--as-of", "What was known on that day: reports published up to and on it."),
    ] = None,
    since: Annotated[
        datetime.date | None,
        day_option("--since", "Only what became known after that day: new, moved, contradicted."),
    ] = None,
    assume: Annotated[
        list[str] | None,
        typer.Option(
            "--assume",
            metavar="NAME=STANCE",
            help="Suppose that a decider stands there, as in Japan=for; may be given again.",
        ),
    ] = None,
    store: StoreOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    markdown: MarkdownOption = False,
    html: HtmlOption = False,
) -> None:
    """Show who stands where on a question, and what the decision rule still needs.

    Parts of a country or body (its ministries, parties, people) stand beneath it and are never
    counted as its position. Guesses of reports stand apart. --as-of goes by what was known on a
    day, not by what was so on it. --assume counts again with stances that nobody has told, and
    names the fewest who would then carry or block the question.
    """
    form = one_form(json=json, csv=csv, markdown=markdown, html=html)
    with opened(context, store) as record:
        found = record.board(question, as_of=as_of, since=since, assume=assume or ())
    if form == "json":
        put_json(found)
    elif form == "csv":
        _put_rows(found)
    else:
        from onrecord.brief import NOTHING
        from onrecord.brief.board import board_document

        if found.empty and since is None and form == "text":
            put(NOTHING)
            return
        put_document(board_document(found, full=form != "text"), form)


def _put_rows(found: "Board") -> None:
    from onrecord.export import board_lines

    for line in board_lines(found):
        sys.stdout.write(line)

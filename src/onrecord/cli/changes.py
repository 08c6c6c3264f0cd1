"""``onrecord changes``: what became known of a question after a day."""

import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.opening import opened, takes_question
from onrecord.cli.options import (
    HtmlOption,
    JsonOption,
    MarkdownOption,
    StoreOption,
    day_option,
    one_form,
)
from onrecord.cli.output import put_document, put_json

if TYPE_CHECKING:
    from onrecord.query import Asked

SUMMARY = "What changed on a question since a day"
EXAMPLE = 'onrecord changes "Taiwan\'s entry into the CPTPP" --since 2022-01-01 --as-of 2022-12-31'


@takes_question
def command(  # noqa: PLR0913, PLR0917 - an argument each for the options
    context: typer.Context,
    question: "str | Asked",
    since: Annotated[
        datetime.date,
        day_option("--since", "What was known on that day is no change."),
    ],
    as_of: Annotated[
        datetime.date | None,
        day_option(
            "--as-of", "Only what was known on that day: reports published up to and on it."
        ),
    ] = None,
    store: StoreOption = None,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    html: HtmlOption = False,
) -> None:
    """Show who is new, who moved and what is contradicted, with the words before and after.

    What became known only later, of a day before --since, stands apart.
    """
    form = one_form(json=json, markdown=markdown, html=html)
    with opened(context, store) as record:
        found = record.changes(question, since=since, as_of=as_of)
    if form == "json":
        put_json(found)
        return
    from onrecord.brief.board import changes_document

    put_document(changes_document(found), "text" if form == "csv" else form)

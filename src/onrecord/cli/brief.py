"""``onrecord brief``: what the record holds on a question, in a page of cited prose."""

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
from onrecord.cli.output import put, put_document, put_json

if TYPE_CHECKING:
    from onrecord.query import Asked

SUMMARY = "The record on a question, in a page of cited prose"
EXAMPLE = 'onrecord brief "Taiwan\'s entry into the CPTPP" --as-of 2022-11-18'


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
        day_option(
            "--since", "Tell what changed after that day; else in the last 30 days told of."
        ),
    ] = None,
    long: Annotated[
        bool, typer.Option("--long", help="All of it, where a page has what matters most.")
    ] = False,
    store: StoreOption = None,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    html: HtmlOption = False,
) -> None:
    """Brief a question on a page: who stands where, what changed, what happened, what is disputed.

    Every line ends with numbered sources: outlet, date, exact words, place. Where the record
    holds nothing on the question, the answer is "no statement found".
    """
    form = one_form(json=json, markdown=markdown, html=html)
    with opened(context, store) as record:
        found = record.brief(question, as_of=as_of, since=since, long=long)
    if form == "json":
        put_json(found)
        return
    from onrecord.brief import NOTHING, WIDTH

    if not found.sections and form == "text":
        put(NOTHING)
    else:
        put_document(found.document, "text" if form == "csv" else form, widest=WIDTH)

"""``onrecord compare``: a story as its reports tell it, side by side."""

from typing import Annotated

import typer

from onrecord.cli.opening import opened
from onrecord.cli.options import HtmlOption, JsonOption, MarkdownOption, StoreOption, one_form
from onrecord.cli.output import TEXT, put_document, put_json

SUMMARY = "What the reports of a story agree on, and where they differ"
EXAMPLE = 'onrecord compare "border closed"'
_SHOWN = 5  # of what one alone tells, in a terminal


def command(
    context: typer.Context,
    story: Annotated[
        str,
        typer.Argument(
            metavar="STORY",
            help="Its id (see stories), words of its title, or a report of it: id, path, address.",
        ),
    ],
    full: Annotated[
        bool, typer.Option("--full", help="All that one alone tells, not only the first of it.")
    ] = False,
    store: StoreOption = None,
    json: JsonOption = False,
    markdown: MarkdownOption = False,
    html: HtmlOption = False,
) -> None:
    """Show what all independent voices of a story tell, what some tell, and what one alone does.

    In between stands where they differ in number, day, place, name or attribution. Each line has
    the words and their outlet. What may be told by another, and is not sure to be, is left out of
    what one alone tells. JSON has everything.
    """
    form = one_form(json=json, markdown=markdown, html=html)
    with opened(context, store) as record:
        found = record.compare(story)
    if form == "json":
        put_json(found)
        return
    from onrecord.brief.compared import compared_document

    document = compared_document(found, most=None if full else _SHOWN)
    put_document(document, "text" if form == "csv" else form, widest=TEXT)

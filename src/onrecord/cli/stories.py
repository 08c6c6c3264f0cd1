"""``onrecord stories``: which reports tell of one happening."""

from typing import Annotated

import typer

from onrecord.cli.opening import opened
from onrecord.cli.options import JsonOption, LimitOption, StoreOption
from onrecord.cli.output import put, put_json, text_width

SUMMARY = "Reports of one happening, and copies"
EXAMPLE = "onrecord stories --smallest 2"


def command(
    context: typer.Context,
    story: Annotated[
        str | None,
        typer.Argument(
            metavar="STORY",
            help="One story: its id, words of its title, or a report of it (id, path, address).",
        ),
    ] = None,
    smallest: Annotated[
        int, typer.Option(min=1, metavar="N", help="Leave out stories of fewer reports.")
    ] = 1,
    limit: LimitOption = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """List stories, newest first: their reports, which comes from which, and independent origins.

    With STORY that one alone, with the reasons, what reports say that they come from, and the
    origins one by one. Two of its reports side by side: onrecord show REPORT --beside OTHER.
    """
    from onrecord.brief.stories import say_stories, say_story

    with opened(context, store) as record:
        if story is not None:
            one = record.story(story)
            if json:
                put_json(one)
            else:
                put(say_story(one, text_width()))
            return
        found = record.stories(smallest=smallest, limit=limit)
    if json:
        put_json(found)
        return
    put(say_stories(found, text_width()))

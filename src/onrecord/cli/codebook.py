"""``onrecord codebook``: PLOVER's event types as OnRecord codes them."""

from typing import Annotated

import typer

from onrecord.cli.options import JsonOption
from onrecord.cli.output import put, put_json, text_width

SUMMARY = "The event types"
EXAMPLE = "onrecord codebook CONSULT"


def command(
    type: Annotated[
        str | None, typer.Argument(metavar="TYPE", help="One event type; all if not given.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Print the codebook of events: types with quad, intensity and definition, and their modes."""
    from onrecord.brief.answers import codebook_data, say_codebook

    found = codebook_data(type)
    if json:
        put_json(found)
    else:
        put(say_codebook(found, text_width()))

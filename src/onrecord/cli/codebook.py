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
    cameo: Annotated[
        str | None, typer.Option(metavar="CODE", help="What a code of CAMEO is, such as 0831.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Print the codebook of events: types and modes, contexts, CAMEO's codes, and what was settled."""
    from onrecord.brief.codebook import codebook_data, say_codebook

    found = codebook_data(type, cameo_code=cameo)
    if json:
        put_json(found)
    else:
        put(say_codebook(found, text_width()))

"""``onrecord sources``: the outlets of a record, and how reliable the user holds them to be."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord.brief.terminal import clean_line
from onrecord.cli.opening import opened
from onrecord.cli.options import JsonOption, StoreOption
from onrecord.cli.output import put, put_json, say_rejected, text_width

SUMMARY = "Outlets, and letters for their reliability that you give"
EXAMPLE = 'onrecord sources rate "The Morning Post" B --why "corrects itself"'
REJECTED = 3  # exit status

app = typer.Typer(invoke_without_command=True, rich_markup_mode=None)

OutletArgument = Annotated[
    str, typer.Argument(metavar="OUTLET", help="Its name, as sources lists it.")
]


@app.callback()
def command(
    context: typer.Context,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """List outlets with their reports, and how many are their own; a letter only where you gave one.

    Letters are those of the Admiralty scale, A (completely reliable) to F (cannot be judged).
    They are never worked out, and they change no count.
    """
    if context.invoked_subcommand is not None:
        return
    with opened(context, store) as record:
        lines = record.sources()
    if json:
        put_json(lines)
        return
    from onrecord.brief.outlets import say_outlets

    put(say_outlets(lines, text_width()))


@app.command(epilog=f"Example: {EXAMPLE}")
def rate(
    context: typer.Context,
    outlet: OutletArgument,
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="A, B, C, D, E or F.")],
    why: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Why: kept and listed with it.")
    ] = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Give an outlet a letter, in place of the one it had; kept through whatever is read again."""
    with opened(context, store) as record:
        line = record.rate(outlet, letter, why=why)
    if json:
        put_json(line)
        return
    from onrecord.brief.outlets import say_outlet

    put(clean_line(say_outlet(line)))


@app.command(epilog='Example: onrecord sources unrate "The Morning Post"')
def unrate(
    context: typer.Context,
    outlet: OutletArgument,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Take an outlet's letter back."""
    with opened(context, store) as record:
        line = record.unrate(outlet)
    if json:
        put_json(line)
    else:
        put(clean_line(f"{outlet}: no letter any more"))


@app.command("import", epilog="Example: onrecord sources import letters.csv")
def import_(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="CSV with the columns outlet, letter and why, or YAML."
        ),
    ],
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Give many outlets their letters; rows that are none are told, and the exit status is then 3."""
    with opened(context, store) as record:
        read = record.rate_from(file)
    say_rejected(read.rejected)
    if json:
        put_json(read)
    else:
        from onrecord.brief.outlets import say_ratings_read

        put(say_ratings_read(read, text_width()))
    if read.rejected:
        raise typer.Exit(REJECTED)

"""``onrecord correct``: put right who is who, see what was put right, take it back."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.opening import opened
from onrecord.cli.options import JsonOption, StoreOption, day_option
from onrecord.cli.output import put, put_json, say_rejected, text_width

if TYPE_CHECKING:
    from onrecord.query import Change

SUMMARY = "Put right who is who: merge, split, rename, keep apart, undo"
EXAMPLE = "onrecord correct merge 'Tsai Ing-wen' 'Ing-wen Tsai' --note 'one president'"
REJECTED = 3  # exit status

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

_WHO = "A name, an alias, a last name, or an actor's id (see who)."
Actors = Annotated[list[str], typer.Argument(metavar="ACTOR ACTOR...", help=_WHO)]
Actor = Annotated[str, typer.Argument(metavar="ACTOR", help=_WHO)]
NameOption = Annotated[
    str | None, typer.Option("--name", metavar="NAME", help="What to call the actor.")
]
NoteOption = Annotated[
    str | None, typer.Option("--note", metavar="TEXT", help="Why: kept and listed with it.")
]
DryOption = Annotated[
    bool, typer.Option("--dry-run", help="Say what would change, and store nothing.")
]


@app.callback()
def command() -> None:
    """Put right who is who. Corrections are kept through whatever is read again, until undone."""


@app.command(epilog=f"Example: {EXAMPLE}")
def merge(
    context: typer.Context,
    actors: Actors,
    name: NameOption = None,
    note: NoteOption = None,
    dry_run: DryOption = False,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Make two or more actors one, which keeps the id of the first."""
    _want_two(actors)
    with opened(context, store) as record:
        _tell(record.merge(*actors, name=name, note=note, dry_run=dry_run), json)


@app.command(epilog="Example: onrecord correct split 'James Martin' --article reports/martin-2.txt")
def split(  # noqa: PLR0913, PLR0917 - the options of a command
    context: typer.Context,
    actor: Actor,
    article: Annotated[
        list[str] | None,
        typer.Option(metavar="ARTICLE", help="A report, by id or path; may be given again."),
    ] = None,
    publisher: Annotated[
        str | None, typer.Option(metavar="NAME", help="The reports of this publisher.")
    ] = None,
    published: Annotated[
        datetime.date | None, day_option("--published", "The reports of this day.")
    ] = None,
    name: NameOption = None,
    note: NoteOption = None,
    dry_run: DryOption = False,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Make an actor somebody else in the reports that are named.

    --publisher and --published narrow each other; what --article names comes on top.
    """
    with opened(context, store) as record:
        change = record.split(
            actor,
            articles=article or (),
            publisher=publisher,
            published=published,
            name=name,
            note=note,
            dry_run=dry_run,
        )
    _tell(change, json)


@app.command(epilog="Example: onrecord correct rename 'Xi' 'Xi Jinping'")
def rename(
    context: typer.Context,
    actor: Actor,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call the actor.")],
    note: NoteOption = None,
    dry_run: DryOption = False,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Call an actor something else; the name it had is found as before."""
    with opened(context, store) as record:
        _tell(record.rename(actor, name, note=note, dry_run=dry_run), json)


@app.command(
    "not-the-same",
    epilog="Example: onrecord correct not-the-same 'James Martin' 'James B. Martin'",
)
def not_the_same(
    context: typer.Context,
    actors: Actors,
    note: NoteOption = None,
    dry_run: DryOption = False,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Keep actors apart, whatever is read later."""
    _want_two(actors)
    with opened(context, store) as record:
        _tell(record.keep_apart(*actors, note=note, dry_run=dry_run), json)


@app.command("list", epilog="Example: onrecord correct list --all")
def list_(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Also those that were undone.")] = False,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """List corrections in the order they were made, with what has become of them."""
    with opened(context, store) as record:
        lines = record.corrections(undone=every)
    if json:
        put_json(lines)
        return
    from onrecord.brief.correcting import say_corrections

    put(say_corrections(lines, text_width()))


@app.command(epilog="Example: onrecord correct undo cor1_4f1c")
def undo(
    context: typer.Context,
    correction: Annotated[
        str, typer.Argument(metavar="ID", help="Its id, or the beginning of it.")
    ],
    dry_run: DryOption = False,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Take a correction back."""
    with opened(context, store) as record:
        _tell(record.undo(correction, dry_run=dry_run), json)


@app.command("import", epilog="Example: onrecord correct import export.jsonl")
def import_(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="What export jsonl wrote of another record.")
    ],
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Make the corrections of another record in this one.

    What cannot be matched is told and kept; lines that cannot be read are told, and the exit
    status is then 3.
    """
    with opened(context, store) as record:
        imported = record.import_corrections(file)
    say_rejected(imported.rejected)
    if json:
        put_json(imported)
    else:
        from onrecord.brief.correcting import say_imported

        put(say_imported(imported, text_width()))
    if imported.rejected:
        raise typer.Exit(REJECTED)


def _want_two(actors: list[str]) -> None:
    if len(actors) < 2:
        raise typer.BadParameter("name two actors or more")


def _tell(change: "Change", json: bool) -> None:
    if json:
        put_json(change)
        return
    from onrecord.brief.correcting import say_change

    put(say_change(change, text_width()))

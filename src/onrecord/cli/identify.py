"""``onrecord identify``: lists of known actors, and whom of the record they name."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.brief.terminal import clean_line
from onrecord.cli.opening import opened
from onrecord.cli.options import JsonOption, StoreOption
from onrecord.cli.output import put, put_json, say, say_rejected, text_width

if TYPE_CHECKING:
    from onrecord import OpenRecord
    from onrecord.query import ListRead

SUMMARY = "Link actors to lists of known actors that you give"
EXAMPLE = "onrecord identify politicians.csv --source parliament"
REJECTED = 3  # exit status
_SHOWN = 20  # bad rows told in words


def command(  # noqa: PLR0913, PLR0917 - the options of a command
    context: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE...]",
            help="FollowTheMoney JSON, or a table with a header row: name, and id, wikidata, "
            "aliases, kind, country, position.",
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="What to call the list; else the file's name."),
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="List the lists, and who was found in them.")
    ] = False,
    unsure: Annotated[
        bool,
        typer.Option("--unsure", help="With --list: who may be one of several, or is unclear."),
    ] = False,
    forget: Annotated[
        str | None, typer.Option(metavar="NAME", help="Take the list of this name out again.")
    ] = None,
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Link actors to lists of known actors by name, kind, country and post; nothing is fetched.

    A list given again takes the place of the one of its name. Rows that cannot be read are told
    in one line each and left out; the exit status is then 3.
    """
    if sum((bool(files), list_, forget is not None)) != 1 or (unsure and not list_):
        raise typer.BadParameter("give files, or --list (with --unsure or not), or --forget NAME")
    if source is not None and not files:
        raise typer.BadParameter("--source names the list of the files given")
    with opened(context, store) as record:
        if list_:
            _list(record, unsure, json)
        elif forget is not None:
            line = record.forget(forget)
            put_json(line) if json else put(
                clean_line(f"forgotten: {forget}, {line.known} known actors")
            )
        else:
            _told(record.identify(files or (), source=source), json)


def _list(record: "OpenRecord", unsure: bool, json: bool) -> None:
    lines, links = record.known_lists(), record.links(unsure=unsure)
    if json:
        put_json({"lists": lines, "links": links})
        return
    from onrecord.brief.identifying import say_links, say_lists

    put(say_lists(lines, text_width()))
    if links:
        put("")
        put(say_links(links, text_width()))


def _told(read: "tuple[ListRead, ...]", json: bool) -> None:
    rejected = [each for one in read for each in one.rejected]
    say_rejected(rejected[:_SHOWN])
    if len(rejected) > _SHOWN:
        say(f"and {len(rejected) - _SHOWN} more rejected; --json has them all")
    if json:
        put_json(read)
    else:
        from onrecord.brief.identifying import say_read

        put(say_read(read, text_width()))
    if rejected:
        raise typer.Exit(REJECTED)

"""The program: its commands in one table, and how it ends.

Exit status: 0 all went well; 1 an error, told in one line; 2 wrong usage; 3 something was
rejected while reading; 130 stopped by Ctrl-C.
"""

import contextlib
import logging
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Annotated

import typer

from onrecord.cli import (
    board,
    brief,
    changes,
    codebook,
    compare,
    correct,
    doctor,
    evaluate,
    export,
    identify,
    meetings,
    questions,
    read,
    requests,
    said,
    serve,
    show,
    sources,
    stories,
    ties,
    timeline,
    who,
)
from onrecord.cli.options import Common
from onrecord.cli.output import say
from onrecord.errors import OnRecordError

# Every command: a module with the function ``command``, a ``SUMMARY`` and an ``EXAMPLE`` for its help;
# one with commands of its own has them in ``app``.
COMMANDS: dict[str, ModuleType] = {
    "read": read,
    "brief": brief,
    "board": board,
    "questions": questions,
    "changes": changes,
    "who": who,
    "said": said,
    "timeline": timeline,
    "meetings": meetings,
    "requests": requests,
    "ties": ties,
    "stories": stories,
    "compare": compare,
    "sources": sources,
    "show": show,
    "serve": serve,
    "correct": correct,
    "identify": identify,
    "export": export,
    "eval": evaluate,
    "codebook": codebook,
    "doctor": doctor,
}

ERROR = 1

app = typer.Typer(
    name="onrecord",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _name, _module in COMMANDS.items():
    _told = {"short_help": _module.SUMMARY, "epilog": f"Example: {_module.EXAMPLE}"}
    if hasattr(_module, "app"):
        app.add_typer(_module.app, name=_name, **_told)
    else:
        app.command(name=_name, **_told)(_module.command)


def _version(wanted: bool) -> None:
    if wanted:
        from onrecord import __version__

        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback(epilog='Example: onrecord brief "Taiwan\'s entry into the CPTPP"')
def _common(
    context: typer.Context,
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            metavar="FILE",
            envvar="ONRECORD_STORE",
            help="The record; record.db if not given.",
        ),
    ] = None,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of an error. May stand anywhere.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Read news reports, keep their state of play, and ask it: every answer with its words."""
    del debug, version  # taken from the arguments by main, and by the callback
    context.obj = Common(store=store)


def main(arguments: list[str] | None = None) -> None:
    """Run the program and exit; ``arguments`` are those of the command line."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    end = given.index("--") if "--" in given else len(given)
    debug = "--debug" in given[:end]
    given = [each for each in given[:end] if each != "--debug"] + given[end:]
    try:
        with _telling_all() if debug else contextlib.nullcontext():
            app(given, prog_name="onrecord")
    except OnRecordError as error:
        if debug:
            raise
        say(f"onrecord: {' '.join(str(error).split())}")
        sys.exit(ERROR)


@contextlib.contextmanager
def _telling_all() -> Iterator[None]:
    """What the rooms log, tracebacks of reports that failed among it, goes to standard error."""
    log, told = logging.getLogger("onrecord"), logging.StreamHandler()
    before = log.level
    log.addHandler(told)
    log.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        log.removeHandler(told)
        log.setLevel(before)

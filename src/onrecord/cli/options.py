"""Options that several commands share."""

import datetime
from dataclasses import dataclass
from typing import Annotated, Literal

import typer

DEFAULT_STORE = "record.db"


@dataclass(frozen=True)
class Common:
    """What was given before the command."""

    store: str | None = None


StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store", metavar="FILE", help="The record; also ONRECORD_STORE.", show_default=False
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON on standard output.")]
MarkdownOption = Annotated[
    bool, typer.Option("--markdown", help="Print Markdown on standard output.")
]
HtmlOption = Annotated[
    bool, typer.Option("--html", help="Print a page that needs no other file on standard output.")
]
CsvOption = Annotated[bool, typer.Option("--csv", help="Print CSV on standard output.")]
LimitOption = Annotated[
    int | None, typer.Option("--limit", min=1, metavar="N", help="Print no more than N.")
]


Form = Literal["text", "json", "csv", "markdown", "html"]


def one_form(
    *, json: bool = False, csv: bool = False, markdown: bool = False, html: bool = False
) -> Form:
    """The form that was asked for, text if none was; more than one is wrong usage."""
    given: dict[Form, bool] = {"json": json, "csv": csv, "markdown": markdown, "html": html}
    asked = [form for form, wanted in given.items() if wanted]
    if len(asked) > 1:
        raise typer.BadParameter(f"one of {', '.join(f'--{form}' for form in asked)} at a time")
    return asked[0] if asked else "text"


def parse_day(words: str) -> datetime.date:
    """A day as the command line takes it: 2021-08-27."""
    try:
        return datetime.date.fromisoformat(words)
    except ValueError:
        raise typer.BadParameter(f"{words!r} is no day; write it as 2021-08-27") from None


def day_option(name: str, meaning: str) -> object:
    """An option that takes a day."""
    return typer.Option(name, metavar="DAY", parser=parse_day, help=meaning, show_default=False)


def store_of(context: typer.Context, store: str | None) -> str:
    """The record to use: given after the command, before it, in the environment, or the default."""
    common = context.obj if isinstance(context.obj, Common) else Common()
    return store or common.store or DEFAULT_STORE

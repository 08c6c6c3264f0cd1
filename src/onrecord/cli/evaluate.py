"""``onrecord eval``: the shipped pipeline scored on a gold set."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.cli.options import JsonOption
from onrecord.cli.output import console, put, put_json, say
from onrecord.cli.progress import progress

if TYPE_CHECKING:
    from onrecord.evaluation.result import Result

SUMMARY = "Score the pipeline on a gold set"
EXAMPLE = "onrecord eval statements --gold polnear --split dev --errors 3"
Task = Literal["statements", "events", "dates", "actors", "positions", "stories", "copies"]
_TOLD = 5  # lines of a gold set that could not be used are told one by one, up to so many


def command(
    task: Annotated[
        Task,
        typer.Argument(
            metavar="TASK",
            help="What to score: statements, events, dates, actors, positions, stories or copies.",
        ),
    ],
    gold: Annotated[
        Path,
        typer.Option(
            exists=True, metavar="PATH", help="The gold set; its layout is recognised by content."
        ),
    ],
    split: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="The part of the gold set to score: its folder NAME, its file NAME.jsonl, or the "
            "only file whose name ends in _NAME. With stories also even or odd: half of the stories.",
        ),
    ] = None,
    errors: Annotated[
        int, typer.Option(min=0, metavar="N", help="Also print the N worst items, with their text.")
    ] = 0,
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Score only the first N items.")
    ] = None,
    whole: Annotated[
        bool,
        typer.Option(
            "--whole",
            help="With stories: read the reports by the whole pipeline first, actors and all.",
        ),
    ] = False,
    json: JsonOption = False,
) -> None:
    """Run the shipped pipeline on a gold set and print its scores, in percent."""
    import importlib

    from onrecord.evaluation.splits import split_of
    from onrecord.settings import load_settings

    module = importlib.import_module(f"onrecord.evaluation.{task}")
    chosen: dict[str, object] = {}
    if whole and task != "stories":
        raise typer.BadParameter("only stories are read whole", param_hint="--whole")
    if whole:
        chosen["whole"] = True
    if split in getattr(module, "HALVES", ()):
        chosen["half"], split = split, None
    path = gold if split is None else split_of(gold, split)
    with progress("items") as on_progress:
        result: Result = module.evaluate(
            path,
            settings=load_settings(),
            errors=errors,
            limit=limit,
            on_progress=on_progress,
            **chosen,
        )
    for line in result.rejected[:_TOLD]:
        say(f"left out: {line}")
    if len(result.rejected) > _TOLD:
        say(f"left out: {len(result.rejected) - _TOLD} more lines")
    if json:
        put_json(_json(result))
    else:
        _put_result(result)


def _put_result(result: "Result") -> None:
    from onrecord.evaluation.printing import case_lines, score_lines

    put(f"{result.task} on {result.gold}: {result.items} items")
    for line in score_lines(result):
        put(line)
    out, terminal = console(), sys.stdout.isatty()
    for case in result.errors:
        for shown in case_lines(case, colours=terminal):
            out.print(shown, soft_wrap=not terminal)
    said = ", ".join(f"{name} {version}" for name, version in result.versions.items())
    say(said)


def _json(result: "Result") -> object:
    import msgspec

    return msgspec.json.decode(result.to_json())

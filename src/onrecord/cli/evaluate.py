"""``onrecord eval``: the shipped pipeline scored on a gold set."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.cli.options import JsonOption
from onrecord.cli.output import put, put_json, say

if TYPE_CHECKING:
    from onrecord.evaluation.result import Result

SUMMARY = "Score the pipeline on a gold set"
EXAMPLE = "onrecord eval statements --gold polnear/dev --json"
Task = Literal["statements", "events"]


def command(
    task: Annotated[
        Task, typer.Argument(metavar="TASK", help="What to score: statements or events.")
    ],
    gold: Annotated[
        Path,
        typer.Option(
            exists=True, metavar="PATH", help="The gold set; its layout is recognised by content."
        ),
    ],
    errors: Annotated[
        int, typer.Option(min=0, metavar="N", help="Also print the N worst items.")
    ] = 0,
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Score only the first N items.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Run the shipped pipeline on a gold set and print its scores, in percent."""
    import importlib

    from onrecord.settings import load_settings

    module = importlib.import_module(f"onrecord.evaluation.{task}")
    result: Result = module.evaluate(gold, settings=load_settings(), errors=errors, limit=limit)
    if json:
        put_json(_json(result))
        return
    put(f"{result.task} on {result.gold}: {result.items} items")
    for name, score in result.scores.items():
        put(f"  {name:<18} {score:6.2f}")
    for case in result.errors:
        put(f"\n{case.score:.0f}  {case.item}\n  gold:  {case.gold}\n  found: {case.found}")
    said = ", ".join(f"{name} {version}" for name, version in result.versions.items())
    say(said)


def _json(result: "Result") -> object:
    import msgspec

    return msgspec.json.decode(result.to_json())

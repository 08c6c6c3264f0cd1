"""How far a long run has come, on standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.brief.terminal import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable


@contextmanager
def progress(things: str) -> "Iterator[Callable[[int, int | None, str], None] | None]":
    """A progress bar, where standard error is a terminal, for a run that counts ``things``."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn(f"{{task.completed:>6.0f}} {things}"),
        BarColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[at]}", markup=False),
    )
    console = Console(file=sys.stderr, highlight=False)
    with Progress(*columns, console=console, transient=True) as shown:
        task = shown.add_task("", total=None, at="loading the English model")

        def on_progress(done: int, total: int | None, at: str) -> None:
            shown.update(task, completed=done, total=total, at=clean_line(at)[-60:])

        yield on_progress

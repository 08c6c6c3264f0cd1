"""``onrecord doctor``: is everything in order?"""

import typer

from onrecord.cli.options import JsonOption, StoreOption, store_of
from onrecord.cli.output import put_json, put_rows

SUMMARY = "Check the installation and the record"
EXAMPLE = "onrecord doctor"
UNWELL = 1  # exit status


def command(context: typer.Context, store: StoreOption = None, json: JsonOption = False) -> None:
    """Check versions, full-text search, the English model and its hash, and the record.

    The exit status is 1 where something is wrong.
    """
    from onrecord.query import doctor

    checks = doctor(store_of(context, store))
    if json:
        put_json(checks)
    else:
        marks = {True: "ok", False: "WRONG", None: ""}
        put_rows(("", "", ""), ((check.name, marks[check.ok], check.says) for check in checks))
    if any(check.ok is False for check in checks):
        raise typer.Exit(UNWELL)

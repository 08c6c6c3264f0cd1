"""The states of the United States by name and short form: ``us_states.csv``, checked when loaded."""

import functools

from onrecord.errors import SchemaError
from onrecord.schema.tables import listed, read_rows, schema_text

_FILE = "us_states.csv"


@functools.cache
def us_states() -> dict[str, str]:
    """Code by name, short form and code itself, as written; raises ``SchemaError``."""
    return parse_us_states(schema_text(_FILE))


def parse_us_states(text: str) -> dict[str, str]:
    """Codes by form out of the table's text; raises ``SchemaError``."""
    found: dict[str, str] = {}
    for number, row in read_rows(text, _FILE, ("code", "name", "forms")):
        where = f"{_FILE}:{number}"
        for form in (row["code"], row["name"], *listed(row["forms"])):
            if not form or form in found:
                raise SchemaError(f"{where}: {form!r} is empty or stands here twice")
            found[form] = row["code"]
    return found


@functools.cache
def state_name(code: str) -> str:
    """The name of a state by its postal code; ``KeyError`` for another code."""
    names: dict[str, str] = {}
    for form, each in us_states().items():
        if each != form:
            names.setdefault(each, form)
    return names[code]

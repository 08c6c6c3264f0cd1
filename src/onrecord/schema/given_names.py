"""Whose given names tell a woman from a man: ``given_names.csv``, validated when loaded."""

import functools

from onrecord.errors import SchemaError
from onrecord.schema.tables import one_of, read_rows, schema_text

_FILE = "given_names.csv"


@functools.cache
def load_given_names() -> dict[str, str]:
    """Gender, f or m, by given name in lower case; raises ``SchemaError``."""
    return parse_given_names(schema_text(_FILE))


def parse_given_names(text: str) -> dict[str, str]:
    """Genders by given name out of the table's text; raises ``SchemaError``."""
    found: dict[str, str] = {}
    for number, row in read_rows(text, _FILE, ("name", "gender")):
        where = f"{_FILE}:{number}"
        if not row["name"] or row["name"] in found:
            raise SchemaError(f"{where}: {row['name']!r} is empty or stands here twice")
        found[row["name"]] = one_of(row["gender"], ("f", "m"), where)
    return found

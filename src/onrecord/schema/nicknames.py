"""Short forms of given names: ``nicknames.csv``, validated when loaded."""

import functools

from onrecord.errors import SchemaError
from onrecord.schema.tables import read_rows, schema_text

_FILE = "nicknames.csv"


@functools.cache
def load_nicknames() -> dict[str, str]:
    """Full name by short form, both in lower case; raises ``SchemaError``."""
    return parse_nicknames(schema_text(_FILE))


def parse_nicknames(text: str) -> dict[str, str]:
    """Full names by short form out of the table's text; raises ``SchemaError``."""
    found: dict[str, str] = {}
    for number, row in read_rows(text, _FILE, ("nickname", "name")):
        if not row["nickname"] or not row["name"] or row["nickname"] in found:
            raise SchemaError(
                f"{_FILE}:{number}: {row['nickname']!r} is empty or stands here twice"
            )
        found[row["nickname"]] = row["name"]
    return found


def full_given_name(name: str) -> str:
    """The full form of a given name ("joseph" for "joe"); the name itself where no short form is known. Lower case."""
    return load_nicknames().get(name, name)

"""The country of regions and well-known places that are no town: ``regions.csv``."""

import functools

from onrecord.errors import SchemaError
from onrecord.schema.countries import load_countries
from onrecord.schema.tables import listed, read_rows, schema_text

_FILE = "regions.csv"


@functools.cache
def regions() -> dict[str, str]:
    """ISO 3166-1 alpha-2 code by name as written; raises ``SchemaError``."""
    return parse_regions(schema_text(_FILE))


def parse_regions(text: str) -> dict[str, str]:
    """Codes by name out of the table's text; raises ``SchemaError``."""
    found: dict[str, str] = {}
    for number, row in read_rows(text, _FILE, ("country", "names")):
        where = f"{_FILE}:{number}"
        if row["country"] not in load_countries():
            raise SchemaError(f"{where}: {row['country']!r} is not in countries.csv")
        for name in listed(row["names"]):
            if name in found:
                raise SchemaError(f"{where}: {name!r} stands here twice")
            found[name] = row["country"]
    return found

"""Codes of countries beside ISO 3166-1 alpha-2: alpha-3, Correlates of War, PLOVER; ``country_codes.csv``."""

import functools
from typing import NamedTuple

from onrecord.errors import SchemaError
from onrecord.schema.tables import read_rows, schema_text

_FILE = "country_codes.csv"
_COLUMNS = ("code", "cow", "abbreviation", "of")
_KOSOVO = "XK"
_KOSOVO_IN_PLOVER = "KOS"  # the manual: "It does not have an ISO code; we use KOS"


class CountryCodes(NamedTuple):
    """A country's codes. ``None`` where a list does not hold it.

    ``iso3`` is ISO 3166-1 alpha-3; ``cow`` and ``cow_abbreviation`` the Correlates of War number and
    abbreviation; ``plover`` what PLOVER's country field holds, which is the controlling state's code
    for a dependency.
    """

    iso2: str
    iso3: str | None
    cow: int | None
    cow_abbreviation: str | None
    plover: str


@functools.cache
def country_codes() -> dict[str, CountryCodes]:
    """Codes by ISO 3166-1 alpha-2; raises ``SchemaError`` where the table is malformed."""
    return parse_country_codes(schema_text(_FILE))


def parse_country_codes(text: str) -> dict[str, CountryCodes]:
    """Codes out of the table's text; raises ``SchemaError``."""
    iso3 = _alpha_3()
    rows: dict[str, dict[str, str]] = {}
    numbers: set[str] = set()
    for number, row in read_rows(text, _FILE, _COLUMNS):
        where, code = f"{_FILE}:{number}", row["code"]
        if code in rows or (code not in iso3 and code != _KOSOVO):
            raise SchemaError(f"{where}: {code!r} is not in ISO 3166-1 or stands here twice")
        if bool(row["cow"]) != bool(row["abbreviation"]) or (row["cow"] and row["of"]):
            raise SchemaError(f"{where}: a number goes with an abbreviation, and never with 'of'")
        if row["cow"] and (not row["cow"].isdigit() or row["cow"] in numbers):
            raise SchemaError(f"{where}: {row['cow']!r} is no number or stands here twice")
        numbers.add(row["cow"])
        rows[code] = row
    for code, row in rows.items():
        if row["of"] and (row["of"] not in rows or rows[row["of"]]["of"]):
            raise SchemaError(f"{_FILE}: {code}: {row['of']!r} is no state of this table")
    return {
        code: CountryCodes(
            code,
            iso3.get(code),
            int(row["cow"]) if row["cow"] else None,
            row["abbreviation"] or None,
            iso3.get(row["of"] or code, _KOSOVO_IN_PLOVER),
        )
        for code, row in rows.items()
    }


def _alpha_3() -> dict[str, str]:
    import pycountry

    return {entry.alpha_2: entry.alpha_3 for entry in pycountry.countries}

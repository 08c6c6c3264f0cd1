"""Countries as news names them: ``countries.csv`` over Babel's CLDR names and pycountry's ISO 3166-1."""

import functools
import warnings
from typing import NamedTuple

from onrecord.errors import SchemaError
from onrecord.schema.tables import listed, one_of, read_rows, schema_text

_FILE = "countries.csv"
_COLUMNS = ("code", "region", "names", "demonyms", "capitals", "seats", "descriptions", "needs")
_REGIONS = ("AF", "AS", "EU", "NA", "SA", "OC", "ME")
REGION_WORDS = {
    "african": ("AF",),
    "asian": ("AS",),
    "european": ("EU",),
    "american": ("NA", "SA"),
    "pacific": ("OC",),
    "arab": ("ME",),
}


class Country(NamedTuple):
    """A country or territory. ``code`` is ISO 3166-1 alpha-2; ``name`` the standard name here."""

    code: str
    name: str
    region: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    descriptions: tuple[str, ...]
    needs: tuple[str, ...]


@functools.cache
def load_countries() -> dict[str, Country]:
    """Every country by code; raises ``SchemaError`` where the table is malformed."""
    return parse_countries(schema_text(_FILE))


def parse_countries(text: str) -> dict[str, Country]:
    """Countries out of the table's text, with the names that CLDR and ISO add; raises ``SchemaError``."""
    common, formal = _cldr_names(), _iso_names()
    countries: dict[str, Country] = {}
    for number, row in read_rows(text, _FILE, _COLUMNS):
        where = f"{_FILE}:{number}"
        code = row["code"]
        if code not in common or code in countries:
            raise SchemaError(f"{where}: {code!r} is unknown to CLDR or stands here twice")
        own = listed(row["names"])
        standard = next((name[1:] for name in own if name.startswith("=")), common[code])
        names = [standard, common[code], *(name.lstrip("=") for name in own), *formal.get(code, ())]
        names += [name.replace("&", "and") for name in names if "&" in name]
        countries[code] = Country(
            code=code,
            name=standard,
            region=one_of(row["region"], _REGIONS, where),
            names=tuple(dict.fromkeys(name for name in names if "(" not in name)),
            demonyms=listed(row["demonyms"]),
            capitals=listed(row["capitals"]),
            seats=listed(row["seats"]),
            descriptions=listed(row["descriptions"]),
            needs=listed(row["needs"]),
        )
    return countries


@functools.cache
def country_of_demonym() -> dict[str, str]:
    """Code by demonym as printed, with regular plurals: "Japanese", "Germans" …"""
    found: dict[str, str] = {}
    for country in load_countries().values():
        for demonym in country.demonyms:
            found.setdefault(demonym, country.code)
            if not demonym.endswith(("ese", "ish", "sh", "ch", "ss", "men", "x", "z")):
                found.setdefault(demonym + "s", country.code)
    return found


def _cldr_names() -> dict[str, str]:
    from babel import Locale

    return dict(Locale("en").territories)


def _iso_names() -> dict[str, tuple[str, ...]]:
    import pycountry

    found: dict[str, tuple[str, ...]] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pycountry warns where an entry has no common name
        for entry in pycountry.countries:
            fields = (getattr(entry, key, None) for key in ("name", "common_name", "official_name"))
            found[entry.alpha_2] = tuple(
                str(name) for name in fields if name and "," not in name and "(" not in name
            )
    return found

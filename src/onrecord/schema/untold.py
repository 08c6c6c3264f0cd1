"""Institutions and posts named without their country, and which countries have them: ``untold.csv``."""

import functools
from typing import NamedTuple

from onrecord.errors import SchemaError
from onrecord.schema.countries import load_countries
from onrecord.schema.tables import listed, read_rows, schema_text

_FILE = "untold.csv"


class Untold(NamedTuple):
    """``of`` is the kind of an institution, or whose a post is: "country" or an institution's words.

    ``only`` are the ISO codes of the countries that have it, ``never`` of those that have not;
    both empty for any country.
    """

    words: str
    of: str
    only: frozenset[str]
    never: frozenset[str]

    def allows(self, code: str) -> bool:
        """True where the country may have one so named."""
        return code not in self.never and (not self.only or code in self.only)


@functools.cache
def untold() -> dict[str, Untold]:
    """Every entry by its words; raises ``SchemaError``."""
    return parse_untold(schema_text(_FILE))


def parse_untold(text: str) -> dict[str, Untold]:
    """Entries out of the table's text; raises ``SchemaError``."""
    found: dict[str, Untold] = {}
    for number, row in read_rows(text, _FILE, ("words", "of", "countries")):
        where = f"{_FILE}:{number}"
        words, cell = row["words"], row["countries"]
        codes = frozenset(listed(cell.removeprefix("!")))
        if not words or words in found or not row["of"]:
            raise SchemaError(f"{where}: {words!r} is empty, stands here twice or is of nothing")
        if unknown := codes - load_countries().keys():
            raise SchemaError(f"{where}: {min(unknown)!r} is not in countries.csv")
        none: frozenset[str] = frozenset()
        only, never = (none, codes) if cell.startswith("!") else (codes, none)
        found[words] = Untold(words, row["of"], only, never)
    return found

"""CAMEO's event codes in PLOVER's terms: ``cameo.csv``."""

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from onrecord.errors import SchemaError
from onrecord.schema.contexts import contexts
from onrecord.schema.plover import plover
from onrecord.schema.tables import listed, one_of, read_rows, schema_text

FILE = "cameo.csv"
_COLUMNS = ("code", "meaning", "type", "mode", "contexts", "table")


class CameoCode(NamedTuple):
    """A code with what it is here.

    ``mode`` is ``None`` where CAMEO does not tell it. ``table`` is what the published conversion table
    has where OnRecord departs from it, else ``None``.
    """

    code: str
    meaning: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    table: str | None


@functools.cache
def cameo() -> Mapping[str, CameoCode]:
    """Every code in ascending order; raises ``SchemaError`` when the file is malformed."""
    return parse_cameo(schema_text(FILE))


def parse_cameo(text: str) -> Mapping[str, CameoCode]:
    """Codes out of the table's text; raises ``SchemaError`` naming file and line."""
    types = plover().types
    found: dict[str, CameoCode] = {}
    for number, row in read_rows(text, FILE, _COLUMNS):
        where = f"{FILE}:{number}"
        code = row["code"]
        if not (code.isdigit() and len(code) in {3, 4}) or code in found:
            raise SchemaError(
                f"{where}: {code!r} is no code of three or four digits, or stands twice"
            )
        kind = one_of(row["type"], tuple(types), where)
        if row["mode"]:
            one_of(row["mode"], tuple(types[kind].modes), where)
        told = listed(row["contexts"])
        for context in told:
            one_of(context, tuple(contexts()), where)
        found[code] = CameoCode(
            code, row["meaning"], kind, row["mode"] or None, told, row["table"] or None
        )
    return MappingProxyType(found)


def find_cameo(code: str) -> CameoCode | None:
    """A code, or the nearest above it where it has one digit too many: 08313 is 0831; else ``None``."""
    table = cameo()
    while len(code) >= 3:
        if code in table:
            return table[code]
        code = code[:-1]
    return None

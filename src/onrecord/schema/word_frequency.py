"""In how many reports of a thousand a word stands: ``word_frequency.csv``, validated when loaded."""

import functools

from onrecord.errors import SchemaError
from onrecord.schema.tables import read_rows, schema_text

_FILE = "word_frequency.csv"


@functools.cache
def load_word_frequency() -> dict[str, int]:
    """Reports of a thousand that hold a word, by word in lower case; raises ``SchemaError``."""
    return parse_word_frequency(schema_text(_FILE))


def parse_word_frequency(text: str) -> dict[str, int]:
    """Frequencies by word out of the table's text; raises ``SchemaError``."""
    found: dict[str, int] = {}
    for number, row in read_rows(text, _FILE, ("word", "reports")):
        word, reports = row["word"], row["reports"]
        where = f"{_FILE}:{number}"
        if not word or word != word.lower() or word in found:
            raise SchemaError(f"{where}: {word!r} is empty, not lower case or stands here twice")
        if not reports.isdigit() or not 1 <= int(reports) <= 1000:
            raise SchemaError(f"{where}: {reports!r} is no number from 1 to 1000")
        found[word] = int(reports)
    return found

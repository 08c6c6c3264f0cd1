"""Words too common to tell one happening from another, read from ``common_words.yaml``."""

import functools

from onrecord.errors import SchemaError
from onrecord.schema.lines import read_vocabulary, words

FILE = "common_words.yaml"


@functools.cache
def common_words() -> frozenset[str]:
    """The words, lower case; raises ``SchemaError`` when the file is malformed."""
    data = read_vocabulary(FILE)
    found = frozenset(words(data, "words", FILE))
    if not found:
        raise SchemaError(f"{FILE}:1: words may not be empty")
    return found
